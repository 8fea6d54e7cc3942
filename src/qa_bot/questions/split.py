"""Taking a question across reports or years apart: one plain question for each place, year and role it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product, zip_longest
from typing import Any, Literal, cast

from qa_bot.questions.mentions import (
    PlaceMention,
    YearMention,
    place_mentions,
    year_mentions,
    years_between,
)
from qa_bot.resources import load_toml
from qa_bot.text.numbers import parse_chinese
from qa_bot.text.span import Span

Aim = Literal["each", "difference", "ratio", "completion", "sum", "highest", "lowest", "ranking", "whether"]
MemberRole = Literal["", "target", "actual"]
MARK = "※"
"""Stands in a masked question for a place or a year."""
LONGEST_METRIC = 24
"""The longest name of a metric, in characters; what is longer asks for something else."""
_JOINED = re.compile(
    rf"{MARK}(?:[\s和与跟同及以或比到至的、,，;；~～—–\-]|[vV][sS]|还是|还有|以及|相比|比起来)*(?={MARK})"
)
_AND = re.compile(r"\s*(?:[和与跟同及、,，到至~～—–\-]|[vV][sS]|以及|还有)+\s*")
_ALSO = re.compile(
    r"[，,。；;？?]\s*(?:数字|数据|具体)?(?:各是?|分别)(?:是|为|有|给我|增长?|涨|下?降)*(?:多少|几)?[?？。]?$"
)
_BEYOND_TARGET = re.compile(r"比[^，,]{0,6}(?:目标|预期|计划|任务)[^，,]{0,4}?(?:多|少|高|低|超)(?:了|出)*(?:多少|几)")
_PEOPLE = re.compile(rf"{MARK}人(?=[和与跟同谁的、])")
_LAST = re.compile(r"(?:近|最近|过去)(?P<count>[两二三四五六七八九])年")
_UNIT = re.compile(r"(?:是|为|有|达到|达|要|给)*(?:了)?(?:多少|几)(?P<unit>[\u4e00-\u9fff]{0,6})")
_SAID_TWICE = re.compile(r"(增速|增幅|占比|总额)\1$")
_EDGES = re.compile(
    rf"^[\s,，、;；:：?？。!！的和与跟同比在从{MARK}]+|[\s,，、;；:：?？。!！的和与跟同是为有在了呢{MARK}]+$"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What a set of members can be opened to: every year (the `last` so many where not 0), or every place of one level.

    `places` holds how the names of places of that level end.
    """

    years: bool = False
    last: int = 0
    places: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things a question compares: the metric in a place, in a year, as a target or as what came of it.

    `place` is the place as reports record it, "" where the question names none; `name` as the question names it.
    """

    place: str
    name: str
    year: YearMention | None
    role: MemberRole = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A question taken apart: what to make of the members' figures, and how to ask for one.

    `metric` is the name of what is compared, `unit` the measure word asked for. `opened` says which members the index
    has to add (each year, each place), as the question names none. `marked` tells whether it says 分别, 哪个, 相差 and
    the like, so that it cannot be a plain question.
    """

    aim: Aim
    metric: str
    unit: str
    members: tuple[Member, ...]
    opened: Scale | None
    along_years: bool

    def ask(self, name: str, year: int | None, role: MemberRole) -> str:
        """Return the plain question for one member, as 容城2019年GDP目标是多少."""
        when = "" if year is None else f"{year}年"
        target = "目标" if role == "target" else ""
        return f"{name}{when}{self.metric}{target}{'' if self.unit else '是'}多少{self.unit}？"


@dataclass(frozen=True, slots=True)
class _Rule:
    aim: Aim
    found: re.Pattern[str]
    unless: re.Pattern[str] | None

    def takes(self, text: str) -> bool:
        return bool(self.found.search(text)) and not (self.unless and self.unless.search(text))


def split(text: str, places: Sequence[str]) -> Split | None:
    """Return `text` (normalised) taken apart over `places` (those the index holds reports of), or None.

    None is a plain question: it names no two places, years or roles, and does not ask about all of them.
    """
    named, years = place_mentions(text, places), year_mentions(text)
    roles = _roles(text)
    opened = _opened(text, named, years)
    if len(named) < 2 and len(years) < 2 and len(roles) < 2 and opened is None:
        return None
    if len(named) < 2 and len(years) < 2 and len(roles) > 1 and _BEYOND_TARGET.search(text):
        return None  # one sentence tells both: arithmetic does it
    masked = _PEOPLE.sub(MARK, _masked(text, [*(place.span for place in named), *(year.span for year in years)]))
    masked = masked if _aim(_ALSO.sub("", masked)) is None else _ALSO.sub("", masked)
    listed = len(roles) > 1 or _is_list(text, named) or _is_list(text, years)
    aim = _aim(masked) or ("each" if listed or (opened and opened.years) else None)
    metric, unit = _metric(masked)
    if aim is None or not metric:
        return None
    years = _spread(years, aim)
    return Split(
        aim, metric, unit, _members(text, named, years, roles), opened, len(years) > 1 or bool(opened and opened.years)
    )


def _opened(text: str, named: Sequence[PlaceMention], years: Sequence[YearMention]) -> Scale | None:
    """Return which set a question leaves open: places where it names none, years where it names none."""
    places, all_years = _open_patterns()
    if not named and (match := places.search(text)):
        levels = load_toml("series_patterns.toml")["open"]["level"]
        kind = max((word for word in levels if word in match.group()), key=len, default="地方")
        return Scale(places=tuple(levels[kind]))
    if not years and len(named) < 2 and all_years.search(text):
        last = _LAST.search(text)
        return Scale(years=True, last=int(parse_chinese(last["count"]) or 0) if last else 0)
    return None


