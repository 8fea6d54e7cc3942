"""The page: what stands around the tabs, and which tabs there are. Importing gradio takes seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import gradio as gr

from qa_bot.errors import QABotError
from qa_bot.web.api import build_api
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.tabs.ask import build_ask
from qa_bot.web.tabs.data import build_data
from qa_bot.web.tabs.evaluation import build_eval
from qa_bot.web.tabs.index import build_index_tab
from qa_bot.web.tabs.text import build_text
from qa_bot.web.views.shell import colophon_html, masthead_html, trouble_html
from qa_bot.web.words import CHINESE, Words, label, words_of

TABS: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("ask", build_ask),
    ("data", build_data),
    ("text", build_text),
    ("index", build_index_tab),
    ("eval", build_eval),
)
"""The tabs from left to right: name and builder; the name is the tab's id and, as `tabs.<name>`, its label's key."""
POLL = 5.0
"""Seconds between two looks at which index serves."""


def build_app(holder: Holder, office: Office | None = None) -> gr.Blocks:
    """Return the app over the bot that `holder` holds, ready to be launched; it need not be loaded yet."""
    chinese = Words(CHINESE)
    app: gr.Blocks
    with gr.Blocks(title=chinese("app.name"), analytics_enabled=False, fill_width=True) as app:
        serving = gr.State("")
        wanted = gr.State(None), gr.State(None)  # not among the tabs, which count their neighbours
        masthead = gr.HTML(masthead_html(chinese, None), elem_id="masthead")
        with gr.Tabs(elem_id="tabs", selected=TABS[0][0]) as tabs:
            desk = Desk(holder, tabs, serving, *wanted, office)
            for name, build in TABS:
                with gr.Tab(label(f"tabs.{name}"), id=name, elem_id=f"tab-{name}"):
                    build(desk)
        colophon = gr.HTML("", elem_id="colophon")
        shown = [serving, masthead, colophon]
        app.load(_greeting(holder), [serving], shown, concurrency_limit=None, **QUIET)
        gr.Timer(POLL).tick(_greeting(holder), [serving], shown, concurrency_limit=None, **QUIET)
        build_api(holder, office)
    return app


def _greeting(holder: Holder) -> Callable[..., Any]:
    async def greet(shown: str, request: gr.Request) -> tuple[Any, ...]:
        """Return what stands around the tabs, once there is a bot; nothing new where its index is shown already."""
        while not holder.ready:  # no thread waits for the encoder: there are few, and they answer questions
            await asyncio.sleep(0.05)
        words = words_of(request.headers.get("accept-language"))
        try:
            bot = holder.current()
        except QABotError as error:
            return gr.skip(), trouble_html(words, str(error)), gr.skip()
        if bot.fingerprint == shown:
            return gr.skip(), gr.skip(), gr.skip()
        return bot.fingerprint, masthead_html(words, bot), colophon_html(words, bot)

    return greet
