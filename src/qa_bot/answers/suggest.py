"""Questions to offer: made from figures and sections the index holds, so that they ask for what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml

_PLAIN_METRIC = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9“”（）]{4,18}$")


def questions_from(report: Report, figures: Sequence[Figure]) -> Iterator[str]:
    """Yield questions about `report`, from all over it: a figure, then the section it stands in.

    `figures` are the report's own, in reading order.
    """
    templates = load_toml("templates.toml")["suggestion"]
    seen: set[tuple[str, ...]] = set()
    for figure in figures:
        top = figure.section[:1]
        if figure.role != "level" or top in seen or not _PLAIN_METRIC.match(figure.metric):
            continue
        seen.add(top)
        yield templates["figure"].format(metric=figure.metric)
        if top:
            yield templates["section"].format(section=_bare(top[0]))
    if not seen:
        for section in report.sections[1:]:
            yield templates["section"].format(section=_bare(section.title))


def questions_near(figures: Sequence[Figure], section: Sequence[str], asked: str) -> Iterator[str]:
    """Yield questions for the other figures of `section`, none whose metric the question `asked` already names."""
    template = load_toml("templates.toml")["suggestion"]["figure"]
    for figure in figures:
        near = figure.section[: max(1, len(section) - 1)] == tuple(section[: max(1, len(section) - 1)])
        if near and figure.role == "level" and _PLAIN_METRIC.match(figure.metric) and figure.metric not in asked:
            yield template.format(metric=figure.metric)


def start_questions(reports: Mapping[str, Report], figures: Mapping[str, Sequence[Figure]]) -> Iterator[str]:
    """Yield questions to start with, one report after the other in turns."""
    turns = [questions_from(report, figures.get(name, ())) for name, report in reports.items()]
    while turns:
        for turn in tuple(turns):
            question = next(turn, None)
            if question is None:
                turns.remove(turn)
            else:
                yield question


def _bare(title: str) -> str:
    """Return a section title without its number and what follows its first comma."""
    return re.split(r"[，,：:]", re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]?\s*", "", title))[0]
