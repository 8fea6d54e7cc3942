"""Figures that OCR may have got wrong: they are left out of the library; what was read still stands in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from qa_bot.figures.model import Figure
from qa_bot.figures.naming import UNNAMED
from qa_bot.figures.words import word_set
from qa_bot.reports.model import UNREAD, Report
from qa_bot.text.span import Span

_LINE = 15
_STOP = re.compile(r"[。！？：；…][”’）)】》]*$")


def certain(report: Report, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures that stand on no page read by OCR, or in whose sentence nothing makes OCR doubtful.

    Doubtful is a sentence with a stretch that could not be read, for what it says of a number is then unknown; one that
    may begin in the paragraph before it; a figure without a name; and a percentage of what is counted by the thousand,
    for OCR takes ‰ for %.
    """
    per_mille = tuple(word_set("recognized", "per_mille"))
    for figure in figures:
        read = report.is_recognized(figure.span)
        unread = UNREAD in figure.sentence.of(report.text) or UNREAD in figure.metric
        unread = unread or figure.metric == UNNAMED
        mistaken = figure.unit == "%" and figure.metric.endswith(per_mille)
        if not (read and (unread or mistaken or _is_torn(report, figure.sentence))):
            yield figure


def _is_torn(report: Report, sentence: Span) -> bool:
    """Tell whether a sentence opens a paragraph, and the one before it, as long as a line at least, has no end."""
    at = bisect_left(report.blocks, sentence.start, key=lambda block: block.span.start)
    if not 0 < at < len(report.blocks) or report.blocks[at].span.start != sentence.start:
        return False
    here, before = report.blocks[at], report.blocks[at - 1]
    text = before.span.of(report.text)
    prose = here.kind == before.kind == "paragraph"
    return prose and len(text) >= _LINE and "，" in text and not _STOP.search(text)
