"""Where a text counts something: numbers with their unit, told apart from ordinals, dates, names and idioms.

`quantities` is one pass of one pattern whose number part cannot be entered in the middle, so its time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from qa_bot.figures.units import MULTIPLIERS, Scaled, Unit, scaled, unit_of, units
from qa_bot.resources import load_toml
from qa_bot.text.numbers import digits, parse_number, power_of, powers, shift
from qa_bot.text.span import Span

_LONGEST_NUMBER = 24
_HAN = re.compile(r"[\u4e00-\u9fff]")
_INDEX = re.compile(
    r"(?:指数|系数|得分|评分)(?:值|为|达到?|是|约|[降升]至|[降升]到|下降到|上升到)*(?P<value>\d{1,3}(?:\.\d+)?)(?=[，。；、）)\s（(]|$)"
)
_CLASS = re.compile(r"(?:及?以上|及?以下|以内)的[^，。；、\d]{1,12}?(?:共有|共|有|达到?|为)?\d")
_OF_AGE = re.compile(r"(?:及?以[上下])?的[^，。；、\d]{0,8}\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `span` covers both and no more (`10余个`, `3%-5%`), `qualified` the words about it too.

    `value` counts in `unit` as written; a range has `low` and `high` too, and its `value` is the low end.
    """

    span: Span
    qualified: Span
    value: Decimal
    unit: str
    qualifier: str
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def base(self) -> Scaled:
        """Return the scale-free value and its base unit."""
        return scaled(self.value, self.unit)

    @property
    def known_unit(self) -> Unit | None:
        """Return the unit of the table this was written with, None for a bare 万 or 亿."""
        return unit_of(self.unit)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield every quantity of `text` from left to right; never raises, and takes time linear in its length."""
    names = _NameRanges(text)
    counted = ((found, match) for match in _pattern().finditer(text) if (found := _read(match, text)) is not None)
    apart = [found for found, match in counted if not (_is_in_name(found, match, text) or _bounds_a_class(found, text))]
    for found in _with_joint_unit(sorted([*apart, *_indexes(text)], key=lambda found: found.span), text):
        if not names.hold(found.span):
            yield found


def _with_joint_unit(found: list[Quantity], text: str) -> list[Quantity]:
    """Return quantities with 个 read as the 个百分点 of the next that it is joined to: 高10.9个和17个百分点."""
    for index in range(len(found) - 2, -1, -1):
        this, after = found[index], found[index + 1]
        joined = text[this.span.end : after.span.start] in ("、", "和", "与", "及")
        if joined and this.unit == "个" and after.unit.endswith("分点"):
            found[index] = replace(this, unit=after.unit)
    return found


def _indexes(text: str) -> Iterator[Quantity]:
    """Yield the numbers of indexes, which count nothing: 综合指数4.463, 价格指数为102.7."""
    for match in _INDEX.finditer(text):
        value, span = parse_number(match["value"]), Span(*match.span("value"))
        if value is not None:
            yield Quantity(span, span, value, "", "")


def _bounds_a_class(found: Quantity, text: str) -> bool:
    """Tell whether a number only bounds a class of things that are counted: 年产1000万吨以上的煤矿21个."""
    of_age = found.unit.endswith("岁") and _OF_AGE.match(text, found.span.end)
    return bool(of_age or _CLASS.match(text, found.span.end))


def _read(match: re.Match[str], text: str) -> Quantity | None:
    """Turn one match of the pattern into a quantity, None where its number does not parse."""
    unit, written = match["unit"] or match["scale"] or "", match["arabic"] or match["chinese"] or match["hundred"]
    if match["chinese"]:
        written, unit = _split_numeral(written, unit)
    bare = bool(match["chinese"]) and not written.strip("百千万亿") and _bare_power_allowed(match, text)
    value = parse_number(written) if len(written) <= _LONGEST_NUMBER and not bare else None
    if bare:
        written, unit = _bare_power(written, unit)
        value = parse_number(written + "余") if written else Decimal(1)
    if value is None:
        return None
    unit = "%" if match["hundred"] else _without(unit, match["more2"])
    if match["upper"]:
        value, unit = _in_two(match["upper"], value, unit)
    value = -value if match["sign"] else value
    low = parse_number(match["low"]) if match["low"] else None
    qualifier, qualified = _qualifier(match, text)
    start = match.start("sign") if match["sign"] else match.start()
    unit = unit.removeprefix("个") if unit.endswith("分点") else unit
    return Quantity(
        Span(start, match.end("body")),
        qualified,
        value if low is None else low,
        unit,
        qualifier,
        low,
        value if low is not None else None,
    )


def _in_two(upper: str, value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a number in two parts as one, in the scale of the first: 2万 and 5千公里 are 2.5万公里."""
    scale = re.match(r"[十百千]*万?", unit)
    lower = scale.group() if scale else ""
    return Decimal(upper[:-1]) + shift(value, power_of(lower) - power_of(upper[-1])), upper[-1] + unit[len(lower) :]


