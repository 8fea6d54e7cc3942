"""The HTTP API: everything the page does, as named endpoints; `POST /gradio_api/call/<name>`, or `gradio_client`.

An endpoint returns plain JSON, or `{"error": …}` with one sentence where something was asked for that cannot be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec

import gradio as gr
from gradio import events

from qa_bot.errors import QABotError
from qa_bot.reports.files import supported_endings
from qa_bot.web.api.asking import Asking
from qa_bot.web.api.managing import Managing, Watching
from qa_bot.web.api.reading import Reading
from qa_bot.web.desk import ASKING, ASKING_AT_ONCE
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.tabs.index import MANAGING, put_all
from qa_bot.web.words import CHINESE, Words

TOOLS = ("ask", "figures", "search")
"""The endpoints that are MCP tools too, where the server offers them."""
P = ParamSpec("P")


def build_api(holder: Holder, office: Office | None) -> None:
    """Register the endpoints; those that change something only where `office` allows it."""
    asking, reading = Asking(holder), Reading(holder)
    _register((asking.ask, asking.search, asking.suggestions), **ASKING)
    looking = (reading.figures, reading.reports, reading.outline, reading.report_text)
    _register((*looking, reading.section_questions, reading.checks), concurrency_limit=ASKING_AT_ONCE)
    if office is None:
        return
    watching = Watching(holder, office)
    told = (watching.index_status, watching.build_status, watching.evaluation_status)
    _register(told, concurrency_limit=ASKING_AT_ONCE)
    if office.manage:
        managing = Managing(holder, office)
        changing = (managing.build, managing.stop_build, managing.change, managing.evaluate)
        _register(changing, concurrency_id=MANAGING, concurrency_limit=1)
        _uploading(office)


def _register(endpoints: Iterable[Callable[..., Any]], **how: Any) -> None:
    for endpoint in endpoints:
        events.api(_told(endpoint), api_name=endpoint.__name__, **how)


def _told(endpoint: Callable[P, Any]) -> Callable[P, Any]:
    """Return `endpoint` with what it raises on purpose told as its one sentence."""

    @wraps(endpoint)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return endpoint(*args, **kwargs)
        except QABotError as error:
            return {"error": str(error)}

    if endpoint.__name__ not in TOOLS:
        answer._mcp_type = "endpoint"  # type: ignore[attr-defined] # Gradio makes a tool of what has no other type
    return answer


def _uploading(office: Office) -> None:
    """Register `add_report`, whose file goes through Gradio's own upload: a path of the server is not taken."""

    def add_report(file: str, replace: bool) -> dict[str, Any]:
        """Put a report file into the data folder; one of its name is kept beside it, or set aside with `replace`."""
        good, bad = put_all(office, Words(CHINESE), [file], replace=replace)
        return {"error": bad[0]} if bad else {"done": good[0]}

    with gr.Row(visible=False):
        file = gr.File(file_types=list(supported_endings()), label="file")
        replace, done = gr.Checkbox(label="replace"), gr.JSON()
        gr.Button().click(
            add_report, [file, replace], [done], api_name="add_report", concurrency_id=MANAGING, concurrency_limit=1
        )
