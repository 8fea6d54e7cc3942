"""The members of a question across reports, and in which reports each is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qa_bot.answers.draft import Asked
from qa_bot.questions.route import NATIONWIDE, place_stem
from qa_bot.questions.split import Member, MemberRole, Split
from qa_bot.reports.model import Report

Ask = Callable[[str, Sequence[str]], Asked]
"""Asks a question of the reports with the ids given."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A member to ask for: `place` as reports record it ("" for any), `year` worked out (None for the latest)."""

    place: str
    name: str
    year: int | None
    role: MemberRole


def wanted_members(split: Split, pool: Sequence[Report], default_place: str) -> list[Wanted]:
    """Return the members to ask for, an opened set filled from `pool`; `default_place` where none is named."""
    first, opened = split.members[0], split.opened
    if opened is not None and opened.places is not None:
        year = first.year.year if first.year else None
        return [Wanted(place, place, year, first.role) for place in _places(pool, opened.places)]
    if opened is not None and opened.years:
        place = first.place or default_place
        years = _years(_of(pool, place))
        since = years[-1] - opened.last if years and opened.last else 0
        return [Wanted(place, first.name, year, first.role) for year in years if year > since]
    return [_fixed(member, pool, default_place) for member in split.members]


def routes(wanted: Wanted, pool: Sequence[Report]) -> Iterator[list[str]]:
    """Yield the reports to ask in turn: of the year itself, then the later ones that may look back on it.

    A target stands in the report before the year's own, which is read as the year begins. A county and the zone that
    bears its name (平潭县, 平潭综合实验区) report on one place.
    """
    years = {report.id: report.metadata.year or 0 for report in _of(pool, wanted.place)}
    latest = max(years.values(), default=0)
    year = latest if wanted.year is None else wanted.year - (wanted.role == "target")
    namesake = [report.id for report in _namesakes(pool, wanted.place) if report.metadata.year == year]
    for ids in ([n for n in years if years[n] == year], namesake, [n for n in years if years[n] > year]):
        if ids:
            yield ids


def _fixed(member: Member, pool: Sequence[Report], default_place: str) -> Wanted:
    place = member.place or default_place
    year = member.year.year if member.year else None
    if member.year is not None and member.year.year is None:
        year = _this_year(_of(pool, place)) - member.year.back
    return Wanted(place, member.name, year, member.role)


def _this_year(reports: Sequence[Report]) -> int:
    """Return what 今年 means: the year after the one that the last work report is about."""
    last = max(reports, key=lambda report: report.metadata.year or 0)
    return (last.metadata.year or 0) + last.title.endswith("政府工作报告")


def _of(pool: Sequence[Report], place: str) -> list[Report]:
    return [report for report in pool if report.metadata.place == place]


def _namesakes(pool: Sequence[Report], place: str) -> list[Report]:
    """Return the reports of a county or a zone that is called as `place` is: no city bears the name of its county."""
    alike = (r for r in pool if r.metadata.place != place and place_stem(r.metadata.place) == place_stem(place))
    wide = ("省", "市", "州", "盟")
    return [] if place.endswith(wide) else [r for r in alike if not r.metadata.place.endswith(wide)]


def _years(reports: Sequence[Report]) -> list[int]:
    """Return the years the reports are about; a file of several years' bulletins is about each."""
    about = (year for report in reports for year in report.years)
    return sorted({year for year in about if year is not None})


def _places(pool: Sequence[Report], ends: Sequence[str]) -> list[str]:
    places = dict.fromkeys(report.metadata.place for report in pool if report.metadata.place)
    return [place for place in places if place != NATIONWIDE and (not ends or place.endswith(tuple(ends)))]
