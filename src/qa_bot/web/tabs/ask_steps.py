"""What happens in the tab 问答, one step for each thing a reader does; each returns what the page shows then."""

from __future__ import annotations

import base64
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from qa_bot.reports.model import Report
from qa_bot.web.charts import drawn
from qa_bot.web.desk import Desk
from qa_bot.web.examples import Examples
from qa_bot.web.export import to_markdown, to_word
from qa_bot.web.feedback import Opinion, reason_of
from qa_bot.web.records import RecordError, conversation_of, record_of
from qa_bot.web.turns import Conversation, Turn, answered
from qa_bot.web.views.chat import chat_html, examples_html, start_html
from qa_bot.web.views.source import library_html, source_html
from qa_bot.web.views.tools import history_html, scope_html
from qa_bot.web.words import Words, words_in

_log = logging.getLogger(__name__)
Shown = tuple[Any, ...]
"""New values of components, in the order the event names them; `gr.skip()` leaves one as it is."""


class AskSteps:
    """The steps, over the bot that answers now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._examples = Examples()

    def put(self, question: str, earlier: Conversation, scope: Sequence[str], request: gr.Request) -> Shown:
        """Show a question at the end of the conversation; it is answered next."""
        if not question.strip():
            return earlier, gr.skip(), ""
        if earlier.waiting is not None:  # one at a time: it stays in the box until the answer is there
            return earlier, gr.skip(), question
        return (*self._shown(earlier.asked(question.strip(), scope), request), "")

    def put_offered(
        self, earlier: Conversation, scope: Sequence[str], event: gr.EventData, request: gr.Request
    ) -> Shown:
        """Show a question that was clicked; what stands in the box stays there."""
        return (*self.put(str(event._data["question"]), earlier, scope, request)[:2], gr.skip())

    def revise(self, earlier: Conversation, scope: Sequence[str], event: gr.EventData, request: gr.Request) -> Shown:
        """Put another question in the place of an earlier one; what came after it is left out."""
        number, question = int(event._data["turn"]), str(event._data["question"]).strip()
        if not question or earlier.waiting is not None or number >= len(earlier.turns):
            return earlier, gr.skip(), gr.skip()
        return (*self._shown(earlier.revised(number, question, scope), request), gr.skip())

    def again(self, earlier: Conversation, scope: Sequence[str], event: gr.EventData, request: gr.Request) -> Shown:
        """Ask a question again, of the reports chosen now."""
        number = int(event._data["turn"])
        if earlier.waiting is not None or number >= len(earlier.turns):
            return earlier, gr.skip(), gr.skip()
        return (*self._shown(earlier.again(number, scope), request), gr.skip())

    def arrive(self, earlier: Conversation, scope: Sequence[str], event: gr.EventData, request: gr.Request) -> Shown:
        """Do what a link says: choose its reports, and ask its question."""
        wanted = tuple(str(name) for name in event._data["scope"])
        put = self.put(str(event._data["question"]), earlier, wanted, request)
        reports = self._desk.holder.current().reports
        known = tuple(name for name in wanted if name in reports)  # the turn tells of one that is not there
        return *put, known, gr.HTML(chosen=list(known))

    def answer(self, waiting: Conversation, request: gr.Request) -> Shown:
        """Answer the question that waits."""
        number = waiting.waiting
        if number is None:
            return (gr.skip(),) * 7
        bot, words = self._desk.holder.current(), words_in(request)
        now = answered(words, bot, waiting)
        opened = _opened(words, bot.reports, now, number, 0, opened=False)
        chart = drawn(words, now.turns[number].answer)
        return (now, _chat(words, bot.reports, now, charted=number), opened, bot.fingerprint, *chart)

    def show(self, shown: Conversation, event: gr.EventData, request: gr.Request) -> str:
        """Show a passage in its report."""
        number, index = int(event._data["turn"]), int(event._data["index"])
        return _opened(words_in(request), self._desk.holder.current().reports, shown, number, index, opened=True)

    def chart(self, shown: Conversation, event: gr.EventData, request: gr.Request) -> Shown:
        """Draw the figures of an answer, in it."""
        number = int(event._data["turn"])
        answer = shown.turns[number].answer if number < len(shown.turns) else None
        return gr.HTML(charted=number), *drawn(words_in(request), answer)

    def judge(self, shown: Conversation, event: gr.EventData, request: gr.Request) -> Shown:
        """Keep a reader's opinion of an answer."""
        told, words = event._data, words_in(request)
        number = int(told["turn"])
        turn = shown.turns[number] if number < len(shown.turns) else Turn("")
        if turn.answer is None:
            return gr.skip(), gr.skip()
        good = bool(told["good"])
        reason, comment = reason_of(told.get("reason")), str(told.get("comment") or "")
        opinion = Opinion(turn.answer, good, tuple(shown.history(number)), turn.scope, reason, comment)
        try:
            self._desk.feedback.add(opinion)
        except OSError as error:
            _log.error("an opinion could not be kept in %s: %s", self._desk.feedback.path, error)
            gr.Warning(words("judge.failed"))
            return gr.skip(), gr.skip()
        return self._shown(shown.having(number, replace(turn, opinion="up" if good else "down")), request)

    def choose(self, event: gr.EventData) -> tuple[str, ...]:
        """Take which reports are asked from now on; all where none is chosen."""
        return tuple(str(name) for name in event._data["reports"])

    def anew(self, request: gr.Request) -> Shown:
        """Begin another conversation."""
        bot, words = self._desk.holder.current(), words_in(request)
        start = gr.HTML(start_html(words), record=None, charted=None)
        return (Conversation(), start, library_html(words, bot.reports), *drawn(words, None))

    def resume(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Go on with a conversation the browser kept."""
        words, reports = words_in(request), self._desk.holder.current().reports
        try:
            kept = conversation_of(event._data["record"])
        except RecordError as error:
            _log.warning("%s", error)
            gr.Warning(words("history.unreadable"))
            return (gr.skip(),) * 8
        last = kept.turns[-1] if kept.turns else Turn("")
        opened = _opened(words, reports, kept, len(kept.turns) - 1, 0, opened=False)
        scope = tuple(name for name in last.scope if name in reports)
        chat = _chat(words, reports, kept, charted=len(kept.turns) - 1)
        shown = (kept, chat, opened, *drawn(words, last.answer))
        return *shown, scope, gr.HTML(chosen=list(scope))

    def greet(self, shown: Conversation, scope: Sequence[str], request: gr.Request) -> Shown:
        """Show the tools, and the start page, over the index that serves now; a conversation that has begun stays."""
        bot, words = self._desk.holder.current(), words_in(request)
        tools = (history_html(words), gr.HTML(scope_html(words, bot.reports), chosen=list(scope)))
        if shown.turns:
            return *tools, gr.skip(), gr.skip()
        return *tools, start_html(words), library_html(words, bot.reports)

    def offer(self, request: gr.Request) -> str:
        """Offer questions to start with; they may take their time, the page stands already."""
        return examples_html(words_in(request), self._examples.of(self._desk.holder.current()))

    def _shown(self, now: Conversation, request: gr.Request) -> Shown:
        return now, _chat(words_in(request), self._desk.holder.current().reports, now)


def take_away(asked: Mapping[str, Any], request: gr.Request) -> dict[str, str]:
    """Return a kept conversation as a document, base64 in `content`; `error` where it cannot be read.

    `asked` holds the `record`, and the `form`: markdown or word.
    """
    words = words_in(request)
    try:
        conversation = conversation_of(asked.get("record"))
    except RecordError:
        return {"error": words("history.unreadable")}
    made = to_word(words, conversation) if asked.get("form") == "word" else to_markdown(words, conversation).encode()
    return {"content": base64.b64encode(made).decode("ascii")}


def _chat(
    words: Words, reports: Mapping[str, Report], conversation: Conversation, *, charted: int | None = None
) -> gr.HTML:
    """Return the conversation; `charted` is the turn whose figures are drawn from now on, None where that stays."""
    changed: dict[str, Any] = {"record": record_of(conversation)}
    if charted is not None:
        changed["charted"] = charted
    return gr.HTML(chat_html(words, conversation, reports), **changed)


def _opened(
    words: Words, reports: Mapping[str, Report], shown: Conversation, number: int, index: int, *, opened: bool
) -> str:
    """Return the source panel with a passage of a turn, or the reports where there is none."""
    if shown.passage(number, index) is None:
        return library_html(words, reports)
    return source_html(words, reports, shown.turns[number].passages, number, index, opened=opened)
