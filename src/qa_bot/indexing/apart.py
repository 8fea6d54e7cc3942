"""Building in a process of its own: a server that rebuilds goes on answering at full speed, and survives the build."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path

from qa_bot.config import Config
from qa_bot.errors import IndexFolderError
from qa_bot.indexing.build import build_index
from qa_bot.indexing.changes import BuildSummary
from qa_bot.indexing.child import Child, ChildDied, Emit, stand_back
from qa_bot.indexing.progress import BuildEvent

_NICE = 10
"""How far the build stands back behind what else the processors have to do."""


def build_apart(
    data_dir: Path,
    index_dir: Path,
    *,
    model: str | None = None,
    config: Config | None = None,
    force: bool = False,
    wait: bool = True,
) -> Generator[BuildEvent | BuildSummary, None, None]:
    """Build as `build_index` does, in another process; yield its events, then its summary as the last.

    Closing the iterator stops the build, the index before it goes on serving. Raises what `build_index` does, and
    `IndexFolderError` where the process ends without a word (killed, or out of memory).
    """
    child = Child()
    task = partial(_build, data_dir, index_dir, model=model, config=config, force=force, wait=wait)
    try:
        yield from child.run(task)
    except ChildDied as error:
        raise IndexFolderError(
            f"the build was ended from outside ({error}); the index before it still serves. If memory is short, make "
            "room; then build again."
        ) from error
    finally:
        child.stop()


def _build(
    data_dir: Path,
    index_dir: Path,
    emit: Emit,
    *,
    model: str | None,
    config: Config | None,
    force: bool,
    wait: bool,
) -> None:
    stand_back(_NICE)
    emit(build_index(data_dir, index_dir, model=model, config=config, force=force, wait=wait, listen=emit))
