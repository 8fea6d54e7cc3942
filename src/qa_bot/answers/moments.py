"""The dates of a sentence that may answer when, and how well each is as fine as the question asks."""

from __future__ import annotations

import re
from itertools import pairwise

from qa_bot.text.dates import DateMention, find_dates
from qa_bot.text.span import Span

COARSE, ASIDE = 0.12, 0.12
"""What a date loses that says less than is asked (a year for 哪天), and one in brackets, which dates something else."""

_RELATIVE = ("去年", "上年", "今年", "本年", "明年", "前年", "当年", "全年")
_DAY_ASKED = re.compile(r"哪一?[天日]|几[日号]|几点|几时")
_HOUR_ASKED = re.compile(r"几点(?!建议|意见)|几时")
_YEAR_ASKED = re.compile(r"哪一?年|何年|年份")
_HOUR = re.compile(
    r"(?:凌晨|早上|上午|中午|下午|晚上?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[时点](?:\d{1,2}分|半|整)?|[:：]\d{2})"
)
_FEAST = re.compile(r"(?<=“)\d{1,2}·\d{1,2}(?=”)")
"""A day that is called by its date: “4·15”."""
_SEASON = re.compile(
    r"[“\"]?(?<![第十])(?:五一|十一|七一|八一|国庆|春节|元旦|中秋|端午|清明)(?![五六七八九届次个月项家条路中大村镇街小高])(?:节|假期|长假)?[”\"]?(?:节|假期|期间)?"
    r"(?:之前|前夕|前|之后|后)?|(?:入冬|入汛|汛期|主汛期|供暖季|采暖季|采暖期|封冻|上冻|开学|秋季开学|年底|年末|年内|月底)(?:到来)?(?:之前|以前|前)?"
)
"""What a report calls a time by: “五一”前, 入冬前, 年底前."""
_UP_TO = re.compile(
    r"(?:底|末|初|[上中下]旬)?(?:之前|以前|前(?![一二三四五六七八九十两\d期后往列所]))|底|末|初|[上中下]旬"
)
_IN_TITLE = re.compile(r"《[^《》]*$")
"""The year in the title of a document is no moment of what is said of it."""
_PERIOD_ASKED = re.compile(
    r"[从自由](?:什么时候|何时|哪一?[天日年月]|几月|几号)[^，。？?]{0,8}?[到至](?:什么时候|何时|哪一?[天日年月]|几月|几号)"
    r"|(?:哪|什么)(?:一?段|个)?(?:时间段|时段|时期|期间)|起止(?:时间|日期)|(?:时间)?跨度是"
)
_UNTIL = re.compile(r"[起始]?(?:至|到|[-—–~～]{1,2})")
"""What stands between the first and the last day of a period that is told by both."""
_OPEN_BRACKET = re.compile(r"[（(][^（）()]*$")


def date_spans(text: str, question: str) -> list[Span]:
    """Return the spans of dates in `text`, with the hour where `question` asks for it; 今年 and the like are none.

    A question from when to when is answered by a period: then only those are returned, from the first day on.
    """
    if _PERIOD_ASKED.search(question):
        return _periods(text)
    dates = [
        date
        for date in find_dates(text)
        if date.text not in _RELATIVE and not _IN_TITLE.search(text[: date.span.start])
    ]
    found = [_whole(text, date.span, question) for date in dates]
    called = (Span(*match.span()) for match in (*_FEAST.finditer(text), *_SEASON.finditer(text)))
    return [
        *found,
        *(span for span in called if not any(span.start < one.end and one.start < span.end for one in found)),
    ]


def _periods(text: str) -> list[Span]:
    """Return the spans of the periods of `text`: 2022年7月至2023年6月, 2021年1—6月, “十三五”时期."""
    dates = [date for date in find_dates(text) if not _IN_TITLE.search(text[: date.span.start])]
    told = [
        Span(one.span.start, after.span.end)
        for one, after in pairwise(dates)
        if _UNTIL.fullmatch(text[one.span.end : after.span.start])
    ]
    return told + [date.span for date in dates if date.grain in ("months", "years")]


def _whole(text: str, span: Span, question: str) -> Span:
    """Return a date with the hour where that is asked for, and with what makes it a bound: 6月底前."""
    hour = _HOUR.match(text, span.end) if _HOUR_ASKED.search(question) else None
    end = hour.end() if hour else span.end
    bound = _UP_TO.match(text, end)
    return Span(span.start, bound.end() if bound else end)


def moment_loss(text: str, span: Span, question: str) -> float:
    """Return what speaks against a date as the answer: that it is coarser than asked, or stands in brackets."""
    dates = find_dates(span.of(text))
    coarse = bool(dates) and _is_coarse(dates[0], question)
    aside = bool(_OPEN_BRACKET.search(text[: span.start]))
    return (COARSE if coarse else 0.0) + (ASIDE if aside else 0.0)


def _is_coarse(date: DateMention, question: str) -> bool:
    if _DAY_ASKED.search(question):
        return date.grain != "day"
    return date.grain in ("year", "years") and not _YEAR_ASKED.search(question)
