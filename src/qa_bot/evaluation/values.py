"""The numbers a short answer states, each with what it counts: what a strict judge compares.

Two are equal where their numbers are equal after 万 and 亿 are worked out and their units come down to the same base:
0.96亿元 = 9600万元, 10.0% = 10%, 3.2个百分点 = 3.2百分点; but 25% is not 25个百分点, and 76家 is not 76.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from qa_bot.figures.units import Scaled, scaled, units
from qa_bot.text.dates import find_dates
from qa_bot.text.normalize import normalize
from qa_bot.text.numbers import Number, find_numbers, power_of, shift
from qa_bot.text.span import Span

_ARABIC = re.compile(r"[\d,]+(?:\.(?P<decimals>\d+))?(?P<scale>[十百千]?[万亿]{0,2})")
_BARE_POINT = re.compile(r"(?<!个)(?=[百千]分点)")
_LETTER = re.compile(r"[A-Za-z]")
_AROUND = re.compile(r"(?:以上|以下|左右|以内|余|多)+$")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number a text states: its exact value with 万 and 亿 worked out, the base of its unit, "" for none known.

    `tail` is what stands right after the number; it tells units apart that no table holds. `step` is what one of the
    last decimal written counts: 0.01亿元 has a step of 1000000 元.
    """

    value: Decimal
    unit: str
    tail: str
    step: Decimal

    def equals(self, other: Stated) -> bool:
        """Tell whether `other` states the same number of the same thing."""
        return self.value == other.value and self.same_unit(other)

    def same_unit(self, other: Stated) -> bool:
        """Tell whether `other` counts the same; of a unit no table holds, the words after the number must begin it."""
        if self.unit or other.unit:
            return self.unit == other.unit
        return other.tail.startswith(self.tail)

    def is_rounding_of(self, finer: Stated) -> bool:
        """Tell whether `finer`, written with more decimals, rounds (half up or down) to this."""
        near = abs(finer.value - self.value) * 2 <= self.step
        return near and finer.step < self.step and self.same_unit(finer)


def stated(text: str) -> list[Stated]:
    """Return what `text` counts, in order; dates, ordinals and digits in names or codes (5G, 第二) count nothing."""
    text = _BARE_POINT.sub("个", normalize(text))  # 3.2百分点 is not 320 of something
    dates = [mention.span for mention in find_dates(text)]
    found = (number for number in find_numbers(text) if not any(date.covers(number.span) for date in dates))
    return [value for number in found if (value := _stated(number, text)) is not None]


def holds(text: str, wanted: str) -> bool:
    """Tell whether `text` says `wanted`: word for word, no number cut in the middle, or as equal numbers."""
    return occurs(wanted, text) is not None or _holds_value(text, wanted)


def occurs(wanted: str, text: str) -> Span | None:
    """Return where `wanted` stands in `text`, both normalised and without spaces, or None.

    A number of `wanted` must not be part of a longer one: 5% does not stand in 15%.
    """
    needle, hay = bare(wanted), bare(text)
    before = r"(?<![\d.])" if needle[:1].isdigit() else ""
    after = r"(?!\d|\.\d)" if needle[-1:].isdigit() else ""
    match = re.search(f"{before}{re.escape(needle)}{after}", hay) if needle else None
    return Span(match.start(), match.end()) if match else None


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return `text` normalised, without white space and the marks of run-in headings, as evidence is written."""
    return re.sub(r"\s|\*\*", "", normalize(text))


def extra(given: Sequence[Stated], gold: Sequence[Stated]) -> list[Stated]:
    """Return what of `given` equals nothing of `gold`."""
    return [one for one in given if not any(right.equals(one) for right in gold)]


def missing(given: Sequence[Stated], gold: Sequence[Stated]) -> list[Stated]:
    """Return what of `gold` nothing of `given` equals."""
    return [right for right in gold if not any(right.equals(one) for one in given)]


def _holds_value(text: str, wanted: str) -> bool:
    """Tell whether `wanted` is a figure and nothing else, and `text` states it, however scaled."""
    gold = stated(wanted)
    alone = len(gold) == 1 and bare(wanted)[:1].isdigit()
    return alone and not missing(stated(text), gold)


def _stated(number: Number, text: str) -> Stated | None:
    start, end = number.span.start, number.span.end
    written = number.span.of(text)
    unit = next((name for name in _names() if text.startswith(name, end)), "")
    if not unit and (_LETTER.match(text[end : end + 1]) or _LETTER.match(text[start - 1 : start])):
        return None
    if not written[0].isdigit() and (not unit or text[start - 1 : start] == "第" or written == "一"):
        return None
    base = scaled(number.value, unit)
    return Stated(base.value, base.unit, _AROUND.sub("", text[end:]), _step(written, base, number.value))


def _step(written: str, base: Scaled, value: Decimal) -> Decimal:
    """Return what one of the last written decimal counts, in the base unit; 1 of it for a Chinese numeral."""
    match = _ARABIC.match(written)
    power = power_of(match["scale"]) - len(match["decimals"] or "") if match else 0
    factor = base.value / value if value else Decimal(1)
    return shift(Decimal(1), power) * factor


@cache
def _names() -> tuple[str, ...]:
    """Return the known units, longest first."""
    return tuple(sorted(units(), key=lambda name: (-len(name), name)))
