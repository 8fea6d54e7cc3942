"""`qa-bot show REPORT`: a report as the bot reads it: outline, sections, figures, what was left out or is doubtful."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from qa_bot.cli.common import DATA, INDEX, DataOption, DebugOption, IndexOption, failures, out

if TYPE_CHECKING:
    from qa_bot.cli.shown import Shown


def show(
    report: Annotated[str, typer.Argument(help="A report's id or file name, or the path of a file.", metavar="REPORT")],
    section: Annotated[
        str, typer.Option("--section", help="The text of a section: its number (2.1) or words of its title.")
    ] = "",
    figures: Annotated[bool, typer.Option("--figures", help="The figures, of the section where one is named.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The whole text, as the bot reads it.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="The lines that were left out as navigation.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    debug: DebugOption = False,
) -> None:
    """Show a report: its outline, sections, figures, metadata, and the reader's warnings."""
    with failures(debug):
        from qa_bot.cli.shown import find, with_section

        shown = with_section(find(report, data, index), section)
    if as_json:
        print(json.dumps(shown.to_dict(text=text), ensure_ascii=False, indent=2))
    else:
        _print(shown, figures=figures, text=text, dropped=dropped)


def _print(shown: Shown, *, figures: bool, text: bool, dropped: bool) -> None:
    from qa_bot.cli import show_page

    if text or (shown.chosen and not figures):
        show_page.print_text(out, shown)
    if figures:
        show_page.print_figures(out, shown)
    if dropped:
        show_page.print_dropped(out, shown)
    if not (text or figures or dropped or shown.chosen):
        show_page.print_overview(out, shown)
