"""Which columns of a table name its rows, and which hold figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.reports.model import Cell, Report, Table

YEAR = re.compile(r"(?:19|20)\d{2}年?")
NUMERIC = re.compile(r"[-−－]?[\d,.]+%?")
# What a quantity is for: 元/月, 元/人·年.
_RATE = re.compile(r"(?:/[\u4e00-\u9fff·]{1,6})*")


@dataclass(frozen=True, slots=True)
class View:
    """A table as its figures are read: its cells and their texts by place, its headers and unit columns by column.

    `first` is the table's column that is the view's first.
    """

    report: Report
    table: Table
    grid: dict[tuple[int, int], Cell]
    texts: dict[tuple[int, int], str]
    headers: dict[int, str]
    units: frozenset[int]
    first: int = 0


def label_columns(view: View, body: list[int]) -> tuple[list[int], int]:
    """Return the columns that name groups of rows, and the one that names the rows; running numbers are neither.

    A column names groups where some name stands in two rows one above the other, and the next column has words too.
    """
    groups: list[int] = []
    at = next((column for column in sorted(view.headers) if _is_label_column(view, column, body)), 0)
    while at + 1 not in view.units and _is_label_column(view, at + 1, body) and _has_groups(view, at, body):
        groups.append(at)
        at += 1
    return groups, at


def _is_label_column(view: View, column: int, body: list[int]) -> bool:
    filled = [row for row in body if view.texts.get((row, column))]
    return bool(filled) and sum(1 for row in filled if _names(view, row, column)) * 2 > len(filled)


def _has_groups(view: View, column: int, body: list[int]) -> bool:
    texts = [view.texts.get((row, column), "") for row in body]
    return any(above == below != "" for above, below in pairwise(texts))


def _names(view: View, row: int, column: int) -> bool:
    """Tell whether a cell holds words, or the year a row is about; a running number or a figure names nothing."""
    text, header = view.texts[row, column], view.headers.get(column, "")
    if YEAR.fullmatch(text):
        return "年" in text or "年" in header
    return bool(text) and not NUMERIC.fullmatch(text) and whole_quantity(text) is None


def whole_quantity(text: str) -> Quantity | None:
    """Return the quantity that a cell is, and nothing but: 76家, 200元/月."""
    own = list(quantities(text))
    alone = len(own) == 1 and own[0].span.start == 0 and _RATE.fullmatch(text[own[0].span.end :])
    return own[0] if alone else None


def columns_of(row: int, grid: dict[tuple[int, int], Cell]) -> list[int]:
    """Return the columns that a row has, from the left."""
    columns: list[int] = []
    while (row, len(columns)) in grid:
        columns.append(len(columns))
    return columns
