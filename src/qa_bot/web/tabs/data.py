"""The tab 数据: the figure library, searched, sorted, opened, drawn and taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, cast

import gradio as gr

from qa_bot.figures.model import ROLES
from qa_bot.web.assets import asset
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.shelf import ORDERS, Filter, Key, Order, Shelf, titles_of
from qa_bot.web.tabs import data_chart, data_checks, data_files
from qa_bot.web.tabs.common import AT_ONCE, FiguresWanted, leads_to_text, shelf, words_in
from qa_bot.web.views.figures import count_html, figure_html, hint_html, table_html
from qa_bot.web.words import CHINESE, Words, label

Marked: TypeAlias = tuple[Key, ...]
_NOTHING = Filter()


@dataclass(frozen=True, slots=True)
class _Controls:
    """What a reader narrows the figures by, in the order the steps take them."""

    search: gr.Textbox
    reports: gr.Dropdown
    role: gr.Dropdown
    unit: gr.Dropdown
    period: gr.Dropdown

    @property
    def all(self) -> list[Any]:
        return [self.search, self.reports, self.role, self.unit, self.period]


@dataclass(frozen=True, slots=True)
class _View:
    """What shows the figures that are wanted, in the order of `_shown`."""

    wanted: gr.State
    table: gr.HTML
    count: gr.HTML
    section: gr.Button

    @property
    def all(self) -> list[Any]:
        return [self.wanted, self.table, self.count, self.section]


def build_data(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    wanted, picked = gr.State(_NOTHING), gr.State(())
    controls = _controls()
    with gr.Row(elem_id="data-bar"):
        count = gr.HTML("", elem_id="data-count")
        section = gr.Button(visible=False, size="sm", elem_id="section-off")
        reset = gr.Button(label("data.reset"), size="sm", elem_id="data-reset")
        data_files.build_files(desk, wanted)
    clear = data_chart.build_chart(desk, picked)
    with gr.Row(elem_id="data-desk"):
        table = gr.HTML("", elem_id="figures", apply_default_css=False, js_on_load=asset("figures.js"))
        panel = gr.HTML(
            hint_html(Words(CHINESE)), elem_id="figure", apply_default_css=False, js_on_load=asset("passage.js")
        )
    data_checks.build_checks(desk, controls.reports)
    leads_to_text(desk, panel)
    view = _View(wanted, table, count, section)
    _narrowing(desk, controls, view, picked, reset)
    _reading(desk, view, picked, panel, clear)
    _arriving(desk, controls, view, picked, panel)


def _controls() -> _Controls:
    with gr.Row(elem_id="data-filters"):
        return _Controls(
            gr.Textbox(label=label("data.search"), placeholder=label("data.search_hint"), elem_id="data-search"),
            gr.Dropdown([], value=[], multiselect=True, label=label("data.report"), elem_id="data-report"),
            gr.Dropdown([], label=label("data.role"), elem_id="data-role"),
            gr.Dropdown([], label=label("data.unit"), elem_id="data-unit"),
            gr.Dropdown([], label=label("data.period"), allow_custom_value=True, elem_id="data-period"),
        )


def _narrowing(desk: Desk, controls: _Controls, view: _View, picked: gr.State, reset: gr.Button) -> None:
    """Connect what a reader narrows by to the figures shown."""

    def narrow(
        before: Filter,
        marked: Marked,
        text: str,
        reports: list[str],
        role: str,
        unit: str,
        period: str,
        request: gr.Request,
    ) -> list[Any]:
        known = next((each for each in ROLES if each == role), None)
        now = replace(
            before, text=text, reports=tuple(reports), role=known, unit=unit or "", period=period or ""
        )  # fmt: skip
        return _shown(shelf(desk), words_in(request), now, marked)

    def widen(before: Filter, marked: Marked, request: gr.Request) -> list[Any]:
        return _shown(shelf(desk), words_in(request), replace(before, section=()), marked)

    def start_anew(marked: Marked, request: gr.Request) -> list[Any]:
        return [*_values(_NOTHING), *_shown(shelf(desk), words_in(request), _NOTHING, marked)]

    # a textbox tells `input` by key presses only, which an input method for Chinese makes none of
    for chosen in (controls.search.change, *(control.input for control in controls.all[1:])):
        chosen(narrow, [view.wanted, picked, *controls.all], view.all, **AT_ONCE)
    view.section.click(widen, [view.wanted, picked], view.all, **AT_ONCE)
    reset.click(start_anew, [picked], [*controls.all, *view.all], **AT_ONCE)


def _reading(desk: Desk, view: _View, picked: gr.State, panel: gr.HTML, clear: gr.Button) -> None:
    """Connect the table: its order, its pages, what is picked and what is opened."""

    def page_of(wanted: Filter, page: int, marked: Marked, request: gr.Request) -> str:
        now = shelf(desk)
        return table_html(words_in(request), now.find(wanted), now.reports, page, frozenset(marked), wanted)

    def sort(before: Filter, marked: Marked, event: gr.EventData, request: gr.Request) -> tuple[Filter, str]:
        order = cast(Order, event._data["order"] if event._data["order"] in ORDERS else "")
        turned = before.order == order and not before.descending
        now = replace(before, order=order, descending=turned)
        return now, page_of(now, 0, marked, request)

    def turn(wanted: Filter, marked: Marked, event: gr.EventData, request: gr.Request) -> str:
        return page_of(wanted, int(event._data["page"]), marked, request)

    def pick(before: Marked, event: gr.EventData) -> Marked:
        there, now = ([_key(each) for each in event._data[name]] for name in ("shown", "picked"))
        return (*(key for key in before if key not in there or key in now), *(key for key in now if key not in before))

    def give_up(wanted: Filter, request: gr.Request) -> tuple[Marked, str]:
        return (), page_of(wanted, 0, (), request)

    def open_figure(event: gr.EventData, request: gr.Request) -> str:
        now = shelf(desk)
        return figure_html(words_in(request), now.figure(_key(event._data["key"])), now.reports)

    view.table.sort(sort, [view.wanted, picked], [view.wanted, view.table], **AT_ONCE)
    view.table.turn(turn, [view.wanted, picked], [view.table], **AT_ONCE)
    view.table.pick(pick, [picked], [picked], trigger_mode="always_last", **QUIET)
    view.table.open(open_figure, None, [panel], **AT_ONCE)
    clear.click(give_up, [view.wanted], [picked, view.table], **QUIET)


def _arriving(desk: Desk, controls: _Controls, view: _View, picked: gr.State, panel: gr.HTML) -> None:
    """Fill the tab when another index serves, and show what another tab asks for."""

    def fill(request: gr.Request) -> list[Any]:
        now, words = shelf(desk), words_in(request)
        choices = [gr.update(choices=each) for each in _choices(now, words)]
        values = [update | choice for update, choice in zip(_values(_NOTHING)[1:], choices, strict=True)]
        return [gr.update(value=""), *values, *_shown(now, words, _NOTHING, ()), hint_html(words)]

    def come(called: FiguresWanted, marked: Marked, request: gr.Request) -> list[Any]:
        now, words = shelf(desk), words_in(request)
        opened = figure_html(words, now.figure(called.figure), now.reports) if called.figure else gr.skip()
        return [*_values(called.wanted), *_shown(now, words, called.wanted, marked), opened]

    everything = [*controls.all, *view.all, panel]
    desk.serving.change(fill, None, everything, **AT_ONCE)
    desk.figures_wanted.change(come, [desk.figures_wanted, picked], everything, **AT_ONCE)


def _values(wanted: Filter) -> list[dict[str, Any]]:
    """Return the controls' updates that say what is wanted."""
    values = (wanted.text, list(wanted.reports), wanted.role or "", wanted.unit, wanted.period)
    return [gr.update(value=value) for value in values]


def _shown(now: Shelf, words: Words, wanted: Filter, marked: Iterable[Key]) -> list[Any]:
    """Return the values of `_View`: the first page of what is wanted, how much it is, and under which section."""
    found = now.find(wanted)
    title = words("data.section", section=wanted.section[-1]) + " ×" if wanted.section else ""
    return [
        wanted,
        table_html(words, found, now.reports, 0, frozenset(marked), wanted),
        count_html(words, len(found)),
        gr.update(value=title, visible=bool(title)),
    ]


def _choices(now: Shelf, words: Words) -> list[list[tuple[str, str]]]:
    """Return what the dropdowns offer: reports, roles, units, years."""
    anything = (words("data.any"), "")
    return [
        [(title, name) for name, title in titles_of(now.reports).items()],
        [anything, *((words(f"role.{role}"), role) for role in now.roles)],
        [anything, *((unit, unit) for unit in now.units)],
        [anything, *((year, year) for year in now.years)],
    ]


def _key(told: Sequence[Any]) -> Key:
    return Key(str(told[0]), int(told[1]))
