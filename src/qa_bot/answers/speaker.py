"""Who gave a report: the person its front names, below the meeting it was given at."""

from __future__ import annotations

import re

from qa_bot.answers.constraints import FRONT, unmet_names
from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import Evidence
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_years
from qa_bot.text.names import is_personal_name
from qa_bot.text.span import Span

_SPEAKER = re.compile(
    r"(?:代?(?:[省市县区州旗乡镇局厅部院]长|主席|主任)|总理|检察长)[ 　：:]*"
    r"(?P<name>[\u4e00-\u9fff][ 　]?[\u4e00-\u9fff]{1,3}?)(?=\s|各位|同志|$)"
    r"|会议上\s*\n+\s*(?P<alone>[\u4e00-\u9fff][ 　]?[\u4e00-\u9fff]{1,2})\s*(?=\n)",
    re.MULTILINE,
)


def speaker_answer(asked: Asked) -> Draft | None:
    """Return who gave the report that is meant, None where no such report names its speaker."""
    for report in _meant(asked):
        span = speaker_span(report)
        if span is not None:
            return _draft(asked, report, span)
    return None


def speaker_span(report: Report) -> Span | None:
    """Return where the front of a report names who gives it, None where it does not."""
    for match in _SPEAKER.finditer(report.text[:FRONT]):
        group = "name" if match["name"] else "alone"
        if is_personal_name(re.sub(r"\s", "", match[group])):
            return Span(*match.span(group))
    return None


def _meant(asked: Asked) -> list[Report]:
    """Return the reports a question may mean, of the year it names only: those titled so first, then the latest."""
    ids = dict.fromkeys(hit.chunk.report for hit in asked.hits)
    years = {*asked.question.years, *asked.question.report_years}
    found = [report for report in map(asked.reports.__getitem__, ids) if not years or years & _years(report)]
    return sorted(found, key=lambda one: (bool(years & set(find_years(one.title))), one.metadata.date), reverse=True)


def _years(report: Report) -> set[int]:
    """Return the years a report may be called by: that of its day, and those of its title."""
    day = report.metadata.date[:4]
    return {*([int(day)] if day.isdigit() else []), *find_years(report.title)}


def _draft(asked: Asked, report: Report, span: Span) -> Draft | None:
    line = next((one for one in report.sentences_within(span)), span)
    evidence = Evidence(report, line, coverage=1.0, score=1.0, nearness=1.0, heading=True)
    if unmet_names(asked.question, evidence):
        return None
    short = re.sub(r"\s", "", span.of(report.text))
    text = phrase("span", short=span.of(report.text), quote=line.of(report.text))
    return Draft("span", short, text, (evidence.citation([span]),), 1.0)
