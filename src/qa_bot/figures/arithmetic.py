"""Arithmetic over stated figures: what a statistician asks of a report and the report leaves to its reader.

Each function takes figures, returns the result with its unit and the expression that gives it, and raises `ValueError`
where the figures do not go together (other things counted, a division by nothing). Results are exact, or rounded half
up to the decimals said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled, split_unit, unit_of
from qa_bot.text.numbers import plain, shift

PERCENT, POINTS = "%", "百分点"
DECIMALS = 2
"""Decimals of a quotient: shares in %, multiples, averages."""
_LARGE = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))


@dataclass(frozen=True, slots=True)
class Result:
    """A number worked out: `value` in `unit`, by `expression` over the texts of figures."""

    value: Decimal
    unit: str
    expression: str

    @property
    def text(self) -> str:
        """Return the result as an answer gives it: `16家`, `4.25个百分点`, `2.66倍`."""
        return f"{plain(self.value)}{'个' if self.unit == POINTS else ''}{self.unit}"


def told(figure: Figure) -> str:
    """Return a figure as arithmetic shows it: with the unit a table tells apart from it, in brackets where negative."""
    text = figure.text if figure.origin == "text" or figure.unit in figure.text else f"{figure.text}{figure.unit}"
    return f"({text})" if text.startswith(("-", "−", "－")) else text


def difference(first: Figure, second: Figure) -> Result:
    """Return first − second in the first one's unit; of two rates in 百分点."""
    _must_count_alike(first, second)
    value = first.value - in_unit_of(first, second)
    return Result(value, _unit_of_difference(first), f"{told(first)} − {told(second)}")


def distance(first: Figure, second: Figure) -> Result:
    """Return the larger less the smaller: how far apart two figures are, whichever comes first."""
    larger, smaller = (first, second) if first.base_value >= second.base_value else (second, first)
    return difference(larger, smaller)


def total(figures: Sequence[Figure]) -> Result:
    """Return the sum of `figures` in the first one's unit."""
    first = figures[0]
    for other in figures[1:]:
        _must_count_alike(first, other)
    value = sum((in_unit_of(first, figure) for figure in figures), Decimal(0))
    return Result(value, first.unit, " + ".join(told(figure) for figure in figures))


def share(part: Figure, whole: Figure) -> Result:
    """Return part ÷ whole in %."""
    _must_count_alike(part, whole)
    value = rounded(_quotient(part, whole) * 100)
    return Result(value, PERCENT, f"{told(part)} ÷ {told(whole)} × 100%")


def multiple(first: Figure, second: Figure) -> Result:
    """Return how many times the second the first is, in 倍."""
    _must_count_alike(first, second)
    return Result(rounded(_quotient(first, second)), "倍", f"{told(first)} ÷ {told(second)}")


def average(whole: Figure, count: Figure, of: int = 1) -> Result:
    """Return whole ÷ count × of: what falls to each, or to each `of` of them.

    In 万 or 亿 where the whole is told so and that reads better.
    """
    each = _quotient(whole, count) * of
    expression = f"{told(whole)} ÷ {told(count)}{f' × {of}' if of > 1 else ''}"
    multiplier, unit = split_unit(whole.unit)
    base = each / shift(Decimal(1), unit_power(unit))
    for scale, size in _LARGE:
        if multiplier and base >= size:
            return Result(rounded(base / size), f"{scale}{unit}", expression)
    return Result(rounded(base), unit, expression)


def grown_by(level: Figure, rate: Figure, *, fell: bool) -> Result:
    """Return by how much a level rose (or fell) where only the rate is stated: level − level ÷ (1 ± rate)."""
    factor = 1 + (-1 if fell else 1) * rate.value / 100
    if factor <= 0 or rate.unit != PERCENT:
        raise ValueError(f"no base follows from {told(rate)}")
    value = rounded(abs(level.value - level.value / factor), decimals_of(level.value))
    sign = "-" if fell else "+"
    parts = (f"{told(level)}", f"{told(level)} ÷ (1 {sign} {told(rate)})")
    return Result(value, level.unit, " − ".join(reversed(parts) if fell else parts))


