"""Figures of tables: a cell's value, named by its row label and column header, in the unit the table gives it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qa_bot.figures.model import Figure, Role
from qa_bot.figures.table_headers import Place, body_rows, column_headers, panels
from qa_bot.figures.table_labels import NUMERIC, YEAR, View, columns_of, label_columns
from qa_bot.figures.table_names import bracketed, clean, metric_of, role_of, value_of
from qa_bot.figures.table_wholes import LabelledRow, wholes
from qa_bot.figures.units import scaled
from qa_bot.figures.words import contains
from qa_bot.reports.model import Cell, Report, Table
from qa_bot.text.dates import find_dates
from qa_bot.text.span import Span

# A cell this long is a sentence or two, not a label or a value.
_SHORTEST_PROSE = 12
_RATIOS = ("%", "‰", "倍")
_COMPARED = re.compile(r"(?:比|较)(?:(?:19|20)\d{2}年?|上年|去年)")


@dataclass(frozen=True, slots=True)
class _Value:
    """A cell that holds a number: where it stands, its column's header, its value and unit."""

    cell: Cell
    header: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: its label, its values, and what it is a part of."""

    label: str
    values: tuple[_Value, ...]
    whole: str = ""


def table_figures(report: Report, table: Table) -> list[Figure]:
    """Return one figure for each cell of `table` that holds a number and has a unit, in order of position."""
    grid = _grid(table)
    if not grid:
        return []
    texts = {place: _squeezed(cell.span.of(report.text)) for place, cell in grid.items()}
    body = body_rows(grid, texts)
    headers = column_headers(body, grid, texts)
    if not headers:
        return []
    views = [
        _panel(View(report, table, grid, texts, headers, _unit_columns(headers)), part) for part in panels(headers)
    ]
    found = [figure for view in views for row in _rows(view, body) for figure in _figures(view, row)]
    return sorted(found, key=lambda figure: figure.span)


def _squeezed(text: str) -> str:
    """Return a cell's text without its spaces, but for those between numbers: 34 4 23 is no number."""
    return re.sub(r"(?<![\d.])\s+|\s+(?![\d.])", "", text.strip())


def prose_cells(report: Report, table: Table) -> list[Cell]:
    """Return the cells that say more than a label or a number: their figures are read as those of a sentence are."""
    texts = ((cell, cell.span.of(report.text).strip()) for cell in table.cells if not cell.header)
    return [cell for cell, text in texts if len(text) >= _SHORTEST_PROSE and "\n" not in text]


def _grid(table: Table) -> dict[Place, Cell]:
    """Return the cell at each row and column, merged cells at every place they cover (up to 40 by 40)."""
    grid: dict[Place, Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + min(cell.row_span, 40)):
            for column in range(cell.column, cell.column + min(cell.column_span, 40)):
                grid.setdefault((row, column), cell)
    return grid


def _unit_columns(headers: dict[int, str]) -> frozenset[int]:
    return frozenset(column for column, header in headers.items() if header in ("单位", "计量单位"))


def _panel(view: View, part: range) -> View:
    """Return the view of some columns only, counted from their first."""
    if part.start == 0 and part.stop > max(view.headers):
        return view
    return replace(
        view,
        grid={(row, column - part.start): cell for (row, column), cell in view.grid.items() if column in part},
        texts={(row, column - part.start): text for (row, column), text in view.texts.items() if column in part},
        headers={column - part.start: header for column, header in view.headers.items() if column in part},
        units=frozenset(column - part.start for column in view.units if column in part),
        first=view.first + part.start,
    )


def _rows(view: View, body: Sequence[int]) -> list[_Row]:
    """Return the rows that have a name, each with what it is a part of: its group, and the row it breaks down."""
    groups, at = label_columns(view, list(body))
    made = [(_groups(view, row, groups), found) for row in body if (found := _row(view, row, at)) is not None]
    parts = wholes([_labelled(row, group) for group, row in made])
    return [replace(row, whole=group + part) for (group, row), part in zip(made, parts, strict=True)]


