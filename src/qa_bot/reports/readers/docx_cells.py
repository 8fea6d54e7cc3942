"""Table cells that hold a whole column: a converter that saw no rule between the rows of a table made one row of them.

Where each cell of such a row has as many lines as there are labels, the lines are the rows; a line of numbers set apart
by tabs fills the columns that its cell covers, or the empty cells beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa_bot.reports.readers.grid import GridCell

_FEWEST_LABELS = 3


def unstacked(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return `rows` with stacked ones as the rows they were, and every cell's text on one line."""
    return [cells for row in rows for cells in _rows_of(row)]


def _rows_of(row: list[GridCell]) -> Iterator[list[GridCell]]:
    columns = _columns(row)
    if columns is None:
        yield [GridCell(" ".join(cell.text.split()), cell.rows, cell.columns) for cell in row]
        return
    for texts in zip(*columns, strict=True):
        yield [GridCell(" ".join(text.split())) for text in texts]


def _columns(row: list[GridCell]) -> list[list[str]] | None:
    """Return what each column of a stacked row holds, line by line, or None where the row is what it seems."""
    labels = row[0].text.split("\n") if row else []
    if len(labels) < _FEWEST_LABELS or any(cell.rows > 1 for cell in row):
        return None
    columns: list[list[str]] = []
    for cell in row:
        if not cell.text.strip():
            continue
        lines = [line.split("\t") for line in cell.text.split("\n")]
        if len(lines) != len(labels) or len({len(line) for line in lines}) != 1:
            return None
        columns += [list(column) for column in zip(*lines, strict=True)]
    return columns if len(columns) == sum(cell.columns for cell in row) else None
