"""What texts have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile


def shared_start(texts: Sequence[str]) -> str:
    """Return the characters all of `texts` begin with; "" where there are none."""
    alike = takewhile(lambda column: len(set(column)) == 1, zip(*texts, strict=False))
    return "".join(column[0] for column in alike)
