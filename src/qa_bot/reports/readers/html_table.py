"""HTML tables that stand inside Markdown, as text recognition writes them: their rows, cell by cell."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_WIDEST_SPAN = 50


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


def table_rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of an HTML table, top to bottom; cells that a span covers are empty, so that columns line up."""
    parser = _TableParser()
    parser.feed(table)
    parser.close()
    return [tuple(row) for row in parser.rows if any(row)]


class _TableParser(HTMLParser):
    """Collects rows; `_pending` counts, for each column, the rows that a cell from above still covers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._pending: dict[int, int] = {}
        self._spans = (1, 1)
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._finish_cell()
            known = dict(attrs)
            self._spans = (_span(known.get("rowspan")), _span(known.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._finish_cell()
        if tag == "tr" and self.rows:
            self._cover(self.rows[-1])

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _finish_cell(self) -> None:
        if self._text is None:
            return
        if not self.rows:
            self.rows.append([])
        row, (down, across) = self.rows[-1], self._spans
        self._cover(row)
        for offset in range(across):
            if down > 1:
                self._pending[len(row)] = down - 1
            row.append("".join(self._text).strip() if offset == 0 else "")
        self._text = None

    def _cover(self, row: list[str]) -> None:
        while self._pending.get(len(row), 0) > 0:
            self._pending[len(row)] -= 1
            row.append("")


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST_SPAN) if value and value.isdigit() and int(value) > 0 else 1
