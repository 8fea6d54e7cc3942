"""Reading and writing the content of a generation; every file is checked against the manifest when it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from qa_bot.errors import IndexCorrupt
from qa_bot.figures.model import Figure
from qa_bot.indexing.chunking import Chunk
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Vectors
from qa_bot.indexing.generations import current_generation
from qa_bot.indexing.integrity import damage, hash_files, verify_files
from qa_bot.indexing.layout import Layout
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.manifest import Manifest
from qa_bot.indexing.statements import Statement
from qa_bot.reports.model import Report

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
    encoded: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        counts = {len(self.chunks), len(self.dense), len(self.lexical), self.manifest.chunks}
        if len(counts) != 1:
            raise IndexCorrupt(
                f"the index disagrees with itself: {len(self.chunks)} chunks, {len(self.dense)} vectors, "
                f"{len(self.lexical)} BM25 rows, {self.manifest.chunks} in the manifest; run `qa-bot build`."
            )
        pairs = ((self.statements, self.statement_vectors), (self.figures, self.figure_vectors))
        if any(len(rows) != len(vectors) for rows, vectors in pairs):
            raise IndexCorrupt(
                "the index disagrees with itself: its statements or figures and their vectors are not equally many; "
                "run `qa-bot build`."
            )
        if self.dense.dimensions != self.manifest.encoder.dimensions:
            raise IndexCorrupt(
                f"the index holds vectors of {self.dense.dimensions} dimensions, its manifest says "
                f"{self.manifest.encoder.dimensions}; run `qa-bot build`."
            )

    @property
    def vector_parts(self) -> tuple[DenseIndex, ...]:
        """Return what holds vectors: those of chunks, statements, figures and the background."""
        return (self.dense, self.statement_vectors, self.figure_vectors, self.background)

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
    encoded: Sequence[str]


def load_index(index_dir: Path) -> Index:
    """Load the generation that serves, every file checked against the manifest's hash.

    Raises `IndexMissing`, or `IndexCorrupt` where a file is damaged, missing or foreign.
    """
    layout = current_generation(index_dir)
    try:
        return load_generation(layout)
    except IndexCorrupt:
        if current_generation(index_dir) == layout:
            raise
    return load_index(index_dir)  # while this one was read others were built, and it was cleared away


def load_generation(layout: Layout) -> Index:
    """Load one generation; raise `IndexCorrupt` where a file of it is damaged, missing or foreign."""
    manifest = Manifest.read(layout.manifest)
    try:
        verify_files(layout, manifest)
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
            encoded=tuple(layout.encoded.read_text(encoding="ascii").split()) if layout.encoded.is_file() else (),
        )
    except OSError as error:
        raise IndexCorrupt(
            f"{error.filename or layout.folder} cannot be read ({error.strerror}); run `qa-bot build`."
        ) from error


def stored_vectors(layout: Layout, manifest: Manifest) -> Iterator[tuple[str, Vectors]]:
    """Return the vectors of a generation, each with the hash of the text it encodes, from its files that are whole.

    Whatever else of it is damaged, what took longest to make is not lost.
    """
    damaged = {path for path, _ in damage(layout, manifest)}
    if layout.encoded in damaged or not layout.encoded.is_file():
        return
    names = iter(layout.encoded.read_text(encoding="ascii").split())
    parts = {layout.dense: manifest.chunks, layout.statement_vectors: manifest.statements}
    for path, count in {**parts, layout.figure_vectors: manifest.figures, layout.background: None}.items():
        own = list(islice(names, count))
        if path not in damaged:
            yield from zip(own, DenseIndex.load(path).all_vectors(), strict=True)


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
    _write_lines(layout.encoded, (name.encode() for name in contents.encoded))
    return hash_files(layout)


def text_hash(text: str) -> str:
    """Return 16 hex digits that tell one encoded text from another."""
    return hashlib.blake2b(text.encode("utf-8", errors="surrogatepass"), digest_size=8).hexdigest()


def _read_lines(path: Path, parse: Callable[[bytes], T]) -> Iterator[T]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield parse(line)
            except (ValueError, KeyError, TypeError) as error:
                raise IndexCorrupt(f"{path}, line {number}, is not readable; run `qa-bot build`.") from error


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _figure(line: bytes) -> Figure:
    return Figure.from_row(json.loads(line))


def _figure_line(figure: Figure) -> bytes:
    return json.dumps(figure.to_row(), ensure_ascii=False).encode()
