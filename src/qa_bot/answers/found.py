"""A member's figure: asked for as a plain question, and taken only where the bot would answer that question with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from qa_bot.answers.called import is_called, is_named_in
from qa_bot.answers.confidence import confidence, threshold
from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import best_figure, figure_answer, quoted_figure
from qa_bot.answers.members import Wanted
from qa_bot.answers.refuse import refusal_reason
from qa_bot.figures.derive import fell
from qa_bot.figures.model import Figure

NAMED = 0.3
"""The least probability for a figure that is called just what is asked for, or counts what the others do."""
OUT_OF_LINE = 3
"""How many times the median of a series (or its part) a figure of the same place cannot be."""
_SEVERAL_YEARS = re.compile(r"[两二三四五六七八九十][年]来?(?!级|制|期)|累计|年均|以来|十[一二三四五]五|过去五年")
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
        figure = self.figure
        moved = figure.role in ("growth", "change") and figure.value > 0
        if not moved or not fell(self.evidence.report, figure):
            return figure
        return replace(figure, value=-figure.value, base_value=-figure.base_value, written=f"(-{figure.text})")

    @property
    def text(self) -> str:
        """Return the figure as the report writes it, a fall with the word for it."""
        quoted = quoted_figure(self.figure, self.evidence)
        return f"下降{quoted}" if self.signed is not self.figure else quoted

    @property
    def rounded(self) -> bool:
        """Tell whether the report gives the figure only roughly (约, 左右, 以上)."""
        return quoted_figure(self.figure, self.evidence) != self.figure.text or self.figure.low is not None


def find(asked: Asked, wanted: Wanted, metric: str, base_unit: str = "") -> Found | None:
    """Return the figure for a member, or None where none is likely enough right.

    A figure that is called just what is asked for (or whose sentence calls it so and which counts in `base_unit`, as the
    other members do) is taken with less: the members of a series are alike. One of several years together is taken only where there is no other.
    """
    fits: tuple[tuple[Fits, float], ...] = (
        (lambda figure: is_called(figure, metric) and not _is_of_several_years(asked, figure), NAMED),
        (lambda figure: is_called(figure, metric), NAMED),
        (
            lambda figure: not base_unit or _is_alike(asked, figure, metric, base_unit),
            NAMED if base_unit else threshold(),
        ),
    )
    return next((found for fit, least in fits if (found := _best(asked, wanted, fit, least))), None)


def in_line(found: Sequence[Found | None]) -> list[Found | None]:
    """Return the members without those far out of line with the others of their place: they count something else."""
    there = [one for one in found if one is not None]
    if len(there) < 4 or len({(one.wanted.place, one.figure.base_unit) for one in there}) > 1:
        return list(found)
    if any(one.figure.role in ("growth", "change", "share") for one in there):
        return list(found)
    middle = median(abs(one.figure.base_value) for one in there)
    return [
        one if one and middle <= abs(one.figure.base_value) * OUT_OF_LINE <= middle * OUT_OF_LINE**2 else None
        for one in found
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


def _is_alike(asked: Asked, figure: Figure, metric: str, base_unit: str) -> bool:
    """Tell whether a figure counts in `base_unit`, in a sentence that names the metric; rates are too much alike."""
    sentence = figure.sentence.of(asked.reports[figure.report].text)
    return figure.base_unit == base_unit and base_unit != "%" and is_named_in(sentence, metric)


def _is_of_several_years(asked: Asked, figure: Figure) -> bool:
    """Tell whether a figure is of several years together: by its own sentence, or the heading it stands under."""
    text = asked.reports[figure.report].text
    before = text[max(figure.sentence.start, figure.span.start - 40) : figure.span.start]
    if str(figure.period[:4]) in before:
        return False
    return bool(_SEVERAL_YEARS.search(f"{''.join(figure.section[-2:])}{before}"))
