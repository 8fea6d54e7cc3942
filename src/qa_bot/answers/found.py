"""A member's figure: asked for as a plain question, and taken only where the bot would answer that question with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from statistics import median

from qa_bot.answers.called import is_called, is_named_in
from qa_bot.answers.confidence import confidence, threshold
from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import best_figure, figure_answer, quoted_figure
from qa_bot.answers.members import Wanted
from qa_bot.answers.refuse import refusal_reason
from qa_bot.answers.several_years import is_of_several_years
from qa_bot.figures.derive import signed
from qa_bot.figures.model import Figure

NAMED = 0.3
"""The least probability for a figure that is called just what is asked for, or counts what the others do."""
OUT_OF_LINE = 4
"""How many times the median of a series (or its part) a figure of the same place cannot be."""
FEW = 4
"""From how many members on one far out of line is dropped."""
_MOVES = ("growth", "change", "share")
Fits = Callable[[Figure], bool]


@dataclass(frozen=True)
class Found:
    """A member's figure, the sentence it stands in, and the probability that it is the right one."""

    wanted: Wanted
    figure: Figure
    evidence: Evidence
    likely: float

    @cached_property
    def signed(self) -> Figure:
        """Return the figure as one to count with: a fall (下降3%) is negative."""
        return signed(self.evidence.report, self.figure)

    @property
    def text(self) -> str:
        """Return the figure as the report writes it, a fall with the word for it."""
        quoted = quoted_figure(self.figure, self.evidence)
        return f"下降{quoted}" if self.signed is not self.figure else quoted

    @property
    def rounded(self) -> bool:
        """Tell whether the report gives the figure only roughly (约, 左右, 以上)."""
        return quoted_figure(self.figure, self.evidence) != self.figure.text or self.figure.low is not None


@dataclass(frozen=True, slots=True)
class Like:
    """What the other members of a series are like: their base unit, and how large they are where that is known."""

    base_unit: str
    middle: Decimal | None = None

    def suits(self, figure: Figure) -> bool:
        """Tell whether `figure` counts the same and is not many times larger or smaller."""
        if figure.base_unit != self.base_unit:
            return False
        size = abs(figure.base_value)
        return self.middle is None or self.middle <= size * OUT_OF_LINE <= self.middle * OUT_OF_LINE**2


def find(asked: Asked, wanted: Wanted, metric: str, like: Like | None = None, *, by_name: bool = False) -> Found | None:
    """Return the figure for a member, or None where none is likely enough right.

    A figure that is called just what is asked for is taken with less, and so is one `like` the other members in a
    sentence that names the metric (not with `by_name`). One of several years together is taken only where there is no
    other.
    """
    named: Fits = lambda figure: is_called(figure, metric) and (like is None or like.suits(figure))  # noqa: E731
    ways: list[tuple[Fits, float]] = [
        (lambda figure: named(figure) and not is_of_several_years(asked.reports[figure.report].text, figure), NAMED),
        (named, NAMED),
    ]
    if not by_name:
        least = threshold() if like is None else NAMED
        ways.append((lambda figure: like is None or _is_alike(asked, figure, metric, like), least))
    return next((found for fits, least in ways if (found := _best(asked, wanted, fits, least))), None)


def likeness(found: Sequence[Found | None], index: int) -> Like | None:
    """Return what the members other than number `index` are like; None where they count different things."""
    others = [one.figure for place, one in enumerate(found) if one is not None and place != index]
    if len({figure.base_unit for figure in others}) != 1:
        return None
    sized = all(figure.role not in _MOVES for figure in others) and others[0].base_unit != "%"
    middle = Decimal(median(abs(figure.base_value) for figure in others)) if sized else None
    return Like(others[0].base_unit, middle)


def in_line(found: Sequence[Found | None]) -> list[Found | None]:
    """Return the members without those far out of line with the others of their place: they count something else."""
    there = [one for one in found if one is not None]
    if len(there) < FEW or len({one.wanted.place for one in there}) > 1:
        return list(found)
    likes = [likeness(found, index) for index in range(len(found))]
    return [
        one if one and (like is None or like.suits(one.figure)) else None
        for one, like in zip(found, likes, strict=True)
    ]


def _best(asked: Asked, wanted: Wanted, fits: Fits, least: float) -> Found | None:
    figures = {
        evidence.report.id: [
            figure
            for figure in asked.figures.get(evidence.report.id, ())
            if _may_be(figure, asked, wanted) and fits(figure)
        ]
        for evidence in asked.evidence
    }
    narrowed = replace(asked, figures=figures)
    draft, best = figure_answer(narrowed), best_figure(narrowed)
    if draft is None or best is None:
        return None
    likely = confidence(narrowed, draft)
    if likely < least or refusal_reason(narrowed, draft, 1.0):
        return None
    return Found(wanted, best.figure, best.evidence, max(likely, threshold()))


def _may_be(figure: Figure, asked: Asked, wanted: Wanted) -> bool:
    """Tell whether a figure may be a member's: a target only where one is asked for, a share in per cent."""
    if asked.question.role == "share" and "%" not in figure.unit:
        return False
    return (figure.role == "target") is (wanted.role == "target")


def _is_alike(asked: Asked, figure: Figure, metric: str, like: Like) -> bool:
    """Tell whether a figure is like the others, in a sentence that names the metric; rates are too much alike."""
    sentence = figure.sentence.of(asked.reports[figure.report].text)
    return like.suits(figure) and like.base_unit != "%" and is_named_in(sentence, metric)
