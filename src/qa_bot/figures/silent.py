"""Tables that hold numbers none of which is in the figure library: what an operator should know of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from qa_bot.figures.model import Figure
from qa_bot.figures.table_labels import NUMERIC
from qa_bot.reports.model import Report, Table


def silent_tables(report: Report, figures: Sequence[Figure]) -> tuple[Table, ...]:
    """Return the tables of `report` with a number in a cell and no figure in `figures`, which are in reading order."""
    starts = [figure.span.start for figure in figures if figure.report == report.id]
    return tuple(table for table in report.tables if _has_numbers(report, table) and not _has_figures(table, starts))


def _has_numbers(report: Report, table: Table) -> bool:
    return any(NUMERIC.fullmatch(cell.span.of(report.text).strip()) for cell in table.cells if not cell.header)


def _has_figures(table: Table, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, table.span.start)
    return at < len(starts) and starts[at] < table.span.end
