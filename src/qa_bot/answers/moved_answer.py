"""What follows from amounts with their growth: increase, contribution, share in the base period and its change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.operands import Pair, best_pair, called_by, operand
from qa_bot.answers.starts import start_of
from qa_bot.answers.worked_draft import derived_draft, with_growth
from qa_bot.figures import arithmetic as work
from qa_bot.figures import movement
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.movement import Moved, moved
from qa_bot.questions.arithmetic import Arithmetic

NAMED = 0.6
"""The least share of its own words that an operand must be called by."""
_YEAR = re.compile(r"20\d\d年?|去年|上年|上一年|(?:上年|去年)?同期")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part and its whole, each with its growth, and the pair of levels they were found as."""

    pair: Pair
    part: Moved
    whole: Moved

    @property
    def operands(self) -> tuple[Candidate, ...]:
        return (
            *with_growth(self.pair.first, self.part.growth),
            *with_growth(self.pair.second, self.whole.growth),
        )


def part_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what a part did to its whole: its contribution to the growth, by how much it moved it, its share's change.

    None where a level or a growth of one of them is not stated, or is stated at constant prices.
    """
    found = _part_and_whole(asked, wanted)
    if found is None:
        return None
    if wanted.operation == "share_change":
        return _share_change(found, wanted)
    if found.whole.increase == 0:
        return None
    work_out: Callable[[Moved, Moved], Result] = movement.pull if wanted.operation == "pull" else movement.contribution
    return derived_draft(work_out(found.part, found.whole), found.operands, found.pair.strength)


def share_before_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return a part's share in the year before the one that its report tells level and growth of."""
    years = asked.question.years
    if len(set(years)) != 1 and asked.question.years_back != 1:
        return None
    year = years[0] if years else None
    later = replace(asked.question, years=(year + 1,) if year else (), years_back=None)
    undated = replace(
        wanted,
        first=tuple(_YEAR.sub("", text) for text in wanted.first),
        second=tuple(_YEAR.sub("", text) for text in wanted.second),
    )
    found = _part_and_whole(replace(asked, question=later), undated)
    if found is None:
        return None
    return derived_draft(movement.share_before(found.part, found.whole), found.operands, found.pair.strength)


def increase_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return by how much an amount rose where its rate is stated, or where it began."""
    pair = best_pair(asked, wanted.first, wanted.second, lambda one, other: _rose(asked, one, other))
    if pair is None:
        return None
    first, second = pair.first.figure, pair.second.figure
    if second.role == "from":
        return derived_draft(work.distance(first, second), (pair.first, pair.second), pair.strength)
    found = _moved(asked, pair.first)
    if found is None:
        return None
    result = work.grown_by(first, found.growth, fell=found.down)
    return derived_draft(result, (pair.first, pair.second), pair.strength)


def fold_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return how many times its base period's level an amount is: where it began is stated, or its growth."""
    for level in operand(asked, [f"{wanted.first[0]}多少", f"{wanted.first[0]}增加到多少"], wanted.own[0]):
        start = start_of(asked, level)
        if start is not None:
            return derived_draft(work.multiple(level.figure, start), (level, replace(level, figure=start)))
        found = None if wanted.years > 1 else _moved(asked, level)
        if found is not None:
            return derived_draft(movement.fold(found), with_growth(level, found.growth))
    return None


def _rose(asked: Asked, one: Candidate, other: Candidate) -> bool:
    first, second = one.figure, other.figure
    if first.sentence == second.sentence and (first.role, second.role) == ("to", "from"):
        return first.unit == second.unit
    found = _moved(asked, one)
    return found is not None and found.growth.span == second.span and second.unit == "%"


def _part_and_whole(asked: Asked, wanted: Arithmetic) -> _Part | None:
    def goes(one: Candidate, other: Candidate) -> bool:
        part, whole = one.figure, other.figure
        alike = part.base_unit == whole.base_unit and part.period[:4] == whole.period[:4]
        inside = alike and part.report == whole.report and part.base_value < whole.base_value
        if not inside or not _named(asked, one, other, wanted):
            return False
        return _moved(asked, one) is not None and _moved(asked, other) is not None

    pair = best_pair(asked, wanted.first, wanted.second, goes, wanted.own)
    if pair is None:
        return None
    part, whole = _moved(asked, pair.first), _moved(asked, pair.second)
    return _Part(pair, part, whole) if part and whole else None


def _named(asked: Asked, one: Candidate, other: Candidate, wanted: Arithmetic) -> bool:
    """Tell whether both are called what the question calls them, and the whole not as the part."""
    first, second = wanted.own
    return all(
        not words or called_by(asked, candidate, words) >= NAMED for candidate, words in ((one, first), (other, second))
    )


def _moved(asked: Asked, level: Candidate) -> Moved | None:
    return moved(level.evidence.report, asked.figures[level.figure.report], level.figure)


def _share_change(found: _Part, wanted: Arithmetic) -> Draft | None:
    result = movement.share_change(found.part, found.whole)
    if not result.value or result.value * wanted.sign < 0:
        return None  # it is said to have gone the other way
    short = replace(result, value=abs(result.value)).text
    word = "" if wanted.sign else "提高" if result.value > 0 else "下降"
    return derived_draft(result, found.operands, found.pair.strength, short=f"{word}{short}")
