"""Times and amounts of an English question as Chinese reports write them: 100 billion yuan is 1000亿元, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from qa_bot.resources import load_toml
from qa_bot.text.numbers import format_number, plain

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_AT = r"(?:\b(?:in|during|for|over|by|as of|at|on|since|until|of)\s+)?(?:the\s+)?"
_TIMES: tuple[tuple[str, str], ...] = (
    (
        r"(?:compared (?:with|to)|than|relative to|over|from|on)\s+(?:the\s+)?"
        r"(?:last year|(?:previous|prior) year|year (?:before|earlier))|year[ -](?:on|over)[ -]year",
        "比上年",
    ),
    (rf"{_AT}(?:year[ -]end|end of(?: the year)?)(?: of)?,?\s+{_YEAR}", "{year}年末"),
    (rf"{_AT}first half of\s+{_YEAR}", "{year}年上半年"),
    (rf"{_AT}second half of\s+{_YEAR}", "{year}年下半年"),
    (rf"{_AT}(?P<quarter>first|second|third|fourth) quarter of\s+{_YEAR}", "{year}年{quarter}季度"),
    (rf"{_AT}(?P<month>{{months}})(?: of)?,?\s+{_YEAR}", "{year}年{month}月"),
    (
        r"{AT}(?P<month>{months})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?\b",
        "{year}{month}月{day}日",
    ),
    (rf"{_AT}(?:whole )?(?:year |full year )?{_YEAR}(?:'s)?(?![\d,.]*\d)", "{year}年"),
    (r"\b(?:in )?(?:the )?(?:last|past|previous) year\b", "去年"),
    (r"\b(?:in |for )?(?:this|the current) year\b", "今年"),
    (r"\b(?:in )?next year\b", "明年"),
    (r"\b(?:over|during|throughout|for|in) the (?:whole |entire |full )?year\b|\bfor the year as a whole\b", ""),
    (r"\b(?:at|by) (?:the )?(?:end of the year|year[ -]end)\b", "年末"),
)
_QUARTERS = {"first": "一", "second": "二", "third": "三", "fourth": "四"}


def take_times(text: str) -> tuple[str, str]:
    """Return the times an English question names, in Chinese, and the question without them."""
    times: list[str] = []
    for pattern, reading in _times():

        def taken(match: re.Match[str], reading: str = reading) -> str:
            times.append(_filled(reading, match.groupdict()))
            return " "

        text = pattern.sub(taken, text)
    return "".join(dict.fromkeys(time for time in times if time)), " ".join(text.split())


def with_chinese_amounts(text: str) -> str:
    """Return `text` with its amounts in Chinese: `2.5 million people` becomes `250万人`."""
    return _amounts().sub(_amount, text)


def _filled(reading: str, groups: dict[str, str | None]) -> str:
    values = {name: value or "" for name, value in groups.items()}
    if "quarter" in values:
        values["quarter"] = _QUARTERS[values["quarter"].lower()]
    if "month" in values:
        values["month"] = str(load_toml("english_frames.toml")["months"][values["month"].lower()])
    if "day" in values and values["year"]:
        values["year"] += "年"
    return reading.format(**values)


def _amount(match: re.Match[str]) -> str:
    value = Decimal(match["number"].replace(",", ""))
    power = load_toml("english_frames.toml")["scales"].get((match["scale"] or "").lower(), 0)
    value = value.scaleb(power)
    unit = load_toml("english_frames.toml")["units"].get(" ".join((match["unit"] or "").lower().split()), "")
    scale = "亿" if value >= 10**8 else "万" if value >= 10**4 else ""
    written = plain(Decimal(format_number(value))) if not scale else format_number(value, scale)
    return f"{written}{unit}" if unit or scale else written


@cache
def _times() -> tuple[tuple[re.Pattern[str], str], ...]:
    months = "|".join(load_toml("english_frames.toml")["months"])
    return tuple(
        (
            re.compile(
                pattern.replace("{{", "{").replace("}}", "}").replace("{months}", months).replace("{AT}", _AT),
                re.IGNORECASE,
            ),
            reading,
        )
        for pattern, reading in _TIMES
    )


@cache
def _amounts() -> re.Pattern[str]:
    table = load_toml("english_frames.toml")
    units = "|".join(sorted((re.escape(unit) for unit in table["units"]), key=len, reverse=True))
    scales = "|".join(table["scales"])
    return re.compile(
        rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s*(?P<scale>{scales})\b)?(?:\s*(?P<unit>{units})(?![a-z]))?(?!\w)",
        re.IGNORECASE,
    )
