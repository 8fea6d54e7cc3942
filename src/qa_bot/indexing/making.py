"""Making a generation: read what changed, extract figures, encode what is new, write beside, switch."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np

from qa_bot.config import Config
from qa_bot.errors import IndexFolderError, ReportError
from qa_bot.indexing.chunking import chunk_report
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.earlier import Earlier
from qa_bot.indexing.encoder import Encoder, Vectors
from qa_bot.indexing.generations import publish
from qa_bot.indexing.identity import EncoderIdentity
from qa_bot.indexing.layout import STAGING, Layout
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.manifest import SCHEMA, Manifest, ReportEntry, fingerprint, pipeline_digest
from qa_bot.indexing.phrases import phrases_of
from qa_bot.indexing.progress import Tracker
from qa_bot.indexing.read_file import ReadFile
from qa_bot.indexing.reading import Read, read_all
from qa_bot.indexing.sources import Sources
from qa_bot.indexing.statements import statements_of
from qa_bot.indexing.store import Contents, text_hash, write_contents
from qa_bot.resources import load_lines

_OVERHEAD = 10
"""What encoding a text costs beside its characters, in characters: only the remaining time is estimated by it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A generation that serves now, how many texts were encoded for it, and how many vectors were there already."""

    manifest: Manifest
    encoded: int
    reused: int


def make_generation(
    index_dir: Path, sources: Sources, encoder: Encoder, config: Config, tracker: Tracker, *, reuse: bool
) -> Made:
    """Make an index of `sources` and let it serve; `reuse` says that what the kept ones hold need not be made again.

    The folder's lock must be held. Raises `ReportError` where no file can be read, `IndexFolderError` where the folder
    cannot be written.
    """
    earlier = Earlier.load(index_dir, reuse=reuse)
    read = read_all(sources, earlier, config, tracker)
    if not read.files:
        first = read.failed[0]
        raise ReportError(f"no report could be read; the first: {first.file_name}: {first.reason}")
    contents, fresh = _contents(read, earlier, encoder, config, tracker)
    tracker.start("writing")
    manifest = _write(index_dir, contents, read, encoder.identity, config)
    return Made(manifest, encoded=fresh, reused=len(set(contents.encoded)) - fresh)


def _contents(read: Read, earlier: Earlier, encoder: Encoder, config: Config, tracker: Tracker) -> tuple[Contents, int]:
    """Return what is written, and how many texts had to be encoded for it."""
    reports = [file.report for file in read.files]
    chunks = [chunk for report in reports for chunk in chunk_report(report, config)]
    statements = [statement for report in reports for statement in statements_of(report)]
    figures = [figure for file in read.files for figure in file.figures]
    parts = (
        [chunk.contextual_text for chunk in chunks],
        [statement.contextual_text for statement in statements],
        [phrase.text for phrase in phrases_of(figures)],
        load_lines("background.txt"),
    )
    known = earlier.vectors(chain(*parts), encoder.identity)
    fresh = [text for text in dict.fromkeys(chain(*parts)) if text not in known]
    by_text = {**known, **_encode(fresh, encoder, tracker)}
    dense = [_dense(part, by_text, encoder.identity.dimensions) for part in parts]
    tracker.start("indexing")
    contents = Contents(
        reports=reports,
        chunks=chunks,
        statements=statements,
        figures=figures,
        dense=dense[0],
        statement_vectors=dense[1],
        figure_vectors=dense[2],
        background=dense[3],
        lexical=LexicalIndex.from_texts(parts[0], config),
        encoded=[text_hash(text) for text in chain(*parts)],
    )
    return contents, len(fresh)


def _encode(texts: Sequence[str], encoder: Encoder, tracker: Tracker) -> dict[str, Vectors]:
    if not texts:
        return {}
    tracker.start("encoding", [_OVERHEAD + len(text) for text in texts])
    return dict(zip(texts, encoder.encode_documents(texts, tracker.advance), strict=True))


def _dense(texts: Sequence[str], vectors: dict[str, Vectors], dimensions: int) -> DenseIndex:
    empty = np.zeros((0, dimensions), dtype=np.float32)
    return DenseIndex.from_vectors(np.stack([vectors[text] for text in texts]) if texts else empty)


def _write(index_dir: Path, contents: Contents, read: Read, encoder: EncoderIdentity, config: Config) -> Manifest:
    staged = Layout(index_dir / f"{STAGING}-{os.getpid()}")
    try:
        hashes = write_contents(staged, contents)
        manifest = _manifest(contents, read, hashes, encoder, config)
        publish(index_dir, staged, manifest, config.kept_indexes)
    except OSError as error:
        raise IndexFolderError(
            f"the index could not be written to {index_dir} ({error.strerror or error}); the index before it still "
            "serves. Make room or give a writable folder with --index, then build again."
        ) from error
    finally:
        shutil.rmtree(staged.folder, ignore_errors=True)  # there only where something went wrong: give the room back
    return manifest


def _manifest(
    contents: Contents, read: Read, hashes: dict[str, str], encoder: EncoderIdentity, config: Config
) -> Manifest:
    chunks = Counter(chunk.report for chunk in contents.chunks)
    return Manifest(
        schema=SCHEMA,
        fingerprint=fingerprint(encoder, config.to_dict(), hashes),
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        encoder=encoder,
        settings=config.to_dict(),
        pipeline=pipeline_digest(),
        dense=contents.dense.kind,
        reports=tuple(_entry(file, chunks[file.report.id]) for file in read.files),
        failed=read.failed,
        chunks=len(contents.chunks),
        statements=len(contents.statements),
        figures=len(contents.figures),
        files=hashes,
    )


def _entry(file: ReadFile, chunks: int) -> ReportEntry:
    report = file.report
    return ReportEntry(
        id=report.id,
        file_name=report.file_name,
        sha256=report.sha256,
        title=report.title,
        place=report.metadata.place,
        year=report.metadata.year,
        stated=report.stated,
        chunks=chunks,
        figures=len(file.figures),
        path=file.path,
    )
