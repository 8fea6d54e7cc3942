"""`qa-bot check`: whether the index is whole and current, for a person and for monitoring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from qa_bot.cli.common import DATA, INDEX, DataOption, DebugOption, IndexOption, failures, out
from qa_bot.resources import load_toml

if TYPE_CHECKING:
    from qa_bot.indexing.checking import Checked

EXIT_CODES = {"good": 0, "damaged": 1, "stale": 3}
"""2 is what every command says of words it does not understand."""


def check(
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    debug: DebugOption = False,
) -> None:
    """Check that the index is whole and current.

    Every file is compared with the manifest, every passage and figure with the text of its report, every report with
    its file.

    Exit code 0: good. 1: damaged or missing, it cannot be relied on. 3: whole, but the reports have changed since.
    """
    with failures(debug):
        from qa_bot.indexing.checking import check_index

        checked = check_index(index, data)
    if as_json:
        print(json.dumps(_row(checked), ensure_ascii=False, indent=2))
    else:
        _print(checked)
    raise typer.Exit(EXIT_CODES[checked.state])


def _row(checked: Checked) -> dict[str, object]:
    return {
        "state": checked.state,
        "fingerprint": checked.manifest.fingerprint if checked.manifest else None,
        "built_at": checked.manifest.built_at if checked.manifest else None,
        "damage": list(checked.damage),
        "stale": list(checked.stale),
        "notes": list(checked.notes),
    }


def _print(checked: Checked) -> None:
    """Print the verdict, then a line for each thing found."""
    manifest = checked.manifest
    facts = {
        "reports": len(manifest.reports) if manifest else 0,
        "chunks": manifest.chunks if manifest else 0,
        "statements": manifest.statements if manifest else 0,
        "figures": manifest.figures if manifest else 0,
        "fingerprint": manifest.fingerprint if manifest else "",
        "built_at": manifest.built_at if manifest else "",
    }
    out.print(load_toml("build.toml")["check"][checked.state].format(**facts))
    for line in (*checked.damage, *checked.stale, *checked.notes):
        out.print(f"  {escape(line)}")
