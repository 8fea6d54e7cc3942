"""The tab 评测: an evaluation run, watched, read and taken away."""

from __future__ import annotations

from typing import Any, cast

import gradio as gr

from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.evaluating import Against
from qa_bot.web.office import Office
from qa_bot.web.tabs.common import AT_ONCE, words_in
from qa_bot.web.views.evaluation import progress_html, run_html
from qa_bot.web.views.index import told_html
from qa_bot.web.words import Words, label

WATCH = 1.0
"""Seconds between two looks at an evaluation that runs."""
EVALUATING = "evaluating"
"""Evaluations are begun one after the other, and beside what is asked."""
SPLITS, AGAINST = ("all", "dev", "test"), ("last", "baseline", "nothing")


def build_eval(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    office = desk.office
    may_run = office is not None and office.manage
    told = gr.HTML(elem_id="eval-told", apply_default_css=False)
    with gr.Row(elem_id="eval-controls", visible=may_run):
        file = gr.Dropdown([], label=label("eval.file"), elem_id="eval-file")
        split = gr.Dropdown([], label=label("eval.split"), elem_id="eval-split")
        against = gr.Dropdown([], label=label("eval.against"), elem_id="eval-against")
    with gr.Row(elem_id="eval-buttons"):
        start = gr.Button(label("eval.start"), variant="primary", visible=may_run, elem_id="eval-start")
        stop = gr.Button(label("eval.stop"), visible=False, elem_id="eval-stop")
        page = gr.DownloadButton(label("eval.page"), visible=False, elem_id="eval-page")  # type: ignore[arg-type]
    progress = gr.HTML(elem_id="eval-progress", apply_default_css=False)
    result = gr.HTML(elem_id="eval-result", apply_default_css=False)
    timer = gr.Timer(WATCH, active=False)
    shown = [progress, result, page, stop, timer]

    def fill(request: gr.Request) -> list[Any]:
        words = words_in(request)
        return [told_html(_note(office, words)), *_choices(office, words), *_shown(office, words)]

    def look(request: gr.Request) -> list[Any]:
        return _shown(office, words_in(request))

    desk.serving.change(fill, None, [told, file, split, against, *shown], **AT_ONCE)
    timer.tick(look, None, shown, concurrency_limit=None, **QUIET)
    if office is None or not office.manage:
        return

    def begin(name: str, half: str, other: str, request: gr.Request) -> list[Any]:
        words, bot = words_in(request), desk.holder.current()
        begun = bool(name) and office.evaluator.start(bot, name, half, cast(Against, other))
        return [
            told_html([], bad=[] if begun else [words("eval.busy" if name else "eval.no_files")]),
            *_shown(office, words),
        ]

    start.click(begin, [file, split, against], [told, *shown], concurrency_id=EVALUATING, concurrency_limit=1, **QUIET)
    stop.click(office.evaluator.stop, None, None, **AT_ONCE)


def _note(office: Office | None, words: Words) -> list[str]:
    return [words("eval.lead")] if office and office.manage else [words("eval.read_only")]


def _choices(office: Office | None, words: Words) -> list[Any]:
    """Return the updates of what is asked, which half of it, and what it is compared with."""
    files = office.evaluator.files() if office else ()
    return [
        gr.update(choices=list(files), value=next(iter(files), None)),
        gr.update(choices=[(words(f"eval.{name}"), name) for name in SPLITS], value="all"),
        gr.update(choices=[(words(f"eval.{name}"), name) for name in AGAINST], value="last"),
    ]


def _shown(office: Office | None, words: Words) -> list[Any]:
    """Return how far the evaluation is, the last run, its page, and whether to look on."""
    if office is None:
        return ["", "", gr.update(visible=False), gr.update(visible=False), gr.update(active=False)]
    status, run, page = office.evaluator.status, office.evaluator.last, office.evaluator.page
    result = gr.skip() if status.running else run_html(words, run) if run else ""
    file = gr.update(visible=page is not None, value=str(page) if page else None)
    running = gr.update(visible=status.running)
    return [progress_html(words, status), result, file, running, gr.update(active=status.running)]
