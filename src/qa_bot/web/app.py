"""The page: what stands around the tabs, and which tabs there are. Importing gradio takes seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from qa_bot.errors import QABotError
from qa_bot.web.api import build_api
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.feedback import FeedbackFile
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.tabs.ask import build_ask
from qa_bot.web.tabs.data import build_data
from qa_bot.web.tabs.evaluation import build_eval
from qa_bot.web.tabs.index import build_index_tab
from qa_bot.web.tabs.text import build_text
from qa_bot.web.views.shell import colophon_html, masthead_html, trouble_html, waiting_html
from qa_bot.web.words import CHINESE, Words, label, words_in

TABS: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("ask", build_ask),
    ("data", build_data),
    ("text", build_text),
    ("index", build_index_tab),
    ("eval", build_eval),
)
"""The tabs from left to right: name and builder; the name is the tab's id and, as `tabs.<name>`, its label's key."""
FEEDBACK = Path("data/feedback/feedback.jsonl")
POLL = 5.0
"""Seconds between two looks at which index serves."""


def build_app(holder: Holder, feedback: Path = FEEDBACK, office: Office | None = None) -> gr.Blocks:
    """Return the app over the bot that `holder` holds, ready to be launched; it need not be loaded yet.

    What readers think of answers is added to the file `feedback`; reports and index are managed in `office`.
    """
    chinese = Words(CHINESE)
    app: gr.Blocks
    with gr.Blocks(title=chinese("app.name"), analytics_enabled=False, fill_width=True) as app:
        serving = gr.State("")
        wanted = gr.State(None), gr.State(None)  # not among the tabs, which count their neighbours
        masthead = gr.HTML(waiting_html(), elem_id="masthead")
        with gr.Tabs(elem_id="tabs", selected=TABS[0][0]) as tabs:
            desk = Desk(holder, tabs, serving, *wanted, FeedbackFile(feedback), office)
            for name, build in TABS:
                with gr.Tab(label(f"tabs.{name}"), id=name, elem_id=f"tab-{name}"):
                    build(desk)
        colophon = gr.HTML("", elem_id="colophon")
        looked = {"concurrency_limit": None, **QUIET}
        app.load(_look(holder), [serving], [serving, masthead], **looked)
        gr.Timer(POLL).tick(_look(holder), [serving], [serving, masthead], **looked)
        serving.change(_shown(holder), None, [masthead, colophon], **looked)
        build_api(holder, office)
    return app


def _look(holder: Holder) -> Callable[..., Any]:
    async def look(shown: str, request: gr.Request) -> tuple[Any, Any]:
        """Return which index serves, once one does, and what is wrong where none will."""
        while not holder.ready:  # no thread waits for the encoder: there are few, and they answer questions
            await asyncio.sleep(0.05)
        try:
            serves = holder.current().fingerprint
        except QABotError as error:
            return gr.skip(), trouble_html(words_in(request), str(error))
        return gr.skip() if serves == shown else serves, gr.skip()

    return look


def _shown(holder: Holder) -> Callable[..., Any]:
    def show(request: gr.Request) -> tuple[str, str]:
        """Return what stands above and below the tabs over the index that serves now."""
        words, bot = words_in(request), holder.current()
        return masthead_html(words, bot), colophon_html(words, bot)

    return show
