"""Questions to offer: made from figures and sections the index holds, so that they ask for what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa_bot.figures.model import Figure
from qa_bot.figures.units import unit_of
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml

_PLAIN = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9]{4,16}$")
_ACTED_ON = re.compile(r"^(?P<noun>[\u4e00-\u9fffA-Za-z0-9]{2,12})（(?P<verb>[\u4e00-\u9fff]{2,4})）$")
_AMOUNTS = ("money", "ratio")


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that could be offered, and the figure its answer must give ("" where any answer will do)."""

    question: str
    expected: str = ""


def start_offers(reports: Mapping[str, Report], figures: Mapping[str, Sequence[Figure]]) -> Iterator[Offer]:
    """Yield questions to start with, one report after the other in turns."""
    turns = [_offers_from(report, figures.get(name, ())) for name, report in reports.items()]
    while turns:
        for turn in tuple(turns):
            offer = next(turn, None)
            if offer is None:
                turns.remove(turn)
            else:
                yield offer


def offers_near(figures: Sequence[Figure], section: Sequence[str], asked: str) -> Iterator[Offer]:
    """Yield questions for the other figures near `section`, nearest first, none that `asked` is about itself."""
    depth = {id(figure): _shared(figure.section, section) for figure in figures}
    for figure in sorted(figures, key=lambda figure: -depth[id(figure)]):
        offer = _offer(figure)
        if offer and _noun(figure) not in asked:
            yield offer


def _offers_from(report: Report, figures: Sequence[Figure]) -> Iterator[Offer]:
    """Yield questions about a report from all over it: of each top section its first good figure, and the section."""
    template = load_toml("templates.toml")["suggestion"]["section"]
    seen: set[tuple[str, ...]] = set()
    for figure in figures:
        top = figure.section[:1]
        offer = _offer(figure)
        if top in seen or offer is None:
            continue
        seen.add(top)
        yield offer
        if top:
            yield Offer(template.format(section=_bare(top[0])))
    if not seen:
        for section in report.sections[1:]:
            yield Offer(template.format(section=_bare(section.title)))


def _offer(figure: Figure) -> Offer | None:
    """Return the question a figure answers, in a reader's words, or None where its metric makes no good one."""
    if figure.role != "level":
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
    return Offer(question, figure.text)


def _noun(figure: Figure) -> str:
    match = _ACTED_ON.match(figure.metric)
    return match["noun"] if match else figure.metric


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many headings two places have in common, from the outermost in."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _bare(title: str) -> str:
    """Return a section title without its number and what follows its first comma."""
    return re.split(r"[，,：:]", re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]?\s*", "", title))[0]
