"""The figure library: every figure of every report as one row, asked by metric, role, unit, period, place, report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure, Role
from qa_bot.figures.units import units
from qa_bot.reports.model import Report


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that a query found, and how much of the query's text its metric covers (0 to 1, higher is better)."""

    figure: Figure
    score: float


class FigureLibrary:
    """Figures in order of report and position, with a bigram index over their metrics; read-only once made."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures: tuple[Figure, ...] = tuple(figures)
        self._by_bigram: dict[str, list[int]] = defaultdict(list)
        for index, figure in enumerate(self.figures):
            for gram in _bigrams(figure.metric + figure.subject):
                self._by_bigram[gram].append(index)

    @classmethod
    def from_reports(cls, reports: Iterable[Report]) -> FigureLibrary:
        """Return the library of everything the reports state, in text and in tables."""
        return cls(figure for report in reports for figure in extract_figures(report))

    @classmethod
    def from_rows(cls, rows: Iterable[dict[str, Any]]) -> FigureLibrary:
        """Return the library that `to_rows` was called on."""
        return cls(Figure.from_row(row) for row in rows)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row of plain JSON types a figure."""
        return [figure.to_row() for figure in self.figures]

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def query(
        self,
        metric: str = "",
        *,
        role: Role | None = None,
        unit: str = "",
        period: str = "",
        place: str = "",
        report: str = "",
        limit: int | None = None,
    ) -> list[Match]:
        """Return the figures that meet every condition given, best metric first, then in order of position.

        `metric` is free text: a figure scores the share of its character bigrams found in metric or subject, and must
        share one. `unit` is a unit as written (亿元) or a base unit (元); `period` is a prefix (2022 finds 2022-08).
        """
        wanted = _bigrams(metric)
        scores = self._scores(wanted) if metric else dict.fromkeys(range(len(self.figures)), 1.0)
        found = [
            Match(figure, score)
            for index, score in sorted(scores.items())
            if _meets(figure := self.figures[index], role, unit, period, place, report)
        ]
        found.sort(key=lambda match: -match.score)
        return found[:limit]

    def _scores(self, wanted: frozenset[str]) -> dict[int, float]:
        counts: dict[int, int] = defaultdict(int)
        for gram in wanted:
            for index in self._by_bigram.get(gram, ()):
                counts[index] += 1
        return {index: count / len(wanted) for index, count in counts.items()}


def _meets(figure: Figure, role: Role | None, unit: str, period: str, place: str, report: str) -> bool:
    return (
        (role is None or figure.role == role)
        and (not unit or unit in (figure.unit, figure.base_unit))
        and (not period or figure.period.startswith(period))
        and (not place or place in figure.place or place in figure.metric)
        and (not report or figure.report == report)
    )


def _bigrams(text: str) -> frozenset[str]:
    text = "".join(character for character in text if character.isalnum())
    return frozenset(text[i : i + 2] for i in range(max(1, len(text) - 1))) if text else frozenset()


def known_units() -> tuple[str, ...]:
    """Return every unit of the table, as a face offers them for filtering."""
    return tuple(units())
