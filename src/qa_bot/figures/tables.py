"""Figures of tables: a cell's value, named by its row label and column header, in the unit the table gives it."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from qa_bot.figures.model import Figure, Role
from qa_bot.figures.table_labels import NUMERIC, YEAR, View, columns_of, label_columns, whole_quantity
from qa_bot.figures.units import scaled, unit_of
from qa_bot.figures.words import contains, word_set
from qa_bot.reports.model import Cell, Report, Table
from qa_bot.text.dates import find_dates
from qa_bot.text.numbers import parse_number
from qa_bot.text.span import Span

_IN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_LEAD = re.compile(r"^(?:#|其中[：:]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]）|\d+[.、])\s*")
_PART = re.compile(r"#|其中")
# A cell this long is a sentence or two, not a label or a value.
_SHORTEST_PROSE = 12


def table_figures(report: Report, table: Table) -> list[Figure]:
    """Return one figure for each cell of `table` that holds a number and has a unit, in order of position."""
    grid = _grid(table)
    if not grid:
        return []
    rows = sorted({row for row, _ in grid})
    texts = {place: _squeezed(cell.span.of(report.text)) for place, cell in grid.items()}
    body = [row for row in rows if not _is_header(row, grid, texts)]
    headers = _headers(rows, body, grid, texts)
    if not headers:
        return []
    view = View(report, table, grid, texts, headers, _unit_columns(headers))
    found: list[Figure] = []
    groups, at = label_columns(view, body)
    above = ""
    for row in body:
        label = texts.get((row, at), "")
        part = bool(_PART.match(label))
        above = above if part else label
        names = [texts.get((row, column), "") for column in groups] + [above if part else ""]
        found += _row_figures(view, row, at, "".join(_clean(name) for name in names if name != label))
    return found


def _squeezed(text: str) -> str:
    """Return a cell's text without its spaces, but for those between numbers: 34 4 23 is no number."""
    return re.sub(r"(?<![\d.])\s+|\s+(?![\d.])", "", text.strip())


def prose_cells(report: Report, table: Table) -> list[Cell]:
    """Return the cells that say more than a label or a number: their figures are read as those of a sentence are."""
    texts = ((cell, cell.span.of(report.text).strip()) for cell in table.cells if not cell.header)
    return [cell for cell, text in texts if len(text) >= _SHORTEST_PROSE and "\n" not in text]


def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    """Return the cell at each row and column, merged cells at every place they cover (up to 40 by 40)."""
    grid: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + min(cell.row_span, 40)):
            for column in range(cell.column, cell.column + min(cell.column_span, 40)):
                grid.setdefault((row, column), cell)
    return grid


def _is_header(row: int, grid: dict[tuple[int, int], Cell], texts: dict[tuple[int, int], str]) -> bool:
    """Tell whether a row heads columns: marked so, or made of words and bare years only."""
    columns = columns_of(row, grid)
    if all(grid[row, column].header for column in columns):
        return True
    values = [texts[row, column] for column in columns[1:] if texts[row, column]]
    years = bool(values) and all(YEAR.fullmatch(value) for value in values)
    return years or (row == 0 and not any(NUMERIC.fullmatch(value) for value in values))


