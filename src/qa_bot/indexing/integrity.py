"""Whether the files of a generation are as they were built."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal, TypeAlias

from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.layout import Layout
from qa_bot.indexing.manifest import Manifest

Fault: TypeAlias = Literal["missing", "altered", "foreign"]
_SAID: dict[Fault, str] = {"missing": "is missing", "altered": "is not what was built", "foreign": "is foreign"}


def hash_files(layout: Layout) -> dict[str, str]:
    """Return the SHA-256 of every content file, by path in the generation; empty for one that cannot be read."""
    return {path.relative_to(layout.folder).as_posix(): _sha256(path) for path in layout.content_files()}


def verify_files(layout: Layout, manifest: Manifest) -> None:
    """Compare every file of a generation with its manifest; raise `IndexCorrupt` for the first that differs."""
    for path, fault in damage(layout, manifest):
        raise IndexCorrupt(f"{path} {_SAID[fault]}; run `qa-bot build`.")


def damage(layout: Layout, manifest: Manifest) -> list[tuple[Path, Fault]]:
    """Return each file of a generation that is not as it was built, and what is wrong with it."""
    found, built = hash_files(layout), manifest.files
    wrong = [name for name in sorted(found | built) if found.get(name) != built.get(name)]
    return [(layout.folder / name, _fault(name in found, name in built)) for name in wrong]


def _fault(found: bool, built: bool) -> Fault:
    return "missing" if not found else "altered" if built else "foreign"


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
