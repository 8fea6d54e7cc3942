"""Words that name two opposite things at once (进出口), which are neither of them."""

from __future__ import annotations

_JOINT = (("进出口", "外贸"), ("城乡", "各地"))


def apart(text: str) -> str:
    """Return a text in which what counts both ways is neither: 进出口 is no 出口."""
    for joint, neither in _JOINT:
        text = text.replace(joint, neither)
    return text
