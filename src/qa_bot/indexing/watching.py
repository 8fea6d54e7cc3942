"""Building whenever the data folder changes.

The folder is looked at, not listened to: a look costs a millisecond a hundred files, and works just as well where
nothing tells of changes (network drives, containers) and where the folder itself is moved away and back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from qa_bot.reports.files import find_reports
from qa_bot.reports.overrides import FILE

LOOK_EVERY = 1.0
"""Seconds between two looks. A change is taken up when two looks see the same: a file being copied is left to grow."""
RETRY_AFTER = 60.0
"""Seconds after which a build that failed is tried again, though nothing changed."""

Stamp: TypeAlias = frozenset[tuple[str, int, int, int]]
"""The path, size, time of change and inode of each file that an index depends on."""


def keep_current(
    data_dir: Path,
    build: Callable[[], bool],
    *,
    every: float = LOOK_EVERY,
    retry: float = RETRY_AFTER,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Call `build` now and whenever the files of `data_dir` have changed and come to rest, until something is raised.

    It returns whether all went well; where not, it is called again after `retry` seconds.
    """
    built: Stamp | None = None
    seen, again = stamp(data_dir), clock()
    while True:
        before, seen = seen, stamp(data_dir)
        if seen == before and (seen != built or clock() >= again):
            built = seen  # as it was when the build began: what changes meanwhile is the next one's
            again = float("inf") if build() else clock() + retry
        wait(every)


def stamp(data_dir: Path) -> Stamp:
    """Return what tells one state of a data folder from another, without reading the files."""
    files = [*find_reports(data_dir), data_dir / FILE] if data_dir.is_dir() else []
    return frozenset(found for path in files if (found := _stamp(path)))


def _stamp(path: Path) -> tuple[str, int, int, int] | None:
    try:
        status = path.stat()
    except OSError:  # gone since it was listed, or never there
        return None
    return (str(path), status.st_size, status.st_mtime_ns, status.st_ino)
