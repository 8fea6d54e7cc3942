"""A stated amount in another unit of the same measure."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import candidates
from qa_bot.answers.worked_draft import about, derived_draft
from qa_bot.figures.conversion import converted
from qa_bot.questions.arithmetic import Arithmetic


def conversion_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the figure that answers, in the unit asked for; None where no exact conversion leads there."""
    again = asked.again(f"{wanted.first[0]}是多少")
    question = replace(again.question, years=asked.question.years, years_back=asked.question.years_back)
    best = max(candidates(replace(again, question=question)), key=lambda one: one.score, default=None)
    if best is None or best.figure.unit == wanted.unit:
        return None
    result = converted(best.figure, wanted.unit)
    return derived_draft(result, (best,), short=f"{about([best.figure])}{result.text}")