def _without(unit: str, inner: str | None) -> str:
    return unit.replace(inner, "", 1) if inner else unit


def _split_numeral(written: str, unit: str) -> tuple[str, str]:
    """Move 万 and 亿 from the end of a Chinese numeral to its unit, as after an Arabic number: 两|万亿元."""
    bare = written.rstrip("余多几")
    head = bare.rstrip("万亿")
    if head and head != bare and (parse_number(head) is not None):
        return head + written[len(bare) :], bare[len(head) :] + unit
    return written, unit


def _bare_power(written: str, unit: str) -> tuple[str, str]:
    """Split a power of ten that stands for a number: 千万 is 1000 万, 亿|人次 is 1 亿人次, 百|亿元 is 100 亿元."""
    head = written.rstrip("万亿")
    return head, written[len(head) :] + unit


def _bare_power_allowed(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 3) : match.start()]
    return any(before.endswith(word) for word in _patterns()["quantity"]["bare_power_after"])


def _qualifier(match: re.Match[str], text: str) -> tuple[str, Span]:
    """Return the qualifying words of a match, joined by … when they stand apart, and the span that takes them in."""
    start, end, parts = match.start(), match.end("body"), []
    before = text[max(0, start - 5) : start].rstrip()
    for word in _words("before"):
        if before.endswith(word) and not _ends_a_word(before, word):
            start = text.rindex(word, 0, start)
            parts.append(word)
            break
    inner = next((match[name] for name in ("more", "more2", "more3") if match[name]), "")
    if not inner and match["chinese"] and match["chinese"][-1] in "余多几":
        inner = match["chinese"][-1]
    after = next((word for word in _words("after") if text.startswith(word, end)), "")
    parts += [word for word in (inner, after) if word]
    silent = _patterns()["qualifiers"]["silent"]
    return "…".join(word for word in parts if word not in silent), Span(start, end + len(after))


def _ends_a_word(before: str, word: str) -> bool:
    """Tell whether a one-character qualifier is the end of another word: 约 of 签约, 近 of 附近."""
    pair = before[-2:]
    return (
        len(word) == 1
        and len(pair) == 2
        and pair not in _words("before")
        and pair in _patterns()["qualifiers"]["lookalikes"]
    )


def _is_in_name(found: Quantity, match: re.Match[str], text: str) -> bool:
    """Tell whether a match is an ordinal, a denominator, an article or part of a name rather than a count."""
    start, end, rules = found.span.start, found.span.end, _patterns()["quantity"]
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if any(before.endswith(word) for word in rules["not_after"]) or any(
        after.startswith(w) for w in rules["not_before"]
    ):
        return True
    unit = found.known_unit
    if (
        text[start - 1 : start].isascii()
        and text[start - 1 : start].isalpha()
        and (unit is None or unit.group not in ("money", "ratio"))
    ):
        return True
    if unit and unit.name in ("名", "位") and re.search(r"(?<![目以年日])前$", before):
        return True
    if match["chinese"]:
        if text[start - 1 : start] == "“" or (unit is not None and not unit.chinese):
            return True
        if unit is None and not (_bare_power_allowed(match, text) and match["chinese"][-1] in "万亿"):
            return True
        if match["chinese"] == "一" and unit is not None and unit.name not in rules["one_counts_with"]:
            return True
        if not _HAN.match(text[start - 1 : start]) and not _HAN.match(after):
            return True
    if unit is None:
        return not re.match(r"[\u4e00-\u9fff，。；、）)]|$", after) or after[:1] in "级元年"
    return unit.group == "time" and unit.base in ("岁", "周岁") and after[:1] in tuple("以及至老儿青学")


