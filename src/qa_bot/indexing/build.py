"""Building an index: read, chunk, extract figures, encode what changed, write beside, switch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from qa_bot.config import Config
from qa_bot.errors import IndexFolderError, ReportError
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.indexing.chunking import chunk_report
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Encoder, EncoderIdentity, Vectors, load_encoder
from qa_bot.indexing.engine import BUNDLED
from qa_bot.indexing.layout import STAGING, Layout
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.manifest import SCHEMA, Manifest, ReportEntry, fingerprint, pipeline_digest
from qa_bot.indexing.phrases import phrases_of
from qa_bot.indexing.sources import Progress, Silent, Sources, read_sources
from qa_bot.indexing.statements import statements_of
from qa_bot.indexing.store import (
    Contents,
    load_index,
    lock_path,
    publish,
    read_manifest,
    remove_staging,
    write_contents,
)
from qa_bot.reports.catalog import find_reports, report_sha256, supported_endings
from qa_bot.reports.model import Report
from qa_bot.reports.overrides import FILE, Overrides, read_overrides
from qa_bot.resources import load_lines


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: the manifest that serves now, and what changed by it (file names)."""

    manifest: Manifest
    built: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    encoded: int = 0


def build_index(
    data_dir: Path,
    index_dir: Path,
    *,
    model: str | None = None,
    config: Config | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildSummary:
    """Make the index of `data_dir` in `index_dir` current; do nothing where it already is and `force` is not set.

    `model` names an encoder; None keeps the one the index has, or takes the bundled one. The index that serves stays
    untouched until the new one is complete. Raises `ReportError` where no report can be read, `IndexFolderError` where
    another build runs or the folder cannot be written, `EncoderError` where the encoder cannot be loaded.
    """
    config, progress = config or Config(), progress or Silent()
    paths = find_reports(data_dir)
    if not paths:
        raise ReportError(
            f"there is no report in {data_dir}; put {', '.join(supported_endings())} files there, "
            "or name another folder with --data."
        )
    overrides = read_overrides(data_dir, paths)
    before = _manifest_or_none(index_dir)
    encoder = load_encoder(model or (before.encoder.name if before else BUNDLED))
    with _locked(index_dir):
        if before and not force and is_current(before, paths, overrides, encoder.identity, config):
            return BuildSummary(before, built=False)
        sources = read_sources(paths, progress, overrides)
        if not sources.reports:
            first = sources.failed[0]
            raise ReportError(f"no report in {data_dir} could be read; the first: {first.file_name}: {first.reason}")
        return _build(
            index_dir, sources, encoder, config, before, {} if force else _known_vectors(index_dir, encoder), progress
        )


def is_current(
    manifest: Manifest, paths: Sequence[Path], overrides: Overrides, encoder: EncoderIdentity, config: Config
) -> bool:
    """Tell whether an index was made from just these files and overrides, by this encoder, these settings and code."""
    sources = {path.name: report_sha256(path, overrides.of(path)) for path in paths}
    if overrides.refused:
        sources[FILE] = overrides.sha256
    indexed = {entry.file_name: entry.sha256 for entry in manifest.reports}
    indexed |= {failed.file_name: failed.sha256 for failed in manifest.failed}
    return (
        manifest.encoder == encoder
        and manifest.settings == config.to_dict()
        and manifest.pipeline == pipeline_digest()
        and indexed == sources
    )


def _build(
    index_dir: Path,
    sources: Sources,
    encoder: Encoder,
    config: Config,
    before: Manifest | None,
    known: Mapping[str, Vectors],
    progress: Progress,
) -> BuildSummary:
    chunks = [chunk for report in sources.reports for chunk in chunk_report(report, config)]
    statements = [statement for report in sources.reports for statement in statements_of(report)]
    figures = _extract(sources.reports, progress)
    parts = (
        [chunk.contextual_text for chunk in chunks],
        [statement.contextual_text for statement in statements],
        [phrase.text for phrase in phrases_of(figures)],
        load_lines("background.txt"),
    )
    fresh = [text for text in dict.fromkeys(chain(*parts)) if text not in known]
    vectors = _encode(parts, fresh, known, encoder, progress)
    contents = Contents(
        reports=sources.reports,
        chunks=chunks,
        statements=statements,
        figures=figures,
        dense=vectors[0],
        statement_vectors=vectors[1],
        figure_vectors=vectors[2],
        background=vectors[3],
        lexical=LexicalIndex.from_texts(parts[0], config),
    )
    manifest = _write(index_dir, contents, sources, encoder.identity, config)
    return _summary(manifest, before, len(fresh))


def _extract(reports: Sequence[Report], progress: Progress) -> list[Figure]:
    figures: list[Figure] = []
    progress.start("提取数据", len(reports))
    for report in reports:
        figures += extract_figures(report)
        progress.advance(1)
    return figures


def _encode(
    parts: Sequence[Sequence[str]],
    fresh: Sequence[str],
    known: Mapping[str, Vectors],
    encoder: Encoder,
    progress: Progress,
) -> list[DenseIndex]:
    """Return a dense index for each part (chunks, statements, figures, background), encoding only the `fresh` texts."""
    progress.start("编码段落", len(fresh))
    encoded = encoder.encode_documents(fresh, progress.advance) if fresh else ()
    by_text = {**known, **dict(zip(fresh, encoded, strict=True))}
    empty = np.zeros((0, encoder.identity.dimensions), dtype=np.float32)
    return [DenseIndex.from_vectors(np.stack([by_text[text] for text in part]) if part else empty) for part in parts]


def _write(index_dir: Path, contents: Contents, sources: Sources, encoder: EncoderIdentity, config: Config) -> Manifest:
    staged = Layout(index_dir / f"{STAGING}-{os.getpid()}")
    try:
        hashes = write_contents(staged, contents)
        manifest = Manifest(
            schema=SCHEMA,
            fingerprint=fingerprint(encoder, config.to_dict(), hashes),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            encoder=encoder,
            settings=config.to_dict(),
            pipeline=pipeline_digest(),
            dense=contents.dense.kind,
            reports=tuple(_entry(report, contents) for report in contents.reports),
            failed=sources.failed,
            chunks=len(contents.chunks),
            statements=len(contents.statements),
            figures=len(contents.figures),
            files=hashes,
        )
        publish(index_dir, staged, manifest)
    except OSError as error:
        raise IndexFolderError(
            f"the index could not be written to {index_dir} ({error.strerror or error}); the index before it still "
            "serves. Make room or give a writable folder with --index, then build again."
        ) from error
    return manifest


def _entry(report: Report, contents: Contents) -> ReportEntry:
    return ReportEntry(
        id=report.id,
        file_name=report.file_name,
        sha256=report.sha256,
        title=report.title,
        place=report.metadata.place,
        year=report.metadata.year,
        stated=report.stated,
        chunks=sum(chunk.report == report.id for chunk in contents.chunks),
        figures=sum(figure.report == report.id for figure in contents.figures),
    )


def _summary(manifest: Manifest, before: Manifest | None, encoded: int) -> BuildSummary:
    old = {entry.file_name: entry.sha256 for entry in before.reports} if before else {}
    new = {entry.file_name: entry.sha256 for entry in manifest.reports}
    return BuildSummary(
        manifest=manifest,
        built=True,
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        removed=tuple(sorted(old.keys() - new.keys())),
        encoded=encoded,
    )


def _known_vectors(index_dir: Path, encoder: Encoder) -> dict[str, Vectors]:
    """Return the vectors of the index that serves by the text they encode, where the encoder is the same."""
    try:
        index = load_index(index_dir)
    except IndexFolderError:
        return {}
    if index.manifest.encoder != encoder.identity or not index.chunks:
        return {}
    units = [chunk.contextual_text for chunk in index.chunks]
    units += [statement.contextual_text for statement in index.statements]
    units += [phrase.text for phrase in phrases_of(index.figures)]
    stored = [index.dense, index.statement_vectors, index.figure_vectors]
    if index.manifest.pipeline == pipeline_digest():  # else the background may have been another
        units += load_lines("background.txt")
        stored.append(index.background)
    vectors = (vector for part in stored for vector in part.all_vectors())
    return dict(zip(units, vectors, strict=True))


def _manifest_or_none(index_dir: Path) -> Manifest | None:
    try:
        return read_manifest(index_dir)
    except IndexFolderError:
        return None


@contextmanager
def _locked(index_dir: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two builds never write at once, and clear what a stopped build left."""
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_path(index_dir), timeout=0):
            remove_staging(index_dir)
            yield
    except Timeout as error:
        raise IndexFolderError(
            f"another build is running on {index_dir}; wait until it is done and try again."
        ) from error
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise IndexFolderError(
            f"{index_dir} cannot be written ({error.strerror}); give another folder with --index."
        ) from error
