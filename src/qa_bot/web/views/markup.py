"""Small pieces of HTML that several views share."""

from __future__ import annotations

import json
from html import escape

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def text(value: str) -> str:
    """Return `value` as HTML text."""
    return escape(value, quote=False)


def attribute(value: str | int) -> str:
    """Return `value` as an attribute's value, quotes included."""
    return f'"{escape(str(value), quote=True)}"'


def data(value: object) -> str:
    """Return `value`, plain JSON types, as an attribute's value for a script to read."""
    return attribute(json.dumps(value, ensure_ascii=False))


def circled(index: int) -> str:
    """Return the number of citation `index` (counted from 0) in a circle, in brackets from the twenty-first on."""
    return CIRCLED[index] if index < len(CIRCLED) else f"({index + 1})"


def question_button(question: str) -> str:
    """Return a button that asks `question`."""
    return f'<button type="button" class="ask" data-question={attribute(question)}>{text(question)}</button>'


def chip(turn: int, index: int, label: str, *, current: bool | None = None, sign: str = "", note: str = "") -> str:
    """Return the button that opens passage `index` of turn `turn`; `current` tells whether it is shown now.

    It shows the passage's number, or `sign` where the passage is no evidence and has none to be cited by, and `note`,
    HTML, after it.
    """
    state = "" if current is None else f' aria-current="{str(current).lower()}"'
    return (
        f'<button type="button" class="open chip" data-turn="{turn}" data-index="{index}"{state} '
        f"aria-label={attribute(label)} title={attribute(label)}>{sign or circled(index)}{note}</button>"
    )


def breadcrumbs(parts: tuple[str, ...], label: str) -> str:
    """Return headings from the outermost to the innermost as a list with a name for screen readers."""
    items = "".join(f"<li>{text(part)}</li>" for part in parts)
    return f'<ol class="crumbs" aria-label={attribute(label)}>{items}</ol>' if items else ""
