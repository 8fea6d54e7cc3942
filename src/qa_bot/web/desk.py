"""What every tab is given: where the bot is, when another index serves, and how to reach the other tabs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa_bot.web.feedback import FeedbackFile
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office

if TYPE_CHECKING:
    import gradio as gr

ASKING_AT_ONCE = 4
"""Questions answered at the same time; Gradio's default is one. More only take the interpreter from each other."""
ASKING: dict[str, Any] = {"concurrency_limit": ASKING_AT_ONCE, "concurrency_id": "ask"}
"""What an event that asks the bot is given: all of them share one queue."""


@dataclass(frozen=True)
class Desk:
    """The page as its tabs see it.

    `serving` holds the fingerprint of the index the page shows, "" until one is loaded: `desk.serving.change(...)`
    fills a tab, and fills it anew when another index serves. `tabs` takes `gr.Tabs(selected=<name>)` to go to a tab.
    `figures_wanted` and `passage_wanted` take a `tabs.common.FiguresWanted` or `PassageWanted` that 数据 or 原文 shows.
    `office` is where reports and index are managed, None where they are not.
    `feedback` keeps what readers think of answers. Any HTML of any tab may hold `views.markup.question_button(...)`: a
    click goes to 问答 and asks.
    """

    holder: Holder
    tabs: gr.Tabs
    serving: gr.State
    figures_wanted: gr.State
    passage_wanted: gr.State
    feedback: FeedbackFile
    office: Office | None = None


QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""What an event of the page is given that is no endpoint of the API and shows no progress of its own."""
