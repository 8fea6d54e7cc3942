"""Work that a server does once at a time on a thread of its own: begun, told to stop, waited for, and how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from qa_bot.errors import QABotError

State = Literal["idle", "running", "done", "failed", "stopped"]


class Stopped(Exception):
    """Ends a job from within, once it was told to stop."""


class Job:
    """Runs one piece of work at a time; a second one is not begun while one runs."""

    def __init__(self, name: str, ended: Callable[[State, str], None]) -> None:
        """Name the thread; `ended` is told how each piece of work ended, and why where it failed."""
        self._name, self._ended = name, ended
        self._lock, self._stop = threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None
        self._busy = False

    @property
    def stopping(self) -> bool:
        """Tell whether the work was told to stop; it then raises `Stopped` where it can."""
        return self._stop.is_set()

    def start(self, begin: Callable[[], None], work: Callable[[], None]) -> bool:
        """Call `begin` at once and `work` on the thread, and return True; or return False where one runs already."""
        with self._lock:
            if self._busy:
                return False
            self._busy = True
            self._stop.clear()
            begin()
            self._thread = threading.Thread(target=self._run, args=(work,), name=self._name, daemon=True)
            self._thread.start()
            return True

    def stop(self) -> None:
        """Tell the work to stop."""
        self._stop.set()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the work is over."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self, work: Callable[[], None]) -> None:
        state, error = _outcome(work)
        with self._lock:  # so that no new work is begun before this one's end is told
            self._busy = False
            self._ended(state, error)


def _outcome(work: Callable[[], None]) -> tuple[State, str]:
    try:
        work()
    except Stopped:
        return "stopped", ""
    except (QABotError, OSError) as error:
        return "failed", str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, who watches must learn that the work is over
        return "failed", f"{type(error).__name__}: {error}"
    return "done", ""
