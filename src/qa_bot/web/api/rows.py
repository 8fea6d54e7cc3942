"""What endpoints return, as plain JSON."""

from __future__ import annotations

from typing import Any

from qa_bot.indexing.standing import Standing
from qa_bot.reports.model import Report, Section
from qa_bot.retrieval.search import Hit
from qa_bot.web.shelf import Shelf
from qa_bot.web.turns import Bot

MOST = 500
"""Rows of one answer at most; `offset` leads to the next."""


def within(limit: int) -> int:
    """Return how many rows are given where `limit` are asked for."""
    return max(1, min(limit, MOST))


def head(report: Report, figures: int) -> dict[str, Any]:
    """Return what a list of reports says of one; `figures` is how many it has."""
    told = report.metadata
    return {
        "id": report.id,
        "title": report.title,
        "file": report.file_name,
        "year": told.year,
        "issuer": told.issuer,
        "place": told.place,
        "date": told.date,
        "document_number": told.document_number,
        "characters": len(report.text),
        "figures": figures,
    }


def section_row(number: int, section: Section, now: Shelf, report: Report) -> dict[str, Any]:
    """Return a section of a report, by its number, with its count of figures."""
    inside = sum(section.span.start <= figure.span.start < section.span.end for figure in now.of_report(report.id))
    return {
        "number": number,
        "title": section.title,
        "headings": list(section.path),
        "level": section.level,
        "start": section.span.start,
        "end": section.span.end,
        "figures": inside,
    }


def standing_row(standing: Standing) -> dict[str, Any]:
    """Return how a file stands; no key is called `path`, which Gradio's client takes for a file to fetch."""
    report = standing.entry.id if standing.entry else None
    return {"file": standing.path, "state": standing.state, "report": report, "reason": standing.reason}


def passage(bot: Bot, hit: Hit) -> dict[str, Any]:
    """Return a passage that was found, with its place and score."""
    chunk = hit.chunk
    report = bot.reports[chunk.report]
    return {
        "report": chunk.report,
        "title": report.title,
        "section": list(chunk.section),
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        "score": round(hit.score, 4),
    }
