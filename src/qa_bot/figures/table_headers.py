"""What heads the columns of a table, and where two tables stand side by side under one header."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.figures.table_labels import NUMERIC, YEAR, columns_of
from qa_bot.reports.model import Cell

Place = tuple[int, int]


def body_rows(grid: dict[Place, Cell], texts: dict[Place, str]) -> list[int]:
    """Return the rows that head no columns."""
    body: list[int] = []
    for row in sorted({row for row, _ in grid}):
        if not (_is_header(row, grid, texts) or (not body and _goes_on(row, grid, texts))):
            body.append(row)
    return body


def _goes_on(row: int, grid: dict[Place, Cell], texts: dict[Place, str]) -> bool:
    """Tell whether a row below header rows is one too: it has no label, and names but no number."""
    label, *values = (texts[row, column] for column in columns_of(row, grid))
    return not label and sum(map(bool, values)) >= 2 and not any(NUMERIC.fullmatch(value) for value in values)


def _is_header(row: int, grid: dict[Place, Cell], texts: dict[Place, str]) -> bool:
    """Tell whether a row heads columns: marked so, or made of words and bare years only."""
    columns = columns_of(row, grid)
    if all(grid[row, column].header for column in columns):
        return True
    values = [texts[row, column] for column in columns[1:] if texts[row, column]]
    years = bool(values) and all(YEAR.fullmatch(value) for value in values)
    return years or (row == 0 and not any(NUMERIC.fullmatch(value) for value in values))


def column_headers(body: Sequence[int], grid: dict[Place, Cell], texts: dict[Place, str]) -> dict[int, str]:
    """Return each column's header: the texts of the header rows above the body, joined by a space.

    A header row with too few columns is spread evenly over the columns below (two years under each heading). Where that
    does not come out even, the last row alone heads the columns if it names each otherwise; else nobody can tell what a
    column holds, and there are no headers at all.
    """
    rows = sorted({row for row, _ in grid})
    widest = max(len(columns_of(row, grid)) for row in rows) - 1
    above = [row for row in rows if row < (body[0] if body else 0)]
    even = [row for row in above if (count := len(columns_of(row, grid)) - 1) >= 1 and widest % count == 0]
    if len(even) < len(above):
        even = above[-1:] if above and _names_each(above[-1], widest, grid, texts) else []
    headers: dict[int, list[str]] = {}
    for row in even:
        count = len(columns_of(row, grid)) - 1
        for column in range(widest + 1):
            text = texts[row, (column - 1) // (widest // count) + 1 if column else 0]
            if text and text not in headers.setdefault(column, []):
                headers[column].append(text)
    return {column: " ".join(parts) for column, parts in headers.items()}


def _names_each(row: int, widest: int, grid: dict[Place, Cell], texts: dict[Place, str]) -> bool:
    names = [texts[row, column] for column in columns_of(row, grid)[1:]]
    return len(names) == widest and all(names) and len(set(names)) == len(names)


def panels(headers: dict[int, str]) -> list[range]:
    """Return the columns of each table that stands side by side with others: the same headers come again and again."""
    width = max(headers) + 1
    for size in range(2, width // 2 + 1):
        again = all(headers.get(column) == headers.get(column % size) for column in range(width))
        if width % size == 0 and again and headers.get(0) and not YEAR.fullmatch(headers[0]):
            return [range(start, start + size) for start in range(0, width, size)]
    return [range(width)]