def rest(whole: Figure, parts: Sequence[Figure]) -> Result:
    """Return what is left of `whole` without `parts`, in the whole's unit; raises ValueError where they exceed it."""
    for part in parts:
        _must_count_alike(whole, part)
    value = whole.value - sum((in_unit_of(whole, part) for part in parts), Decimal(0))
    if value < 0:
        raise ValueError(f"the parts are more than {told(whole)}")
    return Result(value, _unit_of_difference(whole), " − ".join(told(figure) for figure in (whole, *parts)))


def yearly_growth(first: Figure, last: Figure, years: int) -> Result:
    """Return the average annual growth over `years`, in %: (last ÷ first)^(1 ÷ years) − 1."""
    _must_count_alike(first, last)
    if years < 1 or first.base_value <= 0 or last.base_value <= 0:
        raise ValueError(f"no yearly growth leads from {told(first)} to {told(last)} in {years} years")
    with localcontext() as context:
        context.prec = 60
        value = ((last.base_value / first.base_value) ** (Decimal(1) / years) - 1) * 100
    return Result(rounded(value), PERCENT, f"({told(last)} ÷ {told(first)})^(1 ÷ {years}) − 1")


def yearly_increase(first: Figure, last: Figure, years: int) -> Result:
    """Return by how much a level rose a year on average, in the unit of the last."""
    _must_count_alike(first, last)
    if years < 1:
        raise ValueError("at least one year must lie between them")
    each = (last.value - in_unit_of(last, first)) / years
    return Result(rounded(each), _unit_of_difference(last), f"({told(last)} − {told(first)}) ÷ {years}")


def a_year(total: Figure, years: int) -> Result:
    """Return what falls to each of the `years` that did a total together, in its unit."""
    if years < 2:
        raise ValueError(f"{told(total)} is of no several years")
    with localcontext() as context:
        context.prec = 60
        each = total.value / years
    return Result(rounded(each), total.unit, f"{told(total)} ÷ {years}")


def completion(level: Figure, target: Figure) -> Result:
    """Return how much of a target was reached, in %."""
    _must_count_alike(level, target)
    return Result(rounded(_quotient(level, target) * 100), PERCENT, f"{told(level)} ÷ {told(target)} × 100%")


def from_target(level: Figure, rate: Figure) -> Result:
    """Return the target that follows from a level and its completion rate, less the level, in the level's unit.

    Negative where the target was exceeded; raises ValueError where the rate is none.
    """
    if rate.unit != PERCENT or rate.value <= 0:
        raise ValueError(f"no target follows from {told(rate)}")
    with localcontext() as context:
        context.prec = 60
        gap = level.value / (rate.value / 100) - level.value
    more = gap < 0
    parts = (told(level), f"{told(level)} ÷ {told(rate)}")
    value = rounded(gap, max(decimals_of(level.value), DECIMALS))
    return Result(value, level.unit, " − ".join(parts if more else reversed(parts)))


def points_from_full(rate: Figure) -> Result:
    """Return how far a completion rate is from 100%, in 百分点."""
    parts = (told(rate), "100%") if rate.value > 100 else ("100%", told(rate))
    return Result(abs(rate.value - 100), POINTS, " − ".join(parts))


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def unit_power(unit: str) -> int:
    """Return the power of ten that a unit without a multiplier scales its base by."""
    known = unit_of(unit)
    return known.power if known else 0


def counts_alike(first: Figure, second: Figure) -> bool:
    """Tell whether two figures can be added or compared: of the same base unit."""
    return first.base_unit == second.base_unit and first.low is None and second.low is None


def _must_count_alike(first: Figure, second: Figure) -> None:
    if not counts_alike(first, second):
        raise ValueError(f"{told(first)} and {told(second)} do not count the same")


def _unit_of_difference(figure: Figure) -> str:
    return POINTS if figure.unit == PERCENT else figure.unit


def in_unit_of(first: Figure, second: Figure) -> Decimal:
    """Return the second's value in the unit of the first; exact, as units are powers of ten apart."""
    if second.unit == first.unit:
        return second.value
    one = scaled(Decimal(1), first.unit).value
    with localcontext() as context:
        context.prec = 60
        return second.base_value / one


def _quotient(first: Figure, second: Figure) -> Decimal:
    if not second.base_value:
        raise ValueError(f"nothing is divided by {told(second)}")
    with localcontext() as context:
        context.prec = 60
        return first.base_value / second.base_value


def rounded(value: Decimal, decimals: int = DECIMALS) -> Decimal:
    """Return `value` rounded half up to `decimals`, as one does by hand: 65.625 is 65.63."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
