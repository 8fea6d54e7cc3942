"""Language knowledge as data: one place that opens the files of this folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Return the parsed TOML resource `name` (a file name of this folder, `units.toml`); treat it as read-only."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of the text resource `name`, without blank lines and `#` comments."""
    lines = files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in map(str.strip, lines) if line and not line.startswith("#"))


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the resources in `folder`, as `load_toml` takes them (`ui/chat.zh.toml`), in order."""
    return tuple(sorted(f"{folder}/{entry.name}" for entry in files(__name__).joinpath(folder).iterdir()))
