"""How long something is to last (过渡期5年, 15分钟), and how many years a text speaks of: 五年来, “十三五”时期."""

from __future__ import annotations

import re

from qa_bot.text.numbers import parse_chinese
from qa_bot.text.span import Span

_COUNT = re.compile(
    r"(?<![第前近])(?P<count>[两二三四五六七八九十]|(?<!\d)\d{1,2})年(?:以来|来|间|期间|里)?(?![级制期底末度])"
)
_PLAN = re.compile(r"十[一二三四五]五[”\"]?(?!末|初|规划|开局)")
PLAN_YEARS = 5
_LASTING = re.compile(
    r"(?<![第前近月年\d.．/])(?<!过去)(?<!未来)(?<!今后)(?:\d{1,3}(?:\.\d)?(?![\d.])|[一两二三四五六七八九十半]{1,3})"
    r"(?:年(?!级|[初末底度来代间中检鉴报前后]|以来|\d{1,2}月)|个(?:半)?(?:月|学期|工作日|自然日|小时)|学年|周(?![岁年边])|天|日(?![起前])|小时|分钟)"
)


def duration_spans(text: str) -> list[Span]:
    """Return the spans of lengths of time, in order: 5年, 6个月, 15分钟; a year or a day of the calendar is none."""
    return [Span(*match.span()) for match in _LASTING.finditer(text)]


def is_duration(text: str) -> bool:
    """Tell whether a text is a length of time and nothing else."""
    return bool(_LASTING.fullmatch(text))


def spanned_years(text: str) -> int:
    """Return the number of years `text` speaks of, 0 where it names none or several."""
    counts = {_value(match["count"]) for match in _COUNT.finditer(text)}
    if _PLAN.search(text):
        counts.add(PLAN_YEARS)
    return counts.pop() if len(counts) == 1 else 0


def _value(count: str) -> int:
    return int(count) if count.isdigit() else int(parse_chinese(count.replace("两", "二")) or 0)
