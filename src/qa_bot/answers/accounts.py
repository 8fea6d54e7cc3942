"""Whose the figures set side by side are: income and spending of one owner, and those of the whole province its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.figure_answer import Candidate
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic

ONE_BUDGET = 800
"""Characters within which the two sides of a small budget are told."""
_BUDGET = re.compile(r"财政|地方|(?:一般)?公共(?=预算|财政)|预算")
"""What the name of a government's general budget may leave out; that of a fund (政府性基金) it does not."""
NEXT = 20
"""Characters within which a figure is told right after another."""
_SIDES = (("收入", "支出"), ("支出", "收入"))
"""What is balanced against each other."""
_WIDER = re.compile(r"^(?P<place>全[国省市])(?:的|平均|水平|增速|增幅)*(?=多少|几|百分)")
_OWN = {"全国": ("全国",), "全省": ("省", "自治区"), "全市": ("市",)}
"""How the place of a report ends that need not say 全省 of its figures."""


def is_of_wider_place(one: Candidate, questions: Sequence[str]) -> bool:
    """Tell whether a figure is of the wider place that an operand names alone (比全省高), where it does so.

    A county's report must say so of it: no figure of its own is the province's.
    """
    named = _WIDER.match(questions[0])
    report, figure = one.evidence.report, one.figure
    if named is None or report.metadata.place.endswith(_OWN[named["place"]]):
        return True
    told = report.text[figure.sentence.start : figure.span.start]
    return named["place"] in f"{re.split('[，；]', told)[-1]}{figure.metric}{figure.subject}"


def of_one_account(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether two figures are of one owner, where income is set beside spending or the like: no balance is either.

    工伤保险基金收入 goes with 工伤保险基金支出, and with the 基金支出 told right beside it.
    """
    first, second = ("".join(words) for words in (*wanted.own, (), ())[:2])
    sides = next((side for side in _SIDES if side[0] in first and side[1] in second), None)
    if sides is None:
        return True
    owners = [figure.metric.removesuffix(side) for figure, side in zip((one, other), sides, strict=True)]
    if not all(figure.metric.endswith(side) for figure, side in zip((one, other), sides, strict=True)):
        return False
    beside = one.sentence == other.sentence and (owners[0].endswith(owners[1]) or owners[1].endswith(owners[0]))
    apart = one.sentence != other.sentence and (owners[0] == owners[1] or _of_one_budget(one, other, owners))
    return apart or (beside and _told_next(one, other))


def _of_one_budget(one: Figure, other: Figure, owners: Sequence[str]) -> bool:
    """Tell whether two figures are the totals of one budget, which a report may call by its whole name only once.

    财政一般公共预算总收入 goes with 财政预算总支出, told next to each other.
    """
    bare = [_BUDGET.sub("", owner) for owner in owners]
    totals = bare[0] == bare[1] and bare[0].endswith("总") and one.report == other.report and one.role == other.role
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return totals and one.period == other.period and second.start - first.end < ONE_BUDGET


def _told_next(one: Figure, other: Figure) -> bool:
    """Tell whether one figure is told right after another: within the reach of a clause."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return second.start - first.end < NEXT
