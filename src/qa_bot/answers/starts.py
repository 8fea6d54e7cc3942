"""Where a movement began and how many years it took: 从5.1万亿元增加到11.7万亿元, 五年来."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked
from qa_bot.answers.figure_answer import Candidate
from qa_bot.figures.model import Figure
from qa_bot.text.dates import find_years
from qa_bot.text.durations import spanned_years

NEAR = 3
"""Figures before an end among which its beginning is looked for."""


def start_of(asked: Asked, end: Candidate) -> Figure | None:
    """Return the figure from which a movement to `end` began, told in the same sentence, None where none is."""
    figure = end.figure
    if figure.role != "to":
        return None
    beside = [
        f for f in asked.figures[figure.report] if f.sentence == figure.sentence and f.span.end <= figure.span.start
    ]
    begun = (f for f in reversed(beside[-NEAR:]) if f.role == "from" and f.metric == figure.metric)
    found = next(begun, None)
    return found if found is not None and found.base_unit == figure.base_unit else None


def years_of(end: Candidate, start: Figure) -> int | None:
    """Return how many years a movement took: between the years told with its ends, else the span its text names.

    The last year is the report's own where only the first is told. None where nothing says how many.
    """
    report = end.evidence.report
    sentence = report.text[start.sentence.start : end.figure.span.end]
    told = find_years(_clause(report.text, start, end.figure))
    last = told[1] if len(told) > 1 else report.metadata.year
    if told and last is not None and last > told[0]:
        return last - told[0]
    around = " ".join((*end.evidence.section[-2:], _paragraph(report.text, start.sentence.start), sentence))
    return spanned_years(sentence) or spanned_years(around) or None


def _clause(text: str, start: Figure, end: Figure) -> str:
    """Return the text of the clause in which a movement is told, from its beginning to the end figure."""
    before = re.split(r"[，。；,;]", text[start.sentence.start : start.span.start])[-1]
    return f"{before}{text[start.span.start : end.span.end]}"


def _paragraph(text: str, position: int) -> str:
    """Return what a paragraph says before `position`."""
    return text[text.rfind("\n", 0, position) + 1 : position]
