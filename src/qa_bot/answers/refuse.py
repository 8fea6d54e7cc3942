"""When not to answer, and why: what the evidence lacks is named, and the nearest passages are offered as such."""

from __future__ import annotations

from qa_bot.answers.constraints import asked_years, unmet_names, year_fits
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import context_of
from qa_bot.resources import load_toml

MIN_STRENGTH = 0.42
"""Drafts whose evidence fits less are not given."""
MIN_COVERAGE = 0.3
"""The least weighted share of the question's terms that the evidence must hold."""
MAX_MISSING_WEIGHT = 0.5
"""The most that the terms the cited sentence and its headings lack may weigh, in shares of the question."""


def refusal_reason(asked: Asked, draft: Draft | None) -> str | None:
    """Return the sentence that says why no answer is given, or None where `draft` may be given."""
    if not asked.hits:
        return _say("scope")
    if not asked.matcher.weights and draft is None:
        return _say("nothing")
    if draft is None:
        return _without_draft(asked)
    if draft.kind != "summary" and draft.strength >= 1.0:
        return None
    if draft.evidence is not None:
        if unmet := unmet_names(asked.question, draft.evidence):
            return _say("missing", terms="”“".join(unmet[:3]))
        if not year_fits(asked.question, draft.evidence):
            return _say("year", years="、".join(map(str, asked_years(asked.question, draft.evidence.report))))
    absent = _absent(asked, draft)
    if sum(asked.matcher.weights[term] for term in absent) > MAX_MISSING_WEIGHT:
        return _say("missing", terms="”“".join(absent[:3]))
    if draft.strength < MIN_STRENGTH:
        return _say("nothing")
    return None


def _without_draft(asked: Asked) -> str:
    best = asked.evidence[0].coverage if asked.evidence else 0.0
    if best < MIN_COVERAGE:
        return _say("nothing")
    if asked.question.years:
        return _say("year", years="、".join(map(str, asked.question.years)))
    return _say("figure" if asked.question.kind == "figure" else "span")


def _absent(asked: Asked, draft: Draft) -> tuple[str, ...]:
    """Return the question's terms that neither the cited passages nor their headings hold at all."""
    cited = " ".join(
        context_of(evidence.report, evidence.span)
        for evidence in asked.evidence
        if any((c.report, c.start) == (evidence.report.id, evidence.span.start) for c in draft.citations)
    )
    return asked.matcher.missing(cited + " ".join(citation.quote for citation in draft.citations))


def _say(reason: str, **values: str) -> str:
    return str(load_toml("templates.toml")["refusal"][reason]).format(**values)
