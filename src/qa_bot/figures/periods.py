"""The period a figure is about: the date nearest before it in its sentence, else the year the report is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from qa_bot.text.dates import DateMention, find_dates
from qa_bot.text.span import Span

_COMPARED = re.compile(r"(?:比|较|同|与|以来|于)$")
_MEASURED_BY = re.compile(r"(?:是|为|相当于|达到?)$")
_OF_THEN = re.compile(r"(?:末|底|同期)?的\d")
_BASE = re.compile(r"[^，。；\d]{0,6}\d[\d.,]*[^\d，。；的]{0,4}的\d")
"""An amount that something is measured by: 43200万元|的1.87倍."""
_ONLY_BEGUN = re.compile(r"开局|开门红|起步|头一年|第一年|首年")
_UP_TO = re.compile(r"\s*(?:至|到|[-—–~～]+)\s*")
_LOOK_BACK = 40
_PARTS = frozenset(("half", "quarter", "months"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a figure stands in its sentence: its `start` and `end`, and where the words after it end (`reach`)."""

    start: int
    end: int
    reach: int


def assign(
    sentence: str,
    figures: Sequence[Stretch],
    year: int | None,
    *,
    covered: str = "",
    told_later: bool = False,
    planned: bool = False,
) -> list[str]:
    """Return the period of each figure of a sentence: `2022`, `2022-01/2022-12`, or an empty string; in one pass.

    `year` is the year the sentence speaks of where it names none, `covered` the part of it that the whole report is on,
    where it is on one. A date that stands after a figure in its own clause
    (2家企业分获2021年度称号) is that figure's where it has none before it, and no later figure's. `told_later` tells
    that the sentence is spoken in the year after: its 去年 is `year`; `planned` that it says what is to be done in
    `year`: its 明年 is that. Where a move begins (由2011年的10万人降到2万人) has a date of its own, not that of
    where it ends.
    """
    told = (_planned(m) if planned else _later(m) if told_later else m for m in find_dates(sentence, year))
    found = _with_ranges(sentence, [mention for mention in told if _says_when(sentence, mention)])
    default = covered or ("" if year is None else str(year))
    periods: list[str] = []
    current, reach, position = default, -1, 0
    for figure in figures:
        begun = ""
        while position < len(found) and found[position].span.end <= figure.start:
            if found[position].span.start >= reach:
                begun = _period(found[position]) if _begins_move(sentence, found[position]) else ""
                current = current if begun else _period(found[position])
            position += 1
        reach = figure.reach
        after = found[position] if position < len(found) and found[position].span.end <= reach else None
        periods.append(begun or (_period(after) if after is not None and current == default else current))
    return periods


@lru_cache(maxsize=256)
def covered_by(title: str) -> str:
    """Return the part of a year that a report of this title is on (2018年上半年…分析), "" where it is on a year."""
    return next((_period(one) for one in find_dates(title) if one.grain in _PARTS and one.start[:4].isdigit()), "")


def planned_for(path: Sequence[str], reported: int) -> int:
    """Return the year that plans under the headings `path` are for, told in a report on the year `reported`.

    It is the end of the five-year plan that the innermost heading with a date names (“十四五”时期的主要目标), which
    aims at its end, else the year after the one reported on.
    """
    for title in reversed(path):
        named = [mention for mention in find_dates(title) if mention.grain in ("year", "years")]
        if not named:
            continue
        end = named[0].year
        is_plan = named[0].grain == "years" and not _ONLY_BEGUN.search(title)
        return end if is_plan and end is not None and end > reported else reported + 1
    return reported + 1


def _with_ranges(sentence: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Return dates with two months that bound a time over a year's end as one: 2022年7月至2023年6月."""
    joined: list[DateMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        months = last is not None and last.grain == mention.grain == "month" and last.start < mention.start
        if last is not None and months and _UP_TO.fullmatch(sentence[last.span.end : mention.span.start]):
            joined[-1] = replace(last, span=Span(last.span.start, mention.span.end), end=mention.end)
        else:
            joined.append(mention)
    return joined


def _says_when(sentence: str, mention: DateMention) -> bool:
    """Tell whether a date says when, rather than what something is compared with (比上年) or how a title reads."""
    before = sentence[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    in_title = before.rfind("《") > before.rfind("》")
    if _MEASURED_BY.search(before) and _OF_THEN.match(sentence, mention.span.end):  # 是2011年的3.14倍
        return False
    return not mention.start.startswith("--") and not in_title and _COMPARED.search(before[-3:]) is None


def _begins_move(sentence: str, mention: DateMention) -> bool:
    """Tell whether a date is that of where a move begins (由2011年的10万人降到2万人), or of what one is measured by."""
    before = sentence[: mention.span.start].rstrip("“")
    if _MEASURED_BY.search(before) and _BASE.match(sentence, mention.span.end):  # 是“十二五”时期43200万元的1.87倍
        return True
    return before.endswith(("由", "从", "自")) and bool(_OF_THEN.match(sentence, mention.span.end))


def _later(mention: DateMention) -> DateMention:
    """Return 去年 or 前年 as it is meant a year later; any other date as it is."""
    if mention.text not in ("去年", "前年") or not mention.start.isdigit():
        return mention
    year = str(int(mention.start) + 1)
    return replace(mention, start=year, end=year)


def _planned(mention: DateMention) -> DateMention:
    """Return 明年 as it is meant in a plan for it; any other date as it is."""
    if mention.text != "明年" or not mention.start.isdigit():
        return mention
    year = str(int(mention.start) - 1)
    return replace(mention, start=year, end=year)


def _period(mention: DateMention) -> str:
    return mention.start if mention.start == mention.end else f"{mention.start}/{mention.end}"