def _headers(
    rows: list[int], body: list[int], grid: dict[tuple[int, int], Cell], texts: dict[tuple[int, int], str]
) -> dict[int, str]:
    """Return each column's header: the texts of the header rows above the body, joined by a space.

    A header row with too few columns is spread evenly over the columns below (two years under each heading); where that
    does not come out even nobody can tell what a column holds, and there are no headers at all.
    """
    first = body[0] if body else 0
    widest = max(len(columns_of(row, grid)) for row in rows) - 1
    headers: dict[int, list[str]] = {}
    for row in (row for row in rows if row < first):
        count = len(columns_of(row, grid)) - 1
        if count < 1 or widest % count:
            return {}
        for column in range(widest + 1):
            text = texts[row, (column - 1) // (widest // count) + 1 if column else 0]
            if text and text not in headers.setdefault(column, []):
                headers[column].append(text)
    return {column: " ".join(parts) for column, parts in headers.items()}


def _unit_columns(headers: dict[int, str]) -> frozenset[int]:
    return frozenset(column for column, header in headers.items() if header in ("单位", "计量单位"))


def _row_figures(view: View, row: int, at: int, whole: str) -> list[Figure]:
    """Return the figures of a row that column `at` names; `whole` is what the row is a part of, where it says so."""
    grid, texts, table = view.grid, view.texts, view.table
    columns = columns_of(row, grid)
    label = texts.get((row, at), "")
    row_unit = next((texts[row, column] for column in columns if column in view.units), "")
    if not label or (NUMERIC.fullmatch(label) and not YEAR.fullmatch(label)):
        return []
    found: list[Figure] = []
    named = _clean(label)
    for column in columns[at + 1 :]:
        header, cell = view.headers.get(column, ""), grid[row, column]
        hidden = cell.row != row or cell.column != column
        if column in view.units or hidden or contains(header, "table", "not_figures"):
            continue
        value, unit = _value(texts[row, column], header, label, row_unit, table)
        if value is None or unit_of(unit) is None:
            continue
        # A column headed by a year only is about what the caption says: 涨跌幅度.
        about = header if re.sub(r"\s*(?:19|20)\d{2}年?\s*", "", header) else table.caption
        role = _role(about + label, unit)
        if role == "level":
            named = _named(label, header)
        metric = named if role in ("growth", "change", "share") else _named(label, header)
        period = _period(view.report, table, label, header)
        found.append(_figure(view.report, table, cell, metric, whole, value, unit, role, period))
    return found


def _value(text: str, header: str, label: str, row_unit: str, table: Table) -> tuple[Decimal | None, str]:
    """Return a cell's value and unit: its own, else its header's, its label's, its row's, the table's."""
    if own := whole_quantity(text):
        return own.value, own.unit
    value = parse_number(text) if NUMERIC.fullmatch(text) else None
    ratio = "%" if "%" in header or "％" in header else ""
    if not ratio and contains(header, "table", "growth"):
        ratio = "%"
    candidates = (ratio, _bracketed(header), _bracketed(label), row_unit, table.unit, _bracketed(table.caption))
    return value, next((unit for unit in candidates if unit and unit_of(unit) is not None), "")


def _bracketed(text: str) -> str:
    """Return the unit in a text's brackets: 亿元 of 生产总值（亿元）, 万人 of （单位：万人）."""
    inner = [found.rpartition("：")[2].rpartition(":")[2] for found in _IN_BRACKETS.findall(text)]
    return next((unit for unit in reversed(inner) if unit_of(unit) is not None), "")


def _role(header: str, unit: str) -> Role:
    if contains(header, "table", "completion"):
        return "completion"
    if unit in ("%", "‰", "倍"):
        if contains(header, "table", "growth"):
            return "growth"
        return "share" if contains(header, "table", "share") else "level"
    return "change" if contains(header, "table", "change") else "level"


def _named(label: str, header: str) -> str:
    """Name a cell: 汽车产量 of row 汽车 and column 产量; years, units and empty words of a header drop out."""
    words = _IN_BRACKETS.sub("", header).replace(" ", "")
    words = re.sub(r"(?:19|20)\d{2}(?:年度?)?末?", "", words)
    label = re.sub(r"^(?:19|20)\d{2}(?:年(?=.)|(?=[^年]))", "", label)
    if YEAR.fullmatch(label):
        return words or label
    name = _clean(label)
    return name if words in word_set("table", "empty") or name.endswith(words) else name + words


def _clean(label: str) -> str:
    """Return a label without what stands around a name: #, 其中：, a marker, a unit in brackets, a note's mark."""
    bare = _LEAD.sub("", _IN_BRACKETS.sub(lambda m: "" if unit_of(m.group(1)) else m.group(), label))
    return re.sub(r"[\[［]\d+[\]］]", "", bare) or label


def _figure(
    report: Report,
    table: Table,
    cell: Cell,
    metric: str,
    whole: str,
    value: Decimal,
    unit: str,
    role: Role,
    period: str,
) -> Figure:
    base = scaled(value, unit)
    return Figure(
        report=report.id,
        metric=metric,
        subject=" ".join(filter(None, (whole, re.sub(r"^表\s*\d+\s*[：:]?\s*", "", table.caption)))),
        value=value,
        unit=unit,
        base_value=base.value,
        base_unit=base.unit,
        qualifier="",
        role=role,
        period=period,
        place=report.metadata.place,
        sentence=_line(report, cell.span),
        span=cell.span,
        section=report.section_at(cell.span.start).path,
        written=cell.span.of(report.text),
        origin="table",
    )


def _period(report: Report, table: Table, label: str, header: str) -> str:
    """Return the period of a cell: the date of its row, its column, the table, else the report's year."""
    year = report.year_at(table.span.start)
    for words in (label, header, table.caption):
        words = re.sub(r"(?:比|较)(?:(?:19|20)\d{2}年?|上年|去年)", "", words)
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
