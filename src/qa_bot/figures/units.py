"""The units and measure words of `resources/units.toml`, ready to match and to scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from qa_bot.resources import load_toml
from qa_bot.text.numbers import power_of, shift

MULTIPLIERS = ("百万", "千万", "万亿", "百亿", "千亿", "十亿", "十万", "亿", "万", "千", "百")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its name as written, its group, what it scales to, and what may stand around it."""

    name: str
    group: str
    base: str
    power: int
    chinese: bool
    noun: bool


@dataclass(frozen=True, slots=True)
class Scaled:
    """A value in the base unit of what it counts: `value` is scale-free (万 and 亿 worked out), `unit` its unit."""

    value: Decimal
    unit: str


@cache
def units() -> dict[str, Unit]:
    """Return every unit by its name."""
    data = load_toml("units.toml")
    known: dict[str, Unit] = {}
    for group in data["group"]:
        only = set(group.get("arabic_only", ()))
        for name in group["units"]:
            alias = data["alias"].get(name, {"base": name, "power": 0})
            known[name] = Unit(name, group["name"], alias["base"], alias["power"], name not in only, group["noun"])
    return known


def split_unit(unit: str) -> tuple[str, str]:
    """Split a unit as written into its multiplier and the unit itself: 万元 -> (万, 元), 千瓦时 -> ("", 千瓦时)."""
    if unit in units():
        return "", unit
    for scale in MULTIPLIERS:
        if unit.startswith(scale):
            return scale, unit[len(scale) :]
    return "", unit


def unit_of(name: str) -> Unit | None:
    """Return the unit that `name` (with or without a multiplier, 元/平方米 by its first part) is written with."""
    rest = split_unit(name)[1]
    return units().get(rest) or units().get(rest.partition("/")[0])


def scaled(value: Decimal, unit: str) -> Scaled:
    """Return `value` in `unit` without its scale: (20.6, 亿元) -> (2060000000, 元); exact."""
    multiplier, rest = split_unit(unit)
    known = units().get(rest)
    if known is None:
        return Scaled(shift(value, power_of(multiplier)), rest)
    return Scaled(shift(value, power_of(multiplier) + known.power), known.base)
