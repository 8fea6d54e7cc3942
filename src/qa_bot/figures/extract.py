"""From a report to its figures: every number with its unit, named, given its role and period, in order of position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa_bot.figures import periods
from qa_bot.figures.attribute import name_all
from qa_bot.figures.flat_rows import FlatRow, flat_rows
from qa_bot.figures.model import Figure, Role
from qa_bot.figures.naming import UNNAMED
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.figures.recognized import certain
from qa_bot.figures.roles import is_planned, plans_from
from qa_bot.figures.slots import Slot, slots
from qa_bot.figures.tables import prose_cells, table_figures
from qa_bot.figures.told import Named, Told
from qa_bot.reports.model import Report
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

_LONGEST_METRIC = 60


def extract_figures(report: Report) -> list[Figure]:
    """Return the figures of a report, of its text and of its tables, in order of position.

    Never raises on a report that keeps the model's invariants, and takes time linear in the length of its text.
    """
    found: list[Figure] = []
    state, plans = Told(), plans_from(report)
    for sentence in _sentences(report):
        state = Told(state.named[-8:]) if _goes_on(sentence.of(report.text)) else Told()
        found += _sentence_figures(report, sentence, state, plans)
    for row in flat_rows(report):
        found += _flat_row_figures(report, row, plans)
    for table in report.tables:
        found += table_figures(report, table)
        for cell in prose_cells(report, table):
            found += _sentence_figures(report, cell.span, Told(), plans)
    found = list(certain(report, found))
    return sorted({figure.span: figure for figure in reversed(found)}.values(), key=lambda figure: figure.span)


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence breaks down what the one before stated (其中，夏粮…)."""
    return sentence.startswith(("其中", "分", "从", "——其中"))


def _sentences(report: Report) -> Iterator[Span]:
    for block in report.blocks:
        if block.kind in ("paragraph", "note", "heading"):
            yield from split_sentences(report.text, block.span)


def _flat_row_figures(report: Report, row: FlatRow, plans: int | None) -> Iterator[Figure]:
    """Yield the figures of a flattened row, each with the row as its sentence and the row's name as its subject."""
    for cell in row.prose:
        for figure in _sentence_figures(report, cell, Told(), plans):
            yield replace(figure, subject=row.name, sentence=row.span)
    for label, cell in row.quantities:
        for figure in _sentence_figures(report, cell, Told(), plans):
            yield replace(figure, metric=label, subject=row.name, sentence=row.span)


def _sentence_figures(report: Report, sentence: Span, state: Told, plans: int | None) -> list[Figure]:
    counted = _quantities_within(report.text, sentence)
    if not counted:
        return []
    made = slots(report.text, sentence, counted)
    path = report.section_at(sentence.start).path
    reported = report.year_at(sentence.start)
    planned = is_planned(path, sentence.start, plans, reported) or _speaks_of_next_year(report, sentence)
    year = periods.planned_for(path, reported) if planned and reported else reported
    stretches = [_local(slot, sentence) for slot in made]
    told_later = "政府工作报告" in report.title and not planned and not report.is_read_within_year
    covered = "" if planned else periods.covered_by(report.title_at(sentence.start))
    whens = periods.assign(
        sentence.of(report.text), stretches, year, covered=covered, told_later=told_later, planned=planned
    )
    earlier = len(state.named)
    name_all(made, report.text, sentence, state)
    named = state.named[earlier:]
    return [_figure(report, sentence, path, item, planned, when) for item, when in zip(named, whens, strict=True)]


def _speaks_of_next_year(report: Report, sentence: Span) -> bool:
    """Tell whether 今年 in a report to the people's congress is the year after the one it reports on."""
    # 为今年打下基础 says what the year before was good for; what is done of 今年's task was done before
    return (
        "政府工作报告" in report.title
        and not report.is_read_within_year
        and bool(re.search(r"(?<!为)(?<!完成)(?<!完成了)今年", sentence.of(report.text)))
    )


def _local(slot: Slot, sentence: Span) -> periods.Stretch:
    start, end = slot.quantity.span.start - sentence.start, slot.quantity.span.end - sentence.start
    return periods.Stretch(start, end, end + len(slot.after))


def _quantities_within(text: str, sentence: Span) -> list[Quantity]:
    shift = sentence.start
    return [
        Quantity(
            Span(q.span.start + shift, q.span.end + shift),
            Span(q.qualified.start + shift, q.qualified.end + shift),
            q.value, q.unit, q.qualifier, q.low, q.high,
        )
        for q in quantities(sentence.of(text))
    ]  # fmt: skip


def _figure(report: Report, sentence: Span, path: tuple[str, ...], item: Named, planned: bool, period: str) -> Figure:
    quantity = item.slot.quantity
    base = quantity.base
    role: Role = "target" if planned and item.role in ("level", "growth", "share") else item.role
    return Figure(
        report=report.id,
        metric=_tidy(item.name.text) or UNNAMED,
        subject=_tidy(item.name.subject or item.name.noun),
        value=quantity.value,
        unit=quantity.unit,
        base_value=base.value,
        base_unit=base.unit,
        qualifier=quantity.qualifier,
        role=role,
        period=period,
        place=report.metadata.place,
        sentence=sentence,
        span=quantity.span,
        section=path,
        written=quantity.span.of(report.text),
        low=quantity.low,
        high=quantity.high,
    )


def _tidy(name: str) -> str:
    name = re.sub(r"(?<=[\u4e00-\u9fff]{2}|\d岁)占$", "占比", name)
    name = re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:19|20)\d{2}年[底末]?的?$", "", name)
    name = re.sub(r"(?<=[\u4e00-\u9fff]{2})[从由](?:(?:19|20)\d{2}年[底末]?的?)?$", "", name)
    # 空气质量综合指数4.463、下降5.96%: an index without a unit stands between the name and what is said of it.
    name = re.sub(r"(?<=[\u4e00-\u9fff])\d+\.\d+$", "", name)
    return re.sub(r"\s+", "", name).replace("〖", "（").replace("〗", "）").strip("，。；、：")[:_LONGEST_METRIC]
