"""`qa-bot build` and `qa-bot rollback`: making an index, and going back to one that was kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from qa_bot.cli.common import DATA, INDEX, DataOption, DebugOption, IndexOption, ModelOption, err, failures, out
from qa_bot.errors import QABotError, ReportError
from qa_bot.resources import load_toml

if TYPE_CHECKING:
    from qa_bot.indexing.changes import BuildSummary
    from qa_bot.indexing.generations import KeptIndex
    from qa_bot.indexing.manifest import Manifest
    from qa_bot.indexing.progress import BuildEvent, Listener
    from qa_bot.serving import LiveBot


def build(
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    model: ModelOption = None,
    force: Annotated[bool, typer.Option("--force", help="Build anew, even where nothing changed.")] = False,
    wait: Annotated[bool, typer.Option(help="Where another build is running: wait for it, or fail at once.")] = True,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and build whenever the reports change.")] = False,
    config: Annotated[Path | None, typer.Option("--config", help="A TOML file of settings.", metavar="FILE")] = None,
    debug: DebugOption = False,
) -> None:
    """Read the reports and make the index current; only what changed is encoded again.

    Whenever and however it is stopped, the index before it goes on serving. A file that cannot be read is named, what
    an earlier build read from it stays, and the rest is built.
    """
    with failures(debug):
        from qa_bot.config import Config
        from qa_bot.indexing.build import build_index

        settings = Config.from_file(config) if config else Config()

        def once(force: bool) -> BuildSummary:
            with progress_of_build() as listen:
                return build_index(data, index, model=model, config=settings, force=force, wait=wait, listen=listen)

        if not watch:
            print_summary(once(force))
        elif data.is_dir():
            _watch(data, once, force)
        else:
            raise ReportError(f"there is no folder {data}; name another with --data.")


def _watch(data: Path, build: Callable[[bool], BuildSummary], force: bool) -> None:
    """Build whenever the reports change; a build that fails is told, and tried again."""
    from qa_bot.indexing.watching import keep_current

    told = ""

    def attempt() -> bool:
        nonlocal told, force
        try:
            summary = build(force)
        except (QABotError, OSError) as error:
            if str(error) != told:
                err.print(f"qa-bot: {escape(str(error))}")
            told = str(error)
            return False
        told, force = "", False
        if summary.built:
            print_summary(summary)
        return all(failed.sha256 for failed in summary.failed)

    out.print(_say("build", "watching", data=escape(str(data))))
    with contextlib.suppress(KeyboardInterrupt):
        keep_current(data, attempt)


def rollback(
    fingerprint: Annotated[
        str | None, typer.Argument(help="The index to go back to; the one before where left out.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Show the indexes that are kept; change nothing.")] = False,
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    debug: DebugOption = False,
) -> None:
    """Let an earlier index serve again; a running server takes it up by itself."""
    with failures(debug):
        from qa_bot.indexing.generations import kept_indexes, read_manifest
        from qa_bot.indexing.going_back import roll_back

        if show:
            read_manifest(index)
            _print_kept(kept_indexes(index))
            return
        chosen = roll_back(index, fingerprint)
    out.print(_say("rollback", "done", **_facts(chosen.manifest)))


@contextmanager
def progress_of_build() -> Iterator[Listener]:
    """Show a build on stderr while the block runs: a bar for each phase, with the time it will still take."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]} {task.fields[left]}"))
    with Progress(*columns, console=err) as progress:
        tasks: dict[str, TaskID] = {}

        def finish() -> None:
            for task in tasks.values():
                progress.update(task, total=1, completed=1, left="")

        def listen(event: BuildEvent) -> None:
            if event.phase not in tasks:
                finish()
                tasks[event.phase] = progress.add_task(event.label, total=None, count="", left="")
            time = _say("build", "remaining", time=event.left) if event.left else ""
            progress.update(
                tasks[event.phase],
                completed=event.done,
                total=event.total or None,
                count=f"{event.done}/{event.total}" if event.total else "",
                left=" ".join(filter(None, (time, escape(event.file_name)))),
            )

        yield listen
        finish()


def print_summary(summary: BuildSummary) -> None:
    """Print what a build did: a line for the whole, a line for each report it touched or could not read."""
    manifest = summary.manifest
    facts = {**_facts(manifest), "encoded": summary.encoded, "reused": summary.reused, "time": summary.took}
    out.print(_say("build", "built" if summary.built else "current", **facts))
    for kind in ("added", "changed", "removed"):
        for path in getattr(summary, kind):
            out.print(_say("build", kind, path=escape(path)))
    for former, path in summary.renamed:
        out.print(_say("build", "renamed", former=escape(former), path=escape(path)))
    if summary.built:
        out.print(_say("build", "unchanged", count=summary.unchanged))
    for failed in summary.failed:
        line = _say("build", "failed", path=escape(failed.path or failed.file_name), why=escape(failed.reason))
        err.print(line + (_say("build", "kept") if failed.kept else ""))


def print_live(live: LiveBot) -> None:
    """Print that a server took up another index, or why it could not."""
    facts = {**_facts(live.manifest), "problem": escape(live.problem)}
    out.print(_say("serve", "refused" if live.problem else "taken_up", **facts))


def _print_kept(kept: list[KeptIndex]) -> None:
    table = Table(*(load_toml("build.toml")["rollback"]["columns"]))
    for one in kept:
        manifest = one.manifest
        mark = _say("rollback", "serves") if one.serves else ""
        counts = (str(len(manifest.reports)), str(manifest.chunks), str(manifest.figures))
        table.add_row(manifest.fingerprint, manifest.built_at, *counts, mark)
    out.print(table)


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {
        "reports": len(manifest.reports),
        "chunks": manifest.chunks,
        "figures": manifest.figures,
        "fingerprint": manifest.fingerprint,
        "built_at": manifest.built_at,
    }


def _say(section: str, name: str, **facts: Any) -> str:
    return str(load_toml("build.toml")[section][name]).format(**facts)
