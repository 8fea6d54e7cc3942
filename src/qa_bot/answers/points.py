"""The points of a summary: a sentence each, with the heading it opens, shortened by clauses where all is too long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt

from qa_bot.answers.draft import phrase
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.model import Citation
from qa_bot.answers.survey import fit_of
from qa_bot.reports.model import Report, Section
from qa_bot.resources import load_toml
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

MAX_CHARS = 900
"""The longest summary, in characters (contract, section 2)."""
MAX_POINTS = 20
TOGETHER = 110
"""Characters up to which neighbouring sentences under one heading are one point."""
AROUND = 6
"""Characters a point's number and its marks of omission take."""
OUTLINE = 2
"""How many times the room a passage must be for its headings to come before what fits best."""
SETS_OUT = 12
"""Characters that every clause counts for beside its own: a short one is not worth more for being short alone."""
SHORTEST = 5
"""Characters below which a clause is told with the next one."""
_NUMBER = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.．、](?!\d))\s*"
)
_MARKS = "，；、,;。 \n"


@dataclass(frozen=True)
class _Part:
    """A clause of a sentence: where it stands and what it is worth."""

    span: Span
    worth: float


@dataclass(frozen=True)
class Point:
    """A sentence to be told: the heading it opens (None for none) and those of its clauses that are kept."""

    evidence: Evidence
    lead: Span | None
    parts: tuple[_Part, ...]
    kept: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """Return what is told: the heading without its number, then the kept clauses, … where one is left out."""
        text = self.evidence.report.text
        said = []
        for index in sorted(self.kept):
            clause = self.parts[index].span.of(text).strip()
            goes_on = index + 1 in self.kept or index == len(self.parts) - 1
            said.append(clause if goes_on else _cut_off(clause))
        body = "".join(said)
        return f"{_title(self.evidence.report, self.lead)}。{body}" if self.lead else body

    @property
    def citation(self) -> Citation:
        """Return the sentence, from the heading on where it opens one, with what is told highlighted."""
        start = self.lead.start if self.lead else self.evidence.span.start
        whole = replace(self.evidence, span=Span(start, self.evidence.span.end))
        if len(self.kept) == len(self.parts):
            return whole.citation()
        marks = [self.lead] if self.lead else []
        return whole.citation([*marks, *(self.parts[index].span for index in sorted(self.kept))])


def points_of(told: Sequence[Evidence]) -> list[Point]:
    """Return `told` sentences as points, in their order, shortened so that all of them fit into a summary."""
    ordered = _together(told)
    several = len({(one.report.id, one.report.section_at(one.span.start).heading) for one in ordered}) > 1
    seen: set[tuple[str, Span]] = set()
    points = [_point(one, seen, several=several) for one in ordered]
    whole = [replace(point, kept=frozenset(range(len(point.parts)))) for point in points]
    fits = sum(len(point.text) + AROUND for point in whole) <= MAX_CHARS and len(whole) <= MAX_POINTS
    return whole if fits else _shortened(points)


def _together(told: Sequence[Evidence]) -> list[Evidence]:
    """Return sentences in reading order, short ones that follow each other under one heading as one."""
    found: list[Evidence] = []
    for one in told:
        last = found[-1] if found else None
        if last is not None and _go_together(last, one):
            span = Span(last.span.start, one.span.end)
            best = max(last, one, key=fit_of)
            found[-1] = replace(best, span=span)
        else:
            found.append(one)
    return found


def _go_together(one: Evidence, after: Evidence) -> bool:
    report = one.report
    if after.report is not report or after.span.end - one.span.start > TOGETHER:
        return False
    between = report.text[one.span.end : after.span.start]
    same = report.section_at(one.span.start) is report.section_at(after.span.start)
    return same and not between.strip() and "\n" not in between


def written(points: Sequence[Point]) -> str:
    """Return the points as one numbered text of at most `MAX_CHARS`."""
    if len(points) == 1:
        text = points[0].text
        return text if len(text) <= MAX_CHARS else f"{text[: MAX_CHARS - 1]}…"
    return "\n".join(phrase("point", number=number, point=point.text) for number, point in enumerate(points, 1))


