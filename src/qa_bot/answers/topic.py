"""What is told of a topic: the place that fits best as a whole, others nearly as good, and what else speaks of it."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.survey import SHARE, Place, Survey
from qa_bot.reports.model import Report
from qa_bot.text.span import Span

REPORTS, LOOKED_AT = 4, 20
"""Reports at most, of the best so many sentences, in which the topic is looked for."""
ALSO = 0.35
"""The share of the first place's gain that a further place must have to be told beside it."""


def told_of(asked: Asked) -> list[Evidence]:
    """Return the sentences that tell the topic: of the section where it is told in reading order, then those elsewhere.

    There are none without evidence.
    """
    surveys = _timely([Survey(asked, report) for report in _reports(asked)])
    best = max((survey.best for survey in surveys), default=0.0)
    found = [(survey, place) for survey in surveys for place in survey.places(best)]
    if not found:
        return []
    survey, first = max(found, key=lambda one: one[1].gain)
    places = _apart(first, [place for one, place in found if one is survey])
    places += survey.beside(places, best)
    places += survey.alone(places, best)
    told = [one for place in places for one in place.told]
    home = survey.home(first)
    return sorted(told, key=lambda one: (not home.covers(one.span), one.span.start))


def _timely(surveys: Sequence[Survey]) -> Sequence[Survey]:
    """Return those of reports that tell of the time asked about, where what they tell fits well enough, else all."""
    timely = [survey for survey in surveys if survey.is_timely]
    enough = SHARE * max((survey.best for survey in surveys), default=0.0)
    return timely if any(survey.best >= enough for survey in timely) else surveys


def _apart(first: Place, places: Sequence[Place]) -> list[Place]:
    """Return the first place and those that gain nearly as much and share no sentence with one before, best first."""
    kept = [first]
    for place in sorted(places, key=lambda place: -place.gain):
        if place.gain >= ALSO * first.gain and not any(_meet(place.span, one.span) for one in kept):
            kept.append(place)
    return kept


def _reports(asked: Asked) -> list[Report]:
    return list(dict.fromkeys(evidence.report for evidence in asked.evidence[:LOOKED_AT]))[:REPORTS]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
