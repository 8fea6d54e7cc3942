"""How well a figure fits a question: a linear model over what its name, its words and its place say.

The weights are data (`figure_fit.toml`), which says how they were set.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from qa_bot.answers.called import is_all_called
from qa_bot.answers.contrast import contrast
from qa_bot.answers.draft import Asked, statement_of
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import variants
from qa_bot.answers.several_years import asks_for_one_year, is_of_several_years
from qa_bot.answers.units_asked import unit_is_asked
from qa_bot.figures.model import Figure
from qa_bot.questions.model import Question
from qa_bot.questions.thing import asked_thing, likeness
from qa_bot.resources import load_toml
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span
from qa_bot.text.words import words

_DEED = re.compile(r"（[^（）]*）$")
_LEVEL = re.compile(r"(?P<of>[省市区县镇乡])(?:里|级|上|属|本级)")
"""Whose share of something is not meant: 不是区里留的那部分."""


@dataclass(frozen=True, slots=True)
class FigureFeatures:
    """What tells the figure that was asked for from the others of the evidence, each in [0, 1].

    Nearness: `near` of its statement, `named` of its name. Shares of the question's terms: `clause` in its name and
    clause, `statement`, and `around` in the sentence with all it stands under. `said` is the
    share of its metric that the question says. The others tell yes or no: whether the unit is just the one asked for,
    the period; roles that were not asked for; whether it is called what the question rules out, and
    whether it counts by another measure word, is called just what the question speaks of, or is of several years where
    one is asked for. `thing` tells how alike the end of its name is to what the question counts.
    """

    near: float
    named: float
    clause: float
    statement: float
    around: float
    said: float
    unit: float
    period: float
    share: float
    start: float
    target: float
    completion: float
    contrast: float
    other_unit: float
    called: float
    several: float
    thing: float

    def values(self) -> tuple[float, ...]:
        """Return the features in the order of the fields."""
        return tuple(getattr(self, name) for name in _names())


@cache
def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(FigureFeatures))


def figure_fit(figure: Figure, evidence: Evidence, asked: Asked) -> float:
    """Return how well a figure fits: the higher the better, at most about 1."""
    model = load_toml("figure_fit.toml")
    found = figure_features(figure, evidence, asked)
    return float(sum(model["weights"][name] * getattr(found, name) for name in _names()))


def figure_features(figure: Figure, evidence: Evidence, asked: Asked) -> FigureFeatures:
    """Return the features of a figure of `evidence`."""
    question, report = asked.question, evidence.report
    coverage = asked.matcher.coverage
    statement = statement_of(report, evidence.span, figure.span)
    unasked = figure.role if not question.role else ""
    return FigureFeatures(
        near=asked.nearness.within(report.id, statement),
        named=asked.names.within(report.id, figure.span),
        clause=coverage(f"{figure.metric} {figure.subject} {clause_around(evidence, figure.span)}"),
        statement=coverage(statement.of(report.text)),
        around=coverage(f"{context_of(report, evidence.span)} {figure.metric}"),
        said=_said(figure.metric, question),
        unit=float(question.unit not in ("", "money") and figure.unit.endswith(question.unit)),
        period=float(_is_of_asked_year(figure, evidence, question)),
        share=float(unasked == "share"),
        start=float(unasked == "from"),
        target=float(figure.role == "target" and question.role != "target"),
        completion=float(unasked == "completion"),
        contrast=_ruled_out(figure, evidence, asked),
        other_unit=float(not unit_is_asked(figure.unit, question)),
        called=float(is_all_called(figure, asked.matcher.names)),
        several=float(asks_for_one_year(question) and is_of_several_years(report.text, figure)),
        thing=likeness(asked_thing(question.focus), _DEED.sub("", figure.metric)),
    )


def _ruled_out(figure: Figure, evidence: Evidence, asked: Asked) -> float:
    """Return 1.0 where the question rules out what a figure is called, or says outright that it does not mean it."""
    name = f"{figure.metric} {figure.subject}"
    said = f"{name} {figure.qualifier} {slot_of(figure, evidence, asked)}"
    question = asked.question
    if any(word in said and word not in question.focus for word in words(question.excluded) if len(word) > 1):
        return 1.0
    if (level := _LEVEL.search(question.excluded)) and re.search(rf"{level['of']}[级税属]", name):
        return 1.0  # 区税, where what the district keeps (区里留的) is not meant
    statement = statement_of(evidence.report, evidence.span, figure.span).of(evidence.report.text)
    return contrast(question.focus, name, " ".join((statement, *evidence.section, evidence.report.title)))


def slot_of(figure: Figure, evidence: Evidence, asked: Asked) -> str:
    """Return the words since the figure before it in the clause, with its unit: what is said of this figure alone."""
    clause = clause_of(evidence, figure.span)
    ends = [
        other.span.end for other in figures_beside(figure, asked) if clause.start <= other.span.end <= figure.span.start
    ]
    return evidence.report.text[max(ends, default=clause.start) : min(figure.span.end + AFTER, clause.end)]


WHOLE_NAME = 4
"""Characters from which on a metric's name tells by itself what is counted."""
AFTER = 4
"""Characters after a figure that still speak of it: what it counts."""


def clause_around(evidence: Evidence, span: Span) -> str:
    """Return the clause of the sentence that holds `span`."""
    return clause_of(evidence, span).of(evidence.report.text)


def clause_of(evidence: Evidence, span: Span) -> Span:
    """Return the span of the clause of the sentence that holds `span`."""
    for clause in split_clauses(evidence.report.text, evidence.span):
        if clause.start <= span.start < clause.end:
            return clause
    return evidence.span


def figures_beside(figure: Figure, asked: Asked) -> list[Figure]:
    """Return the figures of the sentence of a figure, itself among them, in order."""
    return [
        f
        for f in figures_within(asked.figures.get(figure.report, ()), figure.sentence)
        if f.sentence == figure.sentence
    ]


def figures_within(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    """Return those of `figures`, which stand in order, that begin within `span`."""
    first = bisect_left(figures, span.start, key=lambda figure: figure.span.start)
    return figures[first : bisect_left(figures, span.end, lo=first, key=lambda figure: figure.span.start)]


def _said(metric: str, question: Question) -> float:
    """Return the share of a metric's characters that the question uses too, or a word that means the same.

    Of a metric of a word or less (参与, 企业) the share is out of `WHOLE_NAME`: it says little of what is counted.
    """
    said = _characters_said(question)
    characters = set(metric)
    return len(characters & said) / max(len(characters), WHOLE_NAME) if characters else 0.0


@lru_cache(maxsize=64)
def _characters_said(question: Question) -> frozenset[str]:
    """Return the characters of a question and of the words that mean the same as its terms."""
    return frozenset(question.text).union(*(set(word) for term in question.terms for word in variants(term.text)))


def _is_of_asked_year(figure: Figure, evidence: Evidence, question: Question) -> bool:
    """Tell whether a figure is of a year the question names, or of the report's own where it names none."""
    reported = evidence.report.metadata.year
    years = question.years or ((reported,) if reported else ())
    return any(str(year) in figure.period for year in years)