def _shortened(points: Sequence[Point]) -> list[Point]:
    """Return the points with the best clause of each, as far as there is room, then what more there is room for."""
    kept: dict[int, frozenset[int]] = {}
    for index in _in_turn(points):
        best = max(range(len(points[index].parts)), key=lambda part: points[index].parts[part].worth)
        if len(kept) < MAX_POINTS and _size(points, {**kept, index: frozenset((best,))}) <= MAX_CHARS:
            kept[index] = frozenset((best,))
    for index, part in _by_worth(points, list(kept)):
        longer = {**kept, index: kept[index] | {part}}
        if _size(points, longer) <= MAX_CHARS:
            kept = longer
    return [replace(points[index], kept=kept[index]) for index in sorted(kept)]


def _in_turn(points: Sequence[Point]) -> list[int]:
    """Return the numbers of the points, the best first; of very many those that a heading leads in before the rest."""
    order = sorted(range(len(points)), key=lambda index: -fit_of(points[index].evidence))
    if sum(len(point.evidence.span) for point in points) > OUTLINE * MAX_CHARS:
        order.sort(key=lambda index: points[index].lead is None)
    return order


def _by_worth(points: Sequence[Point], among: Sequence[int]) -> list[tuple[int, int]]:
    """Return the clauses of some points (number of the point, of the clause), those worth most first."""
    worth = {
        (index, part): one.worth * (0.5 + fit_of(points[index].evidence))
        for index in among
        for part, one in enumerate(points[index].parts)
    }
    return sorted(worth, key=lambda key: (-worth[key], key))


def _cut_off(clause: str) -> str:
    """Return a clause after which one is left out: with … where its sentence goes on."""
    said = clause.strip()
    return said if said[-1:] in tuple("。！？") else f"{said.rstrip(_MARKS)}…"


def _size(points: Sequence[Point], kept: dict[int, frozenset[int]]) -> int:
    return sum(len(replace(points[index], kept=parts).text) + AROUND for index, parts in kept.items())


def _point(one: Evidence, seen: set[tuple[str, Span]], *, several: bool) -> Point:
    """Return a sentence as a point, led in by its heading where none before it was; `seen` holds those, and it."""
    parts = tuple(_Part(span, _worth(span.of(one.report.text))) for span in _clauses(one))
    section = one.report.section_at(one.span.start)
    key = (one.report.id, section.heading)
    lead = section.heading if key not in seen and _leads(one, section, several=several) else None
    seen.add(key)
    return Point(one, lead, parts)


def _leads(one: Evidence, section: Section, *, several: bool) -> bool:
    """Tell whether a sentence is the first under its heading, and that says more than what all points stand under."""
    heading = section.heading
    if not len(heading) or (section.kind != "run_in" and not several):
        return False
    between = one.report.text[heading.end : one.span.start]
    return heading.end <= one.span.start and not between.strip(_MARKS + "：:")


def _title(report: Report, heading: Span) -> str:
    return _NUMBER.sub("", heading.of(report.text).strip()).rstrip("。：:；，")


def _clauses(one: Evidence) -> list[Span]:
    """Return the clauses of a sentence, a very short one with that after it, one that depends with that before it."""
    text = one.report.text
    found: list[Span] = []
    depends = re.compile(load_toml("summary_patterns.toml")["clause"]["depends"])
    for clause in split_clauses(text, one.span):
        opened = bool(found) and (len(found[-1]) <= SHORTEST or found[-1].of(text).rstrip(_MARKS).endswith("其中"))
        if opened or (found and depends.match(clause.of(text))):
            clause = Span(found.pop().start, clause.end)
        found.append(clause)
    return found


def _worth(clause: str) -> float:
    """Return what a clause is worth by its length: less where it only says to what end, more where it names things."""
    telling, empty = _patterns()
    bare = clause.strip(_MARKS)
    worth = 1.0 + sum(bool(pattern.search(bare)) for pattern in telling)
    if empty.search(bare):
        worth *= 0.4
    return worth / sqrt(len(bare) + SETS_OUT)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    rules = load_toml("summary_patterns.toml")["clause"]
    return tuple(map(re.compile, rules["telling"])), re.compile("|".join(rules["empty"]))
