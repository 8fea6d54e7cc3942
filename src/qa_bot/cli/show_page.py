"""A report as `qa-bot show` prints it in a terminal."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from qa_bot.cli.shown import Shown
from qa_bot.reports.model import Metadata, Origins
from qa_bot.resources import load_toml

MOST_FIGURES = 200
"""Figures shown in a terminal where no section is named."""
_FIELDS = ("title", "issuer", "place", "year", "date", "document_number", "source")


def print_overview(console: Console, shown: Shown) -> None:
    """Print what a report is, its contents, its tables, and what is doubtful about it."""
    said, report = _said(), shown.report
    console.print(Text(report.title, style="bold"))
    console.print(_counts(shown))
    console.print(_about(report.file_name, report.metadata, report.origins))
    console.print(Text(said["page"]["stated"], style="dim"))
    if shown.entries:
        console.print(_contents(shown))
    if report.tables:
        console.print(_tables(shown))
    console.print(Text(said["page"]["warnings"], style="bold"))
    for warning in shown.warnings:
        console.print(Text(f"  ! {warning}", style="yellow"))
    if not shown.warnings:
        console.print(Text(f"  {said['page']['no_warnings']}", style="dim"))
    if report.dropped:
        console.print(Text(f"  {said['page']['dropped'].format(count=len(report.dropped))}", style="dim"))


def print_text(console: Console, shown: Shown) -> None:
    """Print the text of the sections asked for, or of the whole report, its figures in bold."""
    text = Text(shown.report.text)
    for figure in shown.figures:
        text.stylize("bold", figure.span.start, figure.span.end)
    parts = [entry.section.span for entry in shown.chosen]
    for span in parts:
        console.print(text[span.start : span.end])
    if not parts:
        console.print(text)


def print_figures(console: Console, shown: Shown) -> None:
    """Print the figures of the sections asked for, or of the whole report."""
    said, figures = _said(), shown.in_question
    if not figures:
        console.print(Text(said["page"]["no_figures"], style="dim"))
        return
    table = _table(*(said["column"][name] for name in ("metric", "text", "role", "period", "subject")))
    most = len(figures) if shown.chosen else MOST_FIGURES
    for figure in figures[:most]:
        written = f"{figure.qualifier}{figure.text}" if figure.origin == "text" else f"{figure.text} {figure.unit}"
        table.add_row(*map(Text, (figure.metric, written, figure.role, figure.period, figure.subject)))
    console.print(table)
    if len(figures) > most:
        console.print(Text(said["page"]["more"].format(count=len(figures), shown=most), style="dim"))


def print_dropped(console: Console, shown: Shown) -> None:
    """Print the lines that were left out, as the file has them."""
    for line in shown.report.dropped:
        console.print(Text(line))
    if not shown.report.dropped:
        console.print(Text(_said()["page"]["nothing_dropped"], style="dim"))


def _counts(shown: Shown) -> Text:
    said = _said()["page"]
    counted = said["counts"].format(
        characters=len(shown.report.text),
        sections=len(shown.entries),
        tables=len(shown.report.tables),
        figures=len(shown.figures),
    )
    pages = said["pages"].format(pages=shown.pages) if shown.pages else ""
    return Text("　".join(filter(None, (counted, pages, shown.origin))), style="dim")


def _about(file_name: str, metadata: Metadata, origins: Origins) -> Table:
    said = _said()
    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(overflow="fold")
    table.add_row(Text(said["field"]["file"], style="dim"), Text(file_name), "")
    for name in _FIELDS:
        value, where = getattr(metadata, name), getattr(origins, name)
        told = said["where"][where or "none"]
        table.add_row(Text(said["field"][name], style="dim"), Text(str(value or "—")), Text(told, style="dim"))
    return table


def _contents(shown: Shown) -> Table:
    column = _said()["column"]
    table = _table(column["number"], column["title"], title=_said()["page"]["contents"])
    if shown.pages:
        table.add_column(column["page"], justify="right")
    table.add_column(column["figures"], justify="right")
    for entry in shown.entries:
        title = Text("  " * (entry.section.level - 1) + entry.section.title)
        title.stylize("dim" if entry.section.kind == "run_in" else "")
        page = [str(entry.page)] if shown.pages else []
        table.add_row(entry.number, title, *page, str(shown.figures_in(entry) or ""))
    return table


def _tables(shown: Shown) -> Table:
    said = _said()
    names = ("title", "unit", "rows", "columns", "figures")
    table = _table(*(said["column"][name] for name in names), title=said["page"]["tables"])
    for item in shown.report.tables:
        rows, columns = item.shape
        caption = Text(item.caption or said["page"]["untitled_table"])
        table.add_row(caption, item.unit, str(rows), str(columns), str(shown.figures_in(item) or ""))
    return table


def _table(*columns: str, title: str = "") -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=title or None, title_justify="left", title_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _said() -> dict[str, Any]:
    return load_toml("show.toml")
