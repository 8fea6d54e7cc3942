"""What each figure is called, as a phrase that is encoded: so that a figure is found by any name for its metric."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qa_bot.figures.model import Figure
from qa_bot.resources import load_toml


@dataclass(frozen=True, slots=True)
class Phrase:
    """The name of the figure that stands at [start, end) of a report: its metric, and the role it has."""

    report: str
    start: int
    end: int
    text: str


def phrases_of(figures: Iterable[Figure]) -> list[Phrase]:
    """Return one phrase a figure, in the order of the figures."""
    roles = load_toml("templates.toml")["role"]
    return [
        Phrase(figure.report, figure.span.start, figure.span.end, f"{figure.metric}{roles[figure.role]}")
        for figure in figures
    ]
