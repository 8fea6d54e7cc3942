"""Evidence: the sentences that speak of what a question is about, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa_bot.answers.matching import TermMatcher
from qa_bot.answers.model import Citation, Passage
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit
from qa_bot.text.span import Span

COVERAGE_WEIGHT = 0.6
"""How much term coverage counts for a sentence's score; the rest is the score of its chunk."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, where it stands, and how well it fits.

    `coverage` is the weighted share of the question's terms that the sentence and its headings hold; `score`, in
    [0, 1], blends it with the chunk's fused score; `similarity` is the chunk's cosine similarity to the question.
    """

    report: Report
    span: Span
    coverage: float
    score: float
    similarity: float
    heading: bool

    @property
    def text(self) -> str:
        """Return the sentence as it stands in the report."""
        return self.span.of(self.report.text)

    @property
    def section(self) -> tuple[str, ...]:
        """Return the headings the sentence stands under."""
        return self.report.section_at(self.span.start).path

    def citation(self, highlights: Sequence[Span] = ()) -> Citation:
        """Return the sentence as a citation with `highlights`, or highlighted whole where none is given."""
        marks = tuple((mark.start, mark.end) for mark in highlights) or ((self.span.start, self.span.end),)
        return Citation(
            report=self.report.id,
            title=self.report.title,
            section=self.section,
            start=self.span.start,
            end=self.span.end,
            quote=self.text,
            highlights=marks,
            score=round(self.score, 4),
        )

    def passage(self) -> Passage:
        """Return the sentence as a passage that is offered, not cited."""
        return Passage(self.report.id, self.report.title, self.section, self.span.start, self.span.end, self.text)


def gather(hits: Sequence[Hit], reports: Mapping[str, Report], matcher: TermMatcher) -> list[Evidence]:
    """Return the sentences of `hits`, best first; ties go to the sentence of the better hit, then the earlier one."""
    found: dict[tuple[str, int], Evidence] = {}
    for hit in hits:
        report = reports[hit.chunk.report]
        headings = {block.span for block in report.blocks if block.kind in ("title", "heading")}
        for span in report.sentences_within(Span(hit.chunk.start, hit.chunk.end)):
            evidence = _weigh(report, span, hit, matcher, any(block.covers(span) for block in headings))
            found.setdefault((report.id, span.start), evidence)
    return sorted(found.values(), key=lambda evidence: -evidence.score)


def _weigh(report: Report, span: Span, hit: Hit, matcher: TermMatcher, heading: bool) -> Evidence:
    coverage = matcher.coverage(context_of(report, span))
    score = COVERAGE_WEIGHT * coverage + (1.0 - COVERAGE_WEIGHT) * hit.score
    return Evidence(report, span, coverage, score, hit.similarity, heading)


def context_of(report: Report, span: Span) -> str:
    """Return what a reader of a sentence knows: the report's title, the headings above it, the sentence itself."""
    return " ".join((report.title, report.metadata.place, *report.section_at(span.start).path, span.of(report.text)))
