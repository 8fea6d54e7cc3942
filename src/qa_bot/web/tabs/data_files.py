"""Taking the figures away as CSV and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import gradio as gr

from qa_bot.figures.export import rows_of, write_csv, write_xlsx
from qa_bot.web.desk import QUIET, Desk
from qa_bot.web.downloads import Downloads
from qa_bot.web.shelf import Filter, Shelf
from qa_bot.web.tabs.common import AT_ONCE, shelf, words_in
from qa_bot.web.words import label

FORMS = ("csv", "xlsx")


def build_files(desk: Desk, wanted: gr.State) -> None:
    """Put a button for each form on the page: it writes what is wanted, and the browser saves it."""
    downloads = Downloads()
    for form in FORMS:
        button = gr.Button(label(f"data.{form}"), size="sm", elem_id=f"export-{form}")
        file = gr.DownloadButton(visible="hidden", elem_id=f"file-{form}")
        made = button.click(_maker(desk, downloads, form), [wanted], [file], concurrency_limit=4, **QUIET)
        made.then(None, js=f"() => setTimeout(() => document.querySelector('#file-{form}').click(), 50)", **AT_ONCE)


def export(now: Shelf, wanted: Filter, form: str, path: Path) -> None:
    """Write the figures wanted to `path` as a `form`: csv with a mark spreadsheets know UTF-8 by, or xlsx."""
    rows = rows_of(now.find(wanted), now.reports)
    if form == "xlsx":
        write_xlsx(rows, path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write_csv(rows, file)


def _maker(desk: Desk, downloads: Downloads, form: str) -> Callable[[Filter, gr.Request], str]:
    def make(wanted: Filter, request: gr.Request) -> str:
        path = downloads.path(f"{words_in(request)('data.file')}-{date.today().isoformat()}.{form}")
        export(shelf(desk), wanted, form, path)
        return str(path)

    return make