def _masked(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with each span as one ※."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}{MARK}{text[span.end :]}"
    return text


def _aim(masked: str) -> Aim | None:
    bare = masked.rstrip("?？。!！")
    return next((rule.aim for rule in aim_rules() if rule.takes(bare)), None)


def _is_list(text: str, mentions: Sequence[PlaceMention] | Sequence[YearMention]) -> bool:
    """Tell whether two of `mentions` are joined by nothing but a conjunction: 2017、2020年, 易县和涞源."""
    ends = [(mention.span.start, mention.span.end) for mention in mentions]
    return any(_AND.fullmatch(text[one[1] : after[0]]) for one, after in pairwise(ends))


def _metric(masked: str) -> tuple[str, str]:
    """Return the name of the metric and the measure word asked for; an empty name where none is left."""
    rules = load_toml("series_patterns.toml")["words"]
    rest = _JOINED.sub("", masked.rstrip("?？。!！"))
    for pattern in _aside():
        rest = pattern.sub("", rest)
    asked = _UNIT.search(rest)
    for pattern in (rules["target"], rules["actual"], _UNIT, _JOINED):
        rest = re.sub(pattern, "", rest)
    rest = re.sub(rf"(?:(?<![占同环])比|较|[和与跟同])?{MARK}(?:的|相比|比起来)?", "", rest)
    metric = _SAID_TWICE.sub(r"\1", _trimmed(rest))
    if len(metric) > LONGEST_METRIC or re.search(rules["not_metric"], metric):
        return "", ""
    unit = _trimmed(asked["unit"]) if asked else ""
    return metric, "" if "点" in unit else unit  # rates differ by 百分点, each is a %


def _trimmed(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _EDGES.sub("", text)
    return re.sub(r"[,，、;；\s]+", "", text)


def _roles(text: str) -> list[tuple[int, MemberRole]]:
    """Return where a question speaks of a target and of what came of it, each role once, in order."""
    rules = load_toml("series_patterns.toml")["words"]
    target = re.search(rules["target"], text)
    if target is None:
        return []
    # 预期目标 and 实际完成 would each be found in the other's words
    rest = text[: target.start()] + " " * len(target.group()) + text[target.end() :]
    actual = re.search(rules["actual"], rest)
    found: list[tuple[int, MemberRole]] = [(target.start(), "target")]
    return sorted([*found, (actual.start(), "actual")]) if actual else found


def _spread(years: Sequence[YearMention], aim: Aim) -> list[YearMention]:
    """Return the years with each range taken apart (2021到2024年), unless only its ends are compared."""
    if aim in ("difference", "ratio", "whether"):
        return list(years)
    found: list[YearMention] = []
    for one, after in zip_longest(years, years[1:]):
        inner: tuple[int, ...] = ()
        if one.to_next and after is not None and one.year and after.year:
            inner = years_between(one.year, after.year)[1:-1]
        found += [one, *(YearMention(one.span, year) for year in inner)]
    return found


def _members(
    text: str, named: Sequence[PlaceMention], years: Sequence[YearMention], roles: Sequence[tuple[int, MemberRole]]
) -> tuple[Member, ...]:
    """Return the members in the order they are asked for: pairs where places (or roles) and years take turns."""
    places: list[PlaceMention | None] = [*named] if named else [None]
    kinds: list[MemberRole] = [role for _, role in roles] or [""]
    when: list[YearMention | None] = [*years] if years else [None]
    if _take_turns([m.span.start for m in named], [m.span.start for m in years]):
        return tuple(_member(place, year, kinds[0]) for place, year in zip(named, years, strict=True))
    if _take_turns([m.span.start for m in years], [start for start, _ in roles]):
        return tuple(_member(places[0], year, role) for year, role in zip(years, kinds, strict=True))
    members = (_member(*one) for one in product(places, when, kinds))
    once = {(one.place, one.role, one.year and (one.year.year, one.year.back)): one for one in members}
    return tuple(once.values())


def _member(place: PlaceMention | None, year: YearMention | None, role: MemberRole) -> Member:
    return Member(place.place if place else "", place.name if place else "", year, role)


def _take_turns(firsts: Sequence[int], seconds: Sequence[int]) -> bool:
    """Tell whether two lists of positions alternate: 易县2018年和高唐2024年."""
    if len(firsts) != len(seconds) or len(firsts) < 2:
        return False
    order = sorted([(place, 0) for place in firsts] + [(place, 1) for place in seconds])
    return all(one[1] != after[1] for one, after in pairwise(order))


@cache
def aim_rules() -> tuple[_Rule, ...]:
    """Return the rules for what a question across reports wants, in the order they are tried."""
    return tuple(_rule(entry) for entry in load_toml("series_patterns.toml")["aim"])


def _rule(entry: dict[str, Any]) -> _Rule:
    unless = "|".join(entry.get("unless", ()))
    return _Rule(
        cast("Aim", entry["aim"]), re.compile("|".join(entry["patterns"])), re.compile(unless) if unless else None
    )


@cache
def _open_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_toml("series_patterns.toml")["open"]
    return re.compile("|".join(rules["places"])), re.compile("|".join(rules["years"]))


@cache
def _aside() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load_toml("series_patterns.toml")["aside"]["patterns"])
