"""Serving the page on this machine, and nothing but this machine."""

from __future__ import annotations

import socket
from importlib.util import find_spec
from pathlib import Path

import gradio as gr
from starlette.middleware import Middleware

from qa_bot.errors import QABotError
from qa_bot.web.app import FEEDBACK, build_app
from qa_bot.web.assets import asset, stylesheet
from qa_bot.web.early import Early
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.policy import Policy
from qa_bot.web.theme import theme
from qa_bot.web.words import CHINESE, Words, translations

AT_ONCE = 16
"""Events of one kind handled at the same time, where they ask for nothing else; Gradio's default is one."""


def serve(
    holder: Holder,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    feedback: Path = FEEDBACK,
    office: Office | None = None,
    mcp: bool = False,
) -> None:
    """Serve the app until stopped, from before the bot of `holder` is loaded.

    Raises `QABotError` where the port is taken, or as soon as the bot turns out not to load.
    """
    if mcp:
        _check_mcp()
    _check_free(host, port)
    app = build_app(holder, feedback, office)
    address = launch(app, host=host, port=port, open_browser=open_browser, mcp=mcp)
    print(Words(CHINESE)("app.started", address=address), flush=True)
    try:
        holder.current()
    except QABotError:
        app.close(verbose=False)
        raise
    app.block_thread()


def launch(app: gr.Blocks, *, host: str, port: int, open_browser: bool = False, mcp: bool = False) -> str:
    """Start serving `app` and return its address; nothing of it leaves this machine."""
    app.queue(default_concurrency_limit=AT_ONCE)
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
        mcp_server=mcp,
        quiet=True,
        theme=theme(),
        css=stylesheet(),
        head=asset("head.html"),
        i18n=translations(),
        app_kwargs={"middleware": [Middleware(Policy), Middleware(Early)]},
    )
    return str(address)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise QABotError(
                f"cannot listen on {host}:{port} ({error.strerror}); give another with --port or --host."
            ) from error


def _check_mcp() -> None:
    if find_spec("mcp") is None:
        raise QABotError('MCP needs another package; run `pip install "qa-bot[mcp]"`, or leave --mcp out.')
