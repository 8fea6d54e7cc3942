"""How the reports agree with themselves, below the figures."""

from __future__ import annotations

import gradio as gr

from qa_bot.web.assets import asset
from qa_bot.web.desk import Desk
from qa_bot.web.tabs.common import AT_ONCE, leads_to_text, shelf, words_in
from qa_bot.web.views.checks import checks_html
from qa_bot.web.words import label


def build_checks(desk: Desk, reports: gr.Dropdown) -> None:
    """Put the checks of the chosen `reports` (all where none is) on the page; they are made when they are opened."""
    with gr.Accordion(label("checks.title"), open=False, elem_id="checks") as fold:
        only = gr.Checkbox(True, label=label("checks.only_differ"), elem_id="only-differing")
        found = gr.HTML(elem_id="checks-found", apply_default_css=False, js_on_load=asset("passage.js"))

    def show(chosen: list[str], only_differing: bool, request: gr.Request) -> str:
        now = shelf(desk)
        names = [name for name in chosen if name in now.reports] or list(now.reports)
        made = [check for name in names for check in now.checks(name)]
        return checks_html(words_in(request), made, now.reports, only_differing=only_differing)

    for asked in (fold.expand, only.input, reports.change):
        asked(show, [reports, only], [found], **AT_ONCE)
    leads_to_text(desk, found)
