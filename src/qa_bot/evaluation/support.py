"""Which passages hold the evidence of a question: the judge of citations and of retrieval."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa_bot.answers.model import Citation
from qa_bot.evaluation.dataset import GradedQuestion, parts
from qa_bot.evaluation.values import bare, holds
from qa_bot.indexing.chunking import Chunk
from qa_bot.reports.model import Report
from qa_bot.text.span import Span

LEAST = 6
"""Characters from which a passage that is itself part of the evidence counts as holding it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: the file it stands in, its text without white space, and what of it is highlighted (none: all)."""

    file: str
    text: str
    marks: tuple[Span, ...] = ()


def places_cited(citations: Sequence[Citation], reports: Mapping[str, Report]) -> list[Place]:
    """Return the passages an answer cites, best first; one whose quote does not stand where it says holds nothing."""
    return [_cited(citation, reports[citation.report]) for citation in citations]


def places_of(chunks: Sequence[Chunk], reports: Mapping[str, Report]) -> list[Place]:
    """Return chunks as passages."""
    return [Place(reports[chunk.report].file_name, bare(chunk.text)) for chunk in chunks]


def supports(place: Place, question: GradedQuestion) -> bool:
    """Tell whether a passage holds a piece of the evidence, or is part of one, in a file the question names (any).

    Of a citation a highlight must touch the evidence: the right sentence with the wrong span marked shows nothing.
    """
    pieces = (piece for alternative in question.evidence for piece in parts(alternative))
    return _may_hold(place, question) and any(_has(place, piece) for piece in pieces)


def evidence_found(places: Sequence[Place], question: GradedQuestion, k: int) -> bool:
    """Tell whether the first `k` passages hold one alternative of the evidence, all of its pieces.

    An alternative of n pieces (an answer over several reports) cannot stand in fewer than n passages: it is looked for
    in the first max(k, n).
    """
    return any(_all_found(places, parts(alternative), question, k) for alternative in question.evidence)


def is_precise(place: Place, question: GradedQuestion) -> bool:
    """Tell whether a cited passage supports the answer: it holds evidence or, of a summary, a point of the gold.

    The unit of citation precision (Gao et al. 2023, ALCE): where ALCE asks an entailment model, the annotated span
    decides.
    """
    if supports(place, question):
        return True
    points = (point for gold in question.gold for point in parts(gold) if question.kind == "summary")
    return _may_hold(place, question) and any(holds(place.text, point) for point in points)


def _cited(citation: Citation, report: Report) -> Place:
    if report.text[citation.start : citation.end] != citation.quote:
        return Place(report.file_name, "")
    before = [(start - citation.start, end - citation.start) for start, end in citation.highlights]
    marks = (Span(len(bare(citation.quote[:start])), len(bare(citation.quote[:end]))) for start, end in before)
    return Place(report.file_name, bare(citation.quote), tuple(marks))


def _all_found(places: Sequence[Place], pieces: Sequence[str], question: GradedQuestion, k: int) -> bool:
    among = [place for place in places[: max(k, len(pieces))] if _may_hold(place, question)]
    return all(any(_has(place, piece) for place in among) for piece in pieces)


def _may_hold(place: Place, question: GradedQuestion) -> bool:
    return not question.files or place.file in question.files


def _has(place: Place, piece: str) -> bool:
    wanted = bare(piece)
    if len(place.text) >= LEAST and place.text in wanted:
        return True
    found = (match.start() for match in re.finditer(re.escape(wanted), place.text))
    return any(_is_marked(place, Span(start, start + len(wanted))) for start in found)


def _is_marked(place: Place, piece: Span) -> bool:
    """Tell whether a highlight of a citation touches `piece`; whatever stands in a plain passage is marked."""
    return not place.marks or any(mark.start < piece.end and piece.start < mark.end for mark in place.marks)
