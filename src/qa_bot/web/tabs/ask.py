"""The tab 问答: the conversation, the box to ask in, and the report beside it."""

from __future__ import annotations

import gradio as gr

from qa_bot.web.assets import asset
from qa_bot.web.desk import ASKING, QUIET, Desk
from qa_bot.web.tabs.ask_parts import AskParts
from qa_bot.web.tabs.ask_steps import AskSteps, take_away
from qa_bot.web.tabs.common import AT_ONCE
from qa_bot.web.turns import Conversation
from qa_bot.web.views.chat import loading_html
from qa_bot.web.words import label


def build_ask(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    parts = _lay_out()
    _connect(desk, parts, AskSteps(desk))


def _lay_out() -> AskParts:
    conversation, scope = gr.State(Conversation()), gr.State(())
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="talk"):
            with gr.Row(elem_id="tools"):
                history = gr.HTML(
                    "",
                    elem_id="history",
                    js_on_load=asset("store.js") + asset("history.js"),
                    server_functions=[take_away],
                )
                choice = gr.HTML("", elem_id="scope", js_on_load=asset("scope.js"), chosen=[])
            with gr.Column(elem_id="paper"):
                chat = gr.HTML(
                    loading_html(),
                    elem_id="chat",
                    js_on_load=asset("store.js") + asset("chat.js") + asset("plot.js") + asset("judge.js"),
                    record=None,
                    charted=None,
                )
                examples = gr.HTML("", elem_id="examples")
                with gr.Column(elem_id="chart", visible=False) as chart:
                    bars = gr.BarPlot(visible=False, container=False, elem_id="bars", height=280)
                    line = gr.LinePlot(visible=False, container=False, elem_id="line", height=280)
            with gr.Row(elem_id="composer"):
                box = gr.Textbox(
                    label=label("composer.label"),
                    show_label=False,
                    placeholder=label("composer.placeholder"),
                    elem_id="box",
                    lines=1,
                    max_lines=5,
                    container=False,
                    autofocus=True,
                )
                send = gr.Button(label("composer.send"), variant="primary", elem_id="send")
        with gr.Column(elem_id="margin"):
            source = gr.HTML("", elem_id="source", js_on_load=asset("source.js"))
    return AskParts(conversation, scope, history, choice, chat, examples, chart, bars, line, box, send, source)


def _connect(desk: Desk, parts: AskParts, steps: AskSteps) -> None:
    """Connect what a reader does to what the page shows: each question is put at once, and then answered."""
    chat, known = parts.chat, [parts.conversation, parts.scope]
    put = [parts.conversation, chat, parts.box]
    answers = [
        asked.then(
            steps.answer,
            [parts.conversation],
            [parts.conversation, chat, parts.source, desk.serving, *parts.drawn],
            **ASKING,
            **QUIET,
        )
        for asked in (
            parts.box.submit(steps.put, [parts.box, *known], put, **AT_ONCE),
            parts.send.click(steps.put, [parts.box, *known], put, **AT_ONCE),
            chat.ask(steps.put_offered, known, put, **AT_ONCE),
            chat.revise(steps.revise, known, put, **AT_ONCE),
            chat.again(steps.again, known, put, **AT_ONCE),
            parts.history.arrive(steps.arrive, known, [*put, parts.scope, parts.choice], **AT_ONCE),
        )
    ]
    telling = {**QUIET, "concurrency_limit": None}  # a warning is shown only of an event that is queued
    opened = [parts.conversation, chat, parts.source, *parts.drawn]
    chat.show(steps.show, [parts.conversation], [parts.source], **AT_ONCE)
    parts.source.show(steps.show, [parts.conversation], [parts.source], **AT_ONCE)
    chat.judge(steps.judge, [parts.conversation], [parts.conversation, chat], **telling)
    chat.chart(steps.chart, [parts.conversation], [chat, *parts.drawn], **AT_ONCE)
    parts.choice.choose(steps.choose, None, [parts.scope], **AT_ONCE)
    parts.history.anew(steps.anew, None, opened, cancels=answers, **AT_ONCE)
    parts.history.resume(steps.resume, None, [*opened, parts.scope, parts.choice], cancels=answers, **telling)
    greeted = desk.serving.change(steps.greet, known, [parts.history, parts.choice, chat, parts.source], **QUIET)
    greeted.then(steps.offer, None, [parts.examples], concurrency_limit=None, **QUIET)
