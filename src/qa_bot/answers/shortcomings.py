"""What a report admits (当前还存在不少困难和问题：一是…): its section, or the sentences that follow the admission."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked
from qa_bot.reports.model import Report
from qa_bot.text.span import Span

_ASKED = re.compile(r"困难|短板|不足(?!\d)|弱项|存在.{0,6}问题|(?:哪些|什么|主要|的|几[个大]?)问题|风险|挑战")
_KIND = "(?:困难|问题|不足|短板|风险|挑战|矛盾)"
_ENDS = "(?=$|[和与及、，。：:；;]|的|并|分析|仍|还|依然)"
"""What may follow the word: 突出风险防范 names a deed."""
_TITLE = re.compile(
    rf"(?:存在|面临|当前|突出|主要)[^，。]{{0,10}}{_KIND}{_ENDS}|(?:困难|问题|不足|短板)(?:和|与|及|、){_KIND}{_ENDS}|^.{{0,4}}(?:主要)?(?:困难|问题|不足|短板)$"
)
_ADMITS = re.compile(
    r"(?:清醒|看到|认识到|意识到|面临|存在|当前|依然|仍然?|还有)[^。\n]{0,60}(?:困难|问题|不足|短板|挑战|差距|矛盾)"
)
_SOBERLY = re.compile(r"清醒[^\n]{0,120}(?:困难|问题|不足|短板|挑战|差距|矛盾)")
_OUTRIGHT = re.compile(
    r"(?:清醒|看到|认识到|意识到)[^。\n]{0,60}(?:困难|问题|不足|短板|挑战|差距)|存在[^。\n]{0,20}(?:困难和|问题和|不足和|短板和)"
)
_PROMISES = re.compile(
    r"(?:对此|(?:针?对于?)?(?:上述|以?上|这些)(?:困难|问题|不足|挑战)?|我们(?:一定|将|要|必须))[^。]*(?:解决|重视|改进|应对|克服|攻坚|奋进|突破|直面|正视)"
)
"""What is promised of shortcomings is none."""
_WORDS = re.compile(r"困难|短板|不足|弱项|问题|风险|挑战|承认|自己|面临|存在|坦承|回顾")
_LONGEST_TITLE = 24


def admitted_words(question: str) -> tuple[str, ...]:
    """Return the words of a question that only ask for an admission: the report need not hold them."""
    return tuple(dict.fromkeys(_WORDS.findall(question)))


def admission(asked: Asked) -> tuple[Report, list[Span]] | None:
    """Return the report asked about and the sentences of its admission, in order; None where none is asked or made."""
    if not _ASKED.search(asked.question.focus) or not asked.evidence:
        return None
    for report in dict.fromkeys(evidence.report for evidence in asked.evidence[:3]):
        if found := admitted(report) or _of_paragraph(report):
            return report, [one for one in found if not _PROMISES.match(one.of(report.text))] or found
    return None


def admitted(report: Report) -> list[Span]:
    """Return the sentences by which a report admits shortcomings outright (我们也清醒地看到…): no deeds stand there."""
    return (
        _of_section(report, run_in=False)
        or _of_paragraph(report, _SOBERLY)
        or _of_section(report, run_in=True)
        or _of_paragraph(report, _OUTRIGHT)
    )


def _of_section(report: Report, *, run_in: bool) -> list[Span]:
    """Return the sentences of the section whose heading names shortcomings, none where there is no such section.

    A heading that is run in (四是民生领域存在短板。) is often one point of the admission only.
    """
    for section in report.sections[1:]:
        if (
            (section.kind == "run_in") is run_in
            and len(section.title) <= _LONGEST_TITLE
            and _TITLE.search(section.title)
        ):
            return [
                sentence
                for sentence in report.sentences_within(section.span)
                if section.span.covers(sentence) and not section.heading.covers(sentence)
            ]
    return []


def _of_paragraph(report: Report, admits: re.Pattern[str] = _ADMITS) -> list[Span]:
    """Return the first sentence that admits shortcomings and those after it in its paragraph."""
    for block in report.blocks:
        if block.kind != "paragraph":
            continue
        match = admits.search(block.span.of(report.text))
        if match:
            start = block.span.start + match.start()
            return [one for one in report.sentences_within(block.span) if one.end > start and block.span.covers(one)]
    return []
