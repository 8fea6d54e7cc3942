"""Questions to offer: made from figures and sections the index holds, so that they ask for what is there.

A reader should want to ask them: a metric is offered by a name that reads as one, the well-known before the odd, and
with the place and the year where the index holds several reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa_bot.figures.model import Figure
from qa_bot.figures.units import unit_of
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml
from qa_bot.text.dates import find_years
from qa_bot.text.names import tagged
from qa_bot.text.span import Span
from qa_bot.text.synonyms import same

_PLAIN = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9]{4,16}$")
_ACTED_ON = re.compile(r"^(?P<noun>[\u4e00-\u9fffA-Za-z0-9]{2,12})（(?P<verb>[\u4e00-\u9fff]{2,4})）$")
_AMOUNTS = ("money", "ratio")
_BEGINS, _ENDS = frozenset("nvbjaleis"), frozenset(("n", "nz", "vn", "an", "j", "l", "nt"))
"""Parts of speech a name begins and ends with (ICTCLAS tags): no number, pronoun, preposition or adverb."""
_TWICE = re.compile(r"([\u4e00-\u9fff]{2}).*\1")


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that could be offered, and the figure its answer must give ("" where any answer will do)."""

    question: str
    expected: str = ""


def start_offers(reports: Mapping[str, Report], figures: Mapping[str, Sequence[Figure]]) -> Iterator[Offer]:
    """Yield questions to start with, in turns: of each place the report that tells most, then the others."""
    known = sorted(reports.values(), key=lambda report: -len(figures.get(report.id, ())))
    first = {report.metadata.place: report for report in reversed(known)}.values()
    ordered = sorted(known, key=lambda report: report not in first)
    turns = [_offers_from(report, figures.get(report.id, ()), owner_of(report, reports)) for report in ordered]
    while turns:
        for turn in tuple(turns):
            offer = next(turn, None)
            if offer is None:
                turns.remove(turn)
            else:
                yield offer


def owner_of(report: Report, reports: Mapping[str, Report]) -> str:
    """Return the place and the year by which a question means `report`, "" where there is no other."""
    place, year = report.metadata.place, report.metadata.year
    return f"{place}{year}年" if len(reports) > 1 and place and year else ""


def offers_near(
    figures: Sequence[Figure], section: Sequence[str], asked: str, given: Sequence[Span] = (), owner: str = ""
) -> Iterator[Offer]:
    """Yield questions for the other figures near `section`, nearest first, that name the `owner` of the report.

    None is about what `asked` is about, or a figure `given` as its answer.
    """
    depth = {id(figure): _shared(figure.section, section) for figure in figures}
    for figure in sorted(figures, key=lambda figure: (-depth[id(figure)], -_worth(figure))):
        offer = _offer(figure, owner)
        if offer and _noun(figure) not in asked and figure.span not in given:
            yield offer


def _offers_from(report: Report, figures: Sequence[Figure], owner: str) -> Iterator[Offer]:
    """Yield questions about a report from all over it: of each top section its best figure, and the section."""
    template = load_toml("templates.toml")["suggestion"]["section"]
    best: dict[str, Figure] = {}
    for figure in figures:
        top = figure.section[0] if figure.section else ""
        if _offer(figure, owner) and (top not in best or _worth(figure) > _worth(best[top])):
            best[top] = figure
    for top, figure in best.items():
        offer = _offer(figure, owner)
        if offer:
            yield offer
        if top and not find_years(top):
            yield Offer(template.format(section=f"{owner}{_bare(top)}"))
    if not best:
        for section in report.sections[1:]:
            yield Offer(template.format(section=f"{owner}{_bare(section.title)}"))


def _worth(figure: Figure) -> float:
    """Return how much readers care for a figure: for well-known metrics, sums of money, short names."""
    unit = unit_of(figure.unit)
    money = unit is not None and unit.group == "money"
    return 2.0 * (len(same(_noun(figure))) > 1) + money - len(figure.metric) / 10


def _offer(figure: Figure, owner: str) -> Offer | None:
    """Return the question a figure answers, in a reader's words, or None where its metric makes no good one."""
    if figure.role != "level" or not _reads_well(_noun(figure)):
        return None
    templates = load_toml("templates.toml")["suggestion"]
    unit = unit_of(figure.unit)
    if match := _ACTED_ON.match(figure.metric):
        question = templates["acted"].format(verb=match["verb"], noun=match["noun"], unit=figure.unit)
    elif not _PLAIN.match(figure.metric):
        return None
    elif unit is None or unit.group in _AMOUNTS:
        question = templates["figure"].format(metric=figure.metric)
    else:
        question = templates["count"].format(metric=figure.metric, unit=figure.unit)
    return Offer(f"{owner}{question}", figure.text)


def _reads_well(name: str) -> bool:
    """Tell whether a metric's name reads as one: it begins as a name does, ends in a noun and repeats nothing."""
    words = tagged(name, guess=False)
    return words[0][1][0] in _BEGINS and words[-1][1][:2] in _ENDS and not _TWICE.search(name)


def _noun(figure: Figure) -> str:
    match = _ACTED_ON.match(figure.metric)
    return match["noun"] if match else figure.metric


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many headings two places have in common, from the outermost in."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _bare(title: str) -> str:
    """Return a section title without its number and what follows its first comma."""
    return re.split(r"[，,：:]", re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]?\s*", "", title))[0]
