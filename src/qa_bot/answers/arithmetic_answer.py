"""A question whose answer is worked out of stated figures: each operation has its composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qa_bot.answers.average_answer import average_answer, per_head_answer
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.moved_answer import fold_answer, increase_answer, part_answer, share_before_answer
from qa_bot.answers.pair_answer import group_answer, pair_answer, parallel_answer
from qa_bot.answers.rate_answer import rate_answer
from qa_bot.answers.rise_answer import rise_answer
from qa_bot.answers.single_answer import conversion_answer
from qa_bot.answers.stated import is_stated
from qa_bot.answers.target_answer import completion_answer, shortfall_answer
from qa_bot.answers.yearly_answer import yearly_answer
from qa_bot.answers.yearly_mean import yearly_mean_answer
from qa_bot.answers.yearly_total import asks_for_a_year, sum_of_a_year, year_of_months
from qa_bot.questions.arithmetic import Arithmetic, parse_arithmetic

Composer = Callable[[Asked, Arithmetic], Draft | None]


def arithmetic_answer(asked: Asked) -> Draft | None:
    """Return the result of what a question asks to be worked out, or None where it asks for nothing of the kind.

    None too where the figures it takes are not all in the evidence, or where the report states the result itself.
    """
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or is_stated(asked, wanted):
        return None
    try:
        draft = _composer(wanted)(asked, wanted)
    except ValueError:  # the figures do not go together, or nothing would be divided by
        return None
    return replace(draft, worked_out=wanted.silent) if draft else None


def _composer(wanted: Arithmetic) -> Composer:
    if wanted.others:
        return group_answer
    return _COMPOSERS.get(wanted.operation, pair_answer)


def _share(asked: Asked, wanted: Arithmetic) -> Draft | None:
    return pair_answer(asked, wanted) or share_before_answer(asked, wanted)


def _sum(asked: Asked, wanted: Arithmetic) -> Draft | None:
    of_year = sum_of_a_year(asked, wanted) if asks_for_a_year(asked) else None
    return of_year or pair_answer(asked, wanted)


_COMPOSERS: dict[str, Composer] = {
    "sum": _sum,
    "in_a_year": year_of_months,
    "share": _share,
    "rise": rise_answer,
    "parallel": parallel_answer,
    "average": average_answer,
    "per_many": per_head_answer,
    "per_head": per_head_answer,
    "rate": rate_answer,
    "increase": increase_answer,
    "contribution": part_answer,
    "pull": part_answer,
    "share_change": part_answer,
    "fold": fold_answer,
    "yearly_growth": yearly_answer,
    "yearly_increase": yearly_answer,
    "yearly_mean": yearly_mean_answer,
    "completion": completion_answer,
    "shortfall": shortfall_answer,
    "conversion": conversion_answer,
}
