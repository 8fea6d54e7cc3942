"""Figures that follow from stated ones by arithmetic, each with its inputs; kept apart from what a report states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qa_bot.figures.arithmetic import decimals_of, rounded
from qa_bot.figures.compared import earlier, period_before, place_compared
from qa_bot.figures.model import Figure, Role
from qa_bot.figures.units import scaled
from qa_bot.figures.words import split_growth, word_set
from qa_bot.reports.model import Report
from qa_bot.text.numbers import plain

ABOUT = ("近", "约", "大约", "将近", "接近", "左右")
WHOLE = "whole from share"
"""The rule by which a part and its share imply the whole."""
COMPARED = "what it is compared with"
"""The rule by which a figure implies that of the place it is set beside: its metric begins with the place."""
REACHED = ("达", "达到")
"""Qualifiers that leave a figure fit for arithmetic: ABOUT makes what follows from it approximate too."""


LOOK_BACK = 20
"""Characters before a rate in which it may be said to be at constant prices."""
_CONSTANT = re.compile(r"不变价|可比价|实际增长|扣除价格")
_VALUE_ADDED = re.compile(r"生产总值|GDP|增加值|农林牧渔业总产值", re.IGNORECASE)
"""Measures whose growth is told at constant prices by the rules of statistics, whether a report says so or not."""
_TARGET_OF = re.compile(r"[数量额]?(?:年度|全年)?(?:目标|任务|指标|计划)数?$|(?:完成)?比例$")
_ADDED_NOUN = re.compile(r"^净增|总[数量]$|（.*")
_SHARE_OF = re.compile(r"占(?P<whole>.{2,}?)的?(?:比重|比例|比)?")


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """A figure a report does not state but implies: `expression` over the values of `inputs`, `value` in `unit`.

    `value` is rounded half up to the decimals of the first input, as the inputs are themselves rounded.
    """

    rule: str
    metric: str
    value: Decimal
    unit: str
    base_value: Decimal
    base_unit: str
    role: Role
    period: str
    expression: str
    inputs: tuple[Figure, ...]

    @property
    def qualifier(self) -> str:
        """Return 约 where a figure it follows from is itself approximate."""
        return "约" if any(figure.qualifier in ABOUT for figure in self.inputs) else ""


def derive(report: Report, figures: Sequence[Figure]) -> list[DerivedFigure]:
    """Return what the `figures` of `report` imply, in order of their first input."""
    found = [derived for first, second in _pairs(figures) for derived in _imply(report, first, second)]
    for first, second in _neighbours(figures):
        found += _whole(first, second)
        if second.metric != first.metric and _names_target_of(second, first):
            found += [derived for derived in _imply(report, first, second) if derived.role == "target"]
        found += _before_addition(report, first, second)
        found += _before_addition(report, second, first)
    return sorted(found, key=lambda derived: derived.inputs[0].span.start)


def fell(report: Report, figure: Figure) -> bool:
    """Tell whether a growth or change is a fall (下降, 减少), which reports state without a minus sign."""
    before = report.text[figure.sentence.start : figure.span.start][-40:].rstrip("近约超达左右不低于 ")
    grown = split_growth(before)
    return grown is not None and grown[1] in word_set("roles", "falls")


def signed(report: Report, figure: Figure) -> Figure:
    """Return a figure as one to count with: a growth or change told as a fall (下降3%) is negative, as (-3%)."""
    if figure.role not in ("growth", "change") or figure.value <= 0 or not fell(report, figure):
        return figure
    return replace(figure, value=-figure.value, base_value=-figure.base_value, written=f"(-{figure.text})")


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure with those right after it that go on about the same metric in the same sentence."""
    return ((first, second) for first, second in _neighbours(figures) if second.metric == first.metric)


