"""The places and years a question names, where they stand: of places only those the index holds reports of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from qa_bot.questions.route import NATIONWIDE, innermost_part, place_stem
from qa_bot.questions.understand import report_year_spans
from qa_bot.text.span import Span

LONGEST_RANGE = 15
"""The most years a range (2009到2018年) is taken apart into."""
_NATION = re.compile(r"全国(?!性|人大|政协|[一二三百千]|第|首|前|重点|先进|文明|示范|统一)|我国|国务院")
_COUNTRY_BESIDE = re.compile(r"[和与跟同比、,，]$"), re.compile(r"^(?:[和与跟同、,，]|比(?![重例]))")
_YEAR = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?![\d.])\s*(?:年(?:度|末|底|全年)?)?")
_SHORT = re.compile(r"(?<![\d.])(?P<years>\d{2}年?(?:\s*[、,，和与及跟比到至]\s*\d{2}年?)*)(?<=年)")
_BETWEEN = re.compile(r"\s*(?:[到至\-—–~～]|——)+\s*")
_SETS_TARGETS = re.compile(
    r"(?:(?:19|20)\d{2}年?[、,，和与及跟到至\-—–~～]+){1,}(?:19|20)\d{2}年?度?的?(?:这?[两二三四五六七八九几\d]+[份个年次])?的?"
    r"[\u4e00-\u9fff]{0,10}报告.{0,24}(?:目标|预期)"
)
_OF_ITS_YEAR = re.compile(r"^(?!.*(?:政府|国务院)).*(?:年度.*报告|总结|公报)$")
_RELATIVE = re.compile(r"(?<![比较同])(?P<back>今年|去年|上年|前年)")
_BACK = {"今年": 0, "去年": 1, "上年": 1, "前年": 2}
_LEVELS = (("省", "自治区"), ("市", "州", "盟"), ("县", "区", "旗"))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place of the index as a question names it."""

    span: Span
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year a question names: outright, or `back` years from now (今年 0, 去年 1), where `year` is None.

    `to_next` tells whether it begins a range that the next mention ends.
    """

    span: Span
    year: int | None
    back: int = 0
    to_next: bool = False


def place_mentions(text: str, places: Iterable[str]) -> list[PlaceMention]:
    """Return the mentions of `places` (as reports record them) in order, without what only says where another lies.

    保定市 of 保定市徐水区 and 河北 of 河北省易县 say where a place lies; in 保定和徐水 both are meant. The country
    counts beside another place only where it is joined to it: 全国 of 全国前列 is no place to ask about.
    """
    found = [m for place in dict.fromkeys(places) if place for m in _mentions_of(text, place)]
    found.sort(key=lambda mention: (mention.span.start, -len(mention.span)))
    apart: list[PlaceMention] = []
    for mention in found:
        if not apart or mention.span.start >= apart[-1].span.end:
            apart.append(mention)
    kept = _located(apart, text)
    return kept if len(kept) < 2 else [one for one in kept if one.place != NATIONWIDE or _is_joined(one, text)]


def year_mentions(text: str) -> list[YearMention]:
    """Return the years `text` names, in order; not those it names a report by (2014年政府工作报告).

    The years of several reports count where their targets are asked for: a report sets those of the year it is called
    by (2013年、2016年两份报告定的目标). A summary and a report on a year (年度审计报告) are called by the year
    they tell of.
    """
    called = () if _SETS_TARGETS.search(text) else report_year_spans(text)
    reports = [span for span in called if not _OF_ITS_YEAR.search(span.of(text))]
    found = [
        YearMention(Span(*match.span()), int(match["year"]), to_next=bool(_BETWEEN.match(text, match.end())))
        for match in _YEAR.finditer(text)
    ]
    short = list(_short_years(text))
    if len(found) + len(short) > 1:
        found += short
    relative = [YearMention(Span(*m.span()), None, _BACK[m["back"]]) for m in _RELATIVE.finditer(text)]
    if len(found) + len(relative) > 1:
        found += relative
    kept = [mention for mention in found if not any(span.covers(mention.span) for span in reports)]
    return sorted(kept, key=lambda mention: mention.span)


def years_between(first: int, last: int) -> tuple[int, ...]:
    """Return the years from `first` to `last`, both included; just the two where they are no range to take apart."""
    return tuple(range(first, last + 1)) if 0 < last - first <= LONGEST_RANGE else (first, last)


def _mentions_of(text: str, place: str) -> Iterator[PlaceMention]:
    for match in _surface(place).finditer(text):
        yield PlaceMention(Span(*match.span()), place, match.group())


@lru_cache(maxsize=1024)
def _surface(place: str) -> re.Pattern[str]:
    """Return the pattern of the ways to name a place: 徐水, 徐水区, 保定徐水, 保定市徐水区."""
    if place == NATIONWIDE:
        return _NATION
    stem = place_stem(place)
    if len(stem) < 2:
        return re.compile(re.escape(place))
    innermost = innermost_part(place)
    outer = place.removesuffix(innermost)
    before = f"(?:{re.escape(outer)}|{re.escape(place_stem(outer))})?" if outer else ""
    return re.compile(f"{before}{re.escape(stem)}(?:{re.escape(innermost.removeprefix(stem))})?")


def _located(mentions: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Return the mentions, each with the one that only says where it lies taken into its span."""
    kept: list[PlaceMention] = []
    start: int | None = None
    for one, after in zip_longest(mentions, mentions[1:]):
        begins = one.span.start if start is None else start
        if _locates(one, after, text):
            start = begins
            continue
        kept.append(replace(one, span=Span(begins, one.span.end)))
        start = None
    return kept


def _locates(mention: PlaceMention, after: PlaceMention | None, text: str) -> bool:
    """Tell whether `mention` only says where the place right after it lies."""
    if after is None or text[mention.span.end : after.span.start] not in ("", "的", "省", "市"):
        return False
    return _level(mention.place) < _level(after.place)


def _level(place: str) -> int:
    """Return how deep a place lies: the country 0, a province 1, a city 2, a county 3."""
    return next((depth for depth, ends in enumerate(_LEVELS, 1) if place.endswith(ends)), 0)


def _is_joined(mention: PlaceMention, text: str) -> bool:
    before, after = _COUNTRY_BESIDE
    return bool(before.search(text[: mention.span.start]) or after.search(text[mention.span.end :]))


def _short_years(text: str) -> Iterator[YearMention]:
    """Yield years of two digits: 21年和24年, 17、20、21年."""
    for group in _SHORT.finditer(text):
        for match in re.finditer(r"\d{2}年?", group["years"]):
            start, end = group.start() + match.start(), group.start() + match.end()
            year = 2000 + int(match.group()[:2])
            yield YearMention(Span(start, end), year, to_next=bool(_BETWEEN.match(text, end)))
