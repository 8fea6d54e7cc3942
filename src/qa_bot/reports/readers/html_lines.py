"""The lines that a web page shows: one for each block, line break or table row, in the order of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.html_table import element_lines, own_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
        form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""",
    )
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LONGEST_HEADING = 60
_SPACES = re.compile(r"[^\S\t]+")
# A line of strokes and symbols only is ornament.
_SAYS_SOMETHING = re.compile(r"\w")


def page_lines(body: HtmlElement, main: HtmlElement) -> tuple[list[SourceLine], list[SourceLine], list[SourceLine]]:
    """Return the lines of `body` before `main`, of `main`, and after it."""
    walker = _Walker(main)
    walker.walk(body)
    walker.flush()
    start, end = walker.bounds
    return walker.lines[:start], walker.lines[start:end], walker.lines[end:]


def is_data_table(table: HtmlElement) -> bool:
    """Tell whether a table holds data: several columns, and no table or heading in a cell, as a page's frame has."""
    if table.get("role") == "presentation" or any(True for _ in table.iterdescendants("table", "h1", "h2", "h3")):
        return False
    return max((len([cell for cell in row if cell.tag in ("td", "th")]) for row in own_rows(table)), default=0) >= 2


class _Walker:
    """Walks the page; `_pieces` is the text of the open line with its boldness, `bounds` the lines of the main part."""

    def __init__(self, main: HtmlElement) -> None:
        self.lines: list[SourceLine] = []
        self.bounds = (0, 0)
        self._main = main
        self._pieces: list[tuple[str, bool]] = []

    def walk(self, element: HtmlElement, *, bold: bool = False) -> None:
        """Take the lines of `element` and all that is in it."""
        if element.tag in _BLOCKS or element.tag == "br":
            self.flush()
        start = len(self.lines)
        if element.tag == "table" and is_data_table(element):
            self.lines += element_lines(element)
        else:
            self._inside(element, bold=bold or _is_bold(element))
        if element.tag in _BLOCKS:
            self.flush(_heading_level(element))
        if element is self._main:
            self.bounds = (start, len(self.lines))

    def flush(self, level: int = 0) -> None:
        """End the open line; with a `level` it is a heading."""
        text = marked(self._pieces)
        self._pieces = []
        if not _SAYS_SOMETHING.search(text):
            return
        if level and len(text) <= _LONGEST_HEADING:
            self.lines.append(SourceLine(text.replace("**", ""), 1, "heading", level))
        else:
            self.lines.append(SourceLine(text, 1, starts=True))

    def _inside(self, element: HtmlElement, *, bold: bool) -> None:
        if isinstance(element.tag, str) and element.text:
            self._pieces.append((element.text.replace("\t", " "), bold))
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, bold=bold)
            if child.tail:
                self._pieces.append((child.tail.replace("\t", " "), bold))


def marked(pieces: list[tuple[str, bool]]) -> str:
    """Return text given in pieces on one line, with `**` around each run of bold pieces; tabs stay."""
    text = ""
    was_bold = False
    for piece, bold in pieces:
        # White space has no weight of its own: it opens and closes nothing.
        if piece.strip() and bold != was_bold:
            text, was_bold = text + "**", bold
        text += piece
    return _SPACES.sub(" ", text + "**" if was_bold else text).strip()


def _is_bold(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or bool(_BOLD_STYLE.search(element.get("style") or ""))


def _heading_level(element: HtmlElement) -> int:
    return int(element.tag[1]) if re.fullmatch(r"h[1-6]", str(element.tag)) else 0
