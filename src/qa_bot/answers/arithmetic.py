"""What follows from several figures: difference, ratio and sum, exactly; and which is the highest. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from qa_bot.figures.units import scaled
from qa_bot.text.numbers import plain

RATIO_DECIMALS = 2
"""Decimals a ratio is rounded to, half up."""
_DIGITS = 60
"""Digits to count with: more than any sum of money needs."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit as written (`3725`, `亿元`); a fall is negative."""

    value: Decimal
    unit: str

    @property
    def base(self) -> Decimal:
        """Return the number with 万 and 亿 worked out."""
        return scaled(self.value, self.unit).value

    @property
    def base_unit(self) -> str:
        """Return the unit without 万 and 亿: amounts in the same one can be compared."""
        return scaled(self.value, self.unit).unit

    @property
    def text(self) -> str:
        """Return the number with its unit: `4993.12亿元`."""
        return f"{plain(self.value)}{self.unit}"


def comparable(amounts: Sequence[Amount]) -> bool:
    """Tell whether all amounts count the same thing."""
    return len({amount.base_unit for amount in amounts}) == 1


def difference(first: Amount, second: Amount) -> Amount:
    """Return `first` less `second`, in the finer of their units; two shares differ by percentage points."""
    unit = _finer([first, second])
    with localcontext() as context:
        context.prec = _DIGITS
        value = (first.base - second.base) / _factor(unit)
    return Amount(value, "个百分点" if unit in ("%", "百分点") else unit)


def total(amounts: Sequence[Amount]) -> Amount:
    """Return the sum, in the finest unit of `amounts`."""
    unit = _finer(amounts)
    with localcontext() as context:
        context.prec = _DIGITS
        return Amount(sum((amount.base for amount in amounts), Decimal(0)) / _factor(unit), unit)


def ratio(first: Amount, second: Amount) -> Amount | None:
    """Return how many times `second` goes into `first`, rounded half up, or None where `second` is nothing."""
    if not second.base:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        times = (first.base / second.base).quantize(Decimal(1).scaleb(-RATIO_DECIMALS), ROUND_HALF_UP)
    return Amount(times, "倍")


def extremes(amounts: Sequence[Amount], *, lowest: bool = False) -> list[int]:
    """Return the indices of the highest (or lowest) amounts: more than one where they are equal."""
    best = (min if lowest else max)(amount.base for amount in amounts)
    return [index for index, amount in enumerate(amounts) if amount.base == best]


def ranked(amounts: Sequence[Amount], *, lowest: bool = False) -> list[int]:
    """Return the indices of the amounts from the highest (or lowest) on; equal ones stay in their order."""
    return sorted(range(len(amounts)), key=lambda index: amounts[index].base * (1 if lowest else -1))


def _finer(amounts: Sequence[Amount]) -> str:
    return min((amount.unit for amount in amounts), key=_factor)


def _factor(unit: str) -> Decimal:
    return scaled(Decimal(1), unit).value
