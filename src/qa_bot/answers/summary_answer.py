"""A question for what was done: the points of the place that tells of it, and what else does, each cited."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.plans import of_asked_time
from qa_bot.answers.points import points_of, written
from qa_bot.answers.shortcomings import admission, admitted_words
from qa_bot.answers.survey import fit_of, named_above
from qa_bot.answers.topic import told_of
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml
from qa_bot.text.span import Span

HEADED = 0.9
"""How well a section fits whose heading names all that is asked."""
ADMITTED = 0.9
"""How well an admission of shortcomings fits a question for them."""


def summary_answer(asked: Asked) -> Draft | None:
    """Return what a report tells of the topic as points: of the section that is about it, or the sentences that are."""
    if not asked.evidence:
        return None
    if admitted := admission(asked):
        told = [_weighed(asked, admitted[0], span) for span in admitted[1] if not _is_heading(admitted[0], span)]
        silent = admitted_words(asked.question.focus)
        return _draft(told, ADMITTED, told[0], silent)
    silent = _frame(asked)
    topic = replace(
        asked, evidence=of_asked_time(asked.evidence, asked.question), matcher=asked.matcher.without(silent)
    )
    told = told_of(topic)
    if not told:
        return None
    best = max(told, key=fit_of)
    strength = max(one.score for one in (*told, *asked.evidence) if one.report is best.report)
    return _draft(told, min(1.0, max(strength, HEADED * named_above(topic, best))), best, silent)


def _draft(told: list[Evidence], strength: float, best: Evidence, silent: tuple[str, ...]) -> Draft:
    points = points_of(told)
    citations = tuple(point.citation for point in points)
    return Draft("summary", "", written(points), citations, strength, evidence=best, worked_out=silent)


def _frame(asked: Asked) -> tuple[str, ...]:
    """Return the words of a question that only say how a summary is asked for, () where it has no others."""
    rules = load_toml("summary_patterns.toml")["asked"]
    question = asked.question.focus
    deeds = [match["deed"] for match in re.finditer(rules["how"], question)]
    words = (*(word for word in rules["frame"] if word in question), *deeds)
    return words if asked.matcher.without(words).weights else ()


def _is_heading(report: Report, span: Span) -> bool:
    return report.section_at(span.start).heading.covers(span)


def _weighed(asked: Asked, report: Report, span: Span) -> Evidence:
    coverage = asked.matcher.coverage(context_of(report, span))
    return Evidence(report, span, coverage, coverage, asked.nearness.within(report.id, span))
