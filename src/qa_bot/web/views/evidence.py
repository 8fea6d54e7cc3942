"""What leads from an answer to its evidence: the numbered button, and the page of the file it stands on."""

from __future__ import annotations

from collections.abc import Mapping

from qa_bot.answers.model import Citation, Passage
from qa_bot.reports.model import Report
from qa_bot.text.span import Span
from qa_bot.web.views.markup import chip, text
from qa_bot.web.words import Words

Reports = Mapping[str, Report]


def page_of(reports: Reports, passage: Citation | Passage) -> int:
    """Return the page on which the line a passage stands in begins; 0 where its file has no pages, or has changed."""
    report = reports.get(passage.report)
    if report is None or Span(passage.start, passage.end).of(report.text) != passage.quote:
        return 0
    return report.page_at(passage.start)


def evidence_chip(
    words: Words,
    reports: Reports,
    passage: Citation | Passage,
    turn: int,
    index: int,
    *,
    current: bool | None = None,
) -> str:
    """Return the button that opens passage `index` of turn `turn`, with its page where the file has pages.

    In a row of such buttons, where `current` tells which one is open, the page is in the label only.
    """
    cited, page = isinstance(passage, Citation), page_of(reports, passage)
    label = words("answer.open_citation", number=index + 1) if cited else words("refusal.open_passage")
    label = words("source.on_page", label=label, page=page) if page else label
    note = f"<small>{text(words('source.page', page=page))}</small>" if page and current is None else ""
    sign = "" if cited else "·"
    return chip(turn, index, label, current=current, sign=sign, note=note)
