"""A result that was worked out, with the figures it rests on, each cited, as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.draft import Draft, phrase, statement_around
from qa_bot.answers.figure_answer import Candidate, answer_figure
from qa_bot.answers.model import Citation, Derivation
from qa_bot.answers.operands import weakest
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.derive import ABOUT
from qa_bot.figures.model import Figure


def derived_draft(
    result: Result, operands: Sequence[Candidate], strength: float | None = None, short: str = ""
) -> Draft:
    """Return a result with its operands as a draft; `short` where the answer says more than the number (下降…).

    What follows from a figure given only about (近, 约) is itself 约.
    """
    citations = _citations(operands)
    places = {(citation.report, citation.start): number for number, citation in enumerate(citations)}
    figures = tuple(
        answer_figure(one.figure, places[one.evidence.report.id, one.evidence.span.start]) for one in operands
    )
    quotes = dict.fromkeys(
        statement_around(one.evidence.report, one.evidence.span, one.figure.span) for one in operands
    )
    short = short or result.text
    return Draft(
        kind="derived",
        short=short,
        text=phrase("derived", short=short, quote="”“".join(quotes)),
        citations=citations,
        strength=weakest(operands) if strength is None else min(1.0, max(0.0, strength)),
        figures=figures,
        evidence=operands[0].evidence,
        derivation=Derivation(result.expression, tuple(range(len(figures))), short),
    )


def with_growth(level: Candidate, growth: Figure) -> tuple[Candidate, Candidate]:
    """Return a level and the growth told beside it as two operands."""
    return level, replace(level, figure=growth)


def about(figures: Sequence[Figure]) -> str:
    """Return 约 where one of `figures` is given only about."""
    return "约" if any(figure.qualifier in ABOUT for figure in figures) else ""


def _citations(operands: Sequence[Candidate]) -> tuple[Citation, ...]:
    """Return a citation for each sentence, its operands highlighted."""
    sentences = {(one.evidence.report.id, one.evidence.span.start): one.evidence for one in operands}
    return tuple(
        evidence.citation(
            [
                one.figure.span
                for one in sorted(operands, key=lambda one: one.figure.span.start)
                if (one.evidence.report.id, one.evidence.span.start) == place
            ]
        )
        for place, evidence in sentences.items()
    )
