"""How far a build is, told as events: a progress bar and a web page listen to the same ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa_bot.indexing.manifest import FailedFile
from qa_bot.resources import load_toml

Phase: TypeAlias = Literal["waiting", "reading", "encoding", "indexing", "writing"]
"""In this order: waiting for another build, reading reports, encoding texts, indexing words, writing the index."""


def clock(seconds: float) -> str:
    """Return a stretch of time as minutes:seconds, begun seconds left out."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


@dataclass(frozen=True, slots=True)
class BuildEvent:
    """Where a build is: `done` of `total` steps of a phase (files while reading, texts while encoding).

    `remaining` is how many seconds the phase will still take, None while it cannot be told; `file_name` the file that
    is being read; `failed` the files that could not be read so far.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    remaining: float | None = None
    file_name: str = ""
    failed: tuple[FailedFile, ...] = ()

    @property
    def label(self) -> str:
        """Return the phase in words for a reader."""
        return str(load_toml("build.toml")["phase"][self.phase])

    @property
    def left(self) -> str:
        """Return how long the phase will still take, as minutes:seconds; "" while it cannot be told."""
        return "" if self.remaining is None else clock(self.remaining)

    @property
    def share(self) -> float:
        """Return the share of the phase that is done, 0..1."""
        return self.done / self.total if self.total else 0.0


Listener: TypeAlias = Callable[[BuildEvent], None]
"""Is told each event. An exception it raises stops the build; the index before it goes on serving."""


class Tracker:
    """Turns the steps of a build into events.

    The time a phase still takes is worked out from the weight (texts: characters) left and the speed since its first
    step: what stands before that, the loading of a model, says nothing about the steps to come.
    """

    def __init__(self, listen: Listener | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._listen, self._clock = listen, clock
        self._phase: Phase = "reading"
        self._weights: Sequence[float] = ()
        self._done = 0
        self._first: tuple[float, int] | None = None
        self._failed: list[FailedFile] = []

    def start(self, phase: Phase, weights: Sequence[float] = ()) -> None:
        """Begin a phase whose steps weigh `weights`."""
        self._phase, self._weights, self._done, self._first = phase, weights, 0, None
        self._tell()

    def reading(self, file_name: str) -> None:
        """Say which file is being read now."""
        self._tell(file_name)

    def advance(self, steps: int = 1, file_name: str = "") -> None:
        """Say that `steps` more are done."""
        self._done += steps
        if self._first is None:
            self._first = (self._clock(), self._done)
        self._tell(file_name)

    def failed(self, failure: FailedFile) -> None:
        """Remember a file that could not be read; the next event tells it."""
        self._failed.append(failure)

    def _tell(self, file_name: str = "") -> None:
        if self._listen is not None:
            total = len(self._weights)
            event = BuildEvent(self._phase, self._done, total, self._remaining(), file_name, tuple(self._failed))
            self._listen(event)

    def _remaining(self) -> float | None:
        if self._first is None or self._done <= self._first[1]:
            return 0.0 if self._first and self._done >= len(self._weights) else None
        started, first = self._first
        seconds = (self._clock() - started) / sum(self._weights[first : self._done])
        return seconds * sum(self._weights[self._done :])
