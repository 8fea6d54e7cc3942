"""Building an index: read what changed, extract figures, encode what is new, write beside, switch."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np

from qa_bot.config import Config
from qa_bot.errors import IndexFolderError, ReportError
from qa_bot.indexing.changes import BuildSummary, summarise
from qa_bot.indexing.chunking import chunk_report
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.earlier import Earlier, manifest_or_none
from qa_bot.indexing.encoder import Encoder, EncoderIdentity, Vectors, load_encoder
from qa_bot.indexing.engine import BUNDLED
from qa_bot.indexing.generations import build_lock, current_generation, publish
from qa_bot.indexing.layout import STAGING, Layout
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.manifest import SCHEMA, FailedFile, Manifest, ReportEntry, fingerprint, pipeline_digest
from qa_bot.indexing.phrases import phrases_of
from qa_bot.indexing.progress import Listener, Tracker
from qa_bot.indexing.reading import read_all
from qa_bot.indexing.sources import ReadFile, Sources, find_sources, report_files
from qa_bot.indexing.statements import statements_of
from qa_bot.indexing.store import Contents, damaged_files, text_hash, write_contents
from qa_bot.resources import load_lines


def build_index(
    data_dir: Path,
    index_dir: Path,
    *,
    model: str | None = None,
    config: Config | None = None,
    force: bool = False,
    wait: bool = True,
    listen: Listener | None = None,
) -> BuildSummary:
    """Make the index of `data_dir` in `index_dir` current; do nothing where it already is and `force` is not set.

    `model` names an encoder; None keeps the one the index has, or takes the bundled one. `listen` is told how far it
    is; what it raises stops the build. Where another build runs on the folder, this waits for it, or with `wait=False`
    raises. The index that serves stays untouched until the new one is complete, whenever and however this is stopped.

    A file that cannot be read is named in the summary and the rest is built; what an earlier build read from it stays.

    Raises `ReportError` where there is nothing to build from, `ConfigError` for a `reports.toml` that is no TOML,
    `IndexFolderError` where another build runs or the folder
    cannot be written, `EncoderError` where the encoder cannot be loaded.
    """
    started = time.monotonic()
    config, tracker = config or Config(), Tracker(listen)
    report_files(data_dir)  # where there is nothing to build from, say so before anything is touched
    with build_lock(index_dir, tracker, wait=wait):
        before = manifest_or_none(index_dir)
        encoder = load_encoder(model or (before.encoder.name if before else BUNDLED))
        sources = find_sources(data_dir)
        if before and not force and is_current(index_dir, before, sources, encoder.identity, config):
            return BuildSummary(before, built=False, seconds=time.monotonic() - started)
        earlier = Earlier.load(index_dir, reuse=not force)
        made = _make(sources, earlier, encoder, config, tracker)
        tracker.start("writing")
        manifest = _write(index_dir, made, encoder.identity, config)
    seconds = time.monotonic() - started
    return summarise(before, manifest, encoded=made.encoded, reused=made.reused, seconds=seconds)


def is_current(index_dir: Path, manifest: Manifest, sources: Sources, encoder: EncoderIdentity, config: Config) -> bool:
    """Tell whether a whole index is there, of just these files, by this encoder, these settings and this code."""
    return (
        manifest.encoder == encoder
        and manifest.settings == config.to_dict()
        and manifest.pipeline == pipeline_digest()
        and manifest.hashes == sources.hashes
        and not damaged_files(current_generation(index_dir), manifest)
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A generation before it is written."""

    contents: Contents
    files: tuple[ReadFile, ...]
    failed: tuple[FailedFile, ...]
    encoded: int
    reused: int


def _make(sources: Sources, earlier: Earlier, encoder: Encoder, config: Config, tracker: Tracker) -> _Made:
    read = read_all(sources, earlier, config, tracker)
    if not read.files:
        first = read.failed[0]
        raise ReportError(f"no report could be read; the first: {first.file_name}: {first.reason}")
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
    texts = list(dict.fromkeys(chain(*parts)))
    known = earlier.vectors(texts, encoder.identity)
    by_text = {**known, **_encode([text for text in texts if text not in known], encoder, tracker)}
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
    return _Made(contents, read.files, read.failed, encoded=len(texts) - len(known), reused=len(known))


def _encode(texts: Sequence[str], encoder: Encoder, tracker: Tracker) -> dict[str, Vectors]:
    if not texts:
        return {}
    tracker.start("encoding", [_OVERHEAD + len(text) for text in texts])
    return dict(zip(texts, encoder.encode_documents(texts, tracker.advance), strict=True))


_OVERHEAD = 10
"""What each text costs beside its characters, in characters: only the remaining time is estimated by it."""


def _dense(texts: Sequence[str], vectors: dict[str, Vectors], dimensions: int) -> DenseIndex:
    empty = np.zeros((0, dimensions), dtype=np.float32)
    return DenseIndex.from_vectors(np.stack([vectors[text] for text in texts]) if texts else empty)


def _write(index_dir: Path, made: _Made, encoder: EncoderIdentity, config: Config) -> Manifest:
    staged = Layout(index_dir / f"{STAGING}-{os.getpid()}")
    try:
        hashes = write_contents(staged, made.contents)
        manifest = _manifest(made, hashes, encoder, config)
        publish(index_dir, staged, manifest, config.kept_indexes)
    except OSError as error:
        raise IndexFolderError(
            f"the index could not be written to {index_dir} ({error.strerror or error}); the index before it still "
            "serves. Make room or give a writable folder with --index, then build again."
        ) from error
    finally:
        shutil.rmtree(staged.folder, ignore_errors=True)  # there only where something went wrong: give the room back
    return manifest


def _manifest(made: _Made, hashes: dict[str, str], encoder: EncoderIdentity, config: Config) -> Manifest:
    contents = made.contents
    chunks = Counter(chunk.report for chunk in contents.chunks)
    return Manifest(
        schema=SCHEMA,
        fingerprint=fingerprint(encoder, config.to_dict(), hashes),
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        encoder=encoder,
        settings=config.to_dict(),
        pipeline=pipeline_digest(),
        dense=contents.dense.kind,
        reports=tuple(_entry(file, chunks[file.report.id]) for file in made.files),
        failed=made.failed,
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
