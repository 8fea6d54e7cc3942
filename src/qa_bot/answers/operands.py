"""The operands of arithmetic: stated figures that fit a question each and go together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa_bot.answers.contrast import names_another
from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import context_of
from qa_bot.answers.figure_answer import Candidate, candidates
from qa_bot.answers.figure_fit import slot_of
from qa_bot.answers.matching import held
from qa_bot.answers.units_asked import unit_is_asked
from qa_bot.figures.quantities import quantities
from qa_bot.text.dates import find_years
from qa_bot.text.joint import apart

LOOKED_AT = 6
"""Best candidates of each operand that are paired."""
SAID = 0.4
"""The least share of an operand's terms that its sentence must hold, with the headings above it."""
TOGETHER, ALIKE, GIVEN, CALLED = 0.06, 0.2, 0.25, 0.1
"""What a pair gains by standing in one sentence, by metrics that end alike, an operand by the very number named, and by
being called by the words that tell it from the others."""
HALF = 0.5
_IN_ALL = re.compile(r"累计|总|全部|现有|合计")
"""Words for all there is, which is no other kind of thing than its part: 新增 of 累计."""
Fits = Callable[[Candidate, Candidate], bool]


@dataclass(frozen=True)
class Pair:
    """Two figures with the sentences they stand in, and how well they fit and go together."""

    first: Candidate
    second: Candidate
    score: float

    @cached_property
    def strength(self) -> float:
        """Return how well the weaker of the two fits its question, in [0, 1]."""
        return weakest((self.first, self.second))


def weakest(operands: Sequence[Candidate]) -> float:
    """Return how well the worst of `operands` fits its question, in [0, 1]."""
    return min(1.0, max(0.0, min(one.score for one in operands)))


def best_pair(
    asked: Asked,
    first: Sequence[str],
    second: Sequence[str],
    fits: Fits,
    own: Sequence[Sequence[str]] = (),
    *,
    inside: bool = False,
) -> Pair | None:
    """Return the best pair of different figures that answer a question of `first` and one of `second` and `fits`.

    `own` holds the words that tell each operand from the other: a figure called by them goes before one that is not.
    What lies `inside` the second is called nothing that its words rule out: 民营企业进口额 is no part of 出口额.
    """
    words = (*own, (), ())
    later = asked if not _dates_only(second, first) else _undated(asked)
    others = tuple(word for word in words[1] if _IN_ALL.search(word)) if inside else words[1]
    firsts = operand(later, first, words[0], others)
    pairs = _pairs(firsts, operand(asked, second, words[1], words[0]), fits)
    return max(pairs, key=lambda pair: pair.score, default=None)


def _dates_only(dated: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether only the second operand names a year: that is none of the first one (脱贫后是2013年的几倍)."""
    return bool(find_years(dated[0])) and not find_years(other[0]) if dated and other else False


def _undated(asked: Asked) -> Asked:
    return replace(asked, question=replace(asked.question, years=(), years_back=None))


def best_group(
    asked: Asked, operands: Sequence[Sequence[str]], fits: Fits, own: Sequence[Sequence[str]]
) -> tuple[Candidate, ...] | None:
    """Return different figures for three operands and more, each the best beside one of the last operand's.

    `fits` is asked of each and the last. None where one of them has none: what is not found is not left out.
    """
    every = tuple(word for words in own for word in words)
    found = [operand(asked, questions, words, every) for questions, words in zip(operands, own, strict=True)]
    groups = (group for anchor in found[-1] if (group := _group_of(anchor, found[:-1], fits)))
    return max(groups, key=lambda group: sum(one.score + _harmony(one, group[-1]) for one in group), default=None)


def _group_of(anchor: Candidate, others: Sequence[Sequence[Candidate]], fits: Fits) -> tuple[Candidate, ...] | None:
    taken = {anchor.figure.span}
    group: list[Candidate] = []
    for pool in others:
        fitting = [one for one in pool if one.figure.span not in taken and fits(one, anchor)]
        if not fitting:
            return None
        best = max(fitting, key=lambda one: one.score + _harmony(one, anchor))
        taken.add(best.figure.span)
        group.append(best)
    return (*group, anchor)


def _pairs(first: Sequence[Candidate], second: Sequence[Candidate], fits: Fits) -> Iterator[Pair]:
    for one in first:
        for other in second:
            if one.figure.span != other.figure.span and fits(one, other):
                yield Pair(one, other, one.score + other.score + _harmony(one, other))


def operand(
    asked: Asked, questions: Sequence[str], own: Sequence[str] = (), others: Sequence[str] = ()
) -> list[Candidate]:
    """Return the best candidates over all readings of an operand; a figure counts by the reading that fits it best.

    Where one is called by words of `own`, those that are called by less than half as many are left out. What the whole
    question rules out is left out too, `others` apart: the words of the other operands.
    """
    best: dict[tuple[str, int], Candidate] = {}
    meant = asked.question.focus
    for word in others:
        meant = meant if word in own else meant.replace(word, "")
    for candidate in (one for text in questions for one in _candidates(asked, text)):
        figure = candidate.figure
        if not names_another(meant, f"{figure.metric} {figure.subject}"):
            key = (candidate.figure.report, candidate.figure.span.start)
            if key not in best or best[key].score < candidate.score:
                best[key] = candidate
    called = {key: called_by(asked, one, own) for key, one in best.items()}
    least = HALF * max(called.values(), default=0.0)
    kept = [replace(one, score=one.score + CALLED * called[key]) for key, one in best.items() if called[key] >= least]
    return sorted(kept, key=lambda candidate: -candidate.score)[:LOOKED_AT]


def called_by(asked: Asked, candidate: Candidate, own: Sequence[str]) -> float:
    """Return the share of `own` words that a figure is called by: in its name, or in its clause up to it.

    What its report is of it need not be called by: 街道 of 广化街道.
    """
    place = candidate.evidence.report.metadata.place
    own = [word for word in own if word not in place]
    if not own:
        return 0.0
    figure = candidate.figure
    name = apart(f"{figure.metric} {figure.subject} {slot_of(figure, candidate.evidence, asked)}")
    return sum(held(apart(word), name) > HALF for word in own) / len(own)


def _candidates(asked: Asked, text: str) -> Iterator[Candidate]:
    """Yield the figures that answer one reading, in the year of the whole question where it names none itself."""
    again = asked.again(text)
    question = again.question
    if not question.years and question.years_back is None:
        question = replace(question, years=asked.question.years, years_back=asked.question.years_back)
    context, _, own = text.rpartition("，")
    said = {quantity.base.value for quantity in quantities(context)}  # what the question knows is not what it asks for
    named = [
        quantity
        for quantity in quantities(own)
        if quantity.known_unit and unit_is_asked(quantity.unit, question) and "的" not in own[quantity.span.end :]
    ]  # 6个平台缴的税 is no 6个
    for candidate in candidates(replace(again, question=question)):
        if candidate.figure.base_value in said:
            continue
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
