"""How many years a text speaks of: 五年来, “十三五”时期."""

from __future__ import annotations

import re

from qa_bot.text.numbers import parse_chinese

_COUNT = re.compile(
    r"(?<![第前近])(?P<count>[两二三四五六七八九十]|(?<!\d)\d{1,2})年(?:以来|来|间|期间|里)?(?![级制期底末度])"
)
_PLAN = re.compile(r"十[一二三四五]五[”\"]?(?!末|初|规划|开局)")
PLAN_YEARS = 5


def spanned_years(text: str) -> int:
    """Return the number of years `text` speaks of, 0 where it names none or several."""
    counts = {_value(match["count"]) for match in _COUNT.finditer(text)}
    if _PLAN.search(text):
        counts.add(PLAN_YEARS)
    return counts.pop() if len(counts) == 1 else 0


def _value(count: str) -> int:
    return int(count) if count.isdigit() else int(parse_chinese(count.replace("两", "二")) or 0)
