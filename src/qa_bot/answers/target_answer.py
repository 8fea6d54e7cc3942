"""An outcome beside its target: how much of it was reached, and by how much it was missed or exceeded."""

from __future__ import annotations

from decimal import Decimal

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.operands import Pair, best_pair, operand
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic

FULL = Decimal(100)


def completion_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return a level ÷ its target, both stated, in %."""
    pair = _level_and_target(asked, wanted)
    if pair is None or pair.first.figure.unit == "%":
        return None
    return derived_draft(
        work.completion(pair.first.figure, pair.second.figure), (pair.first, pair.second), pair.strength
    )


def shortfall_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return by how much a target was exceeded (sign 1) or missed (-1): from the target, else the completion rate."""
    pair = _level_and_target(asked, wanted)
    if pair is not None:
        gap = pair.first.figure.base_value - pair.second.figure.base_value
        if gap * wanted.sign > 0:
            return derived_draft(
                work.distance(pair.first.figure, pair.second.figure), (pair.first, pair.second), pair.strength
            )
    return _from_rate(asked, wanted)


def _from_rate(asked: Asked, wanted: Arithmetic) -> Draft | None:
    if "点" in wanted.unit:
        return _points_from_full(asked, wanted)
    pair = best_pair(asked, (f"{wanted.first[0]}多少{wanted.unit}",), (f"{wanted.first[0]}完成率",), _level_and_rate)
    if pair is None or (pair.second.figure.value - FULL) * wanted.sign <= 0:
        return None
    return derived_draft(
        work.from_target(pair.first.figure, pair.second.figure), (pair.first, pair.second), pair.strength
    )


def _points_from_full(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return how many 百分点 a completion rate is from 100%."""
    rates = operand(asked, (f"{wanted.first[0]}完成率",), wanted.own[0])
    rate = next((one for one in rates if one.figure.role == "completion" and one.figure.unit == "%"), None)
    if rate is None or (rate.figure.value - FULL) * wanted.sign <= 0:
        return None
    return derived_draft(work.points_from_full(rate.figure), (rate,))


def _level_and_target(asked: Asked, wanted: Arithmetic) -> Pair | None:
    name = wanted.first[0]
    how = "百分之几" if "点" in wanted.unit else f"多少{wanted.unit}"
    return best_pair(
        asked,
        (f"{name}{how}",),
        (f"{wanted.second[0]}{how}",),
        _outcome_and_target,
        wanted.own,
    )


def _outcome_and_target(one: Candidate, other: Candidate) -> bool:
    level, target = one.figure, other.figure
    alike = work.counts_alike(level, target) and level.period[:4] == target.period[:4]
    return alike and level.role in ("level", "growth") and target.role == "target" and _one_thing(level, target)


def _one_thing(level: Figure, target: Figure) -> bool:
    """Tell whether two figures are of one thing: their names share how they begin or end."""
    return level.metric[:2] == target.metric[:2] or level.metric[-2:] == target.metric[-2:]


def _level_and_rate(one: Candidate, other: Candidate) -> bool:
    level, rate = one.figure, other.figure
    beside = level.sentence == rate.sentence and 0 < rate.span.start - level.span.end < 20
    return beside and level.role == "level" and rate.role == "completion" and rate.unit == "%" != level.unit
