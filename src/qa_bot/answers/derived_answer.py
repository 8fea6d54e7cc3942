"""A question for a figure the report implies: the year before's level or share, with the arithmetic shown."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.answers.constraints import asked_years
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import answer_figure
from qa_bot.answers.figure_fit import figure_features, figure_fit
from qa_bot.answers.model import Derivation
from qa_bot.answers.units_asked import unit_is_asked
from qa_bot.figures.derive import COMPARED, WHOLE, DerivedFigure
from qa_bot.questions.arithmetic import parse_arithmetic
from qa_bot.questions.model import Question
from qa_bot.reports.model import Report
from qa_bot.text.numbers import plain

_OF_SEVERAL = frozenset(
    ("difference", "distance", "sum", "average", "remainder", "increase", "rise", "multiple", "yearly_increase")
)
"""Operations on several figures, whose result no implied level is."""
_AIMS = ("目标", "任务", "指标", "计划", "当初", "年度", "完成")
"""Words for a target, of which a report that tells only how much of it was reached need say nothing."""


def derived_answer(asked: Asked) -> Draft | None:
    """Return the implied figure of the asked year that fits best, or None where the report implies none.

    Only a question that names a year can mean last year's figure: without it the stated one is what was asked for. A
    target is implied by how much of it was reached. What asks for a difference or a sum asks for no level.
    """
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is not None and wanted.operation in _OF_SEVERAL:
        return None
    best: tuple[float, DerivedFigure, Evidence] | None = None
    for evidence in asked.evidence:
        for derived in asked.derived(evidence.report.id):
            first = derived.inputs[0]
            if not evidence.span.covers(first.span) or not _is_asked(derived, asked.question, evidence.report):
                continue
            score = figure_fit(first, evidence, asked)
            if best is None or score > best[0]:
                best = (score, derived, evidence)
    if best is None:
        return None
    _, derived, evidence = best
    found = figure_features(derived.inputs[0], evidence, asked)
    silent = _AIMS if derived.role == "target" else ()
    return replace(draft_of(*best), called=found.said, ruled_out=found.contrast > 0, worked_out=silent)


def _is_asked(derived: DerivedFigure, question: Question, report: Report) -> bool:
    """Tell whether an implied figure is of the year and the role asked for."""
    if not unit_is_asked(derived.inputs[0].unit, question):
        return False
    if derived.rule == COMPARED or (derived.rule == WHOLE and question.kind != "derived"):
        return False
    years = asked_years(question, report)
    asked = any(str(year) in derived.period for year in years)
    if question.role == "target" or derived.role == "target":
        return question.role == derived.role and (asked or not years)
    return asked and question.role in ("", "level", derived.role)


def draft_of(score: float, derived: DerivedFigure, evidence: Evidence) -> Draft:
    """Return an implied figure as a draft with its arithmetic; `score` says how well its first input fits."""
    result = f"{derived.qualifier}{plain(derived.value)}{derived.unit}"
    first = derived.inputs[0]
    expression = derived.expression.partition(" = ")[0]
    return Draft(
        kind="derived",
        short=result,
        text=phrase("derived", short=result, quote=statement_around(evidence.report, evidence.span, first.span)),
        citations=(evidence.citation([figure.span for figure in derived.inputs]),),
        strength=min(1.0, max(0.0, score)),
        figures=tuple(answer_figure(figure, 0) for figure in derived.inputs),
        evidence=evidence,
        derivation=Derivation(expression, tuple(range(len(derived.inputs))), result),
    )
