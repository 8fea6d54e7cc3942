"""The names of everything in an index folder, in one place.

```
index/
├── README.md
├── CURRENT                      the name of the generation that serves
├── lock                         held while a build runs
└── 20230221-101500-000-1a2b3c4d/  a generation: complete, never changed once it stands
    ├── manifest.json          schema, encoder, settings, each report's hash, each file's hash, fingerprint
    ├── reports.jsonl          one report a line: canonical text, sections, metadata
    ├── chunks.jsonl           one chunk a line, numbered from 0 by line
    ├── statements.jsonl       one statement a line: what a sentence says, between two 。 or ；
    ├── figures.jsonl          one figure a line
    ├── dense.faiss            the chunks' vectors, in their order
    ├── statements.faiss       the statements' vectors, in their order
    ├── figures.faiss          the vectors of the figures' names, in their order
    ├── background.faiss       the vectors of statements any report could hold, in the order of background.txt
    ├── encoded.txt            a hash for each of these vectors: of the text it encodes, so that none is encoded again
    └── lexical/               BM25
```
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

POINTER = "CURRENT"
LOCK = "lock"
STAGING = ".building"
"""How the folder of a generation that is being written begins; left-overs are removed by the next build."""
REMOVING = ".removing"
"""How the folder of an old generation that is being removed begins; left-overs are removed by the next build."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one generation."""

    folder: Path

    @property
    def manifest(self) -> Path:
        """Return where the manifest stands."""
        return self.folder / "manifest.json"

    @property
    def reports(self) -> Path:
        """Return where the reports stand."""
        return self.folder / "reports.jsonl"

    @property
    def chunks(self) -> Path:
        """Return where the chunks stand."""
        return self.folder / "chunks.jsonl"

    @property
    def statements(self) -> Path:
        """Return where the statements stand."""
        return self.folder / "statements.jsonl"

    @property
    def statement_vectors(self) -> Path:
        """Return where the FAISS index of the statements stands."""
        return self.folder / "statements.faiss"

    @property
    def figure_vectors(self) -> Path:
        """Return where the FAISS index of the figures' names stands."""
        return self.folder / "figures.faiss"

    @property
    def background(self) -> Path:
        """Return where the FAISS index of the background statements stands."""
        return self.folder / "background.faiss"

    @property
    def encoded(self) -> Path:
        """Return where the hashes of the encoded texts stand."""
        return self.folder / "encoded.txt"

    @property
    def figures(self) -> Path:
        """Return where the figure library stands."""
        return self.folder / "figures.jsonl"

    @property
    def dense(self) -> Path:
        """Return where the FAISS index stands."""
        return self.folder / "dense.faiss"

    @property
    def lexical(self) -> Path:
        """Return the folder of the BM25 index."""
        return self.folder / "lexical"

    def content_files(self) -> list[Path]:
        """Return every file of the generation but the manifest, sorted: what the manifest's hashes cover."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file() and path != self.manifest)
