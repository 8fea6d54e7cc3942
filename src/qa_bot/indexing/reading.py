"""Reading the reports of a build: what is unchanged is taken over, what cannot be read keeps its last good version."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa_bot.config import Config
from qa_bot.indexing.earlier import Earlier
from qa_bot.indexing.manifest import FailedFile
from qa_bot.indexing.progress import Tracker
from qa_bot.indexing.read_file import ReadFile, read_source
from qa_bot.indexing.reading_pool import ReadingPool, Step
from qa_bot.indexing.sources import SourceFile, Sources

_FEW, _LITTLE = 8, 2_000_000
"""Files, and bytes of them, that are read in this process."""


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
    for step in _steps(missing, config):
        if step.outcome is None:
            tracker.reading(step.source.file.name)
            continue
        if isinstance(step.outcome, FailedFile):
            last = earlier.read.get(step.source.path)
            if last is not None:  # who asks loses nothing by a file that was damaged since
                read[step.source] = last.renamed(step.source.id)
            failed.append(replace(step.outcome, kept=last is not None))
            tracker.failed(failed[-1])
        else:
            read[step.source] = step.outcome
        tracker.advance()
    failed.sort(key=lambda file: file.path)
    return Read(tuple(read[source] for source in sources.files if source in read), (*failed, *sources.refused))


def _steps(sources: Sequence[SourceFile], config: Config) -> Iterator[Step]:
    """Read in this process where there is little to read, else in several: starting one takes most of a second."""
    much = len(sources) > _FEW or sum(source.size for source in sources) > _LITTLE
    workers = config.workers or (_processors() if much else 0)
    if workers > 0 and sources:
        yield from ReadingPool(min(workers, len(sources)), config.read_seconds).steps(sources)
        return
    for source in sources:
        yield Step(source)
        yield Step(source, read_source(source))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
