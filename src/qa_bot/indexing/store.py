"""Reading and writing index generations: written beside, synced, switched by renaming a pointer file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from qa_bot.errors import IndexCorrupt, IndexMissing
from qa_bot.figures.model import Figure
from qa_bot.indexing.chunking import Chunk
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.layout import LOCK, POINTER, STAGING, Layout
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.manifest import Manifest
from qa_bot.indexing.statements import Statement
from qa_bot.reports.model import Report

KEPT = 2
"""Generations kept beside the current one, to go back to."""

T = TypeVar("T")
_REPORT = TypeAdapter(Report)
_CHUNK = TypeAdapter(Chunk)
_STATEMENT = TypeAdapter(Statement)


@dataclass(frozen=True)
class Index:
    """A loaded generation: everything asking needs, in memory."""

    manifest: Manifest
    reports: dict[str, Report]
    chunks: tuple[Chunk, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    dense: DenseIndex
    statement_vectors: DenseIndex
    figure_vectors: DenseIndex
    background: DenseIndex
    lexical: LexicalIndex

    def __post_init__(self) -> None:
        counts = {len(self.chunks), len(self.dense), len(self.lexical), self.manifest.chunks}
        if len(counts) != 1:
            raise IndexCorrupt(
                f"the index disagrees with itself: {len(self.chunks)} chunks, {len(self.dense)} vectors, "
                f"{len(self.lexical)} BM25 rows, {self.manifest.chunks} in the manifest; run `qa-bot build --force`."
            )
        pairs = ((self.statements, self.statement_vectors), (self.figures, self.figure_vectors))
        if any(len(rows) != len(vectors) for rows, vectors in pairs):
            raise IndexCorrupt(
                "the index disagrees with itself: its statements or figures and their vectors are not equally many; "
                "run `qa-bot build --force`."
            )
        if self.dense.dimensions != self.manifest.encoder.dimensions:
            raise IndexCorrupt(
                f"the index holds vectors of {self.dense.dimensions} dimensions, its manifest says "
                f"{self.manifest.encoder.dimensions}; run `qa-bot build --force`."
            )

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of the generation."""
        return self.manifest.fingerprint


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is written from."""

    reports: Sequence[Report]
    chunks: Sequence[Chunk]
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    dense: DenseIndex
    statement_vectors: DenseIndex
    figure_vectors: DenseIndex
    background: DenseIndex
    lexical: LexicalIndex


def current_generation(index_dir: Path) -> Layout:
    """Return the generation that serves; raise `IndexMissing` or `IndexCorrupt`, each with the remedy."""
    pointer = index_dir / POINTER
    if not pointer.is_file():
        raise IndexMissing(
            f"there is no index in {index_dir}; run `qa-bot build` first, or name its folder with --index."
        )
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    folder = index_dir / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise IndexCorrupt(f"{pointer} names no generation of this folder; run `qa-bot build --force`.")
    return Layout(folder)


def read_manifest(index_dir: Path) -> Manifest:
    """Return the manifest of the generation that serves, without loading the rest."""
    return Manifest.read(current_generation(index_dir).manifest)


def load_index(index_dir: Path) -> Index:
    """Load the generation that serves, every file checked against the manifest's hash.

    Raises `IndexMissing`, or `IndexCorrupt` where a file is damaged, missing or foreign.
    """
    layout = current_generation(index_dir)
    manifest = Manifest.read(layout.manifest)
    _verify(layout, manifest)
    return Index(
        manifest=manifest,
        reports={report.id: report for report in _read_lines(layout.reports, _REPORT.validate_json)},
        chunks=tuple(_read_lines(layout.chunks, _CHUNK.validate_json)),
        statements=tuple(_read_lines(layout.statements, _STATEMENT.validate_json)),
        figures=tuple(_read_lines(layout.figures, _figure)),
        dense=DenseIndex.load(layout.dense),
        statement_vectors=DenseIndex.load(layout.statement_vectors),
        figure_vectors=DenseIndex.load(layout.figure_vectors),
        background=DenseIndex.load(layout.background),
        lexical=LexicalIndex.load(layout.lexical),
    )


def write_contents(layout: Layout, contents: Contents) -> dict[str, str]:
    """Write every content file of a generation and return their hashes, by path relative to the folder."""
    layout.folder.mkdir(parents=True)
    _write_lines(layout.reports, map(_REPORT.dump_json, contents.reports))
    _write_lines(layout.chunks, map(_CHUNK.dump_json, contents.chunks))
    _write_lines(layout.statements, map(_STATEMENT.dump_json, contents.statements))
    _write_lines(layout.figures, map(_figure_line, contents.figures))
    contents.dense.save(layout.dense)
    contents.statement_vectors.save(layout.statement_vectors)
    contents.figure_vectors.save(layout.figure_vectors)
    contents.background.save(layout.background)
    contents.lexical.save(layout.lexical)
    return hash_files(layout)


def publish(index_dir: Path, staged: Layout, manifest: Manifest) -> Layout:
    """Make a staged generation the one that serves, atomically, and remove all but the last `KEPT` before it."""
    staged.manifest.write_text(manifest.to_json(), encoding="utf-8")
    for path in (*staged.content_files(), staged.manifest):
        _sync(path)
    final = Layout(_unused(index_dir, manifest))
    staged.folder.rename(final.folder)
    _sync(index_dir)
    _switch(index_dir, final.folder.name)
    _remove_old(index_dir, final.folder.name)
    return final


def hash_files(layout: Layout) -> dict[str, str]:
    """Return the SHA-256 of every content file, by path relative to the generation's folder."""
    return {
        path.relative_to(layout.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in layout.content_files()
    }


def _verify(layout: Layout, manifest: Manifest) -> None:
    found = hash_files(layout)
    for name in sorted(set(found) | set(manifest.files)):
        if found.get(name) != manifest.files.get(name):
            what = (
                "is missing"
                if name not in found
                else "is not what was built"
                if name in manifest.files
                else "is foreign"
            )
            raise IndexCorrupt(f"{layout.folder / name} {what}; run `qa-bot build --force`.")


def _unused(index_dir: Path, manifest: Manifest) -> Path:
    """Return a folder name that sorts by time and is not taken: two builds of one second get a counter."""
    stamp = manifest.built_at.replace("-", "").replace(":", "").replace("T", "-")[:15]
    names = (index_dir / f"{stamp}-{number}-{manifest.fingerprint[:8]}" for number in count())
    return next(path for path in names if not path.exists())


def _switch(index_dir: Path, name: str) -> None:
    """Point at generation `name`; a reader sees the old pointer or the new one, never half of one."""
    fresh = index_dir / f"{POINTER}.new"
    fresh.write_text(name + "\n", encoding="utf-8")
    _sync(fresh)
    fresh.replace(index_dir / POINTER)
    _sync(index_dir)


def _remove_old(index_dir: Path, current: str) -> None:
    generations = sorted(path for path in index_dir.iterdir() if path.is_dir() and Layout(path).manifest.is_file())
    before = [path for path in generations if path.name != current and not path.name.startswith(STAGING)]
    for path in before[:-KEPT]:
        shutil.rmtree(path)


def remove_staging(index_dir: Path) -> None:
    """Remove what a build that was stopped left behind; call it holding the lock."""
    for path in index_dir.glob(f"{STAGING}*"):
        shutil.rmtree(path)


def lock_path(index_dir: Path) -> Path:
    """Return the file a build holds locked."""
    return index_dir / LOCK


def _read_lines(path: Path, parse: Callable[[bytes], T]) -> Iterator[T]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield parse(line)
            except (ValueError, KeyError, TypeError) as error:
                raise IndexCorrupt(f"{path}, line {number}, is not readable; run `qa-bot build --force`.") from error


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _figure(line: bytes) -> Figure:
    return Figure.from_row(json.loads(line))


def _figure_line(figure: Figure) -> bytes:
    return json.dumps(figure.to_row(), ensure_ascii=False).encode()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
