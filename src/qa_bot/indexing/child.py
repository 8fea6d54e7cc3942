"""A Python process of its own, given one task after another: what it does cannot stop or slow this one.

Run as a module this is that process. It ends when the process that started it does, whatever way that ends.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from qa_bot.errors import QABotError

Emit: TypeAlias = Callable[[Any], None]
Task: TypeAlias = Callable[[Emit], None]
"""Is called in the other process with what sends a value back; must be picklable, as the values must."""


_GROUP = Path("/proc/self/autogroup")
"""Where Linux keeps how far a session as a whole stands back: with it, niceness counts within a session only."""
_TRIES, _PAUSE = 20, 0.1
"""It takes one change in a tenth of a second from all sessions together."""


class ChildDied(Exception):
    """The process ended in the middle of a task."""


class _Message(NamedTuple):
    kind: Literal["value", "error", "end"]
    value: Any = None


class Child:
    """A started process; `stop` it when it is no longer needed."""

    def __init__(self) -> None:
        source = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # a Ctrl-C is for this process, which then stops the other
        )

    def run(self, task: Task) -> Iterator[Any]:
        """Run `task` there and return the values it sends, as they come.

        Raises the `QABotError` that the task raised, or `ChildDied`.
        """
        assert self._process.stdin is not None
        try:
            pickle.dump(task, self._process.stdin)
            self._process.stdin.flush()
            while (message := self._receive()).kind == "value":
                yield message.value
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._process.kill()  # a no-op as a rule: it is gone already
            raise ChildDied(f"exit status {self._process.wait()}") from error
        if message.kind == "error":
            raise message.value

    def kill(self) -> None:
        """End the process, whatever it is doing; safe while another thread runs a task in it."""
        self._process.kill()

    def stop(self) -> None:
        """End the process and let go of what it held."""
        self._process.kill()
        self._process.communicate()

    def _receive(self) -> _Message:
        assert self._process.stdout is not None
        message = pickle.load(self._process.stdout)
        assert isinstance(message, _Message)
        return message


def stand_back(by: int = 0) -> None:
    """Let other processes go first, `by` steps further than till now; the processes started from here on as well."""
    nice = os.nice(by) if hasattr(os, "nice") else 0
    for _ in range(_TRIES if nice else 0):
        try:
            _GROUP.write_text(str(nice), encoding="ascii")
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:  # no such groups here
            return
        else:
            return


def main() -> None:
    """Take tasks from stdin until it is closed, and send what they give to what was stdout."""
    stand_back()  # this session is new: it is to stand as far back as the one it was started from
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the messages

    def send(message: _Message) -> None:
        pickle.dump(message, channel)
        channel.flush()

    while True:
        try:
            task: Task = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            task(lambda value: send(_Message("value", value)))
            send(_Message("end"))
        except QABotError as error:
            send(_Message("error", error))
        except BrokenPipeError:  # the process that wanted it is gone
            os._exit(1)


if __name__ == "__main__":
    from qa_bot.indexing import child  # under its own name, so that messages are of the same class at both ends

    child.main()
