"""The figures of an answer across reports or years as a chart: a line along years, bars otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr
from pandas import DataFrame

from qa_bot.answers.model import Answer
from qa_bot.web.phrases import series_name
from qa_bot.web.series import Series, series_of
from qa_bot.web.words import Words

ROOM = 18
"""Chinese characters that stand side by side under a chart on a phone."""
SLANT = -35
"""Degrees by which names turn that do not stand side by side."""


def angle_of(names: Sequence[str]) -> int:
    """Return the angle to write `names` at under a chart: level where the longest fits into each one's share."""
    longest = max((sum(1.0 if ord(sign) > 0x2E7F else 0.55 for sign in name) for name in names), default=0)
    return SLANT if longest * len(names) > ROOM else 0


def spread(values: Sequence[float]) -> list[float | None]:
    """Return the ends of an axis for a line through `values` that touches neither."""
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) / 10
    return [low - air, high + air]


def drawn(words: Words, answer: Answer | None) -> tuple[gr.Column, gr.BarPlot, gr.LinePlot]:
    """Return the chart's frame, bars and line as `answer` needs them: hidden where it compares nothing."""
    series = series_of(answer) if answer else None
    values = series.numbers() if series else None
    if series is None or values is None:
        return gr.Column(visible=False), gr.BarPlot(visible=False), gr.LinePlot(visible=False)
    title = words("chart.title", metric=series_name(words, series), unit=series.unit)
    numbers = [float(value) for value in values]
    if series.years:
        return gr.Column(visible=True), gr.BarPlot(visible=False), _line(series.years, numbers, series, title)
    return gr.Column(visible=True), _bars(numbers, series, title), gr.LinePlot(visible=False)


def _line(years: tuple[int, ...], numbers: list[float], series: Series, title: str) -> gr.LinePlot:
    table = DataFrame({"year": [str(year) for year in years], series.unit: numbers}).sort_values("year")
    return gr.LinePlot(
        table,
        x="year",
        y=series.unit,
        title=title,
        x_title=" ",
        y_title=series.unit,
        y_lim=spread(numbers),
        visible=True,
        sort="x",
    )


def _bars(numbers: list[float], series: Series, title: str) -> gr.BarPlot:
    names = [member.label for member in series.members]
    table = DataFrame({"who": names, series.unit: numbers})
    return gr.BarPlot(
        table,
        x="who",
        y=series.unit,
        title=title,
        x_title=" ",
        y_title=series.unit,
        y_lim=[min(0.0, *numbers), max(0.0, *numbers) * 1.05],  # a bar's length is its value: it begins at nothing
        x_label_angle=angle_of(names),
        visible=True,
        sort=names,
    )
