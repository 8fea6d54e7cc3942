"""The manifest of an index generation: what it was built from, with what, and how to tell that it is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from qa_bot.config import Config
from qa_bot.errors import ConfigError, IndexCorrupt
from qa_bot.indexing.identity import EncoderIdentity

SCHEMA = 1
"""Raised when the files of an index change their form; an index of another schema is refused and rebuilt."""

_BUILDING_ROOMS = ("text", "reports", "figures", "indexing", "resources")


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report of an index: what it was read from, and what came of it.

    `path` is relative to the data folder; `stated` are the fields of `reports.toml`.
    """

    id: str
    file_name: str
    sha256: str
    title: str
    year: int | None
    chunks: int
    figures: int
    place: str = ""
    stated: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file of the data folder that could not be read, and why.

    `kept` says that what an earlier build read from it is still in the index; `sha256` is empty where another try may
    do better (it may not be read, it was being written, its reader's process died).
    """

    file_name: str
    sha256: str
    reason: str
    path: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """See the module; `files` maps each file, relative to the generation's folder, to its SHA-256."""

    schema: int
    fingerprint: str
    built_at: str
    encoder: EncoderIdentity
    settings: dict[str, Any]
    pipeline: str
    dense: str
    reports: tuple[ReportEntry, ...]
    failed: tuple[FailedFile, ...]
    chunks: int
    statements: int
    figures: int
    files: dict[str, str]

    @property
    def hashes(self) -> dict[str, str]:
        """Return the hash of every file this was made from, or could not be, by path in the data folder."""
        read = {entry.path or entry.file_name: entry.sha256 for entry in self.reports}
        return read | {failed.path or failed.file_name: failed.sha256 for failed in self.failed}

    def to_json(self) -> str:
        """Return the manifest as indented JSON, with a checksum of all the rest."""
        raw = _ADAPTER.dump_python(self, mode="json")
        return json.dumps({**raw, "checksum": _checksum(raw)}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read a manifest; raise `IndexCorrupt` where it is missing, damaged, foreign or of another schema."""
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            schema = raw.get("schema") if isinstance(raw, dict) else None
            if schema != SCHEMA:
                raise IndexCorrupt(f"{path} has schema {schema}, this version reads {SCHEMA}; run `qa-bot build`.")
            known = raw.pop("checksum", None) in (_checksum(raw), None) and raw.keys() <= _FIELDS
            manifest = _ADAPTER.validate_python(raw)
            Config.from_dict(manifest.settings)
        except (OSError, ValueError, TypeError, RecursionError, ConfigError) as error:
            raise IndexCorrupt(f"{path} is missing, damaged or foreign; run `qa-bot build`.") from error
        if not known or manifest.fingerprint != fingerprint(manifest.encoder, manifest.settings, manifest.files):
            raise IndexCorrupt(f"{path} is not what was built; run `qa-bot build`.")
        return manifest


_ADAPTER = TypeAdapter(Manifest)
_FIELDS = {field.name for field in fields(Manifest)}


def _checksum(raw: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def fingerprint(encoder: EncoderIdentity, settings: dict[str, Any], file_hashes: dict[str, str]) -> str:
    """Return 12 hex digits that change whenever an answer could: encoder, settings, or any content file differs."""
    facts = [encoder.name, encoder.revision, encoder.dimensions, settings, sorted(file_hashes.items())]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


@cache
def pipeline_digest() -> str:
    """Return 12 hex digits of the code and resources that make an index: a change of them makes it stale."""
    digest = hashlib.sha256()
    for room in _BUILDING_ROOMS:
        for name, content in sorted(_sources(resources.files("qa_bot").joinpath(room), room)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _sources(entry, name)
        elif entry.is_file() and entry.name.endswith((".py", ".toml", ".txt")):
            found.append((name, entry.read_bytes()))
    return found
