"""What lies over or under a bound, by the figures of several things in a row: 超过5%的是 of 甲12%、乙9%、丙3%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa_bot.answers.asked_kind import has_endings, kind_fit
from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import answer_figure
from qa_bot.answers.figure_fit import figures_within
from qa_bot.answers.fit import place_of, span_fit
from qa_bot.figures.model import Figure
from qa_bot.questions.bounds import Bound, bound_of
from qa_bot.questions.wanted import wanted
from qa_bot.text.enumerations import enumerations
from qa_bot.text.span import Span

LOOKED_AT, FEWEST = 5, 3
"""Best sentences in which the things are looked for, and the fewest that make a row."""
IN_ROW = 0.25
"""What a row gains over a single span that fits as well."""
_WHICH = re.compile(r"哪(?:些|几|[个家两三四五六七八九十\d])|有谁")
_STOP = re.compile(r"[，、；：。（(和与及\n]")
_TELLS = re.compile(
    r"(?:同比|比上年|较上年|实际|名义)*(?:增长|增加|提高|上升|上涨|下降|减少|降低|回落|占比?|比重)?(?:分别)?(?:为|是|达到?|约|仅)?$"
)
_NAME = re.compile(r"[\u4e00-\u9fff“”·]{2,16}")
_MOVED = re.compile(r"增[长速幅加]|上?涨|下降|降幅|减少|回落|提高")
_MOVES = ("growth", "change")


@dataclass(frozen=True, slots=True)
class _Item:
    """A thing of a row: its name and its figure."""

    name: Span
    figure: Figure


def bounded_answer(asked: Asked) -> Draft | None:
    """Return the things of one sentence whose figures lie on the side of the bound asked for, None where none do.

    Where the question says how many there are, as many.
    """
    bound, to_name = bound_of(asked.question.focus), wanted(asked.question.text)
    if bound is None or not _WHICH.search(asked.question.focus) or asked.question.target == "date":
        return None
    rows = ((evidence, row) for evidence in asked.evidence[:LOOKED_AT] for row in _rows(asked, evidence, bound))
    for evidence, row in rows:
        within = [item for item in row if bound.holds(item.figure.base_value)]
        of_kind = not has_endings(to_name.noun) or all(
            kind_fit(to_name.noun, evidence.report.text, item.name) > 0.0 for item in within
        )
        if within and of_kind and to_name.count in (None, len(within)):
            return _draft(asked, evidence, within)
    return None


def _rows(asked: Asked, evidence: Evidence, bound: Bound) -> Iterator[list[_Item]]:
    """Yield the things a sentence gives figures of the bound's unit for, those that grow apart from those that are."""
    if not year_fits(asked.question, evidence):
        return
    moves = asked.question.role in _MOVES or bool(_MOVED.search(asked.question.focus))
    figures = [
        figure
        for figure in figures_within(asked.figures.get(evidence.report.id, ()), evidence.span)
        if figure.base_unit == bound.base_unit
        and (figure.role in _MOVES) is moves
        and figure.role not in ("target", "completion", "from")
        and not figure.qualifier
    ]
    named = [item for figure in figures if (item := _named(evidence, figure))]
    for row in (_parts(named, evidence), _respectively(evidence, figures)):
        names = {item.name.of(evidence.report.text) for item in row}
        if len(names) == len(row) > 1:
            yield row


def _parts(row: list[_Item], evidence: Evidence) -> list[_Item]:
    """Return the things of a row, those after 其中 where there are such: before it stands what they are parts of.

    Less than three are no row.
    """
    among = evidence.text.find("其中")
    after = [item for item in row if among >= 0 and item.name.start > evidence.span.start + among]
    kept = after if len(after) > 1 else row
    return kept if len(kept) >= FEWEST else []


def _respectively(evidence: Evidence, figures: Sequence[Figure]) -> list[_Item]:
    """Return the things told before their figures: 甲、乙、丙产量分别增长7%、61%、27%."""
    text = evidence.text
    for each in re.finditer("分别", text):
        start = evidence.span.start + each.end()
        told = [
            figure
            for figure in figures
            if start <= figure.span.start and "，" not in evidence.report.text[start : figure.span.start]
        ]
        lists = [one for one in enumerations(text) if one.span.end <= each.start() and len(one.items) == len(told)]
        if len(told) > 1 and lists:
            return [_Item(place_of(name, evidence), figure) for name, figure in zip(lists[-1].items, told, strict=True)]
    return []


def _named(evidence: Evidence, figure: Figure) -> _Item | None:
    """Return a figure with the name that stands right before it (甲省 of 甲省12.9%), None where none does."""
    text = evidence.report.text
    start = max((stop.end() for stop in _STOP.finditer(text, evidence.span.start, figure.span.start)), default=-1)
    told = _TELLS.search(text, max(start, evidence.span.start), figure.span.start)
    end = told.start() if told else figure.span.start
    for called in (figure.metric, figure.subject):
        if called and text.endswith(called, evidence.span.start, end):
            return _Item(Span(end - len(called), end), figure)
    return _Item(Span(start, end), figure) if 0 <= start < end and _NAME.fullmatch(text[start:end]) else None


def _draft(asked: Asked, evidence: Evidence, items: Sequence[_Item]) -> Draft:
    report = evidence.report
    short = "、".join(item.name.of(report.text) for item in items)
    marks = [Span(item.name.start, item.figure.span.end) for item in items]
    fit = span_fit(items[0].figure.span, evidence, asked)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(report, evidence.span, items[0].figure.span)),
        citations=(evidence.citation(marks),),
        strength=min(1.0, fit + IN_ROW),
        figures=tuple(answer_figure(item.figure, 0) for item in items),
        evidence=evidence,
    )
