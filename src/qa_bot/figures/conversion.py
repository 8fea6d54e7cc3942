"""An amount in another unit of the same measure, where the conversion is exact: 亩 and 公顷, 吨 and 斤, 亿 and 万."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from qa_bot.figures.arithmetic import Result, rounded, told
from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled
from qa_bot.resources import load_toml
from qa_bot.text.numbers import plain

EXACT_DECIMALS = 6
"""Decimals up to which a result is given as it is; a longer one is rounded to two."""


def converted(figure: Figure, unit: str) -> Result:
    """Return the amount of `figure` in `unit`.

    Raises ValueError where no exact conversion leads there (元 to 美元, 吨 to 亩), or the figure is a range.
    """
    there = scaled(Decimal(1), unit)
    if figure.low is not None or not figure.value:
        raise ValueError(f"{figure.text} is not one amount")
    factor = _factor(figure.base_unit, there.unit) * Fraction(figure.base_value) / Fraction(figure.value)
    factor /= Fraction(there.value)
    value = _decimal(Fraction(figure.value) * factor)
    return Result(value, unit, f"{told(figure)} {_steps(factor)}".rstrip())


def _factor(base: str, other: str) -> Fraction:
    if base == other:
        return Fraction(1)
    for group in load_toml("conversions.toml").values():
        if base in group and other in group:
            return Fraction(group[base], group[other])
    raise ValueError(f"{base} cannot be converted to {other} exactly")


def _decimal(value: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    shown = rounded(exact, EXACT_DECIMALS)
    return shown.normalize() if shown == exact else rounded(exact)


def _steps(factor: Fraction) -> str:
    """Return what the value is multiplied or divided by, in whole numbers where they do."""
    with localcontext() as context:
        context.prec = 60
        times = "" if factor.numerator == 1 else f"× {plain(Decimal(factor.numerator))}"
        by = "" if factor.denominator == 1 else f"÷ {plain(Decimal(factor.denominator))}"
    return " ".join(step for step in (times, by) if step)
