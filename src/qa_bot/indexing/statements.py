"""The statements of a report: the finest unit that is encoded, so that the very sentence that answers can be told.

A statement ends at 。！？； (a sentence may hold several, joined by ；).
"""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.reports.model import Report
from qa_bot.text.sentences import split_statements

MIN_CHARS = 6
"""Shorter ones say too little to be encoded by themselves."""
MAX_CHARS = 300
"""What is encoded of a statement at most, in characters."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a statement stands, and the heading nearest above it."""

    report: str
    start: int
    end: int
    heading: str
    text: str

    @property
    def contextual_text(self) -> str:
        """Return what is encoded: the nearest heading, which often names the subject, then the statement."""
        return f"{self.heading}：{self.text}" if self.heading else self.text


def statements_of(report: Report) -> list[Statement]:
    """Return the statements of `report` in reading order, headings left out."""
    return [
        Statement(
            report=report.id,
            start=span.start,
            end=span.end,
            heading=report.section_at(span.start).title,
            text=span.of(report.text)[:MAX_CHARS],
        )
        for block in report.blocks
        if block.kind not in ("title", "heading")
        for span in split_statements(report.text, block.span)
        if len(span) >= MIN_CHARS and not report.section_at(span.start).heading.covers(span)
    ]
