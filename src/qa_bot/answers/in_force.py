"""From when, until when and how long a document is in force: what it says of itself (本办法自…起施行，有效期5年)."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import weigh
from qa_bot.answers.span_answer import span_draft
from qa_bot.reports.model import Report
from qa_bot.text.span import Span

SURE = 0.9
"""How well a document's own word fits."""
_FORCE = "(?:施行|实行|执行|实施|生效|起效)"
_WHEN = r"(?:什么(?:时候|时间|日子)|啥时候|何时|哪一?[天日年]|几月几?[日号]?)"
_DOCUMENT = re.compile(r"办法|方案|通知|规定|意见|细则|条例|文件|政策|标准|〕\d+号|号文|这[份个]|该")
_SINCE_ASKED = re.compile(rf"{_WHEN}(?:开始|起|就)*(?:正式)?{_FORCE}|(?:施行|实施|生效|执行)(?:日期|时间)")
_UNTIL_ASKED = re.compile(rf"{_WHEN}(?:就|会|将)?(?:失效|到期|作废)|失效日期|有效期?(?:到|至){_WHEN}")
_LONG_ASKED = re.compile(r"(?:有效期|管|有效)(?:是|为|多|限)?(?:几年|多久|多长)")
_DATE = r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
_SINCE = re.compile(
    rf"(?:本|该)(?:通知|办法|方案|规定|意见|细则|条例|标准|文件|政策)?(?:从|自)(?P<told>{_DATE}|(?:发布|印发|公布)之日)起(?:正式|开始)?{_FORCE}"
)
_UNTIL = re.compile(rf"(?:失效日期|有效期(?:截?至|到))[：:]?\s*(?P<told>{_DATE})")
_LONG = re.compile(r"有效期(?:限)?(?:为|是)?(?P<told>\d{1,2}年|[一二三四五六七八九十]年)")
_ASKS = ((_SINCE_ASKED, _SINCE), (_UNTIL_ASKED, _UNTIL), (_LONG_ASKED, _LONG))


def in_force_answer(asked: Asked) -> Draft | None:
    """Return when a document comes into force, ends or how long it holds, None where that is not asked or told once."""
    question = asked.question.focus
    found = next((told for ask, told in _ASKS if ask.search(question)), None)
    if found is None or not _DOCUMENT.search(asked.question.text) or not asked.evidence:
        return None
    report = asked.evidence[0].report
    place = _told_once(report, found)
    if place is None:
        return None
    line = next((span for span in report.sentences_within(place) if span.covers(place)), place)
    evidence = weigh(report, line, 0.0, asked.nearness, asked.matcher)
    words = tuple(term.text for term in asked.question.terms if term.text in _said(question))
    return replace(span_draft(evidence, place, SURE), worked_out=words)


def _told_once(report: Report, pattern: re.Pattern[str]) -> Span | None:
    """Return the one place where a report tells it; where it tells of several it is of other documents too."""
    told = {match["told"]: Span(*match.span("told")) for match in pattern.finditer(report.text)}
    return next(iter(told.values())) if len(told) == 1 else None


def _said(question: str) -> str:
    """Return the words by which a question asks: the document itself needs not say them."""
    return " ".join(match.group() for ask, _ in _ASKS for match in ask.finditer(question))
