"""Arithmetic over two figures or more, set side by side: differences, sums, shares, multiples, what is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from qa_bot.answers.accounts import is_of_wider_place, of_one_account
from qa_bot.answers.called import is_just_called
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate, figure_draft
from qa_bot.answers.operands import Pair, best_group, best_pair, called_by
from qa_bot.answers.parallels import parallels
from qa_bot.answers.stated import RATIOS, stated_share
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.answers.yearly_total import differ_in_time
from qa_bot.figures import arithmetic as work
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.derive import signed
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic
from qa_bot.questions.deeds import is_verb
from qa_bot.questions.operand_readings import ALL_OF_IT, bare_name
from qa_bot.questions.understand import content_terms
from qa_bot.text.dates import find_years
from qa_bot.text.shared import shared_start

CALLED_SO = 0.6
"""The least share of its own words that the whole of a share must be called by: 救助资金支出 is no 民生支出."""
_ALL = re.compile(r"^(?:[全我本][国省市区县州旗镇]|全部|所有|整个)的?")
_ASKED = re.compile(r"(?:多少|几).*$")
_MEASURES = ("产值", "增加值")
"""Measures of output that no arithmetic mixes."""
_TRADED = re.compile(r"(?:出口|进口)(?:总额|总值|额|值)?(?:（.*）)?$")
"""How the metrics of exports and imports end."""


def pair_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what an operation makes of the best two figures for its operands, None where no two go together.

    A share that the report states beside the part answers as it is stated.
    """
    fits = _FITS.get(wanted.operation, of_one_kind)
    years = [find_years(questions[0]) for questions in (wanted.first, wanted.second)]

    def goes(one: Candidate, other: Candidate) -> bool:
        if wanted.operation == "share" and not (
            _is_whole_of(other.figure, one.figure, asked, wanted) and _are_called_so(one, other, asked, wanted)
        ):
            return False
        if not all(map(is_of_wider_place, (one, other), (wanted.first, wanted.second))):
            return False
        if not _of_one_measure(one.figure, other.figure, asked.question.focus):
            return False
        if not of_one_account(one.figure, other.figure, wanted):
            return False
        if wanted.operation == "sum" and _is_in_the_other(one.figure, other.figure, asked):
            return _are_meant(one.figure, other.figure, wanted)  # then the sum is of a whole and its part: none is due
        return fits(*_signed(one, other), wanted) and _of_their_years((one, other), years)

    pair = best_pair(asked, wanted.first, wanted.second, goes, wanted.own, inside=wanted.operation == "share")
    if pair is None or differ_in_time(asked, (pair.first.figure, pair.second.figure)):
        return None
    if wanted.operation == "sum" and _is_in_the_other(pair.first.figure, pair.second.figure, asked):
        return None
    if wanted.operation == "share":
        beside = asked.figures[pair.first.figure.report]
        if stated := stated_share(beside, pair, _name_of_whole(wanted)):
            return figure_draft(asked, replace(pair.first, figure=stated))
    result = _worked_out(wanted, pair)
    return derived_draft(result, (pair.first, pair.second), pair.strength) if result else None


def group_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the sum of several figures, or what is left of the first without the others."""
    sums = wanted.operation == "sum"

    def goes(one: Candidate, anchor: Candidate) -> bool:
        inside = sums and _is_in_the_other(one.figure, anchor.figure, asked)
        return not inside and _same_report(one, anchor) and of_one_kind(one.figure, anchor.figure, wanted)

    group = best_group(asked, wanted.operands, goes, wanted.own)
    if group is None or not all(map(partial(_is_called, asked), group, wanted.own)):
        return None
    figures = [one.figure for one in group]
    if differ_in_time(asked, figures):
        return None
    return derived_draft(work.total(figures) if sums else work.rest(figures[0], figures[1:]), group)


def _is_called(asked: Asked, one: Candidate, own: Sequence[str]) -> bool:
    """Tell whether a figure is called by a word of its own, where the question has any that is no deed.

    What was done to it reports tell in words of their own: 新增 for 新建.
    """
    return all(map(is_verb, own)) or called_by(asked, one, own) > 0


def parallel_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the sum of a run of figures told in one breath."""
    run = parallels(asked)
    return derived_draft(work.total([one.figure for one in run]), run, run[0].score) if run else None


