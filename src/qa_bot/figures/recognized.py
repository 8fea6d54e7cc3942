"""Figures that OCR may have got wrong: they are left out of the library; what was read still stands in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa_bot.figures.model import Figure
from qa_bot.figures.words import word_set
from qa_bot.reports.model import UNREAD, Report


def certain(report: Report, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures that stand on no page read by OCR, or in whose sentence nothing makes OCR doubtful.

    Doubtful is a sentence with a stretch that could not be read, for what it says of a number is then unknown; and a
    percentage of what is counted by the thousand, for OCR takes ‰ for %.
    """
    per_mille = tuple(word_set("recognized", "per_mille"))
    for figure in figures:
        read = report.is_recognized(figure.span)
        unread = UNREAD in figure.sentence.of(report.text) or UNREAD in figure.metric
        if not (read and (unread or (figure.unit == "%" and figure.metric.endswith(per_mille)))):
            yield figure
