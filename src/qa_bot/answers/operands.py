"""The operands of arithmetic: pairs of stated figures that fit two questions and go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import context_of
from qa_bot.answers.figure_answer import Candidate, candidates
from qa_bot.answers.units_asked import unit_is_asked
from qa_bot.figures.quantities import quantities

LOOKED_AT = 6
"""Best candidates of each operand that are paired."""
SAID = 0.4
"""The least share of an operand's terms that its sentence must hold, with the headings above it."""
TOGETHER, ALIKE, GIVEN = 0.06, 0.12, 0.25
"""What a pair gains by standing in one sentence, by metrics that end alike, and an operand by the very number named."""


@dataclass(frozen=True)
class Pair:
    """Two figures with the sentences they stand in, and how well they fit and go together."""

    first: Candidate
    second: Candidate
    score: float

    @cached_property
    def strength(self) -> float:
        """Return how well the weaker of the two fits its question, in [0, 1]."""
        return min(1.0, max(0.0, min(self.first.score, self.second.score)))


def best_pair(
    asked: Asked, first: Sequence[str], second: Sequence[str], fits: Callable[[Candidate, Candidate], bool]
) -> Pair | None:
    """Return the best pair of different figures that answer a question of `first` and one of `second` and `fits`."""
    pairs = _pairs(_operand(asked, first), _operand(asked, second), fits)
    return max(pairs, key=lambda pair: pair.score, default=None)


def _pairs(
    first: Sequence[Candidate], second: Sequence[Candidate], fits: Callable[[Candidate, Candidate], bool]
) -> Iterator[Pair]:
    for one in first:
        for other in second:
            if one.figure.span != other.figure.span and fits(one, other):
                yield Pair(one, other, one.score + other.score + _harmony(one, other))


def _operand(asked: Asked, questions: Sequence[str]) -> list[Candidate]:
    """Return the best candidates over all readings of an operand; a figure counts by the reading that fits it best."""
    best: dict[tuple[str, int], Candidate] = {}
    for text in questions:
        for candidate in _candidates(asked, text):
            key = (candidate.figure.report, candidate.figure.span.start)
            if key not in best or best[key].score < candidate.score:
                best[key] = candidate
    return sorted(best.values(), key=lambda candidate: -candidate.score)[:LOOKED_AT]


def _candidates(asked: Asked, text: str) -> Iterator[Candidate]:
    """Yield the figures that answer one reading, in the year of the whole question where it names none itself."""
    again = asked.again(text)
    question = again.question
    if not question.years and question.years_back is None:
        question = replace(question, years=asked.question.years, years_back=asked.question.years_back)
    named = [
        quantity for quantity in quantities(text) if quantity.known_unit and unit_is_asked(quantity.unit, question)
    ]
    for candidate in candidates(replace(again, question=question)):
        if again.matcher.coverage(_around(candidate)) < SAID or not unit_is_asked(candidate.figure.unit, question):
            continue
        if any(candidate.figure.base_value == quantity.base.value for quantity in named):
            yield replace(candidate, score=candidate.score + GIVEN)
        elif not named:
            yield candidate


def _around(candidate: Candidate) -> str:
    evidence = candidate.evidence
    return f"{context_of(evidence.report, evidence.span)} {candidate.figure.metric}"


def _harmony(one: Candidate, other: Candidate) -> float:
    """Return what a pair gains by going together: of one sentence, of metrics that end alike, of the same year."""
    first, second = one.figure, other.figure
    score = TOGETHER if first.report == second.report and first.sentence == second.sentence else 0.0
    longest = max(len(first.metric), len(second.metric), 1)
    alike = _common_ending(first.metric, second.metric) + _common_ending(first.metric[::-1], second.metric[::-1])
    score += ALIKE * min(1.0, alike / longest)
    return score - (TOGETHER if first.period[:4] != second.period[:4] else 0.0)


def _common_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
