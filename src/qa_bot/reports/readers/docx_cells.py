"""Table cells that hold a whole column: a converter that saw no rule between the rows of a table made one row of them.

Where each cell of such a row has as many lines as there are labels, the lines are the rows; a line of numbers set apart
by tabs fills the columns that its cell covers, or the empty cells beside it. Labels that ran together are parted where
there is just one way that gives as many as there are numbers. Labels stand at the left of their numbers, and a table
may hold two such pairs side by side.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from qa_bot.reports.readers.grid import GridCell
from qa_bot.text.words import segmenter

_FEWEST_LABELS = 3
_NUMBER = re.compile(r"[-−－+]?[0-9][0-9,.]*%?|—+|-|…+")


def unstacked(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return `rows` with stacked ones as the rows they were, and every cell's text on one line."""
    return [cells for row in rows for cells in _rows_of(row)]


def _rows_of(row: list[GridCell]) -> list[list[GridCell]]:
    columns = _columns(row)
    if columns is None:
        return [[GridCell(" ".join(cell.text.split()), cell.rows, cell.columns) for cell in row]]
    texts = zip_longest(*columns, fillvalue="")
    return [[GridCell(" ".join(text.split())) for text in line] for line in texts]


def _columns(row: list[GridCell]) -> list[list[str]] | None:
    """Return what each column of a stacked row holds, line by line, or None where the row is what it seems."""
    if not row or len(row[0].text.split("\n")) < _FEWEST_LABELS or any(cell.rows > 1 for cell in row):
        return None
    columns: list[list[str]] = []
    for pair in _side_by_side([_lines_by_column(cell.text) for cell in row if cell.text.strip()]):
        count = next((len(column) for column in pair if _is_numeric(column)), len(pair[0]))
        parted = [_parted(column, count) for column in pair]
        columns += [column for column in parted if column is not None]
        if None in parted or count < _FEWEST_LABELS:
            return None
    return columns if len(columns) == sum(cell.columns for cell in row) else None


def _lines_by_column(text: str) -> list[list[str]]:
    """Return what a cell's text holds: a column for each tab stop of its lines, or one, a number or a line each."""
    lines = [line.split("\t") for line in text.split("\n")]
    if len(lines[0]) > 1 and len({len(line) for line in lines}) == 1:
        return [list(column) for column in zip(*lines, strict=True)]
    numbers = text.split()
    return [numbers if _is_numeric(numbers) else text.split("\n")]


def _is_numeric(column: list[str]) -> bool:
    return all(_NUMBER.fullmatch(text.strip()) for text in column)


def _side_by_side(cells: list[list[list[str]]]) -> list[list[list[str]]]:
    """Group the columns of a row: words that come after numbers begin the next group."""
    columns = [column for cell in cells for column in cell]
    starts = [at for at, (before, after) in enumerate(pairwise(columns), 1) if _is_numeric(before) > _is_numeric(after)]
    return [columns[start:end] for start, end in zip([0, *starts], [*starts, len(columns)], strict=True)]


def _parted(column: list[str], count: int) -> list[str] | None:
    """Return `column` with the one label that can be `count - len(column) + 1` labels parted; None where none can."""
    if len(column) == count:
        return column
    for cut in (_alike, _words):
        parts = {at: told for at, text in enumerate(column) if (told := cut(text, count - len(column) + 1))}
        if len(parts) == 1:
            [(at, told)] = parts.items()
            return [*column[:at], *told, *column[at + 1 :]]
    return None


def _alike(text: str, count: int) -> list[str]:
    """Return `text` as `count` labels of one length and one ending: 省级登记|市级登记, 万个|万个|万个."""
    size = len(text) // max(count, 1)
    parts = [text[at : at + size] for at in range(0, len(text), size)] if count >= 2 and size else []
    return parts if len(parts) == count and len({part[-2:] for part in parts}) == 1 else []


def _words(text: str, count: int) -> list[str]:
    """Return `text` as the `count` words it is made of: 市辖区|县级市|县."""
    words = list(segmenter().cut(text)) if count >= 2 else []
    return words if len(words) == count else []
