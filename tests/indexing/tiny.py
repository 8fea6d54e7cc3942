"""A tiny encoder for tests of the machinery around it: character bigrams hashed into 32 dimensions."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from qa_bot.indexing.encoder import Progress, Vectors
from qa_bot.indexing.identity import EncoderIdentity


class TinyEncoder:
    """Counts what it encodes, so that a test can tell what was encoded again."""

    def __init__(self, name: str = "tiny", revision: str = "1") -> None:
        self.identity = EncoderIdentity(name, revision, 32)
        self.encoded: list[str] = []

    def encode_query(self, query: str) -> Vectors:
        return self._vector(query)

    def encode_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.encoded += texts
        if progress:
            progress(len(texts))
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    def _vector(self, text: str) -> Vectors:
        vector = np.full(32, 1e-3, dtype=np.float32)
        for i in range(len(text) - 1):
            vector[zlib.crc32(text[i : i + 2].encode()) % 32] += 1
        return vector / np.linalg.norm(vector)
