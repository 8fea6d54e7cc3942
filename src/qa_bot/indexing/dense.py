"""The dense index: FAISS over unit vectors, inner product = cosine similarity, higher is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.encoder import Vectors

EXACT_UP_TO = 100_000
"""Chunks up to which the exact index is used; beyond it an HNSW graph (Malkov & Yashunin 2018) answers instead."""


@dataclass(frozen=True, slots=True)
class DenseHits:
    """Chunk numbers and their cosine similarities, best first; both of shape (k,)."""

    chunks: NDArray[np.int64]
    similarities: NDArray[np.float32]


class DenseIndex:
    """Nearest chunks of a query vector."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Vectors, exact_up_to: int = EXACT_UP_TO) -> DenseIndex:
        """Build from document vectors of shape (n, dimensions)."""
        count, dimensions = vectors.shape
        if count <= exact_up_to:
            index: Any = faiss.IndexFlatIP(dimensions)
        else:
            index = faiss.IndexHNSWFlat(dimensions, 32, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = 200
            index.hnsw.efSearch = 400
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Read a saved index; raise `IndexCorrupt` where the file is not one."""
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise IndexCorrupt(f"{path} is not a readable FAISS index; run `qa-bot build`.") from error

    def save(self, path: Path) -> None:
        """Write the index to `path` (not atomic: write into a folder that is not in use).

        Raises `OSError` where it cannot be written; FAISS itself would not say why.
        """
        path.write_bytes(faiss.serialize_index(self._index).data)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Return the number of dimensions of the vectors."""
        return int(self._index.d)

    @property
    def kind(self) -> str:
        """Return the FAISS index type, for the manifest."""
        return type(self._index).__name__

    def vectors(self, chunks: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of `chunks`, shape (len(chunks), dimensions)."""
        return np.asarray(self._index.reconstruct_batch(np.asarray(chunks, dtype=np.int64)), dtype=np.float32)

    def all_vectors(self) -> Vectors:
        """Return every stored vector, shape (n, dimensions)."""
        if not len(self):
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.asarray(self._index.reconstruct_n(0, len(self)), dtype=np.float32)

    def search(self, query: Vectors, k: int, among: NDArray[np.int64] | None = None) -> DenseHits:
        """Return the `k` nearest chunks (fewer where there are fewer), only `among` the given ones where given."""
        parameters = None
        if among is not None:
            k = min(k, len(among))
            selector = faiss.IDSelectorBatch(among)
            parameters = self._parameters(selector)
        similarities, chunks = self._index.search(query[np.newaxis, :], min(k, len(self)), params=parameters)
        found = chunks[0] >= 0
        return DenseHits(chunks[0][found], similarities[0][found])

    def _parameters(self, selector: Any) -> Any:
        made: Any = faiss  # its stubs know neither class nor keyword
        if isinstance(self._index, faiss.IndexHNSW):
            return made.SearchParametersHNSW(sel=selector, efSearch=self._index.hnsw.efSearch)
        return made.SearchParameters(sel=selector)
