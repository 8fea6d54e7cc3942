"""The members of an answer across reports or years: whose figure, its value, and the numbers of a chart of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from qa_bot.answers.model import Answer, AnswerFigure
from qa_bot.figures.units import split_unit, unit_of
from qa_bot.text.numbers import power_of

_YEAR = re.compile(r"([12]\d{3}|[〇零一二三四五六七八九]{4})年$")
_FALL = re.compile(r"下降|减少|降低|负增长")
_MARK = re.compile(r"[①-⑳]$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class Member:
    """One member: `label` says whose and when, `shown` its value as the report writes it, `figure` what it rests on."""

    label: str
    shown: str
    figure: AnswerFigure

    @property
    def value(self) -> Decimal:
        """Return the value as a number in the figure's unit; a fall (下降3%) is negative."""
        value = Decimal(self.figure.value)
        return -value if _FALL.match(self.shown) and value > 0 else value


@dataclass(frozen=True, slots=True)
class Series:
    """Members that go together, in the order the answer gives them."""

    members: tuple[Member, ...]

    @property
    def unit(self) -> str:
        """Return the unit a chart counts in: the first member's."""
        return self.members[0].figure.unit

    @property
    def metric(self) -> str:
        """Return what is compared, as the first member's report calls it."""
        return self.members[0].figure.metric

    @property
    def role(self) -> str:
        """Return the role of what is compared: the first member's."""
        return self.members[0].figure.role

    @property
    def years(self) -> tuple[int, ...] | None:
        """Return each member's year where they are different years of the same place, None otherwise."""
        found = [_YEAR.search(member.label) for member in self.members]
        whose = {match.string[: match.start()] for match in found if match}
        years = tuple(int(match.group(1)) for match in found if match)
        return years if len(years) == len(set(years)) == len(self.members) and len(whose) == 1 else None

    def numbers(self) -> tuple[Decimal, ...] | None:
        """Return the members' values in `unit`, 万 and 亿 worked out; None where they count different things."""
        first = _scale(self.unit)
        scales = [_scale(member.figure.unit) for member in self.members]
        if any(base != first[0] for base, _ in scales):
            return None
        return tuple(
            member.value.scaleb(power - first[1]) for member, (_, power) in zip(self.members, scales, strict=True)
        )


def series_of(answer: Answer) -> Series | None:
    """Return the members an answer compares, None for an answer that compares none.

    The text of such an answer has a line for each figure, `whose：value①`, in the order of the figures.
    """
    lines = [line.partition("：") for line in answer.text.split("\n")[1:] if "：" in line]
    if len(answer.figures) < 2 or len(lines) != len(answer.figures):
        return None
    members = tuple(
        Member(_with_digits(label), _MARK.sub("", shown), figure)
        for (label, _, shown), figure in zip(lines, answer.figures, strict=True)
    )
    return Series(members) if all(member.figure.text in member.shown for member in members) else None


def _with_digits(label: str) -> str:
    """Return a label with its year in digits, as a reader looks for it: 涞源县二〇二四年 is 涞源县2024年."""
    return _YEAR.sub(lambda match: match.group().translate(_DIGITS), label)


def _scale(unit: str) -> tuple[str, int]:
    """Return what `unit` counts in the end and the power of ten it counts it by: 亿元 is (元, 8)."""
    scale, rest = split_unit(unit)
    known = unit_of(rest)
    power = power_of(scale) if scale else 0
    return (known.base, power + known.power) if known else (rest, power)
