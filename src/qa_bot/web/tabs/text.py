"""The tab 原文: a report whole, found in, with ways to its figures and to questions one can ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from qa_bot.answers.model import Citation
from qa_bot.text.span import Span
from qa_bot.web.assets import asset
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.shelf import Filter, Key, titles_of
from qa_bot.web.tabs.common import AT_ONCE, FiguresWanted, PassageWanted, shelf, words_in
from qa_bot.web.views.document import Document, document_html, no_document_html
from qa_bot.web.words import Words, label

QUESTIONS = 4
"""Questions offered for a section."""


def build_text(desk: Desk) -> None:
    """Lay the tab out and connect it."""
    report = gr.Dropdown([], label=label("text.report"), elem_id="text-report")
    document = gr.HTML(
        elem_id="document",
        apply_default_css=False,
        js_on_load=asset("document.js"),
        server_functions=[_questions(desk)],
    )

    def read(name: str | None, request: gr.Request) -> str:
        return _laid_out(desk, words_in(request), name)

    def fill(chosen: str | None, request: gr.Request) -> tuple[Any, str]:
        """Offer the reports there are now, and lay out the one chosen, or else the first."""
        reports = shelf(desk).reports
        name = chosen if chosen in reports else next(iter(reports), None)
        choices = [(title, key) for key, title in titles_of(reports).items()]
        return gr.update(choices=choices, value=name), _laid_out(desk, words_in(request), name)

    def come(called: PassageWanted, request: gr.Request) -> tuple[Any, str]:
        return gr.update(value=called.report), _laid_out(desk, words_in(request), called.report, called.passage)

    report.input(read, [report], [document], **AT_ONCE)
    desk.serving.change(fill, [report], [report, document], **AT_ONCE)
    desk.passage_wanted.change(come, [desk.passage_wanted], [report, document], **AT_ONCE)
    _leading_on(desk, document)


def _leading_on(desk: Desk, document: gr.HTML) -> None:
    """Let a section lead to its figures, and a number to its row of the table."""

    def section_figures(event: gr.EventData) -> tuple[Any, FiguresWanted]:
        told = event._data
        section = shelf(desk).reports[told["report"]].sections[int(told["section"])]
        return gr.update(selected="data"), FiguresWanted(Filter(reports=(told["report"],), section=section.path))

    def open_figure(event: gr.EventData) -> tuple[Any, FiguresWanted]:
        key = Key(str(event._data["report"]), int(event._data["start"]))
        figure = shelf(desk).figure(key)
        wanted = Filter(reports=(key.report,), section=figure.section if figure else ())
        return gr.update(selected="data"), FiguresWanted(wanted, key)

    document.figures(section_figures, None, [desk.tabs, desk.figures_wanted], **QUIET)
    document.figure(open_figure, None, [desk.tabs, desk.figures_wanted], **QUIET)


def _laid_out(desk: Desk, words: Words, name: str | None, target: Span | None = None) -> str:
    """Return report `name` laid out, `target` brought into view; a sentence where the index does not hold it."""
    now = shelf(desk)
    if name is None or name not in now.reports:
        return no_document_html(words)
    return document_html(words, Document(now.reports[name], now.of_report(name)), target)


def _questions(desk: Desk) -> Callable[[Sequence[Any]], list[str]]:
    def questions(place: Sequence[Any]) -> list[str]:
        """Return what can be asked of section `place[1]` of report `place[0]`; each was answered before."""
        bot = desk.holder.current()
        report, number = bot.reports.get(str(place[0])), int(place[1])
        if report is None or not 0 <= number < len(report.sections):
            return []
        section = report.sections[number]
        quote = section.heading.of(report.text)
        here = Citation(
            report.id, report.title, section.path, section.heading.start, section.heading.end, quote, (), 0.0
        )  # fmt: skip
        return list(bot.related(here, "", QUESTIONS))

    return questions
