"""Small pieces of HTML that several views share."""

from __future__ import annotations

from html import escape

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def text(value: str) -> str:
    """Return `value` as HTML text."""
    return escape(value, quote=False)


def attribute(value: str | int) -> str:
    """Return `value` as an attribute's value, quotes included."""
    return f'"{escape(str(value), quote=True)}"'


def circled(index: int) -> str:
    """Return the number of citation `index` (counted from 0) in a circle, in brackets from the twenty-first on."""
    return CIRCLED[index] if index < len(CIRCLED) else f"({index + 1})"


def question_button(question: str) -> str:
    """Return a button that asks `question`."""
    return f'<button type="button" class="ask" data-question={attribute(question)}>{text(question)}</button>'


def breadcrumbs(parts: tuple[str, ...], label: str) -> str:
    """Return headings from the outermost to the innermost as a list with a name for screen readers."""
    items = "".join(f"<li>{text(part)}</li>" for part in parts)
    return f'<ol class="crumbs" aria-label={attribute(label)}>{items}</ol>' if items else ""
