"""What the tabs look things up in: the figures and reports of one index, asked by what a reader chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol
from weakref import WeakKeyDictionary

from qa_bot.figures.checks import Check, check
from qa_bot.figures.library import FigureLibrary
from qa_bot.figures.model import ROLES, Figure, Role
from qa_bot.reports.model import Report

Order = Literal["", "metric", "value", "role", "period", "report"]
ORDERS: tuple[Order, ...] = ("", "metric", "value", "role", "period", "report")


_FITTING = 0.5
"""The share of the bigrams looked for that a metric must hold: 粮食产量 does not find 油料产量."""


class Holdings(Protocol):
    """What of a bot the shelf is filled from."""

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the index."""
        ...

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by id, in reading order."""
        ...

    @property
    def figures(self) -> Sequence[Figure]:
        """Return the figure library, in reading order."""
        ...


class Key(NamedTuple):
    """Names a figure within an index: no two begin at the same place of a report."""

    report: str
    start: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which figures are wanted, and in what order; an empty field wants all.

    `text` is what their metric speaks of, `section` the headings they stand under, `period` a prefix (2022 finds
    2022-08), `order` a column of the table ("" is best match first, then reading order).
    """

    text: str = ""
    reports: tuple[str, ...] = ()
    role: Role | None = None
    unit: str = ""
    period: str = ""
    section: tuple[str, ...] = ()
    order: Order = ""
    descending: bool = False


class Shelf:
    """The figures and reports of one index; read-only, what takes time is made when first asked for."""

    def __init__(self, bot: Holdings) -> None:
        self.reports = bot.reports
        self.figures = bot.figures
        self._checks: dict[str, tuple[Check, ...]] = {}

    def find(self, wanted: Filter) -> tuple[Figure, ...]:
        """Return the figures that meet the filter, in its order."""
        matches = self._library.query(
            wanted.text.strip(), role=wanted.role, unit=wanted.unit.strip(), period=wanted.period.strip()
        )
        found = [m.figure for m in matches if m.score >= _FITTING and self._stands_in(m.figure, wanted)]
        return tuple(self._sorted(found, wanted))

    def figure(self, key: Key) -> Figure | None:
        """Return the figure of that key, None where this index holds none (a page left open over a rebuilt index)."""
        return self._by_key.get(key)

    def of_report(self, report: str) -> tuple[Figure, ...]:
        """Return the figures of a report, in reading order."""
        return self._by_report.get(report, ())

    def checks(self, report: str) -> tuple[Check, ...]:
        """Return how a report agrees with itself, disagreements first."""
        if report not in self._checks:
            self._checks[report] = tuple(check(self.reports[report], self.of_report(report)))
        return self._checks[report]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Return the units that figures are in, the most frequent first."""
        return tuple(unit for unit, _ in Counter(figure.unit for figure in self.figures).most_common() if unit)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Return the years that figures are about, the latest first."""
        found = {figure.period[:4] for figure in self.figures}
        return tuple(sorted((year for year in found if year.isdigit()), reverse=True))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Return the roles that figures have, in the order of the model."""
        found = {figure.role for figure in self.figures}
        return tuple(role for role in ROLES if role in found)

    @cached_property
    def _library(self) -> FigureLibrary:
        return FigureLibrary(self.figures)

    @cached_property
    def _by_key(self) -> dict[Key, Figure]:
        return {key_of(figure): figure for figure in self.figures}

    @cached_property
    def _by_report(self) -> dict[str, tuple[Figure, ...]]:
        grouped: dict[str, list[Figure]] = {}
        for figure in self.figures:
            grouped.setdefault(figure.report, []).append(figure)
        return {report: tuple(found) for report, found in grouped.items()}

    def _stands_in(self, figure: Figure, wanted: Filter) -> bool:
        in_section = figure.section[: len(wanted.section)] == wanted.section
        return in_section and (not wanted.reports or figure.report in wanted.reports)

    def _sorted(self, figures: list[Figure], wanted: Filter) -> list[Figure]:
        if not wanted.order:
            return figures
        keys = {
            "metric": lambda figure: (figure.metric,),
            "value": lambda figure: (figure.base_unit, figure.base_value),
            "role": lambda figure: (ROLES.index(figure.role),),
            "period": lambda figure: (figure.period,),
            "report": lambda figure: (self.reports[figure.report].title,),
        }
        return sorted(figures, key=keys[wanted.order], reverse=wanted.descending)


def key_of(figure: Figure) -> Key:
    """Return the key of a figure."""
    return Key(figure.report, figure.span.start)


_SHELVES: WeakKeyDictionary[Holdings, Shelf] = WeakKeyDictionary()


def titles_of(reports: Mapping[str, Report]) -> dict[str, str]:
    """Return each report's title by its id, with the id where another report has the same title."""
    times = Counter(report.title for report in reports.values())
    return {
        name: f"{report.title}（{name}）" if times[report.title] > 1 else report.title
        for name, report in reports.items()
    }


def shelf_of(bot: Holdings) -> Shelf:
    """Return the shelf of a bot's index, filled once and kept as long as the bot is."""
    shelf = _SHELVES.get(bot)
    if shelf is None:
        shelf = _SHELVES[bot] = Shelf(bot)
    return shelf
