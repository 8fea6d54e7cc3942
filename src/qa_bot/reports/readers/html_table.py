"""HTML tables, those of web pages and those that text recognition writes into Markdown: their rows, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.grid import GridCell, own_table, table_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_BREAKING = frozenset({"br", "p", "div", "li", "tr"})


def split_at_tables(line: str) -> list[str]:
    """Cut `line` into the text between tables and the tables, in order, without empty pieces."""
    pieces: list[str] = []
    position = 0
    for found in _TABLE.finditer(line):
        pieces += [line[position : found.start()], found.group()]
        position = found.end()
    return [piece for piece in (*pieces, line[position:]) if piece.strip()]


def is_table(piece: str) -> bool:
    """Tell whether `piece` is an HTML table as a whole."""
    return bool(_TABLE.fullmatch(piece.strip()))


def table_source_lines(table: str, blank_before: int) -> list[SourceLine]:
    """Return the lines of an HTML table that is given as text."""
    from lxml import html

    return element_lines(html.fragment_fromstring(table.strip()), blank_before)


def element_lines(table: HtmlElement, blank_before: int = 1) -> list[SourceLine]:
    """Return the lines of a `table` element: its caption, then its rows."""
    captions = [SourceLine(cell_text(caption), blank_before, starts=True) for caption in table.iterfind("caption")]
    rows = [[_grid_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in own_rows(table)]
    return captions + own_table(table_lines(rows, blank_before))


def own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows of a table, those of its `thead`, `tbody` and `tfoot` too, but none of a table inside a cell."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cell_text(element: HtmlElement) -> str:
    """Return what a cell says on one line; lines of the cell are set apart by a space."""
    # The space of a line break is visible only between Latin words: Chinese closes up when it is normalised.
    return " ".join("".join(_in_order(element)).split())


def _in_order(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        gap = " " if child.tag in _BREAKING else ""
        if isinstance(child.tag, str):
            yield gap
            yield from _in_order(child)
            yield gap
        yield child.tail or ""


def _grid_cell(cell: HtmlElement) -> GridCell:
    return GridCell(cell_text(cell), _span(cell.get("rowspan")), _span(cell.get("colspan")))


def _span(value: str | None) -> int:
    return int(value) if value and value.strip().isdigit() and int(value) > 0 else 1
