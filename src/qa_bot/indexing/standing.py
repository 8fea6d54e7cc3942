"""How the files of a data folder stand to an index: in it, not yet, changed, gone, or not readable."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qa_bot.errors import ReportError
from qa_bot.indexing.manifest import Manifest, ReportEntry
from qa_bot.indexing.sources import find_sources

State = Literal["indexed", "new", "changed", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One report file: its path in the data folder, how it stands to the index, what the index holds of it.

    `reason` is why it could not be read.
    """

    path: str
    state: State
    entry: ReportEntry | None = None
    reason: str = ""


def standings(data_dir: Path, manifest: Manifest) -> tuple[Standing, ...]:
    """Return how every file of the folder or of the index stands, those that want attention first."""
    there = _hashes(data_dir)
    entries = {entry.path or entry.file_name: entry for entry in manifest.reports}
    failed = {file.path or file.file_name: file for file in manifest.failed}
    found = []
    for path in sorted({*there, *entries}):
        entry, failure = entries.get(path), failed.get(path)
        state: State = "indexed"
        if path not in there:
            state = "gone"
        elif failure is not None and failure.sha256 in ("", there[path]):
            state = "failed"
        elif entry is None:
            state = "new"
        elif entry.sha256 != there[path]:
            state = "changed"
        found.append(Standing(path, state, entry, failure.reason if failure and state == "failed" else ""))
    return tuple(sorted(found, key=lambda standing: standing.state == "indexed"))


def _hashes(data_dir: Path) -> dict[str, str]:
    try:
        return find_sources(data_dir).hashes
    except ReportError:  # an empty folder
        return {}
