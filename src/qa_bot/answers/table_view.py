"""A table as a reader sees it: columns with their headers, and rows whose cells stand under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import context_of
from qa_bot.reports.model import Cell, Report, Table
from qa_bot.text.span import Span

REPORTS = 3
"""Best reports in whose tables is looked."""
_LEVELS = re.compile(r"^[#\s　]*(?:其中|其他|合计|总计|小计|总量)|^#")
"""Rows that are parts of another or sum the others up."""


@dataclass(frozen=True)
class TableView:
    """A table of `report` whose first rows head its columns."""

    report: Report
    table: Table

    @cached_property
    def headers(self) -> Mapping[int, str]:
        """Return what heads each column, the texts of its header cells from above down, each once."""
        found: dict[int, list[str]] = {}
        for cell in self.table.cells:
            if cell.header and (text := self.text(cell)) not in found.setdefault(cell.column, []):
                found[cell.column].append(text)
        return {column: " ".join(texts) for column, texts in found.items()}

    @cached_property
    def rows(self) -> tuple[Mapping[int, Cell], ...]:
        """Return the rows below the header that have all its columns, each as its cells by column."""
        rows: dict[int, dict[int, Cell]] = {}
        for cell in self.table.cells:
            if not cell.header:
                rows.setdefault(cell.row, {})[cell.column] = cell
        return tuple(row for row in rows.values() if len(row) == len(self.headers))

    @property
    def tells(self) -> str:
        """Return what a reader knows of the table before reading a row: titles, headings, caption and headers."""
        above = context_of(self.report, Span(self.table.span.start, self.table.span.start))
        return " ".join((above, self.table.caption, *self.headers.values()))

    def text(self, cell: Cell) -> str:
        """Return the text of a cell."""
        return cell.span.of(self.report.text).strip()

    def named_by(self, noun: str) -> int | None:
        """Return the column that names a `noun` in each row (病种名称 for 病种), each another; None where none does."""
        ends = [noun, noun[-2:]] if len(noun) > 2 else [noun]
        for end in ends:
            for column, header in self.headers.items():
                names = [self.text(row[column]) for row in self.rows]
                if len(end) > 1 and end in header and len(set(names)) == len(names) and all(map(_is_name, names)):
                    return column
        return None

    def is_part(self, cell: Cell) -> bool:
        """Tell whether a row of this name is part of another row or sums up others."""
        return bool(_LEVELS.search(self.text(cell)))

    def line(self, row: Mapping[int, Cell]) -> Span:
        """Return where a row stands."""
        return Span(min(cell.span.start for cell in row.values()), max(cell.span.end for cell in row.values()))


def table_views(asked: Asked) -> Iterator[TableView]:
    """Yield the tables of the best reports that have headers and more than one row below them."""
    for report in list(dict.fromkeys(evidence.report for evidence in asked.evidence))[:REPORTS]:
        for table in report.tables:
            view = TableView(report, table)
            if len(view.headers) > 1 and len(view.rows) > 1:
                yield view


def _is_name(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]{2}", text))