def _groups(view: View, row: int, columns: Sequence[int]) -> str:
    """Return the names of the groups that a row stands in, those of the columns left of its label."""
    names = [view.texts.get((row, column), "") for column in (*columns, max(columns, default=-1) + 1)]
    return "".join(clean(name) for name in names[:-1] if name and name != names[-1])


def _row(view: View, row: int, at: int) -> _Row | None:
    """Return a row that column `at` names, or None where it names none."""
    label = view.texts.get((row, at), "")
    if not label or (NUMERIC.fullmatch(label) and not YEAR.fullmatch(label)):
        return None
    columns = columns_of(row, view.grid)
    row_unit = next((view.texts[row, column] for column in columns if column in view.units), "")
    units = (view.table.unit, bracketed(view.table.caption))
    values: list[_Value] = []
    for column in columns[at + 1 :]:
        header, cell = view.headers.get(column, ""), view.grid[row, column]
        hidden = cell.row != row or cell.column != column + view.first
        if column in view.units or hidden or contains(header, "table", "not_figures"):
            continue
        value, unit = value_of(view.texts[row, column], header, label, row_unit, units)
        if value is not None and unit:
            values.append(_Value(cell, header, value, unit))
    return _Row(label, tuple(values))


def _labelled(row: _Row, group: str) -> LabelledRow:
    level = next((value for value in row.values if value.unit not in _RATIOS), None)
    value, unit = (level.value, level.unit) if level else (None, "")
    return LabelledRow(row.label, clean(row.label), value, unit, group)


def _figures(view: View, row: _Row) -> list[Figure]:
    found: list[Figure] = []
    level = clean(row.label)
    for item in row.values:
        role = role_of(item.header, row.label, view.table.caption, item.unit)
        metric = metric_of(row.label, item.header, role, level)
        level = metric if role == "level" else level
        found.append(_figure(view, item, metric, row, role))
    return found


def _figure(view: View, item: _Value, metric: str, row: _Row, role: Role) -> Figure:
    report, table = view.report, view.table
    base = scaled(item.value, item.unit)
    return Figure(
        report=report.id,
        metric=metric,
        subject=" ".join(filter(None, (row.whole, re.sub(r"^表\s*\d+\s*[：:]?\s*", "", table.caption)))),
        value=item.value,
        unit=item.unit,
        base_value=base.value,
        base_unit=base.unit,
        qualifier="",
        role=role,
        period=_period(report, table, row.label, item.header),
        place=report.metadata.place,
        sentence=_line(report, item.cell.span),
        span=item.cell.span,
        section=report.section_at(item.cell.span.start).path,
        written=item.cell.span.of(report.text),
        origin="table",
    )


def _period(report: Report, table: Table, label: str, header: str) -> str:
    """Return the period of a cell: the date of its row, its column, the table, else the report's year."""
    year = report.year_at(table.span.start)
    for words in (label, header, table.caption):
        words = _COMPARED.sub("", words)
        if several := re.search(r"(?<!\d)((?:19|20)\d{2})[-—–~～]((?:19|20)\d{2})(?!\d)", words):
            return f"{several.group(1)}/{several.group(2)}"
        if bare := re.search(r"(?<!\d)((?:19|20)\d{2})(?![\d年])", words):
            return bare.group(1)
        if dates := find_dates(words, year):
            return dates[-1].start if dates[-1].start == dates[-1].end else f"{dates[-1].start}/{dates[-1].end}"
    return "" if year is None else str(year)


def _line(report: Report, span: Span) -> Span:
    """Return the line of the canonical text that a cell stands in."""
    at = bisect_right(report.blocks, span.start, key=lambda block: block.span.start) - 1
    if at >= 0 and report.blocks[at].span.covers(span):
        return report.blocks[at].span
    return span
