"""Which figures may stand in one chart, and the chart they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled
from qa_bot.reports.model import Report
from qa_bot.text.numbers import shift

_FEWEST_FOR_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One bar or point: where it stands on the axis, which series it belongs to, and its value in the chart's unit."""

    label: str
    series: str
    value: float
    written: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one unit as points; a line where they are one thing at three times or more, bars otherwise."""

    unit: str
    points: tuple[Point, ...]
    is_line: bool


def comparable_units(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the base units among `figures`, the most frequent first: only figures of one of them are comparable."""
    units = [figure.base_unit for figure in figures]
    return tuple(sorted(dict.fromkeys(units), key=lambda unit: -units.count(unit)))


def chart_of(figures: Sequence[Figure], base_unit: str, reports: Mapping[str, Report]) -> Chart:
    """Return the chart of those `figures` that are in `base_unit`, in the unit most of them are written in."""
    shown = [figure for figure in figures if figure.base_unit == base_unit]
    unit = max((figure.unit for figure in shown), key=[figure.unit for figure in shown].count, default=base_unit)
    metrics = {figure.metric for figure in shown}
    times = {figure.period for figure in shown}
    whose = {figure.report for figure in shown}
    is_line = len(times) >= _FEWEST_FOR_A_LINE and len(metrics) * len(whose) < len(shown)
    if is_line:
        shown.sort(key=lambda figure: figure.period)
    points = tuple(
        Point(
            label=figure.period if is_line else _label(figure, metrics, times, whose, reports),
            series=_series(figure, metrics, whose, reports) if is_line else figure.period or "—",
            value=float(_in_unit(figure, unit)),
            written=figure.qualifier + figure.text,
        )
        for figure in shown
    )
    return Chart(unit, points, is_line)


def _in_unit(figure: Figure, unit: str) -> Decimal:
    """Return the value of a figure in `unit`, which scales to the same base unit, exactly."""
    one = scaled(Decimal(1), unit).value
    power = one.adjusted()
    return shift(figure.base_value, -power) if one == Decimal(1).scaleb(power) else figure.base_value / one


def _label(figure: Figure, metrics: set[str], times: set[str], whose: set[str], reports: Mapping[str, Report]) -> str:
    """Return what tells a bar from the others: its metric, its report, its time, whichever differ."""
    parts = [
        _owner(figure, reports) if len(whose) > 1 else "",
        figure.metric if len(metrics) > 1 or len(times) * len(whose) == 1 else "",
        figure.period if len(times) > 1 else "",
    ]
    return " ".join(filter(None, parts))


def _series(figure: Figure, metrics: set[str], whose: set[str], reports: Mapping[str, Report]) -> str:
    parts = [
        figure.metric if len(metrics) > 1 or len(whose) == 1 else "",
        _owner(figure, reports) if len(whose) > 1 else "",
    ]
    return " ".join(filter(None, parts))


def _owner(figure: Figure, reports: Mapping[str, Report]) -> str:
    return reports[figure.report].metadata.place or reports[figure.report].title
