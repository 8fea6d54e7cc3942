"""Files made for a reader to take away: each in a folder of its own, removed when it is old or the app ends."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

OLD = 600.0
"""Seconds after which a file that was taken away is removed."""


class Downloads:
    """A temporary folder of files to be downloaded."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="qa-bot-")

    def path(self, name: str) -> Path:
        """Return where the file `name` may be written; nobody else is given the same place."""
        root = Path(self._folder.name)
        for made in root.iterdir():
            if time.time() - made.stat().st_mtime > OLD:
                shutil.rmtree(made, ignore_errors=True)
        return Path(mkdtemp(dir=root)) / name
