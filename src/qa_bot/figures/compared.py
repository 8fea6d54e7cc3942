"""What a growth or a change is told against: the year before, a year it names, or no earlier time (高于全省)."""

from __future__ import annotations

import re

from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report
from qa_bot.text.durations import spanned_years

_YEAR_NAMED = re.compile(r"[比较]\s*(?P<year>(?:19|20)\d{2})\s*年(?:[末底初]|同期)?")
_YEARS_AGO = re.compile(r"[比较](?P<ago>[两三四五六七八九十]年)前")
_YEAR_BEFORE = re.compile(r"同比|[比较与](?:上年|去年|上一年|前一年|同期|年初)|增速|增幅")
_PLACE = re.compile(
    r"(?:(?P<way>[高低快慢大小多少好优])(?:于|出)|比|较|跑赢|领先)(?P<place>全[国省市县区]|省|市)(?:平均|的)*(?:水平)?"
    r"(?P<more>[高低快慢大小多少]?)[出了]*$"
)
_BELOW = ("低", "慢", "小", "少")
_NO_EARLIER_TIME = re.compile(
    r"[高低快慢大小多少好优](?:于|出(?=[全省市]))|环比|年均|平均每年|每年平均|跑赢|领先|超(?:过|出)?(?:目标|计划|预期)"
    r"|[比较](?:上[月季周]|上个|全|省|市|计划|预算|目标|预期|任务|年度|原|规划|“?十)"
)


def period_before(report: Report, level: Figure, moved: Figure) -> str:
    """Return the period whose level follows from a level and what it moved by: that before it, or one it names.

    Empty where the level is of no year, or where it is compared with something else than an earlier time.
    """
    for clause in _clauses_between(report, level, moved):
        if named := _YEAR_NAMED.search(clause):
            return named["year"]
        if ago := _YEARS_AGO.search(clause):
            return earlier(level.period, spanned_years(ago["ago"]))
        if _YEAR_BEFORE.search(clause):
            return earlier(level.period)
        if _NO_EARLIER_TIME.search(clause):
            return ""
        if years := spanned_years(clause):
            return earlier(level.period, years)
    return earlier(level.period, spanned_years(report.text[level.sentence.start : level.span.start]) or 1)


def place_compared(report: Report, level: Figure, moved: Figure) -> tuple[str, bool]:
    """Return the place whose figure a level is set beside (全省 of 高于全省3.3个百分点), and whether it is the lower.

    The place is "" where it is set beside none.
    """
    found = _PLACE.search(_clauses_between(report, level, moved)[0])
    if found is None:
        return "", False
    return found["place"], (found["way"] or found["more"]) in _BELOW


def _clauses_between(report: Report, level: Figure, moved: Figure) -> list[str]:
    """Return the clauses from a level to what it moved by, the last first: it tells what the movement is against."""
    return re.split(r"[，；,;]", report.text[level.span.end : moved.span.start])[::-1]


def earlier(period: str, years: int = 1) -> str:
    """Return the period `years` before: 2021 of 2022, 2021-01/2021-12 of 2022-01/2022-12; empty where it is no year."""
    parts = period.split("/")
    if not all(part[:4].isdigit() for part in parts):
        return ""
    return "/".join(f"{int(part[:4]) - years}{part[4:]}" for part in parts)
