"""The one build a server runs at a time, watched by whoever looks: where it is, what it said, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from qa_bot.indexing.apart import build_apart
from qa_bot.indexing.changes import BuildSummary
from qa_bot.indexing.progress import BuildEvent
from qa_bot.web.job import Job, State, Stopped

_LOG = 200
"""Lines of the log that are kept."""


@dataclass(frozen=True, slots=True)
class BuildStatus:
    """Where a build is; `log` holds what it said, each line with its time, the last line last.

    `done` of `total` steps of the phase are through (both 0 where they are not counted); `remaining` seconds are left
    of it (None: not known). `error` is why it failed.
    """

    state: State = "idle"
    phase: str = ""
    done: int = 0
    total: int = 0
    remaining: float | None = None
    log: tuple[str, ...] = ()
    error: str = ""

    @property
    def running(self) -> bool:
        """Tell whether a build is running."""
        return self.state == "running"

    def to_dict(self) -> dict[str, Any]:
        """Return the status as plain JSON types."""
        return {**asdict(self), "log": list(self.log)}


class Builder:
    """Runs a build in a process of its own; a second one is not begun while one runs."""

    def __init__(
        self,
        data_dir: Path,
        index_dir: Path,
        *,
        model: str | None = None,
        tell: Callable[[BuildSummary], list[str]] = lambda _: [],
    ) -> None:
        """Build `index_dir` from `data_dir`; `tell` puts the outcome into lines for the log."""
        self._folders, self._model, self._tell = (data_dir, index_dir), model, tell
        self._status = BuildStatus()
        self._job = Job("build", self._end)

    @property
    def status(self) -> BuildStatus:
        """Return where the build is now."""
        return self._status

    def start(self, *, force: bool = False) -> bool:
        """Begin a build and return True, or False where one is running."""
        return self._job.start(self._begin, lambda: self._build(force))

    def stop(self) -> None:
        """End the build that runs; the index that serves stays."""
        self._job.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the build is over."""
        self._job.join(timeout)

    def _begin(self) -> None:
        self._status = BuildStatus("running")

    def _end(self, state: State, error: str) -> None:
        remaining = None if state == "done" else self._status.remaining
        self._status = replace(self._status, state=state, remaining=remaining, error=error)

    def _build(self, force: bool) -> None:
        told = build_apart(*self._folders, model=self._model, force=force)
        for event in told:
            if self._job.stopping:
                told.close()
                raise Stopped
            if isinstance(event, BuildSummary):
                lines = [_stamped(line) for line in self._tell(event)]
                self._status = replace(self._status, log=(*self._status.log, *lines))
            else:
                self._status = self._after(event)

    def _after(self, event: BuildEvent) -> BuildStatus:
        before = self._status
        line = event.file_name or (event.label if event.label != before.phase else "")
        log = (*before.log, _stamped(line))[-_LOG:] if line and not _is_last(before.log, line) else before.log
        return replace(
            before, phase=event.label, done=event.done, total=event.total, remaining=event.remaining, log=log
        )


def _stamped(line: str) -> str:
    return f"{datetime.now():%H:%M:%S} {line}"


def _is_last(log: tuple[str, ...], line: str) -> bool:
    return bool(log) and log[-1].endswith(f" {line}")
