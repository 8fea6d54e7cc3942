"""Charts of the figures a reader picked: only what is comparable stands in one chart."""

from __future__ import annotations

from typing import Any

import gradio as gr

from qa_bot.figures.model import Figure
from qa_bot.web.charts import angle_of, spread
from qa_bot.web.comparing import Chart, chart_of, comparable_units
from qa_bot.web.desk import Desk
from qa_bot.web.shelf import Key, Shelf
from qa_bot.web.tabs.common import AT_ONCE, shelf, words_in
from qa_bot.web.views.markup import text
from qa_bot.web.words import Words, label

MOST = 40
"""Figures in a chart at most: more cannot be told apart."""
COLOURS = ("#1f7f72", "#c8862b", "#5b6fb5", "#b5546a", "#7a8f3c", "#7d5ba6", "#3f8fb0", "#8a6d4b")
_PLOT: dict[str, Any] = {
    "tooltip": "all", "height": 340, "show_label": False, "buttons": ["fullscreen", "export"],
}  # fmt: skip


def build_chart(desk: Desk, picked: gr.State) -> gr.Button:
    """Put the bar that counts what was picked, and the chart it opens, on the page; return what unpicks all."""
    with gr.Row(elem_id="picked-bar"):
        told = gr.HTML("", elem_id="picked-count")
        draw = gr.Button(label("data.draw"), size="sm", variant="primary", interactive=False, elem_id="draw")
        clear = gr.Button(label("data.clear_picked"), size="sm", visible=False, elem_id="clear-picked")
    with gr.Column(visible=False, elem_id="picked-chart") as box:
        unit = gr.Radio([], label=label("chart.unit"), visible=False, elem_id="picked-unit")
        note = gr.HTML(elem_id="picked-note")
        bars = gr.BarPlot(**_PLOT, elem_id="picked-bars")
        line = gr.LinePlot(**_PLOT, elem_id="picked-line", visible=False)

    def count(keys: tuple[Key, ...], request: gr.Request) -> tuple[Any, ...]:
        hidden = gr.skip() if keys else gr.update(visible=False)
        some = gr.update(interactive=bool(keys)), gr.update(visible=bool(keys))
        return _told(words_in(request), keys), *some, hidden

    def paint(keys: tuple[Key, ...], chosen: str | None, request: gr.Request) -> list[Any]:
        return _drawn(shelf(desk), words_in(request), keys, chosen)

    outputs = [box, unit, note, bars, line]
    draw.click(paint, [picked, unit], outputs, **AT_ONCE)
    unit.input(paint, [picked, unit], outputs, **AT_ONCE)
    picked.change(count, [picked], [told, draw, clear, box], **AT_ONCE)
    desk.serving.change(count, [picked], [told, draw, clear, box], **AT_ONCE)
    return clear


def _told(words: Words, keys: tuple[Key, ...]) -> str:
    told = words("data.picked", count=len(keys)) if keys else words("data.picked_none")
    return f'<p role="status">{text(told)}</p>'


def _drawn(now: Shelf, words: Words, keys: tuple[Key, ...], chosen: str | None) -> list[Any]:
    """Return the chart of what was picked, in the unit `chosen` or else the most frequent one."""
    figures = [figure for figure in map(now.figure, keys) if figure]
    units = comparable_units(figures)
    if not units or len(figures) > MOST:
        problem = words("data.too_many", most=MOST, count=len(figures)) if units else words("figure.gone")
        hidden = gr.update(visible=False)
        return [gr.update(visible=True), hidden, _note([problem]), hidden, hidden]
    base = chosen if chosen in units else units[0]
    made = chart_of(figures, base, now.reports)
    named = [(chart_of(figures, unit, now.reports).unit, unit) for unit in units]  # 亿元, where a chart counts in it
    radio = gr.update(choices=named, value=base, visible=len(units) > 1)
    notes = _notes(words, made, [figure for figure in figures if figure.base_unit == base], len(units))
    return [gr.update(visible=True), radio, _note(notes), *_plots(words, made)]


def _plots(words: Words, made: Chart) -> list[dict[str, Any]]:
    """Return the updates of the bars and of the line: the one that suits the chart is shown."""
    name, value, series, written = (words(f"chart.{key}") for key in ("name", "value", "series", "written"))
    names = list(dict.fromkeys(point.label for point in made.points))
    shown = {
        "value": _frame(made, [name, value, series, written]),
        "x": name,
        "y": value,
        "color": series,
        "color_title": series if made.is_line else words("data.period"),
        "x_title": " ",
        "y_title": " ",
        "title": words("chart.one_unit", unit=made.unit),
        "color_map": _colours(made),
        "sort": names,
        "x_label_angle": angle_of(names),
        "y_lim": spread([point.value for point in made.points]) if made.is_line else None,
    }
    hidden = gr.update(visible=False)
    drawn = gr.update(visible=True, **shown)
    return [hidden, drawn] if made.is_line else [drawn, hidden]


def _notes(words: Words, made: Chart, shown: list[Figure], units: int) -> list[str]:
    """Return what is to be minded of a chart: what was left out, what it mixes."""
    notes = [words("chart.several_units", count=units, unit=made.unit, shown=len(shown))] if units > 1 else []
    roles = list(dict.fromkeys(words(f"role.{figure.role}") for figure in shown))
    return [*notes, words("chart.roles", roles="、".join(roles))] if len(roles) > 1 else notes


def _note(lines: list[str]) -> str:
    return "".join(f'<p role="status">{text(line)}</p>' for line in lines)


def _colours(made: Chart) -> dict[str, str]:
    series = dict.fromkeys(point.series for point in made.points)
    return {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(series)}


def _frame(made: Chart, columns: list[str]) -> Any:
    import pandas

    return pandas.DataFrame([(p.label, p.value, p.series, p.written) for p in made.points], columns=columns)