def _neighbours(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure with the three after it in the same sentence."""
    for index, first in enumerate(figures):
        for second in figures[index + 1 : index + 4]:
            if second.sentence != first.sentence:
                break
            if second.origin == first.origin:
                yield first, second


def _imply(report: Report, first: Figure, second: Figure) -> Iterator[DerivedFigure]:
    if not (is_exact(first) and is_exact(second)):
        return
    sign = -1 if fell(report, second) and second.value > 0 else 1
    if first.role == "level" and second.role == "growth" and second.unit == "%" and not is_real(report, second):
        yield from _level_before(first, second, sign, period_before(report, first, second))
    moves = first.role in ("share", "level", "target") or (
        first.role == "growth" and bool(place_compared(report, first, second)[0])
    )  # 增长28.6%，高出全省0.1个百分点 tells the growth of the province, none of an earlier time
    if moves and second.role == "change" and _comparable(first, second):
        yield from _before_change(report, first, second, sign)
    if first.role == "level" and second.role == "completion" and second.value > 0:
        yield _target(first, second)


def is_exact(figure: Figure) -> bool:
    """Tell whether a figure is fit for arithmetic: no bound and no range."""
    return figure.qualifier in ("", *REACHED, *ABOUT) and figure.low is None


def _whole(part: Figure, share: Figure) -> Iterator[DerivedFigure]:
    """Compute the whole of which a figure is a share: part / share (区税20.6亿元，占区税比重21.64%)."""
    named = _SHARE_OF.fullmatch(share.metric.removeprefix(part.metric))
    fits = part.role == "level" and part.unit != "%" and share.role == "share" and share.unit == "%" and share.value > 0
    if named and fits and is_exact(part) and is_exact(share):
        value = _like(part.value / (share.value / 100), part.value)
        shown = f"{part.text} ÷ {share.text}"
        yield replace(_made(WHOLE, part, value, part.period, shown, share), metric=named["whole"])


def _names_target_of(completion: Figure, level: Figure) -> bool:
    """Tell whether a completion is of a level's own target: 企业数指标 of 新落地企业."""
    noun = _TARGET_OF.sub("", completion.metric)
    return completion.role == "completion" and noun != completion.metric and _noun(level).endswith(noun)


def _before_addition(report: Report, total: Figure, added: Figure) -> Iterator[DerivedFigure]:
    """Compute what there was before what the year added: 累计开通2388个 less 新增387个, 总数100家 less 净增22家."""
    alike = _noun(total) == _noun(added) and total.unit == added.unit and total.period == added.period
    levels = total.role == "level" and added.role in ("level", "change") and total.value > added.value
    told = _said(report, total, "累计") and _said(report, added, "新增")
    told = told or (_said(report, total, "总数") and _said(report, added, "净增"))
    if alike and levels and told and is_exact(total) and is_exact(added):
        shown = f"{total.text} - {added.text}"
        found = _made("before the addition", total, total.value - added.value, earlier(total.period), shown, added)
        yield replace(found, metric=_noun(total))


def _noun(figure: Figure) -> str:
    """Return what a figure counts, without the deed beside it: 基站 of 基站（新增）, 高企 of 净增高企总数."""
    return _ADDED_NOUN.sub("", figure.metric)


def _said(report: Report, figure: Figure, word: str) -> bool:
    """Tell whether `word` stands in the clause up to a figure."""
    before = report.text[figure.sentence.start : figure.span.start]
    return word in re.split(r"[，；。]", before)[-1]


def is_real(report: Report, growth: Figure) -> bool:
    """Tell whether a rate is said to be at constant prices: last year's nominal level does not follow from it."""
    before = report.text[growth.sentence.start : growth.span.start]
    return bool(_CONSTANT.search(before[-LOOK_BACK:]) or _VALUE_ADDED.search(growth.metric))


def _comparable(first: Figure, second: Figure) -> bool:
    return (first.unit == "%" and second.unit == "百分点") or first.base_unit == second.base_unit


def _level_before(level: Figure, growth: Figure, sign: int, period: str) -> Iterator[DerivedFigure]:
    """Compute the level of the `period` before: level / (1 + growth)."""
    factor = 1 + sign * growth.value / 100
    if factor <= 0:
        return
    shown = f"{level.text} ÷ (1 {'+' if sign > 0 else '-'} {growth.text})"
    if period:
        yield _made("last year's level", level, _like(level.value / factor, level.value), period, shown, growth)


def _before_change(report: Report, level: Figure, change: Figure, sign: int) -> Iterator[DerivedFigure]:
    """Compute an earlier level or share, or that of a place it is set beside: now minus the change, in its own unit.

    What was planned the year before is a plan no more.
    """
    moved = change.value if level.unit == "%" else change.base_value / scaled(Decimal(1), level.unit).value
    role: Role = "level" if level.role == "target" else level.role
    place, below = place_compared(report, level, change)
    sign = -1 if below else sign
    period = level.period if place else period_before(report, level, change)
    if period:
        shown = f"{level.text} {'-' if sign > 0 else '+'} {change.text}"
        rule = COMPARED if place else "before the change"
        found = _made(rule, level, level.value - sign * moved, period, shown, change, role=role)
        yield replace(found, metric=f"{place}{level.metric}")


def _target(level: Figure, completion: Figure) -> DerivedFigure:
    """Compute the target: value / completion."""
    shown = f"{level.text} ÷ {completion.text}"
    value = _like(level.value / (completion.value / 100), level.value)
    return _made("target from completion", level, value, level.period, shown, completion, role="target")


def _made(
    rule: str, first: Figure, value: Decimal, period: str, shown: str, second: Figure, role: Role | None = None
) -> DerivedFigure:
    base = scaled(value, first.unit)
    expression = f"{shown} = {plain(value)}{first.unit}"
    return DerivedFigure(
        rule,
        first.metric,
        value,
        first.unit,
        base.value,
        base.unit,
        role or first.role,
        period,
        expression,
        (first, second),
    )


def _like(value: Decimal, pattern: Decimal) -> Decimal:
    """Round `value` to as many decimals as `pattern` has."""
    return rounded(value, decimals_of(pattern))
