"""Rows of a table by what a column says: those with the value asked for (哪些病种限额6000元), and the highest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import Evidence, weigh
from qa_bot.answers.matching import PARTIAL, held
from qa_bot.answers.table_view import TableView, table_views
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.figures.table_labels import NUMERIC
from qa_bot.figures.words import contains
from qa_bot.questions.bounds import bound_of
from qa_bot.questions.wanted import Wanted, wanted
from qa_bot.reports.model import Cell
from qa_bot.text.numbers import parse_number

LEAST = 0.6
"""The least share of the question's terms that what stands over a table, with the value, must hold."""
MOST_ROWS = 20
"""Rows that are told; more are no answer."""
FEWEST = 3
"""Rows of which one may be said to be the highest."""
_ENDS = re.compile(r"最[\u4e00-\u9fff]")
_UNIT = re.compile(r"[（(][^（）()]+[）)]$")
"""The unit of a column, in its header: 面积（亩）."""
_LISTED = re.compile(r"哪|什么|啥")
_QUOTED = re.compile("“([^“”]{1,6})”")
_PERIODS = {"月": re.compile(r"每个?月|/月|一个月|按月"), "年": re.compile(r"每年|/年|一年|全年|年度")}
_PER = re.compile(r"[/每](?P<period>[月年])$")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table with the column that names them, the cells that decide, and how well the table fits."""

    view: TableView
    name: int
    rows: tuple[Mapping[int, Cell], ...]
    cells: tuple[Cell, ...]
    fit: float


def rows_with_value(asked: Asked) -> Draft | None:
    """Return the names of the rows that have the value a question gives, None where no table is of such things."""
    to_name = wanted(asked.question.text)
    focus = asked.question.focus
    values = list(quantities(focus))
    quoted = _QUOTED.findall(focus)
    if len(values) + len(quoted) != 1 or len(to_name.noun) < 2 or not _LISTED.search(focus) or bound_of(focus):
        return None
    said = values[0] if values else quoted[0]
    found = [one for view in table_views(asked) if (one := _with_value(asked, view, to_name, said))]
    best = max(found, key=lambda one: one.fit, default=None)
    if best is None or not best.fit >= LEAST or to_name.count not in (None, len(best.rows)):
        return None
    return row_draft(asked, best)


def _with_value(asked: Asked, view: TableView, to_name: Wanted, said: Quantity | str) -> Rows | None:
    name = view.named_by(to_name.noun)
    if name is None or not year_fits(asked.question, _evidence(asked, view, view.rows[0])):
        return None
    focus = asked.question.focus
    having = [c for c in view.headers if c != name and any(_is_value(view.text(r[c]), said, focus) for r in view.rows)]
    columns = _meant(asked, view, having)
    told = [(row, [row[c] for c in columns if _is_value(view.text(row[c]), said, focus)]) for row in view.rows]
    kept = [(row, cells[0]) for row, cells in told if cells and not view.is_part(row[name])]
    if not 0 < len(kept) <= MOST_ROWS or len(kept) == len(view.rows):
        return None
    rows, deciding = zip(*kept, strict=True)
    return Rows(view, name, rows, deciding, _fit(asked, view, rows[0]))


def highest_row(asked: Asked, *, least: bool, moved: bool) -> Draft | None:
    """Return the row whose figure is the highest (or lowest) of a table of such things, None where no table has them.

    `moved` tells whether growth is compared. Parts of a row and sums are no things of their own, and figures of
    several units cannot be compared.
    """
    noun = wanted(asked.question.text).noun
    found = [one for view in table_views(asked) if (one := _at_end(asked, view, noun, least=least, moved=moved))]
    best = max(found, key=lambda one: one.fit, default=None)
    return replace(row_draft(asked, best), kind="comparison") if best and best.fit >= LEAST else None


def _at_end(asked: Asked, view: TableView, noun: str, *, least: bool, moved: bool) -> Rows | None:
    name = view.named_by(noun) if len(noun) > 1 else None
    if name is None or not year_fits(asked.question, _evidence(asked, view, view.rows[0])):
        return None
    figures = [(column, header) for column, header in view.headers.items() if column != name]
    grown = [column for column, header in figures if contains(header, "table", "growth")]
    others = [column for column, _ in figures if column not in grown]
    columns = grown if moved else _meant(asked, view, others)
    if len(columns) != 1 or not (moved or _UNIT.search(view.headers[columns[0]])):
        return None
    values = [(_number(view.text(row[columns[0]])), row) for row in view.rows if not view.is_part(row[name])]
    numbers = [value for value, _ in values if value is not None]
    if len(numbers) < FEWEST or len(numbers) < len(values):
        return None
    end = min(numbers) if least else max(numbers)
    rows = [row for value, row in values if value == end]
    return Rows(view, name, tuple(rows), tuple(row[columns[0]] for row in rows), _fit(asked, view, rows[0]))


def _number(text: str) -> Decimal | None:
    return parse_number(text) if NUMERIC.fullmatch(text) else None


def _fit(asked: Asked, view: TableView, row: Mapping[int, Cell]) -> float:
    """Return the share of the question's terms that a table's head and one of its rows hold; 最高 needs no saying."""
    return asked.matcher.without(_ENDS.findall(asked.question.text)).coverage(
        f"{view.tells} {view.line(row).of(view.report.text)}"
    )


def _meant(asked: Asked, view: TableView, columns: Sequence[int]) -> list[int]:
    """Return the columns whose headers hold most of the question's terms."""
    shares = {column: asked.matcher.coverage(view.headers[column]) for column in columns}
    most = max(shares.values(), default=0.0)
    return [column for column in columns if shares[column] == most]


def _is_value(text: str, said: Quantity | str, focus: str) -> bool:
    """Tell whether a cell says just the value of a question, in the same period where both say one (元/月, 每年)."""
    if isinstance(said, str):
        return text == said
    found = list(quantities(text))
    if len(found) != 1 or (found[0].base.value, found[0].base.unit) != (said.base.value, said.base.unit):
        return False
    per = _PER.search(text)
    asked_per = {period for period, words in _PERIODS.items() if words.search(focus)}
    bare = per is None or not asked_per or per["period"] in asked_per
    rest = text[: found[0].span.start] + text[found[0].span.end :]
    return bare and not found[0].qualifier and len(_PER.sub("", rest)) == 0


def _evidence(asked: Asked, view: TableView, row: Mapping[int, Cell]) -> Evidence:
    return weigh(view.report, view.line(row), 0.0, asked.nearness, asked.matcher)


def row_draft(asked: Asked, found: Rows) -> Draft:
    """Return rows as a list: each cited as the line it stands in, its name and the cell that decides marked."""
    view = found.view
    evidence = [_evidence(asked, view, row) for row in found.rows]
    names = [row[found.name].span for row in found.rows]
    marks = [sorted((name, cell.span)) for name, cell in zip(names, found.cells, strict=True)]
    short = "、".join(span.of(view.report.text).strip() for span in names)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote="；".join(one.text for one in evidence)),
        citations=tuple(one.citation(mark) for one, mark in zip(evidence, marks, strict=True)),
        strength=min(1.0, found.fit),
        evidence=evidence[0],
        worked_out=(*_headed(asked, view), *_ENDS.findall(asked.question.text)),
    )


def _headed(asked: Asked, view: TableView) -> tuple[str, ...]:
    """Return the words of the question that the table's head says for all its rows: a row need not say them again."""
    head = " ".join((view.table.caption, *view.headers.values()))
    return tuple(word for word in asked.matcher.names if held(word, head) >= PARTIAL)