def of_one_kind(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether two figures count the same and are of one kind: levels and targets, or rates of one sort."""
    if wanted.sign and (one.base_value - other.base_value) * wanted.sign <= 0:
        return False  # it is said to be more, and is not
    sorts = {"level": "amount", "target": "amount", "to": "amount", "from": "amount"}
    alike = sorts.get(one.role, one.role) == sorts.get(other.role, other.role)
    alike = alike or ("target" in (one.role, other.role) and one.unit == other.unit == "%")
    return alike and work.counts_alike(one, other) and one.unit.endswith("百分点") == other.unit.endswith("百分点")


def _is_whole_of(whole: Figure, part: Figure, asked: Asked, wanted: Arithmetic) -> bool:
    """Tell whether a figure may be the whole of a part: no other part, and beside it where no word tells it apart."""
    named = any(not ALL_OF_IT.fullmatch(term.text) for term in content_terms(wanted.second[0]))
    told_apart = bool(wanted.own[1]) or not wanted.own[0] or not named or whole.sentence == part.sentence
    told_apart = told_apart or (_of_one_year(whole, part) and is_just_called(whole, _name_of_whole(wanted)))
    return told_apart and (_is_broken_down(whole, part, asked) or not _is_sibling(whole, part, asked.question.focus))


def _are_called_so(part: Candidate, whole: Candidate, asked: Asked, wanted: Arithmetic) -> bool:
    """Tell whether a part is called by a word of its own, and a whole by most, where the question has any."""
    others = wanted.own[1]
    called = _is_called(asked, part, wanted.own[0]) and _is_named_alone(part.figure, wanted)
    return called and (not others or called_by(asked, whole, others) >= CALLED_SO)


def _is_named_alone(part: Figure, wanted: Arithmetic) -> bool:
    """Tell whether a part that the name of its whole holds is called so itself: 渔业 of 农林牧渔业 is 渔业产值 only."""
    name = _name(wanted.first)
    longer = [word for word in wanted.own[1] if name in word and name != word] if len(name) > 1 else []
    rest = part.metric
    for word in longer:
        rest = rest.replace(word, "")
    return not longer or name in rest


def _of_one_measure(one: Figure, other: Figure, focus: str) -> bool:
    """Tell whether two figures are of one measure of output: of 产值 no 增加值 is a part, unless both are asked for."""
    measures = {word for figure in (one, other) for word in _MEASURES if word in figure.metric}
    return len(measures) < 2 or all(word in focus for word in measures)


def _name_of_whole(wanted: Arithmetic) -> str:
    """Return what the whole is called in the question, without year and place: 医院 of 2024年全国的医院多少."""
    return _ALL.sub("", bare_name(wanted.second[0].removesuffix("多少")))


def _of_one_year(one: Figure, other: Figure) -> bool:
    return one.report == other.report and one.period[:4] == other.period[:4]


def _is_broken_down(whole: Figure, part: Figure, asked: Asked) -> bool:
    """Tell whether a report breaks a figure down into others of which the part is one: 资金83.6亿元，其中…32.4亿元."""
    between = asked.reports[whole.report].text[whole.span.end : part.span.start] if whole.report == part.report else ""
    return whole.sentence == part.sentence and "其中" in between


def _are_meant(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether two figures are called just what the question calls them."""
    names = map(_name, (wanted.first, wanted.second))
    return all(is_just_called(figure, name) for figure, name in zip((one, other), names, strict=True))


def _name(questions: Sequence[str]) -> str:
    """Return what an operand is called in the question, without year and place."""
    return bare_name(_ASKED.sub("", questions[0]))


def _is_in_the_other(one: Figure, other: Figure, asked: Asked) -> bool:
    """Tell whether of two figures the second is told to be a part of what comes before it: no sum takes both."""
    first, second = sorted((one, other), key=lambda figure: figure.span.start)
    if first.report != second.report or first.sentence != second.sentence:
        return False
    opened = asked.reports[first.report].text.rfind("其中", first.span.end, second.span.start)
    return opened >= 0 and not any(opened < f.span.start < second.span.start for f in asked.figures[first.report])


def _is_sibling(whole: Figure, part: Figure, focus: str) -> bool:
    """Tell whether what is taken for the whole is another part: called by a name in front that the question lacks.

    人身保险公司原保险保费收入 is beside 财产保险公司原保险保费收入, and no whole of it.
    """
    end = len(shared_start((whole.metric[::-1], part.metric[::-1])))
    front = whole.metric[: len(whole.metric) - end]
    own = part.metric[: len(part.metric) - end]
    return end > 1 and bool(own) and own not in front and any(word.text not in focus for word in content_terms(front))


def _of_their_years(operands: Sequence[Candidate], years: Sequence[Sequence[int]]) -> bool:
    """Tell whether figures are each of the year its operand names, where both name one and not the same."""
    if not all(years) or years[0] == years[1]:
        return True
    return all(str(named[0]) in one.figure.period for one, named in zip(operands, years, strict=True))


def _same_report(one: Candidate, other: Candidate) -> bool:
    return _of_one_year(one.figure, other.figure)


def _signed(one: Candidate, other: Candidate) -> tuple[Figure, Figure]:
    """Return two figures to count with: a fall is negative beside a rise, two falls are compared by their size."""
    first, second = (signed(each.evidence.report, each.figure) for each in (one, other))
    both_fell = first.value < 0 and second.value < 0
    return (one.figure, other.figure) if both_fell else (first, second)


def _worked_out(wanted: Arithmetic, pair: Pair) -> Result | None:
    first, second = _signed(pair.first, pair.second)
    if wanted.operation == "difference" and wanted.sign < 0:
        return work.difference(second, first)
    if wanted.operation == "sum":
        return work.total((first, second))
    operate = _OPERATIONS.get(wanted.operation)
    return operate(first, second) if operate else None


def _part_of_whole(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    larger, smaller = (other, one) if wanted.operation == "share" else (one, other)
    return of_one_kind(one, other, wanted) and smaller.base_value < larger.base_value and one.unit not in RATIOS


def _of_one_trade(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether exports and imports are amounts, and of one trade: 一般贸易出口 is of another than 货物进口."""
    owners = [_TRADED.sub("", figure.metric) for figure in (one, other)]
    amounts = one.unit not in RATIOS and one.role != "growth"
    return amounts and owners[0] == owners[1] and of_one_kind(one, other, wanted)


def _from_and_to(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    return one.sentence == other.sentence and (one.role, other.role) == ("to", "from") and one.unit == other.unit


_FITS: dict[str, Callable[[Figure, Figure, Arithmetic], bool]] = {
    "balance": _of_one_trade,
    "remainder": _part_of_whole,
    "share": _part_of_whole,
    "raise": _from_and_to,
}
_OPERATIONS: dict[str, Callable[[Figure, Figure], Result]] = {
    "difference": work.difference,
    "remainder": work.difference,
    "distance": work.distance,
    "raise": work.distance,
    "balance": work.distance,
    "share": work.share,
    "multiple": work.multiple,
}
