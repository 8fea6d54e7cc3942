"""Checking an index: against its manifest, against itself, and against the reports it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np

from qa_bot.errors import QABotError
from qa_bot.indexing.chunking import Chunk
from qa_bot.indexing.encoder import load_encoder
from qa_bot.indexing.generations import current_generation
from qa_bot.indexing.integrity import damage
from qa_bot.indexing.manifest import Manifest, pipeline_digest
from qa_bot.indexing.sources import find_sources
from qa_bot.indexing.statements import Statement
from qa_bot.indexing.store import Index, load_generation
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml

State: TypeAlias = Literal["good", "damaged", "stale"]
_NORM = 1e-3
"""How far the length of a vector may be from 1: a rounding error, not a damage."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: `damage` makes an index unfit to answer, `stale` says that the data folder is ahead of it.

    Each is a sentence for an operator; `notes` are what is known and no fault. `manifest` is None where it cannot be
    read.
    """

    manifest: Manifest | None = None
    damage: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Return the verdict."""
        return "damaged" if self.damage else "stale" if self.stale else "good"


def check_index(index_dir: Path, data_dir: Path) -> Checked:
    """Check the index that serves in `index_dir`, made from the reports of `data_dir`; nothing is changed."""
    try:
        layout = current_generation(index_dir)
        manifest = Manifest.read(layout.manifest)
    except QABotError as error:
        return Checked(damage=(_say("unusable", why=error),))
    found = [_say(fault, path=path) for path, fault in damage(layout, manifest)]
    if not found:
        try:
            found = [*_faults(load_generation(layout)), *_encoder_faults(manifest)]
        except QABotError as error:
            found = [_say("unusable", why=error)]
    notes = (_say("failed", path=failed.path or failed.file_name, why=failed.reason) for failed in manifest.failed)
    return Checked(manifest, tuple(found), tuple(_ahead(manifest, data_dir)), tuple(notes))


def _faults(index: Index) -> Iterator[str]:
    """Say where an index that could be loaded disagrees with its manifest or itself."""
    manifest = index.manifest
    counted = {
        "reports": (len(manifest.reports), len(index.reports)),
        "chunks": (manifest.chunks, len(index.chunks)),
        "statements": (manifest.statements, len(index.statements)),
        "figures": (manifest.figures, len(index.figures)),
        "encoded": (len(index.encoded), sum(map(len, index.vector_parts))),
    }
    for what, (said, found) in counted.items():
        if said != found:
            yield _say("count", what=_say(what), said=said, found=found)
    yield from _report_faults(index)
    yield from _offset_faults(index)
    yield from _vector_faults(index)


def _report_faults(index: Index) -> Iterator[str]:
    chunks = Counter(chunk.report for chunk in index.chunks)
    figures = Counter(figure.report for figure in index.figures)
    for entry in index.manifest.reports:
        report = index.reports.get(entry.id)
        same = report is not None and (report.sha256, report.file_name) == (entry.sha256, entry.file_name)
        if not same or (chunks[entry.id], figures[entry.id]) != (entry.chunks, entry.figures):
            yield _say("report", report=entry.id)


def _offset_faults(index: Index) -> Iterator[str]:
    """Count the chunks, statements and figures of each report whose offsets do not hold the text they claim."""
    wrong: Counter[str] = Counter()
    units: list[Chunk | Statement] = [*index.chunks, *index.statements]
    for unit in units:
        held = _held(index.reports.get(unit.report), unit.start, unit.end)
        wrong[unit.report] += not unit.text or not held.startswith(unit.text)
    for figure in index.figures:
        held = _held(index.reports.get(figure.report), figure.span.start, figure.span.end)
        wrong[figure.report] += not held or held != figure.written
    for report, count in wrong.items():
        if count:
            yield _say("offset", report=report, count=count)


def _held(report: Report | None, start: int, end: int) -> str:
    return report.text[start:end] if report is not None and 0 <= start <= end else ""


def _vector_faults(index: Index) -> Iterator[str]:
    dimensions = index.manifest.encoder.dimensions
    parts = {
        "chunks": index.dense,
        "statements": index.statement_vectors,
        "figures": index.figure_vectors,
        "background": index.background,
    }
    for what, part in parts.items():
        lengths = np.linalg.norm(part.all_vectors(), axis=1)
        if part.dimensions != dimensions or not np.all(np.abs(lengths - 1) < _NORM):
            yield _say("vectors", what=_say(what), dimensions=dimensions)


def _encoder_faults(manifest: Manifest) -> Iterator[str]:
    encoder = load_encoder(manifest.encoder.name).identity
    if encoder != manifest.encoder:
        yield _say("encoder", model=encoder.name, said=manifest.encoder.revision, found=encoder.revision)


def _ahead(manifest: Manifest, data_dir: Path) -> Iterator[str]:
    """Say what the next build would change."""
    try:
        now = find_sources(data_dir).hashes
    except QABotError as error:
        yield _say("no_reports", why=error)
        return
    indexed = manifest.hashes
    yield from (_say("added", path=path) for path in sorted(now.keys() - indexed.keys()))
    yield from (_say("removed", path=path) for path in sorted(indexed.keys() - now.keys()))
    yield from (
        _say("changed", path=path) for path in sorted(now.keys() & indexed.keys()) if now[path] != indexed[path]
    )
    yield from (_say("kept", path=failed.path) for failed in manifest.failed if failed.kept)
    if manifest.pipeline != pipeline_digest():
        yield _say("code")


def _say(name: str, **facts: Any) -> str:
    return str(load_toml("build.toml")["check"][name]).format(**facts)
