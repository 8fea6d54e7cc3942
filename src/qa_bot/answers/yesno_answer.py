"""A yes/no question: decided by numbers, ranks or dates where it turns on them, else by the sentence that says so."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import held
from qa_bot.answers.yesno_numbers import (
    Undecided,
    by_comparison,
    by_direction,
    by_rank,
    by_target,
    by_threshold,
    verdict,
)
from qa_bot.text.dates import find_dates

SAYS_SO = 0.62
"""The least share of the question's terms a sentence must hold, with its headings, to be taken as saying 是."""
VERY_NEAR, MAY_LACK = 0.85, 0.3
"""From which nearness on a sentence may say the same in other words, and the weight of nouns it may then lack."""
_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足|够|达)")


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with its ground, or None where the evidence decides neither."""
    for decide in (by_comparison, by_rank, by_target, by_threshold, by_direction, _by_date):
        try:
            draft = decide(asked)
        except Undecided:
            return None
        if draft is not None:
            return draft
    return _by_statement(asked)


def _by_date(asked: Asked) -> Draft | None:
    """Compare the date a sentence gives with the one the question names."""
    named = next((mention for mention in find_dates(asked.question.focus) if mention.grain in ("day", "month")), None)
    if named is None:
        return None
    for evidence in asked.evidence[:3]:
        given = [mention for mention in find_dates(evidence.text) if mention.grain in ("day", "month")]
        if given:
            holds = any(mention.start[-len(named.start) + 2 :] == named.start[2:] for mention in given)
            return _stated(evidence, holds)
    return None


def _by_statement(asked: Asked) -> Draft | None:
    best = next((evidence for evidence in asked.evidence if not evidence.heading), None)
    if (
        best is None
        or max(best.coverage, best.nearness * SAYS_SO) < SAYS_SO * VERY_NEAR
        or _lacks_its_subject(asked, best)
    ):
        return None
    denied = bool(_NEGATED.search(best.text)) and not _NEGATED.search(asked.question.focus.replace("有没有", ""))
    return _stated(best, not denied)


def _lacks_its_subject(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence, with its headings, lacks too much of what the question names to decide it.

    A sentence that says the same in other words is near all the same; what is not near must hold every noun.
    """
    around = context_of(evidence.report, evidence.span)
    nouns = [term.text for term in asked.question.terms if term.emphasis >= 1.0]
    lacking = sum(asked.matcher.weights.get(noun, 0.0) for noun in nouns if held(noun, around) == 0.0)
    return lacking > (MAY_LACK if evidence.nearness >= VERY_NEAR else 0.0)


def _stated(evidence: Evidence, holds: bool) -> Draft:
    quote = evidence.text.rstrip("。；")
    short = f"{verdict(holds)}，{quote}"
    text = phrase("yesno", short=verdict(holds), quote=quote)
    return Draft("yesno", short, text, (evidence.citation(),), evidence.score, evidence=evidence)
