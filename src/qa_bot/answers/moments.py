"""The dates of a sentence that may answer when, and how well each is as fine as the question asks."""

from __future__ import annotations

import re

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
_OPEN_BRACKET = re.compile(r"[（(][^（）()]*$")


def date_spans(text: str, question: str) -> list[Span]:
    """Return the spans of dates in `text`, with the hour where `question` asks for it; 今年 and the like are none."""
    found = [_with_hour(text, date.span, question) for date in find_dates(text) if date.text not in _RELATIVE]
    return [*found, *(Span(*match.span()) for match in _FEAST.finditer(text))]


def _with_hour(text: str, span: Span, question: str) -> Span:
    hour = _HOUR.match(text, span.end) if _HOUR_ASKED.search(question) else None
    return Span(span.start, hour.end()) if hour else span


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
