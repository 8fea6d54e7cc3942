"""What standards told for a month or a year come to in a year: 每月3600元 and 每年1000元 are 44200元 a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate, figure_draft
from qa_bot.answers.figure_fit import AFTER
from qa_bot.answers.matching import held
from qa_bot.answers.operands import HALF, best_pair, called_by, operand
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures.arithmetic import Result, told
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic

Per = Literal["month", "year", ""]
"""For what time a standard is told; "" where none is said."""
_STANDARDS = ("level", "to", "target")
"""Roles of a standard: what it is raised to is told as a target."""
MONTHS = 12
REACH = 12
"""Characters before a figure in which it is said for what time it is."""
_PER: dict[Per, re.Pattern[str]] = {
    "month": re.compile(r"[每/／](?:个)?月|月均|按月|月标准"),
    "year": re.compile(r"[每/／]年|年均|按年|年标准"),
}
NEARBY = 80
"""Characters around a standard in which it may be told to last some months only."""
_MONTHS_ONLY = re.compile(
    r"(?:不超过|最长|最多|累计|期限|为期|连续)[^，。；\n]{0,8}?[\d一二三四五六七八九十]{1,3}个月|[\d一二三四五六七八九十]{1,3}个月(?:以内|内|为限)"
)
_BREAK = re.compile(r"[，。；;]")
_A_YEAR = re.compile(r"(?<![第头前近两三四五六七八九十\d])(?:一整|整|一|每|全)年(?!级|期|以[上来内下])")


def asks_for_a_year(asked: Asked) -> bool:
    """Tell whether a question asks what comes together in a year."""
    return bool(_A_YEAR.search(asked.question.focus))


def period_of(asked: Asked, figure: Figure) -> Per:
    """Return for what time a standard is told: by its unit, or what is said last before it: 每人每月209元、280元."""
    text = asked.reports[figure.report].text
    before = text[max(figure.sentence.start, figure.span.start - REACH) : figure.span.start]
    own = f"{text[figure.span.start : figure.span.end]} {figure.unit} {figure.metric[-6:]}"
    for said in (_BREAK.split(before)[-1], own):
        places = {per: found[-1].end() for per, pattern in _PER.items() if (found := list(pattern.finditer(said)))}
        if places:
            return max(places, key=lambda per: places[per])
    return ""


def sum_of_a_year(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what two standards, each for a month or a year, come to in a year; None where one says no time."""

    def goes(one: Candidate, other: Candidate) -> bool:
        figures = (one.figure, other.figure)
        alike = one.figure.report == other.figure.report and all(f.unit.startswith("元") for f in figures)
        return alike and all(f.role in _STANDARDS and period_of(asked, f) for f in figures)

    pair = best_pair(asked, wanted.first, wanted.second, goes, wanted.own)
    if pair is None:
        return None
    operands = (pair.first, pair.second)
    return derived_draft(_in_a_year(asked, [one.figure for one in operands]), operands, pair.strength)


def year_of_months(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what a standard told for a month comes to in a year; one told for no month answers as it is stated."""
    own = wanted.own[0]
    found = operand(asked, (f"{wanted.first[0]}多少{wanted.unit}",), own)
    best = next((one for one in found if not _is_told_later(asked, one.figure, own)), None)
    if best is None or (own and called_by(asked, best, own) == 0):
        return None
    if period_of(asked, best.figure) != "month":
        return figure_draft(asked, best)
    if _ends_earlier(asked, best.figure):
        return None
    return derived_draft(_in_a_year(asked, [best.figure]), (best,))


def _is_told_later(asked: Asked, figure: Figure, own: Sequence[str]) -> bool:
    """Tell whether the sentence goes on to say of another figure what the question calls this one by."""
    text = asked.reports[figure.report].text
    after = _BREAK.split(text[figure.span.end : figure.span.end + AFTER])[0]
    told, sentence = f"{text[figure.sentence.start : figure.span.end]}{after}", figure.sentence.of(text)
    return any(held(word, sentence) > HALF >= held(word, told) for word in own)


def _ends_earlier(asked: Asked, figure: Figure) -> bool:
    """Tell whether what is paid by the month is told to last some months only: it comes to no year's sum."""
    text = asked.reports[figure.report].text
    return bool(_MONTHS_ONLY.search(text[max(0, figure.span.start - NEARBY) : figure.span.end + NEARBY]))


def _in_a_year(asked: Asked, figures: Sequence[Figure]) -> Result:
    times = [MONTHS if period_of(asked, figure) == "month" else 1 for figure in figures]
    value = sum((figure.base_value * number for figure, number in zip(figures, times, strict=True)), Decimal(0))
    shown = (f"{told(f)} × {n}" if n > 1 else told(f) for f, n in zip(figures, times, strict=True))
    return Result(value, "元", " + ".join(shown))


def differ_in_time(asked: Asked, figures: Sequence[Figure]) -> bool:
    """Tell whether standards are told for a month and for a year, or for a month where a year is asked for.

    As they stand they are neither added nor compared.
    """
    told_for = {per for figure in figures if (per := period_of(asked, figure))}
    return len(told_for) > 1 or ("month" in told_for and asks_for_a_year(asked))
