"""A text without structure as a report: one paragraph a line, one section."""

from __future__ import annotations

import hashlib

from qa_bot.reports.model import Block, Metadata, Report, Section
from qa_bot.text.span import Span


def plain_report(report_id: str, text: str, title: str = "") -> Report:
    """Return `text` as it is, each non-empty line a paragraph of the root section."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", Span(start, start + len(line)), section=0))
        start += len(line) + 1
    root = Section("", 0, "root", (), Span(0, 0), Span(0, len(text)), None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(report_id, report_id, digest, text, Metadata(title=title), (root,), tuple(blocks))
