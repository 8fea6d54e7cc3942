"""What the tabs share: how their events run, whose words they speak, and what one tab asks another to show."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from qa_bot.text.span import Span
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.shelf import Filter, Key, Shelf, shelf_of
from qa_bot.web.words import words_in as words_in

AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}
"""Events that answer at once, and wait for nothing; those that set a state others listen to go through the queue."""


@dataclass(frozen=True, slots=True)
class FiguresWanted:
    """Figures that another tab leads to, one of them opened; asking for the same again is another call."""

    wanted: Filter
    figure: Key | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class PassageWanted:
    """A passage of a report that another tab leads to."""

    report: str
    passage: Span
    at: float = field(default_factory=time.monotonic)


def shelf(desk: Desk) -> Shelf:
    """Return the figures and reports of the index that serves now."""
    return shelf_of(desk.holder.current())


def leads_to_text(desk: Desk, part: gr.HTML) -> None:
    """Let the buttons of class `read` in `part` open their passage in the tab 原文."""

    def read(event: gr.EventData) -> tuple[Any, PassageWanted]:
        told = event._data
        passage = Span(int(told["start"]), int(told["end"]))
        return gr.update(selected="text"), PassageWanted(str(told["report"]), passage)

    part.read(read, None, [desk.tabs, desk.passage_wanted], **QUIET)
