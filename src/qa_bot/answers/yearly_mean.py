"""What was done in a year on average, of what several years did together: 五年来…完成469亿元 is 93.8亿元 a year."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.matching import held
from qa_bot.answers.operands import operand
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.derive import is_exact
from qa_bot.questions.arithmetic import Arithmetic
from qa_bot.text.durations import spanned_years

NAMED = 0.5
"""How much of each of its words a figure's name must hold."""
_REACHED = re.compile(r"(?:达|到|至|为|突破|超过?)[了约近]*$")
"""What was reached in the end is no sum of the years, unless it is told as one (累计达)."""
_IN_ALL = re.compile(r"累计|总共|一共|共(?=[^同])|完成|投入|新增|新建|建成|引进|发放|安排|争取|培训|转移")
_OF_A_YEAR = re.compile(r"生产总值|GDP|收入|零售总?额|增加值|产值|余额|进出口", re.IGNORECASE)
"""Measures that a report tells of the last year, though it says 五年来: a sum of them is told as one too."""
_A_YEAR = re.compile(r"年均|平均每年|每年")


def yearly_mean_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return a sum of several years ÷ their number, None where the sum is not told as that of just those years."""
    for one in operand(asked, wanted.first, wanted.own[0]):
        years = _years_summed(one)
        name = f"{one.figure.metric} {one.figure.subject}"
        if years and wanted.years in (0, years) and all(held(word, name) > NAMED for word in wanted.own[0]):
            return derived_draft(work.a_year(one.figure, years), (one,))
    return None


def _years_summed(one: Candidate) -> int:
    """Return of how many years a figure is told as the sum, 0 where it is not."""
    figure, report = one.figure, one.evidence.report
    before = re.split(r"[；;]", report.text[figure.sentence.start : figure.span.start])[-1]
    clause = re.split(r"[，。]", before)[-1]
    summed = figure.role == "level" and is_exact(figure) and figure.unit not in ("%", "‰", "倍")
    if not summed or not _IN_ALL.search(clause) or _A_YEAR.search(clause):
        return 0
    reached = figure.qualifier in ("达", "达到") or _REACHED.search(clause) or _OF_A_YEAR.search(figure.metric)
    return 0 if reached and "累计" not in clause else spanned_years(before)
