"""The Gradio app: what stands on the page, and what happens on it. Importing gradio takes seconds."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio import events

from qa_bot.errors import QABotError
from qa_bot.web.assets import asset, stylesheet
from qa_bot.web.theme import theme
from qa_bot.web.turns import Bot, Conversation, passage_at, with_answer, with_question
from qa_bot.web.views.chat import chat_html
from qa_bot.web.views.markup import text
from qa_bot.web.views.source import library_html, source_html
from qa_bot.web.words import word

ASKING_AT_ONCE = 16
"""Questions answered at the same time; Gradio's default is one."""
EXAMPLES = 6


def build_app(bot: Bot) -> gr.Blocks:
    """Return the app over `bot`, ready to be launched."""
    examples = bot.suggestions(EXAMPLES)
    app: gr.Blocks
    with gr.Blocks(title=word("app.name"), analytics_enabled=False, fill_width=True) as app:
        conversation = gr.State(())
        gr.HTML(_masthead(bot))
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                chat = gr.HTML(chat_html((), examples), elem_id="chat", js_on_load=asset("chat.js"))
                with gr.Row(elem_id="composer"):
                    clear = gr.Button(word("app.clear"), elem_id="clear", size="sm")
                    box = gr.Textbox(
                        label=word("composer.label"),
                        show_label=False,
                        placeholder=word("composer.placeholder"),
                        elem_id="box",
                        lines=1,
                        max_lines=5,
                        container=False,
                        autofocus=True,
                    )
                    send = gr.Button(word("composer.send"), variant="primary", elem_id="send")
            with gr.Column(elem_id="margin"):
                source = gr.HTML(library_html(bot.reports), elem_id="source", js_on_load=asset("source.js"))
        gr.HTML(f'<p class="colophon">{text(_colophon(bot))}</p>')
        _wire(bot, examples, conversation, chat, source, box, send, clear)
        events.api(_api(bot), api_name="ask", concurrency_limit=ASKING_AT_ONCE)
    return app


def serve(load: Callable[[], Bot], *, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = False) -> None:
    """Load a bot and serve the app until stopped; raise `QABotError` where the port is taken or the bot cannot load."""
    _check_free(host, port)
    app = build_app(load())
    address = launch(app, host=host, port=port, open_browser=open_browser)
    print(word("app.started", address=address), flush=True)
    app.block_thread()


def launch(app: gr.Blocks, *, host: str, port: int, open_browser: bool = False) -> str:
    """Start serving `app` and return its address; nothing of it leaves this machine."""
    app.queue(default_concurrency_limit=ASKING_AT_ONCE)
    _, address, _ = app.launch(
        server_name=host,
        server_port=port,
        share=False,
        inbrowser=open_browser,
        prevent_thread_lock=True,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        quiet=True,
        theme=theme(),
        css=stylesheet(),
        head=asset("head.html"),
    )
    return str(address)


def _wire(
    bot: Bot,
    examples: tuple[str, ...],
    conversation: gr.State,
    chat: gr.HTML,
    source: gr.HTML,
    box: gr.Textbox,
    send: gr.Button,
    clear: gr.Button,
) -> None:
    """Connect what a reader does to what the page shows."""

    def put(question: str, earlier: Conversation) -> tuple[Conversation, str, str]:
        if not question.strip():
            return earlier, chat_html(earlier, examples), ""
        if earlier and earlier[-1].pending:  # one at a time: the question stays in the box until the answer is there
            return earlier, chat_html(earlier, examples), question
        now = with_question(earlier, question.strip())
        return now, chat_html(now, examples), ""

    def put_offered(earlier: Conversation, event: gr.EventData) -> tuple[Conversation, str, str]:
        return put(str(event._data["question"]), earlier)

    def answer(waiting: Conversation) -> tuple[Conversation, str, str]:
        if not waiting or not waiting[-1].pending:
            return waiting, chat_html(waiting, examples), gr.skip()
        now = with_answer(bot, waiting)
        return now, chat_html(now, examples), _opened(bot, now, len(now) - 1, 0, opened=False)

    def show(shown: Conversation, event: gr.EventData) -> str:
        return _opened(bot, shown, int(event._data["turn"]), int(event._data["index"]), opened=True)

    def start_anew() -> tuple[Conversation, str, str]:
        return (), chat_html((), examples), library_html(bot.reports)

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    now_shown = [conversation, chat, box]
    for put_question in (
        box.submit(put, [box, conversation], now_shown, queue=False, **private),
        send.click(put, [box, conversation], now_shown, queue=False, **private),
        chat.click(put_offered, [conversation], now_shown, queue=False, **private),
    ):
        put_question.then(
            answer, [conversation], [conversation, chat, source], concurrency_limit=ASKING_AT_ONCE, **private
        )
    chat.select(show, [conversation], [source], queue=False, **private)
    source.select(show, [conversation], [source], queue=False, **private)
    clear.click(start_anew, None, [conversation, chat, source], queue=False, **private)


def _opened(bot: Bot, conversation: Conversation, turn: int, index: int, *, opened: bool) -> str:
    """Return the source panel with a passage of a turn, or the library where there is none."""
    if passage_at(conversation, turn, index) is None:
        return library_html(bot.reports)
    return source_html(bot.reports, conversation[turn].passages, turn, index, opened=opened)


def _api(bot: Bot) -> Callable[[str, list[str], list[str]], dict[str, Any]]:
    def ask(question: str, history: list[str], scope: list[str]) -> dict[str, Any]:
        """Answer a question; returns the answer object, or an `error` with its one sentence."""
        try:
            return bot.ask(question, history=history, scope=scope).to_dict()
        except QABotError as error:
            return {"error": str(error)}

    return ask


def _masthead(bot: Bot) -> str:
    return (
        f'<header class="masthead"><h1>{text(word("app.name"))}</h1><p>{text(word("app.tagline"))}</p>'
        f'<span class="count">{text(word("app.reports", count=len(bot.reports)))}</span></header>'
    )


def _colophon(bot: Bot) -> str:
    return word("app.footer", count=len(bot.reports), fingerprint=bot.fingerprint)


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise QABotError(
                f"cannot listen on {host}:{port} ({error.strerror}); give another with --port or --host."
            ) from error
