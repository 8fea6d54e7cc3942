"""Rows of tables that a file flattened to one cell a line: which column a cell was in is lost, their order is not.

The first words of such a row name it. A cell that is a quantity and no more is what the cell before it says (总投资 |
5亿元); a cell of prose is read as a sentence is, and says it of the row's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.figures.table_labels import NUMERIC, whole_quantity
from qa_bot.reports.model import Report
from qa_bot.reports.tables import SEPARATOR
from qa_bot.text.span import Span

_LABEL = re.compile(r"[\u4e00-\u9fff（）()]{2,10}")
_SHORTEST_PROSE = 8


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row: where it stands, what it is of, its quantities with their labels, its cells of prose."""

    span: Span
    name: str
    quantities: tuple[tuple[str, Span], ...]
    prose: tuple[Span, ...]


def flat_rows(report: Report) -> Iterator[FlatRow]:
    """Yield the rows of `report` that stand in none of its tables and have a name.

    Of rows that OCR read none is: there a cell may be missing without a trace.
    """
    tables = [table.span for table in report.tables]
    for block in report.blocks:
        if block.kind != "table" or any(span.covers(block.span) for span in tables):
            continue
        if report.is_recognized(block.span):
            continue
        cells = list(_cells(report.text, block.span))
        names = [at for at, cell in enumerate(cells) if not NUMERIC.fullmatch(cell.of(report.text))]
        if names:
            yield _row(report.text, block.span, cells[names[0] :])


def _row(text: str, span: Span, cells: list[Span]) -> FlatRow:
    quantities = [
        (label, cell)
        for before, cell in pairwise(cells)
        if _LABEL.fullmatch(label := before.of(text)) and whole_quantity(cell.of(text))
    ]
    taken = {cell for _, cell in quantities}
    prose = [cell for cell in cells[1:] if cell not in taken and len(cell) >= _SHORTEST_PROSE]
    return FlatRow(span, cells[0].of(text), tuple(quantities), tuple(prose))


def _cells(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for cell in span.of(text).split(SEPARATOR):
        yield Span(start, start + len(cell))
        start += len(cell) + len(SEPARATOR)
