"""The files of a report folder: which are reports, what their ids are, and what tells that one changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qa_bot.reports.overrides import NOTHING, Stated
from qa_bot.reports.readers.base import readers_by_ending


def supported_endings() -> tuple[str, ...]:
    """Return the file endings that can be read, sorted: (".md", ".txt", …)."""
    return tuple(sorted(readers_by_ending()))


def find_reports(data_dir: Path) -> list[Path]:
    """Return the report files of `data_dir` and its folders, sorted; hidden and temporary files and READMEs are not."""
    return sorted(path for path in data_dir.rglob("*") if path.is_file() and _is_report(path.relative_to(data_dir)))


def report_ids(paths: list[Path]) -> dict[Path, str]:
    """Return each file's id: its name without the ending, made unique where two collide.

    Of colliding names each takes its ending along (`a.txt`, `a.md`), then its folder (`2023/a.txt`), then a number.
    """
    ids = {path: path.stem for path in paths}
    for lengthen in (lambda path: path.name, lambda path: f"{path.parent.name}/{path.name}"):
        doubled = _doubled(ids)
        ids |= {path: lengthen(path) for path in paths if ids[path] in doubled}
    for number, path in enumerate(sorted(path for path in paths if ids[path] in _doubled(ids)), 1):
        ids[path] = f"{ids[path]}~{number}"
    return ids


def report_sha256(path: Path, stated: Stated = NOTHING) -> str:
    """Return the hash that changes whenever the report could: of the file, and of what is stated of it."""
    return stated.mixed_into(file_sha256(path))


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_report(path: Path) -> bool:
    hidden = any(part.startswith((".", "~", "_")) for part in path.parts)
    temporary = path.name.endswith("~") or path.stem.endswith((".tmp", ".bak", ".part"))
    readme = path.stem.split(".")[0].lower() == "readme"
    return not (hidden or temporary or readme) and path.suffix.lower() in readers_by_ending()


def _doubled(ids: dict[Path, str]) -> set[str]:
    names = list(ids.values())
    return {name for name in names if names.count(name) > 1}
