"""Whether a question asks what will be done or what was done, and which of both a place of a report tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.constraints import asked_years
from qa_bot.answers.evidence import Evidence, tells_plans
from qa_bot.questions.model import Question
from qa_bot.reports.model import Report
from qa_bot.reports.reported_year import is_standing

_TO_DO = re.compile(
    r"打算|计划|准备|拟|将要?|下一步|今后|要怎么|怎么安排|(?:工作|重点)安排|部署|目标是|要做|要抓|要干|(?:安排|提出|部署|确定|定)了"
)
_DONE = re.compile(
    r"[做干抓搞][了得过]|成效|进展|成绩|完成情况|回顾|改善|变化|落实得|推进得|取得|[\u4e00-\u9fff]了(?![解吗呢])"
)


def of_asked_time(evidence: Sequence[Evidence], question: Question) -> list[Evidence]:
    """Return the sentences that tell what was done where that is asked, or plans where those are; all where none do."""
    kept = [one for one in evidence if tells_asked_time(one.report, one.span.start, question)]
    return kept or list(evidence)


def tells_asked_time(report: Report, position: int, question: Question) -> bool:
    """Tell whether a place of a report speaks of the time asked about: of plans, or of what was done."""
    wanted = None if is_standing(report.title) else _asks_for_plans(question, report)
    return wanted is None or wanted is tells_plans(report, position)


def tells_asked_year(report: Report, position: int, question: Question) -> bool:
    """Tell whether a place of a report tells of a year asked about: what was done in it, or what is to be."""
    years, reported = asked_years(question, report), report.year_at(position)
    return not years or reported is None or reported + tells_plans(report, position) in years


def _asks_for_plans(question: Question, report: Report) -> bool | None:
    """Tell whether plans are asked for, by the words or by the year; None where neither says."""
    if _TO_DO.search(question.focus):
        return True
    if _DONE.search(question.focus):
        return False
    years, reported = asked_years(question, report), report.metadata.year
    return max(years) > reported if years and reported else None
