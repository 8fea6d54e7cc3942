"""Search: a query against the dense and the lexical index, fused into one ranking of chunks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa_bot.config import Config
from qa_bot.indexing.chunking import Chunk
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Vectors
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.retrieval.fusion import convex


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that was found: its number and text, fused score in [0, 1], cosine similarity and BM25 score."""

    number: int
    chunk: Chunk
    score: float
    similarity: float
    lexical: float


class Searcher:
    """Hybrid search over the chunks of an index."""

    def __init__(self, chunks: Sequence[Chunk], dense: DenseIndex, lexical: LexicalIndex, config: Config) -> None:
        if not len(chunks) == len(dense) == len(lexical):
            raise ValueError(
                f"{len(chunks)} chunks, {len(dense)} vectors and {len(lexical)} BM25 rows must be equally many"
            )
        self._chunks = chunks
        self._dense = dense
        self._lexical = lexical
        self._config = config
        self._owners = np.array([chunk.report for chunk in chunks])

    def search(self, query: str, vector: Vectors, *, k: int, scope: Sequence[str] = ()) -> list[Hit]:
        """Return the `k` best chunks, best first, of the reports in `scope` (all where empty).

        Ties go to the chunk that stands first, so that the same query always gives the same ranking.
        """
        among = self._among(scope)
        if not len(among):
            return []
        lexical = self._lexical.scores(query)
        candidates = self._candidates(vector, lexical, among, bool(scope))
        similarities = self._dense.vectors(candidates) @ vector
        fused = convex(similarities, lexical[candidates], self._config.dense_weight)
        best = np.lexsort((candidates, -fused))[:k]
        return [
            Hit(int(n), self._chunks[n], float(fused[i]), float(similarities[i]), float(lexical[n]))
            for i, n in ((i, candidates[i]) for i in best)
        ]

    def _among(self, scope: Sequence[str]) -> NDArray[np.int64]:
        if not scope:
            return np.arange(len(self._chunks), dtype=np.int64)
        return np.flatnonzero(np.isin(self._owners, list(scope))).astype(np.int64)

    def _candidates(
        self, vector: Vectors, lexical: NDArray[np.float32], among: NDArray[np.int64], scoped: bool
    ) -> NDArray[np.int64]:
        """Return the union of the best chunks of either index, in chunk order."""
        depth = self._config.candidates
        dense = self._dense.search(vector, depth, among if scoped else None).chunks
        strongest = among[np.lexsort((among, -lexical[among]))[:depth]]
        return np.union1d(dense, strongest[lexical[strongest] > 0])
