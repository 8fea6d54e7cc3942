"""Rows of tables on a page that was read from a picture: a table where its columns are beyond doubt, rows of text else.

A picture has no rules to go by, only boxes of text. A figure under the wrong header is worse than one left out: where a
box is missing, a label is wrapped or a header has two lines, the rows are kept as text, and no figure is taken of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Literal

from qa_bot.reports.headings import is_caption, is_heading_line
from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.grid import GridCell, own_table, table_lines
from qa_bot.reports.readers.pdf_page import PlacedTable, in_lines

_APART = 1.5
"""How far apart two boxes of one line are at least that are two cells, in heights of their signs."""
_FEWEST_ROWS = 3
_NEXT_ROW = 2.5
"""How far below the one before, in heights, a line may begin that is of the same table."""
_VALUE = re.compile(r"[-−－+]?[0-9][0-9,.]*\s*(?:[%％‰]|[\u4e00-\u9fff]{0,6})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")
_BEGINS_WITH_NUMBER, _ENDS_IN_NUMBER = re.compile(r"[-−－+]?[0-9]"), re.compile(r"[0-9][%％‰]?$")

Word = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line with a gap on both sides: what it says, and where it stands."""

    text: str
    left: float
    right: float
    top: float
    height: float

    @property
    def is_value(self) -> bool:
        return bool(_VALUE.fullmatch(self.text))

    @property
    def kind(self) -> Literal["value", "text", "mixed"]:
        """Tell a value from text without a digit in it; what is neither may be two cells."""
        if self.is_value:
            return "value"
        return "mixed" if re.search(r"[0-9]", self.text) else "text"


_Row = list[_Cell]


def take_tables(words: list[Word]) -> tuple[list[Word], list[PlacedTable]]:
    """Return the words of a page that stand in no rows of a table, and those rows."""
    lines = in_lines(words)
    rows = [_cells(line) for line in lines]
    rest: list[Word] = []
    placed: list[PlacedTable] = []
    done = 0
    for start, end in _runs(rows):
        rest += [word for line in lines[done:start] for word in line]
        placed.append(PlacedTable(tuple(_as_lines(rows, start, end)), rows[start][0].top))
        done = end
    return [*rest, *(word for line in lines[done:] for word in line)], placed


def _cells(line: list[Word]) -> _Row:
    """Return the cells of a line from left to right; boxes with no more than a sign's width between them are one."""
    groups: list[list[Word]] = []
    for word in sorted(line, key=lambda item: item["x0"]):
        if groups and word["x0"] - groups[-1][-1]["x1"] < _APART * word["size"]:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [
        _Cell(
            " ".join(word["text"] for word in group),
            group[0]["x0"],
            group[-1]["x1"],
            min(word["top"] for word in group),
            median(word["size"] for word in group),
        )
        for group in groups
    ]


def _runs(rows: list[_Row]) -> Iterator[tuple[int, int]]:
    """Yield from where to where rows of several cells follow each other, at least half of them with a number."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) > 1 and (end == start or _follows(rows[end - 1], rows[end])):
            end += 1
        numbered = sum(any(cell.is_value for cell in row) for row in rows[start:end])
        if end > start and numbered * 2 >= end - start:
            yield start, end
        start = max(end, start + 1)


def _follows(above: _Row, below: _Row) -> bool:
    return below[0].top - above[0].top <= _NEXT_ROW * below[0].height


def _as_lines(rows: list[_Row], start: int, end: int) -> list[SourceLine]:
    run = rows[start:end]
    if _is_grid(run) and not any(_may_wrap(row, run) for row in (*rows[start - 1 : start], *rows[end : end + 1])):
        return own_table(table_lines([GridCell(cell.text) for cell in row] for row in run))
    texts = (tuple(cell.text for cell in row) for row in run)
    return [SourceLine(" | ".join(cells), 1, "row", cells=cells) for cells in texts]


def _is_grid(run: list[_Row]) -> bool:
    """Tell whether rows make a table without doubt: every cell is there, in its column, and of its column's kind."""
    if len(run) < _FEWEST_ROWS or len({len(row) for row in run}) != 1:
        return False
    columns = list(zip(*run, strict=True))
    apart = all(max(c.right for c in left) < min(c.left for c in right) for left, right in pairwise(columns))
    header = not any(_BEGINS_WITH_NUMBER.match(_YEAR.sub("", cell.text)) for cell in run[0])
    # 国有工业74.6 is a label and a number that the engine took for one stretch; 31.6 64.9 are two numbers.
    named = not any(_is_value_or_holds_one(_YEAR.sub("", cell.text)) for cell in columns[0])
    kinds = [{cell.kind for cell in column[1:]} for column in columns[1:]]
    return apart and header and named and all(kind in ({"value"}, {"text"}) for kind in kinds) and {"value"} in kinds


def _is_value_or_holds_one(text: str) -> bool:
    return bool(_VALUE.fullmatch(text) or _ENDS_IN_NUMBER.search(text))


def _may_wrap(row: _Row, run: list[_Row]) -> bool:
    """Tell whether a line right above or below a table may be a part of one of its cells: it lies in one column."""
    if len(row) != 1 or is_heading_line(row[0].text) or is_caption(row[0].text):
        return False
    near = min(abs(row[0].top - other[0].top) for other in (run[0], run[-1]))
    inside = any(
        row[0].left >= min(cell.left for cell in column) - row[0].height
        and row[0].right <= max(cell.right for cell in column) + row[0].height
        for column in zip(*run, strict=True)
    )
    return inside and near <= _NEXT_ROW * row[0].height
