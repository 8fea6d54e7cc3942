"""Reading files in several processes at once; one that brings its reader's process down costs no other file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import TypeAlias

from qa_bot.indexing.child import Child, ChildDied, Emit
from qa_bot.indexing.manifest import FailedFile
from qa_bot.indexing.read_file import ReadFile, read_source
from qa_bot.indexing.sources import SourceFile, problem

Reader: TypeAlias = Callable[[SourceFile], ReadFile | FailedFile]


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is being read (`outcome` is None), or what came of it."""

    source: SourceFile
    outcome: ReadFile | FailedFile | None = None


class ReadingPool:
    """Processes that read; each is started when it is first needed, and anew where a file brought it down."""

    def __init__(self, workers: int, seconds: float, read: Reader = read_source) -> None:
        """Read in up to `workers` processes; a file that takes more than `seconds` is given up."""
        self._workers, self._seconds, self._read = workers, seconds, read
        self._idle: list[Child] = []
        self._started: set[Child] = set()
        self._steps: SimpleQueue[Step | BaseException] = SimpleQueue()
        self._stopped = False

    def steps(self, sources: Sequence[SourceFile]) -> Iterator[Step]:
        """Return each file as it is begun and as it is done. Closing the iterator stops the processes."""
        threads = ThreadPoolExecutor(self._workers, thread_name_prefix="reading")
        try:
            for source in sources:
                threads.submit(self._run, source)
            left = len(sources)
            while left:
                step = self._steps.get()
                if isinstance(step, BaseException):
                    raise step
                left -= step.outcome is not None
                yield step
        finally:
            self._stopped = True
            for child in list(self._started):
                child.kill()
            threads.shutdown(cancel_futures=True)
            for child in self._started:
                child.stop()

    def _run(self, source: SourceFile) -> None:
        try:
            self._steps.put(Step(source))
            self._steps.put(Step(source, self._outcome(source)))
        except BaseException as error:  # noqa: BLE001 - raised again by `steps`, in the thread that builds
            self._steps.put(error)

    def _outcome(self, source: SourceFile) -> ReadFile | FailedFile:
        child = self._idle.pop() if self._idle else self._fresh()
        if child is None:
            return self._read(source)
        overdue = threading.Timer(self._seconds, child.kill)
        overdue.start()
        try:
            (outcome,) = child.run(partial(_send, self._read, source))
        except ChildDied:
            what = "took_too_long" if overdue.finished.is_set() else "reader_died"
            return source.failure(problem(what, source, round(self._seconds)), passing=True)
        finally:
            overdue.cancel()
        self._idle.append(child)
        read: ReadFile | FailedFile = outcome
        return read

    def _fresh(self) -> Child | None:
        """Start a process; None where this machine lets none run, so that the file is read in this one."""
        child = Child()
        self._started.add(child)
        if self._stopped:
            child.kill()
        try:
            list(child.run(_nothing))
        except ChildDied:
            return None
        return child


def _send(read: Reader, source: SourceFile, emit: Emit) -> None:
    emit(read(source))


def _nothing(emit: Emit) -> None:
    """Do nothing: that it comes back says that the process runs."""
