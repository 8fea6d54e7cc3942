"""Reading the reports of a build: what is unchanged is taken over, what cannot be read keeps its last good version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa_bot.config import Config
from qa_bot.indexing.earlier import Earlier
from qa_bot.indexing.manifest import FailedFile
from qa_bot.indexing.progress import Tracker
from qa_bot.indexing.sources import ReadFile, SourceFile, Sources, read_source


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a data folder, in the order of its files, and what could not be."""

    files: tuple[ReadFile, ...]
    failed: tuple[FailedFile, ...]


def read_all(sources: Sources, earlier: Earlier, config: Config, tracker: Tracker) -> Read:
    """Read every file that is not unchanged; one that cannot be read is named, and the rest goes on."""
    read = {source: file for source in sources.files if (file := earlier.unchanged(source))}
    failed: list[FailedFile] = []
    missing = [source for source in sources.files if source not in read]
    tracker.start("reading", [1.0] * len(missing))
    for source, outcome in _outcomes(missing, tracker):
        if isinstance(outcome, FailedFile):
            last = earlier.read.get(source.path)
            if last is not None:  # a reader of the answers loses nothing by a file that was damaged since
                read[source] = last.renamed(source.id)
            outcome = replace(outcome, kept=last is not None)
            failed.append(outcome)
            tracker.failed(outcome)
        else:
            read[source] = outcome
        tracker.advance()
    return Read(tuple(read[source] for source in sources.files if source in read), (*failed, *sources.refused))


def _outcomes(sources: Sequence[SourceFile], tracker: Tracker) -> Iterator[tuple[SourceFile, ReadFile | FailedFile]]:
    for source in sources:
        tracker.reading(source.file.name)
        yield source, read_source(source)
