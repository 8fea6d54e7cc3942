"""An amount with what it grew by, as bulletins tell them in one breath: 出口2572.74亿元，增长10.6%.

What follows from one (the base period's level, the increase) and from two (contribution, share then and now).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from qa_bot.figures.arithmetic import PERCENT, POINTS, Result, in_unit_of, rounded, told
from qa_bot.figures.derive import fell, is_exact, is_real
from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report

_BETWEEN = re.compile(
    r"[\s，,、（(]*(?:总?[数量额]?)?(?:(?:按[^，。；]{2,8}(?:口径|价格)(?:计算)?|同口径)[，,]?)?"
    r"(?:比|较)?(?:上年末?|去年末?|上年同期|去年同期|上年底|年初|同比)?(?:同期|同比|再|净)?"
    r"(?:增长|增加|上升|上涨|提高|下降|减少|降低|下跌|增产|减产)了?[近约超达\s]*"
)
"""What stands between an amount and its growth where they are told together, with no other noun."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A level and what it moved by: `growth` is a rate in % or an amount; `down` where it fell."""

    level: Figure
    growth: Figure
    down: bool

    @property
    def before(self) -> Decimal:
        """Return the base period's level, in the unit of the level, not rounded."""
        sign = -1 if self.down else 1
        with localcontext() as context:
            context.prec = 60
            if self.growth.unit == PERCENT:
                return self.level.value / (1 + sign * self.growth.value / 100)
            return self.level.value - sign * in_unit_of(self.level, self.growth)

    @property
    def before_text(self) -> str:
        """Return the arithmetic that gives `before`."""
        if self.growth.unit == PERCENT:
            return f"{told(self.level)} ÷ (1 {'-' if self.down else '+'} {told(self.growth)})"
        return f"{told(self.level)} {'+' if self.down else '−'} {told(self.growth)}"

    @property
    def increase(self) -> Decimal:
        """Return the level less the base period's, in the unit of the level: negative where it fell."""
        return self.level.value - self.before

    @property
    def increase_text(self) -> str:
        """Return the arithmetic that gives `increase`, in brackets where it is a difference."""
        if self.growth.unit == PERCENT:
            return f"({told(self.level)} − {self.before_text})"
        return f"(−{told(self.growth)})" if self.down else told(self.growth)


def moved(report: Report, figures: Sequence[Figure], level: Figure) -> Moved | None:
    """Return `level` with the growth that `report` tells in the same breath, None where a base level follows from none.

    None follows from a rate at constant prices, or from figures given only as bounds. A table tells both in one row.
    """
    if not is_exact(level) or level.role not in ("level", "to"):
        return None
    beside = [f for f in figures if f.sentence == level.sentence and f.span.start > level.span.start]
    growth = next(iter(beside), None)
    if (
        growth is None
        or not _is_its_own(report, level, growth)
        or not is_exact(growth)
        or is_real(report, replace(growth, metric=level.metric))
    ):
        return None
    down = growth.value < 0 or fell(report, growth)
    found = Moved(level, _unsigned(growth), down)
    usable = growth.unit == PERCENT or growth.base_unit == level.base_unit
    return found if usable and not (down and growth.unit == PERCENT and abs(growth.value) >= 100) else None


def _is_its_own(report: Report, level: Figure, growth: Figure) -> bool:
    """Tell whether a growth is that of the level before it: told right after, or in the same row of a table."""
    if growth.role not in ("growth", "change") or growth.unit.endswith(POINTS):
        return False
    if level.origin == "table":
        return growth.origin == "table" and growth.metric == level.metric and growth.period[:4] == level.period[:4]
    return bool(_BETWEEN.fullmatch(report.text[level.span.end : growth.span.start]))


def _unsigned(growth: Figure) -> Figure:
    return growth if growth.value >= 0 else replace(growth, value=-growth.value, base_value=-growth.base_value)


def contribution(part: Moved, whole: Moved) -> Result:
    """Return the part's increase ÷ the whole's increase, in % (贡献率).

    Raises ValueError where the whole did not move, or the two count different things.
    """
    with localcontext() as context:
        context.prec = 60
        increase = _in_unit_of_whole(part, part.increase, whole)
        if not whole.increase:
            raise ValueError(f"{told(whole.level)} did not grow")
        value = rounded(increase / whole.increase * 100)
    return Result(value, PERCENT, f"{part.increase_text} ÷ {whole.increase_text} × 100%")


def pull(part: Moved, whole: Moved) -> Result:
    """Return the part's increase ÷ the whole's base level, in 百分点: by how many points the part moved it (拉动)."""
    with localcontext() as context:
        context.prec = 60
        value = rounded(_in_unit_of_whole(part, part.increase, whole) / whole.before * 100)
    return Result(value, POINTS, f"{part.increase_text} ÷ ({whole.before_text}) × 100%")


def share_before(part: Moved, whole: Moved) -> Result:
    """Return the part's share of the whole in the base period, in %."""
    value = rounded(_share_before(part, whole))
    return Result(value, PERCENT, f"({part.before_text}) ÷ ({whole.before_text}) × 100%")


def share_change(part: Moved, whole: Moved) -> Result:
    """Return the part's share of the whole now less that of the base period, in 百分点: negative where it fell."""
    with localcontext() as context:
        context.prec = 60
        now = _in_unit_of_whole(part, part.level.value, whole) / whole.level.value * 100
        value = rounded(now - _share_before(part, whole))
    first, then = f"{told(part.level)} ÷ {told(whole.level)}", f"({part.before_text}) ÷ ({whole.before_text})"
    return Result(value, POINTS, f"({first} − {then}) × 100%")


def fold(now: Moved) -> Result:
    """Return how many times its base period's level a level is."""
    with localcontext() as context:
        context.prec = 60
        return Result(rounded(now.level.value / now.before), "倍", f"{told(now.level)} ÷ ({now.before_text})")


def _share_before(part: Moved, whole: Moved) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return _in_unit_of_whole(part, part.before, whole) / whole.before * 100


def _in_unit_of_whole(part: Moved, value: Decimal, whole: Moved) -> Decimal:
    """Return a value of the part in the unit of the whole."""
    if part.level.base_unit != whole.level.base_unit:
        raise ValueError(f"{told(part.level)} and {told(whole.level)} do not count the same")
    if not part.level.value:
        return Decimal(0)
    return value * (in_unit_of(whole.level, part.level) / part.level.value)
