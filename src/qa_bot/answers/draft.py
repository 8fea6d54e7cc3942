"""What composers work from and what they hand over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from qa_bot.answers.evidence import Evidence
from qa_bot.answers.matching import PARTIAL, TermMatcher, held
from qa_bot.answers.model import AnswerFigure, AnswerKind, Citation, Derivation
from qa_bot.figures.derive import DerivedFigure
from qa_bot.figures.model import Figure
from qa_bot.indexing.phrases import Phrase
from qa_bot.indexing.statements import Statement
from qa_bot.questions.model import Question
from qa_bot.questions.understand import content_terms
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml
from qa_bot.retrieval.nearness import Nearness
from qa_bot.retrieval.search import Hit
from qa_bot.text.sentences import split_statements
from qa_bot.text.span import Span

_PIECE = re.compile("[、，,；;]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that was found for it: the matcher of its terms, hits and sentences, best first.

    `nearness` tells how near every statement of the index is to the question, `names` how near every figure's name;
    `derived` gives what the figures of a report imply, `again` asks another question of the same reports.
    """

    question: Question
    matcher: TermMatcher
    hits: Sequence[Hit]
    nearness: Nearness[Statement]
    names: Nearness[Phrase]
    evidence: Sequence[Evidence]
    reports: Mapping[str, Report]
    figures: Mapping[str, Sequence[Figure]]
    derived: Callable[[str], Sequence[DerivedFigure]]
    again: Callable[[str], Asked]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked and dressed: what it says and what it rests on.

    `strength`, in [0, 1], says how well the evidence fits the question; refusing and confidence rest on it. `evidence`
    is the sentence that decides, None for a fact of the document itself. Of a figure, `lead` tells by how much it fits
    better than the next that says another thing, `called` how much of its name the question says, and `ruled_out`
    whether it is called what the question rules out. `worked_out` are words of the question that arithmetic answers
    (贡献率, 年均): no report need hold them.
    """

    kind: AnswerKind
    short: str
    text: str
    citations: tuple[Citation, ...]
    strength: float
    figures: tuple[AnswerFigure, ...] = ()
    evidence: Evidence | None = None
    derivation: Derivation | None = None
    lead: float = 0.0
    called: float = 0.0
    ruled_out: bool = False
    worked_out: tuple[str, ...] = ()


def phrase(template: str, **values: str | int) -> str:
    """Return an answer template of `templates.toml` filled in."""
    return str(load_toml("templates.toml")["answer"][template]).format(**values)


def statement_of(report: Report, sentence: Span, span: Span) -> Span:
    """Return the statement (up to ；) of `sentence` that holds the start of `span`, or the sentence where none does."""
    statements = split_statements(report.text, sentence)
    return next((statement for statement in statements if statement.start <= span.start < statement.end), sentence)


def statement_around(report: Report, sentence: Span, span: Span) -> str:
    """Return the text of `statement_of`, verbatim, without its end mark."""
    return statement_of(report, sentence, span).of(report.text).rstrip("。；;")


def rest_on_the_same(drafts: Sequence[Draft]) -> bool:
    """Tell whether two of several answers rest on one figure: then one of them answers more than its question."""
    marks = [mark for draft in drafts if draft.figures for mark in _marks(draft)]
    return len(set(marks)) < len(marks)


def _marks(draft: Draft) -> set[tuple[str, tuple[int, int]]]:
    return {(citation.report, mark) for citation in draft.citations for mark in citation.highlights}


def tells_of(topic: str, draft: Draft) -> bool:
    """Tell whether a draft is about `topic`: its figure is called so, or what it quotes says it."""
    said = " ".join((draft.text, *(citation.quote for citation in draft.citations)))
    if draft.figures and draft.evidence:
        report, mark = draft.evidence.report, draft.citations[0].highlights[0]
        before = report.text[draft.evidence.span.start : mark[1]]
        said = " ".join((*(figure.metric for figure in draft.figures), _PIECE.split(before)[-1]))
    terms = content_terms(topic)
    return all(held(term.text, said) >= PARTIAL for term in terms if term.emphasis >= 0.5)


def joined(drafts: Sequence[Draft]) -> Draft:
    """Return the drafts of several questions as one: their answers in order, a sentence that several cite cited once.

    One of them at most may be worked out.
    """
    figures: list[AnswerFigure] = []
    citations: list[Citation] = []
    derivation: Derivation | None = None
    for draft in drafts:
        if draft.derivation:
            inputs = tuple(number + len(figures) for number in draft.derivation.inputs)
            derivation = replace(draft.derivation, inputs=inputs)
        places = [_cited(citation, citations) for citation in draft.citations]
        figures += [replace(figure, citation=places[figure.citation]) for figure in draft.figures]
    return replace(
        drafts[0],
        short="；".join(draft.short for draft in drafts),
        text="\n".join(draft.text for draft in drafts),
        figures=tuple(figures),
        citations=tuple(citations),
        derivation=derivation,
        strength=min(draft.strength for draft in drafts),
    )


def _cited(citation: Citation, citations: list[Citation]) -> int:
    """Return the number of a citation among `citations`: it is added, or one of the same place takes its marks."""
    for number, other in enumerate(citations):
        if (other.report, other.start, other.end) == (citation.report, citation.start, citation.end):
            marks = tuple(sorted({*other.highlights, *citation.highlights}))
            citations[number] = replace(other, highlights=marks)
            return number
    citations.append(citation)
    return len(citations) - 1
