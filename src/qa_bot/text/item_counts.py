"""Counts that stand with an enumeration: how many things it says there are, and measures before each."""

from __future__ import annotations

import re

from qa_bot.text.span import Span

MEASURES = "家个座所项大种条位款支处部场名只件批类"
"""Measure words for things one can list."""
DIGITS = "一二三四五六七八九十"
_COUNT = rf"(?P<count>[两{DIGITS[1:]}]|\d{{1,2}})[{MEASURES}]"
_AFTER = re.compile(rf"^[”“]?(?:等|这|共|共计|合计|的)*{_COUNT}")
_AFTER_REST = re.compile(rf"^[^，。；、等]{{1,8}}等{_COUNT}")
_WITHIN = re.compile(rf"(?<=..){_COUNT}")
_COUNTED = re.compile(rf"\d+[{MEASURES}]")
_COUNTED_LAST = re.compile(rf"(?<!第)(?<!\d)\d+[万亿余多]*[{MEASURES}]$")
_MEASURED = re.compile(rf"^[\d{DIGITS}两百千万余多]+[{MEASURES}]")
_SUMMED = re.compile(rf"^“[两{DIGITS[1:]}][\u4e00-\u9fff]{{2,}}”")


def count_after(text: str) -> int | None:
    """Return how many things the text that follows the last item says there are (等6家企业), None for none.

    What is left of the last item may stand between: 新区|至南城段等7个项目.
    """
    return _value(_AFTER.match(text) or _AFTER_REST.match(text))


def count_within(item: str) -> int | None:
    """Return how many things the last part of an enumeration says there are (滨河公园3座), None for none."""
    return _value(_WITHIN.search(item))


def is_measured(item: str) -> bool:
    """Tell whether an item begins with a count: 8家电信."""
    return bool(_MEASURED.match(item))


def ends_in_count(text: str) -> bool:
    """Tell whether a phrase ends in a count, so that it counts and names nothing: 企业6家."""
    return bool(_COUNTED_LAST.search(text))


def last_counted(part: str) -> int | None:
    """Return where the last count of `part` begins (7 of 6月1日区内11家移动), None where nothing is counted."""
    found = [match.start() for match in _COUNTED.finditer(part)]
    return found[-1] if found else None


def splits_count(text: str, start: int) -> bool:
    """Tell whether `start` stands between a number and its measure word: 3|个（青河）."""
    return start > 0 and text[start - 1].isdigit() and text[start] in MEASURES


def counts(part: str) -> bool:
    """Tell whether something is counted or measured in a part: 260 of 华能260兆瓦光伏发电."""
    return bool(re.search(r"\d", part))


def sums_up(word: str) -> bool:
    """Tell whether a quoted name sums items up: “五个环境”."""
    return bool(_SUMMED.match(word))


def without_measures(text: str, items: list[Span]) -> list[Span]:
    """Return items that all begin with a count (11家移动、8家电信) without it."""
    counts = [match.end() for item in items if (match := _MEASURED.match(item.of(text)))]
    if len(counts) < len(items) or any(count >= len(item) for count, item in zip(counts, items, strict=True)):
        return items
    return [Span(item.start + count, item.end) for count, item in zip(counts, items, strict=True)]


def _value(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    count = match["count"].replace("两", "二")
    return int(count) if count.isdigit() else DIGITS.index(count) + 1
