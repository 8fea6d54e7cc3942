"""Figures told in one breath (11家移动、8家电信、15家联通营业厅), summed where a question means all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked
from qa_bot.answers.figure_answer import Candidate, best_figure
from qa_bot.figures.model import Figure

NONE_MORE = 0.05
"""By how much more of the question one metric of a run may hold than another, for all of them to be meant."""
_JOINT = re.compile(r"[^，。；]{0,10}[、和][^，。；、\d]{0,10}")


def parallels(asked: Asked) -> list[Candidate]:
    """Return the figures of a run that the question means all of, in order; none where it means but one."""
    best = best_figure(asked)
    if best is None:
        return []
    report = best.evidence.report
    beside = [f for f in asked.figures[report.id] if f.sentence == best.figure.sentence and f.role == best.figure.role]
    run = _run_of(beside, best.figure, report.text)
    if len(run) < 2 or not _asked_alike(run, asked):
        return []
    return [replace(best, figure=figure) for figure in run]


def _asked_alike(run: Sequence[Figure], asked: Asked) -> bool:
    """Tell whether the question means all of a run and not one of it: they end alike, and it names none more."""
    shares = [asked.matcher.coverage(figure.metric) for figure in run]
    return all(figure.metric[-2:] == run[0].metric[-2:] for figure in run) and max(shares) - min(shares) < NONE_MORE


def _run_of(figures: Sequence[Figure], best: Figure, text: str) -> list[Figure]:
    """Return the figures of one unit, `best` among them, that are joined by 、 or 和 with a few words between."""
    runs: list[list[Figure]] = []
    for figure in figures:
        last = runs[-1][-1] if runs else None
        joined = (
            last is not None and last.unit == figure.unit and _JOINT.fullmatch(text[last.span.end : figure.span.start])
        )
        if joined:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return next((run for run in runs if best in run), [])
