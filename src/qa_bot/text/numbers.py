"""Numbers as Chinese reports write them: `123,244.2`, `7.1万`, `1.2万亿`, `三`, `十余`, `两万五千`; and back again.

Everything is `Decimal` and exact: scaling by 万 or 亿 moves the decimal point and never rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from qa_bot.resources import load_toml
from qa_bot.text.span import Span

_ARABIC = r"\d++(?:,\d{3}(?!\d))*+(?:\.\d++)?+"
_MULTIPLIERS = r"[十百千]?[万亿]{0,2}"
_PLAIN = re.compile(rf"(?P<sign>[-−－]?)(?P<number>{_ARABIC})(?P<scale>{_MULTIPLIERS})[余多来]?")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text: where it stands, and its exact value."""

    span: Span
    value: Decimal


def parse_number(text: str) -> Decimal | None:
    """Return the exact value of `text` when all of it is a number (余/多/来 after it allowed), else None.

    A bare 万 or 百 is a unit, not a number; 百余 is 100. Numbers of more than 40 characters are none.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := _PLAIN.fullmatch(text):
        value = shift(Decimal(match["number"].replace(",", "")), power_of(match["scale"]))
        return -value if match["sign"] else value
    if text.startswith("百分之"):
        part = parse_number(text.removeprefix("百分之"))
        return None if part is None else shift(part, -2)
    vague = text[-1] in "余多来"
    return parse_chinese(text[:-1] if vague else text, bare_power=vague)


def parse_chinese(text: str, *, bare_power: bool = False) -> Decimal | None:
    """Return the value of the Chinese numeral `text`, or None; `bare_power` reads 百 alone as 100 (as in 百余)."""
    whole, point, fraction = text.partition("点")
    if point:
        head, tail = _integer(whole), [digits().get(character) for character in fraction]
        if head is None or not tail or None in tail:
            return None
        return Decimal(f"{head}.{''.join(map(str, tail))}")
    if not bare_power and len(text) == 1 and text in powers() and text not in "十拾":
        return None
    value = _integer(whole)
    return None if value is None else Decimal(value)


def power_of(scale: str) -> int:
    """Return the power of ten a run of multipliers stands for: 万 4, 亿 8, 万亿 12, 百万 6, the empty run 0."""
    return sum(powers()[character] for character in scale)


def shift(value: Decimal, power: int) -> Decimal:
    """Return `value` times ten to the `power`, exact whatever the decimal context's precision is."""
    sign, figures, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"only finite numbers can be scaled, got {value}")  # noqa: TRY004 - its value is at fault
    exponent += power
    if exponent > 0:
        return Decimal((sign, figures + (0,) * exponent, 0))
    return Decimal((sign, figures, exponent))


def find_numbers(text: str) -> Iterator[Number]:
    """Yield every number of `text` with its span, left to right, in time linear in the length of `text`.

    Whether it counts anything is not asked here: years, ordinals and digits in names are numbers too.
    """
    for match in number_pattern().finditer(text):
        value = parse_number(match.group())
        if value is not None:
            yield Number(Span(match.start(), match.end()), value)


def format_number(value: Decimal, scale: str = "", *, grouped: bool = False) -> str:
    """Return `value` as a report writes it: plain digits in units of `scale` (万, 亿, 万亿), commas when `grouped`."""
    scaled = shift(value, -power_of(scale))
    sign, figures, exponent = scaled.as_tuple()
    if isinstance(exponent, int) and exponent < 0:
        scaled = Decimal((sign, figures, exponent)).normalize() if len(figures) <= 28 else scaled
    return f"{scaled:,f}{scale}" if grouped else f"{scaled:f}{scale}"


def plain(value: Decimal) -> str:
    """Return `value` in plain digits without an exponent and without zeros after its last decimal."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def digits() -> dict[str, int]:
    """Return the value of each Chinese digit."""
    return dict(load_toml("numerals.toml")["digits"])


@cache
def powers() -> dict[str, int]:
    """Return the power of ten of each Chinese multiplier."""
    return dict(load_toml("numerals.toml")["powers"])


@cache
def number_pattern() -> re.Pattern[str]:
    """Return the pattern of a number in running text: an Arabic or a Chinese one, never begun in the middle of one."""
    chinese = "".join(digits()) + "".join(powers())
    return re.compile(
        rf"(?<![\d.])(?:{_ARABIC}){_MULTIPLIERS}[余多]?"
        rf"|(?<![{chinese}\d])[{chinese}]++(?:点[{''.join(digits())}]++)?+[余多]?"
    )


def _integer(text: str) -> int | None:
    """Return the value of a Chinese integer (two万五千), None for digits in a row (三四) or powers out of order."""
    if not text or len(text) > _LONGEST:
        return None
    for unit in ("亿", "万"):
        head, found, tail = text.rpartition(unit)
        if found:
            upper, lower = (_integer(head) if head else None), (_integer(tail.lstrip("零〇")) if tail else 0)
            if upper is None or lower is None or unit in head:
                return None
            return int(upper * 10 ** powers()[unit] + lower)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 4
    for position, character in enumerate(text):
        if character in powers():
            power = powers()[character]
            if power >= last or (digit is None and position > 0 and text[position - 1] not in "零〇"):
                return None
            total, last, digit = total + (1 if digit is None else digit) * 10**power, power, None
        elif character not in digits() or digit is not None:
            return None
        elif digits()[character] or not total:
            digit = digits()[character]
    return total + (digit or 0)
