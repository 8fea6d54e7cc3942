"""Building an index: is it current? If not, another is made beside it and takes its place."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.config import Config
from qa_bot.indexing.changes import BuildSummary, summarise
from qa_bot.indexing.generations import build_lock, current_generation, manifest_or_none
from qa_bot.indexing.identity import BUNDLED, EncoderIdentity, bundled_identity
from qa_bot.indexing.integrity import damage
from qa_bot.indexing.manifest import Manifest, pipeline_digest
from qa_bot.indexing.progress import Listener, Tracker
from qa_bot.indexing.sources import Sources, find_sources, report_files

if TYPE_CHECKING:
    from qa_bot.indexing.encoder import Encoder


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
    `IndexFolderError` where another build runs or the folder cannot be written, `EncoderError` where the encoder cannot
    be loaded.
    """
    started = time.monotonic()
    config, tracker = config or Config(), Tracker(listen)
    report_files(data_dir)  # where there is nothing to build from, say so before anything is touched
    with build_lock(index_dir, tracker, wait=wait):
        before = manifest_or_none(index_dir)
        name = model or (before.encoder.name if before else BUNDLED)
        encoder = None if name == BUNDLED else _load(name)
        identity = encoder.identity if encoder else bundled_identity()
        sources = find_sources(data_dir)
        if before and not force and is_current(index_dir, before, sources, identity, config):
            return BuildSummary(before, built=False, seconds=time.monotonic() - started)
        from qa_bot.indexing.making import make_generation  # half a second that a build with nothing to do is spared

        made = make_generation(index_dir, sources, encoder or _load(name), config, tracker, reuse=not force)
    seconds = time.monotonic() - started
    return summarise(before, made.manifest, encoded=made.encoded, reused=made.reused, seconds=seconds)


def is_current(index_dir: Path, manifest: Manifest, sources: Sources, encoder: EncoderIdentity, config: Config) -> bool:
    """Tell whether a whole index is there, of just these files, by this encoder, these settings and this code."""
    return (
        manifest.encoder == encoder
        and manifest.settings == config.to_dict()
        and manifest.pipeline == pipeline_digest()
        and manifest.hashes == sources.hashes
        and not damage(current_generation(index_dir), manifest)
    )


def _load(name: str) -> Encoder:
    from qa_bot.indexing.encoder import load_encoder  # a fifth of a second that a build with nothing to do is spared

    return load_encoder(name)
