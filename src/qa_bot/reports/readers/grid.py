"""Tables with merged cells as rows that can be read one by one: what a merged cell says stands in each place it covers.

A label that is merged over five rows, or a header over three columns, would else be said once, and the other rows and
columns would not say what they are about. A merged cell that holds prose is said once only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qa_bot.reports.readers.base import SourceLine

_LONGEST_REPEATED = 24
_WIDEST_SPAN = 60


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as its file has it: its text, and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def grid_rows(rows: Iterable[Sequence[GridCell]]) -> list[tuple[str, ...]]:
    """Return the rows of a table, each with a text for every column, merged cells at every place they cover."""
    pending: dict[int, tuple[int, str]] = {}
    filled: list[tuple[str, ...]] = []
    for row in rows:
        texts: list[str] = []
        for cell in row:
            _cover(texts, pending)
            repeated = cell.text if len(cell.text) <= _LONGEST_REPEATED else ""
            for offset in range(min(max(cell.columns, 1), _WIDEST_SPAN)):
                if cell.rows > 1:
                    pending[len(texts)] = (cell.rows - 1, repeated)
                texts.append(repeated if offset else cell.text)
        _cover(texts, pending)
        filled.append(tuple(texts))
    return filled


def _cover(texts: list[str], pending: dict[int, tuple[int, str]]) -> None:
    """Fill the columns that cells of the rows above still cover."""
    while pending.get(len(texts), (0, ""))[0] > 0:
        left, text = pending[len(texts)]
        pending[len(texts)] = (left - 1, text)
        texts.append(text)


def own_table(lines: list[SourceLine]) -> list[SourceLine]:
    """Return the lines of a table that is one of its own, whatever table stands right before it."""
    first = next((at for at, line in enumerate(lines) if line.kind == "cells"), None)
    return [replace(line, starts=True) if at == first else line for at, line in enumerate(lines)]


def table_lines(rows: Iterable[Sequence[GridCell]], blank_before: int = 1) -> list[SourceLine]:
    """Return a table as lines: its rows as cells, and what stands across its whole width as a line of its own.

    A caption above the first row and a note below the last are text; one between rows (a group's name) stays a row.
    """
    kept = [row for row in rows if any(cell.text.strip() for cell in row)]
    grid = grid_rows(kept)
    body = [index for index, row in enumerate(kept) if len(row) > 1]
    if not body:
        return [SourceLine(text, blank_before, starts=True) for row in kept for text in (row[0].text,)]
    lines: list[SourceLine] = []
    for index, (row, texts) in enumerate(zip(kept, grid, strict=True)):
        across = len(row) == 1 and (row[0].columns > 1 or len(texts) == 1)
        if across and not body[0] < index < body[-1]:
            lines.append(SourceLine(row[0].text, blank_before, starts=True))
        else:
            cells = (row[0].text,) if across else texts
            lines.append(SourceLine(" | ".join(cells), blank_before, "cells", cells=cells))
    return lines
