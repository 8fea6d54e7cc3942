"""What the commands share: options, the console, the progress bar, and how a failure is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from qa_bot.errors import QABotError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

DataOption = Annotated[Path, typer.Option("--data", help="The folder of reports.", metavar="DIR")]
IndexOption = Annotated[Path, typer.Option("--index", help="The folder of the index.", metavar="DIR")]
ModelOption = Annotated[
    str | None, typer.Option("--model", help="An encoder: a model's name or folder.", metavar="NAME_OR_FOLDER")
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of a failure.")]
DATA, INDEX = Path("data/reports"), Path("index")


class Bar:
    """Shows stages as progress bars."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, visible=False)

    def start(self, stage: str, total: int) -> None:
        """Begin a stage of `total` steps."""
        self._task = self._progress.add_task(stage, total=total)

    def advance(self, steps: int) -> None:
        """Say that `steps` more are done."""
        self._progress.advance(self._task, steps)


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """Show progress on stderr while the block runs."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err) as progress:
        yield Bar(progress)


@contextmanager
def failures(debug: bool) -> Iterator[None]:
    """Turn a failure into its one sentence and exit code 1, unless `debug` asks for the traceback."""
    try:
        yield
    except QABotError as error:
        if debug:
            raise
        _fail(str(error))
    except OSError as error:
        if debug:
            raise
        _fail(f"cannot write {error.filename or 'the file'} ({error.strerror}); give another place.")
    except KeyboardInterrupt:
        _fail("stopped; nothing was changed.")


def _fail(message: str) -> NoReturn:
    print(f"qa-bot: {message}", file=sys.stderr)
    raise typer.Exit(1)
