"""The tab 索引: the reports and how they stand, adding and removing them, rebuilding, going back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from qa_bot.errors import QABotError
from qa_bot.indexing.generations import kept_indexes, read_manifest
from qa_bot.indexing.going_back import roll_back
from qa_bot.indexing.standing import standings
from qa_bot.reports.files import supported_endings
from qa_bot.reports.folder import aside, put_back, put_report, set_aside
from qa_bot.web.assets import asset
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.office import Office
from qa_bot.web.phrases import in_words
from qa_bot.web.tabs.common import AT_ONCE, words_in
from qa_bot.web.views.index import aside_html, index_html, kept_html, reports_html, status_html, told_html
from qa_bot.web.words import Words, label

WATCH = 1.0
"""Seconds between two looks at a build that runs."""
MANAGING = "managing"
"""What changes the folder or the index runs one after the other, and beside what is asked."""


def build_index_tab(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    office = desk.office
    facts = gr.HTML(elem_id="index-facts", apply_default_css=False)
    told = gr.HTML(elem_id="index-told", apply_default_css=False)
    changing = _changing() if office and office.manage else None
    status = gr.HTML(elem_id="index-status", apply_default_css=False)
    reports = gr.HTML(elem_id="index-reports", apply_default_css=False, js_on_load=asset("manage.js"))
    with gr.Accordion(label("index.earlier"), open=False, elem_id="index-earlier"):
        kept = gr.HTML(elem_id="index-kept", apply_default_css=False, js_on_load=asset("manage.js"))
    with gr.Accordion(label("index.aside"), open=False, visible=changing is not None, elem_id="index-aside-fold"):
        away = gr.HTML(elem_id="index-aside", apply_default_css=False, js_on_load=asset("manage.js"))
    timer = gr.Timer(WATCH, active=False)
    shown = [facts, reports, kept, away, status, timer]

    def look(request: gr.Request) -> list[Any]:
        return _shown(desk, words_in(request))

    def fill(request: gr.Request) -> list[Any]:
        words = words_in(request)
        note = [words("index.read_only" if office else "index.no_folder")] if changing is None else []
        return [told_html(note), *_shown(desk, words)]

    desk.serving.change(fill, None, [told, *shown], **AT_ONCE)
    timer.tick(look, None, shown, concurrency_limit=None, **QUIET)
    if office and changing:
        _managing(desk, office, changing, told, shown, (reports, kept, away))


@dataclass(frozen=True, slots=True)
class _Changing:
    """What a manager changes things by."""

    files: gr.File
    replace: gr.Checkbox
    start: gr.Button
    force: gr.Checkbox
    stop: gr.Button


def _changing() -> _Changing:
    with gr.Row(elem_id="index-desk"):
        with gr.Column(elem_id="index-add"):
            files = gr.File(
                label=label("index.upload"),
                file_count="multiple",
                file_types=list(supported_endings()),
                height=150,
                elem_id="index-upload",
            )
            replace = gr.Checkbox(False, label=label("index.replace"), elem_id="replace")
        with gr.Column(elem_id="index-build"):
            start = gr.Button(label("index.rebuild"), variant="primary", elem_id="rebuild")
            force = gr.Checkbox(False, label=label("index.force"), elem_id="force")
            stop = gr.Button(label("index.stop"), size="sm", visible=False, elem_id="stop-build")
    return _Changing(files, replace, start, force, stop)


def _managing(
    desk: Desk, office: Office, by: _Changing, told: gr.HTML, shown: list[Any], parts: tuple[gr.HTML, ...]
) -> None:
    """Connect what changes the folder or the index."""

    def add(files: list[str] | None, replace: bool, request: gr.Request) -> list[Any]:
        words = words_in(request)
        good, bad = put_all(office, words, files or [], replace=replace)
        return [None, told_html(good, bad=bad), *_shown(desk, words)]

    def begin_build(force: bool, request: gr.Request) -> list[Any]:
        words = words_in(request)
        begun = office.builder.start(force=force)
        return [told_html([], bad=[] if begun else [words("index.running")]), *_shown(desk, words)]

    def act(event: gr.EventData, request: gr.Request) -> list[Any]:
        words, name = words_in(request), str(event._data["name"])
        what = str(event._data["act"])
        try:
            path = ACTS[what](office, name)
            good, bad = [words(f"did.{what}", path=path)], []
        except QABotError as error:
            good, bad = [], [in_words(words, str(error))]
        return [told_html(good, bad=bad), *_shown(desk, words)]

    def stop(request: gr.Request) -> dict[str, Any]:
        """Tell the build to stop, and the reader that it will: the passages in work are finished first."""
        office.builder.stop()
        return gr.update(value=words_in(request)("index.stopping"), interactive=False)

    def follow(request: gr.Request) -> dict[str, Any]:
        """Offer to stop a build while one runs."""
        if office.builder.status.running:
            return gr.update(visible=True)
        return gr.update(visible=False, value=words_in(request)("index.stop"), interactive=True)

    alone: dict[str, Any] = {"concurrency_id": MANAGING, "concurrency_limit": 1, **QUIET}
    by.files.upload(add, [by.files, by.replace], [by.files, told, *shown], **alone)
    by.start.click(begin_build, [by.force], [told, *shown], **alone)
    by.stop.click(stop, None, [by.stop], **AT_ONCE)
    for part in parts:
        part.act(act, None, [told, *shown], **alone)
    status = shown[-2]
    status.change(follow, None, [by.stop], **AT_ONCE)


ACTS: dict[str, Callable[[Office, str], str]] = {
    "remove": lambda office, path: set_aside(office.data_dir, path),
    "put_back": lambda office, name: put_back(office.data_dir, name),
    "back": lambda office, fingerprint: roll_back(office.index_dir, fingerprint).manifest.fingerprint,
}
"""What can be done to one report or one index, by the name its button carries."""


def put_all(office: Office, words: Words, files: list[str], *, replace: bool) -> tuple[list[str], list[str]]:
    """Put uploaded files into the data folder; return a line for each that went in, and one for each that did not."""
    good, bad = [], []
    for file in files:
        try:
            put = put_report(office.data_dir, Path(file), Path(file).name, replace=replace)
            good.append(words(f"did.{put.how}", path=put.path))
        except QABotError as error:
            bad.append(in_words(words, str(error)))
    return good, bad


def _shown(desk: Desk, words: Words) -> list[Any]:
    """Return what the tab shows now: facts, reports, kept indexes, what is aside, the build, and whether to look on."""
    office, serving = desk.office, desk.holder.current().manifest
    if office is None:
        return [index_html(words, serving), "", "", "", "", gr.update(active=False)]
    status, manifest = office.builder.status, read_manifest(office.index_dir)
    taken_up = manifest.fingerprint == serving.fingerprint
    return [
        index_html(words, manifest),
        reports_html(words, standings(office.data_dir, manifest), manage=office.manage),
        kept_html(words, kept_indexes(office.index_dir), manage=office.manage),
        aside_html(words, aside(office.data_dir)) if office.manage else "",
        status_html(words, status),
        gr.update(active=status.running or not taken_up),
    ]
