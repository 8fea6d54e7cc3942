"""When not to answer, and why: what the evidence lacks is named, and the nearest passages are offered as such."""

from __future__ import annotations

from qa_bot.answers.confidence import threshold
from qa_bot.answers.constraints import asked_years, is_of_asked_year, unmet_names, year_fits
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.resources import load_toml
from qa_bot.text.words import is_word

MIN_COVERAGE = 0.3
"""The least weighted share of the question's terms for which the report is said to speak of the subject."""
NAMED_MISSING = 0.25
"""The least weight a term that the evidence lacks must have to be named as the reason."""


def refusal_reason(asked: Asked, draft: Draft | None, confidence: float) -> str | None:
    """Return the sentence that says why no answer is given, or None where `draft` may be given.

    `confidence` is the probability that the draft is right.
    """
    if not asked.hits:
        return _say("scope")
    if draft is None:
        return _without_draft(asked)
    if draft.evidence is not None:
        if unmet := unmet_names(asked.question, draft.evidence):
            return _say("missing", terms="”“".join(unmet[:3]))
        if not is_of_asked_year(asked.question, draft):
            years = asked_years(asked.question, draft.evidence.report) or asked.question.report_years
            return _say("year", years="、".join(map(str, years)))
    if confidence < threshold():
        return _too_weak(asked)
    return None


def _without_draft(asked: Asked) -> str:
    best = asked.evidence[0] if asked.evidence else None
    if best and (unmet := unmet_names(asked.question, best)):
        return _say("missing", terms="”“".join(unmet[:3]))
    if best is None or best.coverage < MIN_COVERAGE:
        return _say("nothing")
    if asked.question.kind == "derived":
        return _say("derived")
    if _is_of_another_year(asked, best):
        return _say("year", years="、".join(map(str, asked.question.years)))
    return _say("figure" if asked.question.kind == "figure" else "span")


def _is_of_another_year(asked: Asked, best: Evidence) -> bool:
    """Tell whether the year is what the report lacks: figures are of the year reported on, planned ones or not."""
    if not asked.question.years:
        return False
    of_own_year = best.report.metadata.year in asked.question.years
    return not of_own_year if asked.question.kind == "figure" else not year_fits(asked.question, best)


def _too_weak(asked: Asked) -> str:
    """Name the weighty terms that even the best sentence lacks, or say that nothing was found."""
    best = asked.evidence[0] if asked.evidence else None
    if best is None:
        return _say("nothing")
    absent = asked.matcher.missing(context_of(best.report, best.span))
    weighty = [term for term in absent if asked.matcher.weights[term] >= NAMED_MISSING and is_word(term)]
    return _say("missing", terms="”“".join(weighty[:3])) if weighty else _say("nothing")


def _say(reason: str, **values: str) -> str:
    return str(load_toml("templates.toml")["refusal"][reason]).format(**values)
