"""Whether the files of a generation are as they were built."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.layout import Layout
from qa_bot.indexing.manifest import Manifest


def hash_files(layout: Layout) -> dict[str, str]:
    """Return the SHA-256 of every content file, by path relative to the generation's folder."""
    return {path.relative_to(layout.folder).as_posix(): _sha256(path) for path in layout.content_files()}


def verify_files(layout: Layout, manifest: Manifest) -> None:
    """Compare every file of a generation with its manifest; raise `IndexCorrupt` for the first that differs."""
    problems = damaged_files(layout, manifest)
    if problems:
        raise IndexCorrupt(f"{problems[0]}; run `qa-bot build`.")


def damaged_files(layout: Layout, manifest: Manifest) -> list[str]:
    """Return what is wrong with the files of a generation, a phrase for each file that is not as it was built."""
    return [f"{path} {what}" for path, what in damage(layout, manifest)]


def damage(layout: Layout, manifest: Manifest) -> Iterator[tuple[Path, str]]:
    """Return each file that is not as it was built, and what is wrong with it."""
    found = hash_files(layout)
    for name in sorted(set(found) | set(manifest.files)):
        if found.get(name) != manifest.files.get(name):
            yield layout.folder / name, _wrong(name in found, name in manifest.files)


def _wrong(found: bool, built: bool) -> str:
    return "is missing" if not found else "is not what was built" if built else "is foreign"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
