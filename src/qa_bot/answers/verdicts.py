"""是 and 否 as drafts: with the figures they rest on, or with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.answers.draft import Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import Candidate, answer_figure, quoted_figure
from qa_bot.resources import load_toml
from qa_bot.text.span import Span


class Undecided(Exception):
    """The question turns on numbers that the evidence does not give: no sentence decides it either."""


def decided(grounds: Sequence[Candidate], holds: bool, *, joint: str = "、", strength: float | None = None) -> Draft:
    """Return the verdict with the figures it rests on; the first one's fit is its strength unless one is given."""
    first = grounds[0]
    evidences = list(dict.fromkeys(ground.evidence for ground in grounds))
    told = joint.join(quoted_figure(ground.figure, ground.evidence) for ground in grounds)
    short = f"{verdict(holds)}，{told}"
    quotes = dict.fromkeys(statement_around(g.evidence.report, g.evidence.span, g.figure.span) for g in grounds)
    marks = [
        sorted((g.figure.span for g in grounds if g.evidence is e), key=lambda span: span.start) for e in evidences
    ]
    return Draft(
        kind="yesno",
        short=short,
        text=phrase("yesno", short=short, quote="”“".join(quotes)),
        citations=tuple(evidence.citation(spans) for evidence, spans in zip(evidences, marks, strict=True)),
        strength=min(1.0, max(0.0, first.score if strength is None else strength)),
        figures=tuple(answer_figure(ground.figure, evidences.index(ground.evidence)) for ground in grounds),
        evidence=first.evidence,
    )


def stated(evidence: Evidence, holds: bool, said: Span | None = None, strength: float | None = None) -> Draft:
    """Return a verdict that a sentence gives in words; `said` (in characters of the report) is what of it decides.

    Its strength is the sentence's score unless one is given.
    """
    whole = evidence.text.rstrip("。；;")
    told = said.of(evidence.report.text).rstrip("，。；,;") if said else whole
    short = f"{verdict(holds)}，{told}"
    text = phrase(
        "yesno",
        short=short if said else verdict(holds),
        quote=statement_around(evidence.report, evidence.span, said) if said else whole,
    )
    citation = evidence.citation([said] if said else ())
    fit = evidence.score if strength is None else strength
    return Draft("yesno", short, text, (citation,), min(1.0, max(0.0, fit)), evidence=evidence)


def verdict(holds: bool) -> str:
    """Return 是 or 否."""
    return str(load_toml("templates.toml")["yesno"]["yes" if holds else "no"])
