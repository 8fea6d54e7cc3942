"""The tab 问答: the conversation, the box to ask in, and the report beside it."""

from __future__ import annotations

from typing import Any

import gradio as gr

from qa_bot.web.assets import asset
from qa_bot.web.desk import ASKING_AT_ONCE, QUIET, Desk
from qa_bot.web.turns import Bot, Conversation, passage_at, with_answer, with_question
from qa_bot.web.views.chat import chat_html, loading_html
from qa_bot.web.views.source import library_html, source_html
from qa_bot.web.words import CHINESE, Words, label, words_of

EXAMPLES = 6


def build_ask(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    conversation = gr.State(())
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="talk"):
            chat = gr.HTML(loading_html(Words(CHINESE)), elem_id="chat", js_on_load=asset("chat.js"))
            with gr.Row(elem_id="composer"):
                clear = gr.Button(label("composer.clear"), elem_id="clear", size="sm")
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
    _wire(desk, conversation, chat, source, box, send, clear)


def _wire(
    desk: Desk,
    conversation: gr.State,
    chat: gr.HTML,
    source: gr.HTML,
    box: gr.Textbox,
    send: gr.Button,
    clear: gr.Button,
) -> None:
    """Connect what a reader does to what the page shows."""
    holder = desk.holder

    def put(question: str, earlier: Conversation, request: gr.Request) -> tuple[Conversation, Any, str]:
        if not question.strip():
            return earlier, gr.skip(), ""
        if earlier and earlier[-1].pending:  # one at a time: the question stays in the box until the answer is there
            return earlier, gr.skip(), question
        now = with_question(earlier, question.strip())
        return now, chat_html(_words(request), now), ""

    def put_offered(earlier: Conversation, event: gr.EventData, request: gr.Request) -> tuple[Conversation, Any, str]:
        return put(str(event._data["question"]), earlier, request)

    def answer(waiting: Conversation, request: gr.Request) -> tuple[Any, Any, Any]:
        if not waiting or not waiting[-1].pending:
            return gr.skip(), gr.skip(), gr.skip()
        bot, words = holder.current(), _words(request)
        now = with_answer(bot, waiting)
        return now, chat_html(words, now), _opened(words, bot, now, len(now) - 1, 0, opened=False)

    def show(shown: Conversation, event: gr.EventData, request: gr.Request) -> str:
        turn, index = int(event._data["turn"]), int(event._data["index"])
        return _opened(_words(request), holder.current(), shown, turn, index, opened=True)

    def start_anew(request: gr.Request) -> tuple[Conversation, str, str]:
        bot, words = holder.current(), _words(request)
        return (), chat_html(words, (), bot.suggestions(EXAMPLES)), library_html(words, bot.reports)

    def greet(shown: Conversation, request: gr.Request) -> tuple[Any, Any]:
        """Show the start page over the index that serves now; a conversation that has begun stays."""
        if shown:
            return gr.skip(), gr.skip()
        return start_anew(request)[1:]

    now_shown = [conversation, chat, box]
    for put_question in (
        box.submit(put, [box, conversation], now_shown, queue=False, **QUIET),
        send.click(put, [box, conversation], now_shown, queue=False, **QUIET),
        chat.click(put_offered, [conversation], now_shown, queue=False, **QUIET),
    ):
        put_question.then(
            answer, [conversation], [conversation, chat, source], concurrency_limit=ASKING_AT_ONCE, **QUIET
        )
    chat.select(show, [conversation], [source], queue=False, **QUIET)
    source.select(show, [conversation], [source], queue=False, **QUIET)
    clear.click(start_anew, None, [conversation, chat, source], queue=False, **QUIET)
    desk.serving.change(greet, [conversation], [chat, source], **QUIET)


def _words(request: gr.Request) -> Words:
    return words_of(request.headers.get("accept-language"))


def _opened(words: Words, bot: Bot, conversation: Conversation, turn: int, index: int, *, opened: bool) -> str:
    """Return the source panel with a passage of a turn, or the library where there is none."""
    if passage_at(conversation, turn, index) is None:
        return library_html(words, bot.reports)
    return source_html(words, bot.reports, conversation[turn].passages, turn, index, opened=opened)
