"""What an index folder already holds that a build need not make again: reports read, texts encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.encoder import Vectors
from qa_bot.indexing.generations import KeptIndex, kept_indexes
from qa_bot.indexing.identity import EncoderIdentity
from qa_bot.indexing.layout import Layout
from qa_bot.indexing.manifest import pipeline_digest
from qa_bot.indexing.read_file import ReadFile
from qa_bot.indexing.sources import SourceFile
from qa_bot.indexing.store import Index, load_generation, stored_vectors, text_hash


@dataclass(frozen=True)
class Earlier:
    """The index that serves (or the newest that is whole), and all generations that are kept, it first.

    `read` holds what it was read from, by path; `reuse` says that a build may take from here what it would make itself.
    """

    latest: Index | None = None
    read: dict[str, ReadFile] = field(default_factory=dict)
    kept: tuple[KeptIndex, ...] = ()
    index_dir: Path = Path()
    reuse: bool = True

    @classmethod
    def load(cls, index_dir: Path, *, reuse: bool = True) -> Earlier:
        """Return what the folder holds; what is damaged counts as not there."""
        kept = tuple(sorted(kept_indexes(index_dir), key=lambda one: not one.serves))
        index = next(filter(None, (_load_or_none(Layout(index_dir / one.name)) for one in kept)), None)
        return cls(index, {file.path: file for file in _files(index)} if index else {}, kept, index_dir, reuse)

    def unchanged(self, source: SourceFile) -> ReadFile | None:
        """Return what was read from just this file by just this code, None where it must be read anew."""
        file = self.read.get(source.path)
        if file is None or not self.reuse or not self._same_code():
            return None
        same = file.report.sha256 == source.sha256 and file.report.id == source.id
        return file if same else None

    def vectors(self, texts: Iterable[str], encoder: EncoderIdentity) -> dict[str, Vectors]:
        """Return the vectors of those `texts` that this encoder has encoded for an index that is still kept."""
        wanted = {text_hash(text): text for text in texts}
        known: dict[str, Vectors] = {}
        for one in self.kept if self.reuse else ():
            if wanted and one.manifest.encoder == encoder:
                stored = stored_vectors(Layout(self.index_dir / one.name), one.manifest)
                known |= {wanted.pop(name): vector for name, vector in stored if name in wanted}
        return known

    def _same_code(self) -> bool:
        return self.latest is not None and self.latest.manifest.pipeline == pipeline_digest()


def _load_or_none(layout: Layout) -> Index | None:
    try:
        return load_generation(layout)
    except IndexCorrupt:
        return None


def _files(index: Index) -> Iterator[ReadFile]:
    figures = {name: tuple(group) for name, group in groupby(index.figures, key=lambda figure: figure.report)}
    for entry in index.manifest.reports:
        yield ReadFile(entry.path, index.reports[entry.id], figures.get(entry.id, ()))
