"""The members of a question across reports, each asked as a plain question of the reports that can know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa_bot.answers.arithmetic import Amount
from qa_bot.answers.called import is_called
from qa_bot.answers.confidence import confidence, threshold
from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import best_figure, figure_answer, quoted_figure
from qa_bot.answers.refuse import refusal_reason
from qa_bot.figures.derive import fell
from qa_bot.figures.model import Figure
from qa_bot.questions.route import NATIONWIDE
from qa_bot.questions.split import Member, MemberRole, Split
from qa_bot.reports.model import Report

NAMED = 0.3
"""The least probability for a figure that is called just what is asked for."""
Ask = Callable[[str, Sequence[str]], Asked]
"""Asks a question of the reports with the ids given."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A member to ask for: `place` as reports record it ("" for any), `year` worked out (None for the latest)."""

    place: str
    name: str
    year: int | None
    role: MemberRole


@dataclass(frozen=True, slots=True)
class Found:
    """A member's figure, the sentence it stands in, and the probability that it is the right one."""

    wanted: Wanted
    figure: Figure
    evidence: Evidence
    likely: float

    @property
    def amount(self) -> Amount:
        """Return the figure as a number to count with: a fall (下降3%) is negative."""
        figure = self.figure
        down = figure.role in ("growth", "change") and fell(self.evidence.report, figure) and figure.value > 0
        return Amount(-figure.value if down else figure.value, figure.unit)

    @property
    def text(self) -> str:
        """Return the figure as the report writes it, a fall with the word for it."""
        quoted = quoted_figure(self.figure, self.evidence)
        return f"下降{quoted}" if self.amount.value < 0 < self.figure.value else quoted

    @property
    def rounded(self) -> bool:
        """Tell whether the report gives the figure only roughly (约, 左右, 以上)."""
        return quoted_figure(self.figure, self.evidence) != self.figure.text or self.figure.low is not None


class Members:
    """Looks the members of one split question up in a pool of reports."""

    def __init__(self, split: Split, pool: Sequence[Report], ask: Ask) -> None:
        self._split, self._pool, self._ask = split, pool, ask

    def wanted(self, default_place: str) -> list[Wanted]:
        """Return the members to ask for, the opened set filled from the pool; `default_place` where none is named."""
        opened = self._split.opened
        if opened is not None and opened.places is not None:
            first = self._split.members[0]
            year = first.year.year if first.year else None
            return [Wanted(place, place, year, first.role) for place in self._places(opened.places)]
        if opened is not None and opened.years:
            first = self._split.members[0]
            place = first.place or default_place
            return [Wanted(place, first.name, year, first.role) for year in self._years(place)]
        return [self._fixed(member, default_place) for member in self._split.members]

    def find(self, wanted: Wanted) -> Found | None:
        """Return a member's figure from the first reports that give one that is likely right, or None."""
        question = self._split.ask(wanted.name, wanted.year, wanted.role)
        for ids in self._routes(wanted):
            found = _strong(self._ask(question, ids), wanted, self._split.metric)
            if found is not None:
                return found
        return None

    def _fixed(self, member: Member, default_place: str) -> Wanted:
        place = member.place or default_place
        year = member.year.year if member.year else None
        if member.year is not None and member.year.year is None:
            year = self._this_year(place) - member.year.back
        return Wanted(place, member.name, year, member.role)

    def _this_year(self, place: str) -> int:
        """Return what 今年 means: the year after the one that the place's last work report is about."""
        last = max(self._of(place), key=lambda report: report.metadata.year or 0)
        return (last.metadata.year or 0) + last.title.endswith("政府工作报告")

    def _of(self, place: str) -> list[Report]:
        return [report for report in self._pool if report.metadata.place == place]

    def _years(self, place: str) -> list[int]:
        return sorted({report.metadata.year for report in self._of(place) if report.metadata.year is not None})

    def _places(self, ends: Sequence[str]) -> list[str]:
        places = dict.fromkeys(report.metadata.place for report in self._pool if report.metadata.place)
        return [place for place in places if place != NATIONWIDE and (not ends or place.endswith(tuple(ends)))]

    def _routes(self, wanted: Wanted) -> Iterator[list[str]]:
        """Yield the reports to ask in turn: of the year itself, then the later ones that may look back on it.

        A target stands in the report before the year's own, which is read as the year begins.
        """
        reports = self._of(wanted.place)
        years = {report.id: report.metadata.year or 0 for report in reports}
        if wanted.year is None:
            yield [name for name in years if years[name] == max(years.values())]
            return
        year = wanted.year
        at_first = year - 1 if wanted.role == "target" else year
        for ids in ([n for n in years if years[n] == at_first], [n for n in years if years[n] > at_first]):
            if ids:
                yield ids


def _strong(asked: Asked, wanted: Wanted, metric: str) -> Found | None:
    """Return the figure for a member where the bot would answer its plain question with it, or nearly so by its name.

    A figure that is called just what is asked for is taken with less: the members of a series are all called so.
    """
    figures = {e.report.id: _fitting(asked.figures.get(e.report.id, ()), wanted) for e in asked.evidence}
    named = {name: [f for f in rows if is_called(f, metric)] for name, rows in figures.items()}
    return _best(replace(asked, figures=named), wanted, NAMED) or _best(
        replace(asked, figures=figures), wanted, threshold()
    )


def _best(asked: Asked, wanted: Wanted, least: float) -> Found | None:
    draft, best = figure_answer(asked), best_figure(asked)
    if draft is None or best is None:
        return None
    likely = confidence(asked, draft)
    if likely < least or refusal_reason(asked, draft, 1.0):
        return None
    return Found(wanted, best.figure, best.evidence, max(likely, threshold()))


def _fitting(figures: Sequence[Figure], wanted: Wanted) -> list[Figure]:
    """Return the figures that may be a member's: a target only where one is asked for."""
    return [figure for figure in figures if (figure.role == "target") is (wanted.role == "target")]
