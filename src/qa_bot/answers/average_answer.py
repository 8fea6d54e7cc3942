"""What falls to each: an amount over the number that share it, or over the people of a place."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.answers.called import is_called
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.operands import best_pair, called_by, operand
from qa_bot.answers.units_asked import unit_fits
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic
from qa_bot.questions.operand_readings import bare_name

PEOPLE = "常住人口"
"""What a per-head figure is taken over."""


def average_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return an amount over the number of those that share it: of the same sentence, else by just their names."""
    pair = best_pair(
        asked, wanted.first, wanted.second, lambda one, other: _share_out(asked, one, other, wanted), wanted.own
    )
    if pair is None:
        return None
    return derived_draft(work.average(pair.first.figure, pair.second.figure), (pair.first, pair.second), pair.strength)


def per_head_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return an amount over the resident population that the same report states for the same year.

    For each head, or for as many as the question says (每万人).
    """
    name = wanted.first[0]
    bare = bare_name(name)
    found = operand(asked, (f"{name}多少{wanted.unit}",), wanted.own[0])
    amounts = [one for one in found if is_called(one.figure, bare) or called_by(asked, one, wanted.own[0]) == 1.0]
    people = [one for one in operand(asked, (f"{PEOPLE}多少人",)) if _is_population(one.figure)]
    for amount in amounts:
        for population in people:
            if amount.figure.role == "level" and _of_one_report(amount.figure, population.figure):
                result = work.average(amount.figure, population.figure, of=wanted.many or 1)
                return derived_draft(result, (amount, population))
    return None


def _is_population(figure: Figure) -> bool:
    return figure.role == "level" and figure.base_unit == "人" and is_called(figure, PEOPLE)


def _share_out(asked: Asked, one: Candidate, other: Candidate, wanted: Arithmetic) -> bool:
    """Tell whether one is what is shared out and the other how many share it.

    They stand in one sentence, or the second is called just what the question takes the average over.
    """
    amount, count = one.figure, other.figure
    shares = amount.role == "level" == count.role and amount.base_unit != count.base_unit and amount.unit != "%"
    shares = shares and amount.metric != count.metric  # nothing is shared out among itself
    question = replace(asked.question, unit=wanted.unit)
    counts = (count.unit, count.unit.removesuffix("次"), count.unit.removeprefix("万"))
    if not shares or not (wanted.unit in counts or unit_fits(count, question)):
        return False
    if amount.sentence == count.sentence and amount.report == count.report:
        return True
    return _of_one_report(amount, count) and bool(wanted.name) and is_called(count, wanted.name)


def _of_one_report(one: Figure, other: Figure) -> bool:
    return one.report == other.report and one.period[:4] == other.period[:4]