class _NameRanges:
    """The stretches of a text that are names: 《titles》, short “quotes”, idioms; asked in order, answered in O(1)."""

    def __init__(self, text: str) -> None:
        self._ranges = [Span(m.start(), m.end()) for m in _name_pattern().finditer(text) if _is_name(m.group())]
        self._next = 0

    def hold(self, span: Span) -> bool:
        """Tell whether `span` overlaps a name; the spans asked for must come in order of their start."""
        while self._next < len(self._ranges) and self._ranges[self._next].end <= span.start:
            self._next += 1
        return self._next < len(self._ranges) and self._ranges[self._next].start < span.end


def _is_name(stretch: str) -> bool:
    """Tell a quoted name (“15分钟服务圈”) from quoted speech that states figures (“新认定45家、力争60家”)."""
    if stretch[0] not in '“"':
        return True
    return not (re.search(r"[，；。、：]", stretch) and re.search(r"\d[\d.,]*[^\dA-Za-z”]", stretch))


@cache
def _patterns() -> dict[str, Any]:
    return load_toml("figure_patterns.toml")


@cache
def _words(place: str) -> tuple[str, ...]:
    """Return the qualifiers that stand `before` or `after` a number, longest first."""
    return tuple(sorted(_patterns()["qualifiers"][place], key=len, reverse=True))


@cache
def _name_pattern() -> re.Pattern[str]:
    idioms = "|".join(re.escape(word) for word in sorted(_patterns()["quantity"]["idioms"], key=len, reverse=True))
    marked = r"《[^《》\n]{0,80}》|“[^“”\n]{0,80}”|\"[^\"\n]{0,24}\"|〔[^〔〕\n]{0,9}〕"
    return re.compile(rf"{marked}|(?<![0-9])(?:{idioms})")


@cache
def _unit_pattern() -> str:
    """Return the units as one alternation, each refusing what would make it the start of a longer word (人口, 周年)."""
    refused = dict(_patterns()["quantity"]["not_unit_before"])
    names = sorted(units(), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) + (f"(?![{refused[name]}])" if name in refused else "") for name in names)


@cache
def _pattern() -> re.Pattern[str]:
    arabic = r"\d++(?:,\d{3}(?!\d))*+(?:\.\d++)?+"
    chinese = "".join(digits()) + "".join(powers())
    unit, scale = _unit_pattern(), "|".join(MULTIPLIERS)
    one = rf"(?:{unit}|(?:{scale}){{more2}}(?:{unit}))(?:/[百千万]?(?:{unit}))?+"
    plain_unit, full_unit = one.format(more2=""), one.format(more2="(?P<more2>[余多]?)")
    in_two = r"(?<=万)\d[余多]?千|(?<=万)\d{4}(?![\d年.,])|(?<=亿)\d{1,4}[余多]?[百千]?万"
    upper = rf"(?P<upper>\d++(?:\.\d++)?[万亿])(?={in_two})"
    number = (
        rf"(?:{upper})?(?:(?P<low>{arabic})(?:{plain_unit}|{scale})?[-－—–~～至到]{{1,2}})?(?P<arabic>{arabic})"
        rf"|(?<![{chinese}\d几数])(?P<chinese>[{chinese}]++(?:点[{''.join(digits())}]++)?+[余多几]?)"
    )
    bare = r"(?P<scale>万亿|万|亿)(?P<more3>[余多]?)|(?P<none>(?<=[万亿])(?=[一-鿿]))"
    body = rf"(?:{number})[ \u3000]?(?P<more>[余多]?)[ \u3000]?(?:(?P<unit>{full_unit})|{bare})"
    hundred = rf"百分之(?P<hundred>{arabic}|[{chinese}]++(?:点[{''.join(digits())}]++)?+)"
    return re.compile(rf"(?<![\d.,])(?P<sign>(?<![\dA-Za-z\u4e00-\u9fff|-])[-−－](?=\d))?(?P<body>{hundred}|{body})")
