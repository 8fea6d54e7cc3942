"""The lexical index: BM25 (bm25s, Lucene's variant) over jieba search-mode words and character bigrams."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from qa_bot.config import Config
from qa_bot.errors import IndexCorrupt
from qa_bot.text.words import search_terms


class LexicalIndex:
    """BM25 scores of a query against every chunk, higher is better, 0 where no term is shared."""

    def __init__(self, scorer: bm25s.BM25) -> None:
        self._scorer = scorer

    @classmethod
    def from_texts(cls, texts: Sequence[str], config: Config) -> LexicalIndex:
        """Build from the chunks' texts, in chunk order; equal texts give equal files.

        The terms are numbered here, by first appearance: bm25s would number them in the order of a set, which differs
        from one process to the next, and with it the fingerprint of an index.
        """
        numbers = {"": 0}  # bm25s wants the empty term; it stands in no text
        numbered = [[numbers.setdefault(term, len(numbers)) for term in search_terms(text)] for text in texts]
        scorer = bm25s.BM25(method="lucene", k1=config.bm25_k1, b=config.bm25_b)
        scorer.index((numbered, numbers), show_progress=False)
        return cls(scorer)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read a saved index; raise `IndexCorrupt` where the folder does not hold one."""
        try:
            return cls(bm25s.BM25.load(str(folder)))
        except (OSError, ValueError, KeyError) as error:
            raise IndexCorrupt(f"{folder} is not a readable BM25 index; run `qa-bot build`.") from error

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        self._scorer.save(str(folder), show_progress=False)

    def __len__(self) -> int:
        return int(self._scorer.scores["num_docs"])

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return the BM25 score of every chunk, shape (n,)."""
        known = [term for term in search_terms(query) if term in self._scorer.vocab_dict]
        if not known:
            return np.zeros(len(self), dtype=np.float32)
        return np.asarray(self._scorer.get_scores(known), dtype=np.float32)

    def document_share(self, term: str) -> float:
        """Return the share of chunks that hold `term`, in [0, 1]; 0 for a term no chunk holds."""
        number = self._scorer.vocab_dict.get(term)
        if number is None or not len(self):
            return 0.0
        pointers = self._scorer.scores["indptr"]
        return float(pointers[number + 1] - pointers[number]) / len(self)
