"""Cutting a report into chunks along its structure: section, run-in heading, sentence, clause.

The chunks of a report tile its canonical text: every character but the line breaks between blocks is in exactly one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa_bot.config import Config
from qa_bot.reports.model import Report
from qa_bot.text.sentences import split_clauses, split_statements
from qa_bot.text.span import Span

SLACK = 15
"""How far a chunk may exceed `chunk_chars` rather than be cut before its last statement, in percent."""
CRUMB = 50
"""A run of fewer characters says too little to be found by itself."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A retrieval unit: where it stands (`report.text[start:end] == text`), and under which headings."""

    report: str
    start: int
    end: int
    section: tuple[str, ...]
    text: str
    title: str = ""

    def __post_init__(self) -> None:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a chunk of {len(self.text)} characters cannot span [{self.start}, {self.end})")

    @property
    def contextual_text(self) -> str:
        """Return what is encoded and indexed: report title and headings, which a chunk alone lacks, then the text."""
        heading = " ".join((self.title, *self.section)).strip()
        return f"{heading}\n{self.text}" if heading else self.text


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    section: int
    heading: bool


def chunk_report(report: Report, config: Config) -> list[Chunk]:
    """Return the chunks of `report` in reading order, none longer than `config.chunk_max_chars`."""
    runs: list[list[_Piece]] = []
    for piece in _pieces(report, config.chunk_max_chars):
        if runs and not _breaks(runs[-1], piece, config):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_chunk(report, run) for run in _without_crumbs(runs, config.chunk_max_chars)]


def _breaks(run: list[_Piece], piece: _Piece, config: Config) -> bool:
    """Tell whether `piece` starts a new chunk: the size is reached, or a section ends (a heading keeps its text)."""
    length = piece.span.end - run[0].span.start
    if length > config.chunk_max_chars:
        return True
    if all(earlier.heading for earlier in run):
        return False
    return piece.section != run[-1].section or piece.heading or length * 100 > config.chunk_chars * (100 + SLACK)


def _without_crumbs(runs: list[list[_Piece]], limit: int) -> list[list[_Piece]]:
    """Join a run of fewer than `CRUMB` characters to the one before it, where both are of one section and it fits."""
    joined: list[list[_Piece]] = []
    for run in runs:
        short = run[-1].span.end - run[0].span.start < CRUMB
        if joined and short and run[0].section == joined[-1][-1].section and _fits(joined[-1], run, limit):
            joined[-1] += run
        else:
            joined.append(run)
    return joined


def _fits(run: list[_Piece], after: list[_Piece], limit: int) -> bool:
    return after[-1].span.end - run[0].span.start <= limit


def _pieces(report: Report, limit: int) -> Iterator[_Piece]:
    """Yield headings, statements, and the clauses of statements longer than `limit`, in reading order."""
    for block in report.blocks:
        heading = block.kind in ("title", "heading")
        for statement in split_statements(report.text, block.span):
            for span in _within(report.text, statement, limit):
                yield _Piece(span, report.leaf_sections[span.start], heading)


def _within(text: str, statement: Span, limit: int) -> Iterator[Span]:
    """Yield `statement` whole, or in clauses, or as a last resort in pieces of `limit` characters."""
    if len(statement) <= limit:
        yield statement
        return
    for clause in split_clauses(text, statement):
        for start in range(clause.start, clause.end, limit):
            yield Span(start, min(start + limit, clause.end))


def _chunk(report: Report, pieces: list[_Piece]) -> Chunk:
    start, end = pieces[0].span.start, pieces[-1].span.end
    return Chunk(
        report=report.id,
        start=start,
        end=end,
        section=report.sections[pieces[-1].section].path,
        text=report.text[start:end],
        title=report.title_at(start) if report.metadata.title else "",
    )
