"""Yes/no questions that turn on a day or a month: 10月底前 against 2017年10月底以前."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.verdicts import stated
from qa_bot.text.dates import DateMention, find_dates

LOOKED_AT = 3
"""Best sentences in which a date is looked for."""


def by_date(asked: Asked) -> Draft | None:
    """Compare the date a sentence gives with the one the question names; a day is in its month."""
    named = next(iter(_days_and_months(asked.question.focus)), None)
    if named is None:
        return None
    for evidence in asked.evidence[:LOOKED_AT]:
        given = _days_and_months(evidence.text)
        if given:
            return _compared(evidence, named, given)
    return None


def _compared(evidence: Evidence, named: DateMention, given: Sequence[DateMention]) -> Draft | None:
    """Return the verdict; None where the sentence gives the month only of the day a question names."""
    if any(_is_within(mention, named) for mention in given):
        return stated(evidence, True)
    return None if any(_is_within(named, mention) for mention in given) else stated(evidence, False)


def _days_and_months(text: str) -> list[DateMention]:
    return [mention for mention in find_dates(text) if mention.grain in ("day", "month")]


def _is_within(one: DateMention, other: DateMention) -> bool:
    """Tell whether one date is the other or lies in it; of what year they are counts where both say so."""
    years, (own, whole) = (one.year, other.year), (_without_year(one), _without_year(other))
    return (None in years or years[0] == years[1]) and f"{own}-".startswith(f"{whole}-")


def _without_year(mention: DateMention) -> str:
    """Return the month, with the day where there is one: 10 of 2017-10, 05-22 of --05-22."""
    return mention.start[5:] if mention.year else mention.start[2:]
