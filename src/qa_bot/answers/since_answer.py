"""Since which year something is over or under a bound: the first of the years a table gives it for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import weigh
from qa_bot.answers.figure_answer import answer_figure
from qa_bot.figures.model import Figure
from qa_bot.questions.bounds import Bound, bound_of

FEWEST, LEAST = 3, 0.5
"""Years that make a series, and the least share of the question's terms that its name must hold."""
_WHICH_YEAR = re.compile(r"哪一?年")


def since_answer(asked: Asked) -> Draft | None:
    """Return the first year of a series that lies on the side of the bound asked for, None where no series tells.

    A series whose first year lies there already does not tell when that began.
    """
    bound = bound_of(asked.question.focus)
    if bound is None or not _WHICH_YEAR.search(asked.question.focus):
        return None
    series = [one for one in _series(asked) if one[0].base_unit == bound.base_unit]
    best = max(series, key=lambda one: _said(asked, one), default=None)
    if best is None or _said(asked, best) < LEAST:
        return None
    first = _first(best, bound)
    return _draft(asked, first, _said(asked, best)) if first else None


def _series(asked: Asked) -> list[list[Figure]]:
    """Return the figures that tables of the evidence's reports give for years on end, each series in order."""
    found: defaultdict[tuple[str, str, str, str], dict[str, Figure]] = defaultdict(dict)
    for report in dict.fromkeys(evidence.report.id for evidence in asked.evidence):
        for figure in asked.figures.get(report, ()):
            if figure.origin == "table" and re.fullmatch(r"\d{4}", figure.period):
                found[report, figure.metric, figure.subject, figure.base_unit].setdefault(figure.period, figure)
    running = (years for years in found.values() if len(years) >= FEWEST and _without_gap(sorted(years)))
    return [[years[year] for year in sorted(years)] for years in running]


def _without_gap(years: Sequence[str]) -> bool:
    return int(years[-1]) - int(years[0]) == len(years) - 1


def _said(asked: Asked, series: Sequence[Figure]) -> float:
    """Return the share of the question's terms that the name of a series holds, with its table and its report."""
    one = series[0]
    return asked.matcher.coverage(" ".join((asked.reports[one.report].title, one.subject, one.metric)))


def _first(series: Sequence[Figure], bound: Bound) -> Figure | None:
    """Return the first figure that lies on the side asked for, None where none does or the series begins there."""
    within = [bound.holds(figure.base_value) for figure in series]
    return series[within.index(True)] if True in within[1:] and not within[0] else None


def _draft(asked: Asked, figure: Figure, said: float) -> Draft:
    report = asked.reports[figure.report]
    evidence = weigh(report, figure.sentence, 0.0, asked.nearness, asked.matcher)
    short = f"{figure.period}年"
    return Draft(
        kind="span",
        short=short,
        text=phrase("span", short=short, quote=evidence.text),
        citations=(evidence.citation([figure.span]),),
        strength=min(1.0, said),
        figures=(answer_figure(figure, 0),),
        evidence=evidence,
        called=1.0,
    )
