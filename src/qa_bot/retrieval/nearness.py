"""How near each passage of the index is to a question, told apart from how near passages are in general.

A passage is a statement or the name of a figure: whatever stands somewhere in a report and was encoded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Vectors
from qa_bot.text.span import Span

LOW, HIGH = 1.0, 4.0
"""Standard deviations above the mean similarity that count as 0 and as 1."""


class Placed(Protocol):
    """Something that stands at [start, end) of a report."""

    @property
    def report(self) -> str:
        """Return the report's id."""
        ...

    @property
    def start(self) -> int:
        """Return where it begins, in characters of the report's text."""
        ...

    @property
    def end(self) -> int:
        """Return where it ends."""
        ...


P = TypeVar("P", bound=Placed)


class NearnessIndex(Generic[P]):
    """Passages in reading order with their vectors in memory (384 floats each)."""

    def __init__(self, passages: Sequence[P], vectors: DenseIndex, background: DenseIndex) -> None:
        if len(passages) != len(vectors):
            raise ValueError(f"{len(passages)} passages and {len(vectors)} vectors must be equally many")
        self.passages = passages
        self._vectors = vectors.all_vectors()
        self._background = background.all_vectors()
        self._owners = np.array([passage.report for passage in passages])
        self._rows: dict[str, list[int]] = {}
        for row, passage in enumerate(passages):
            self._rows.setdefault(passage.report, []).append(row)

    def nearness(self, vector: Vectors, scope: Sequence[str] = ()) -> Nearness[P]:
        """Return how near each passage is: its cosine similarity in standard deviations above the mean, scaled.

        E5's similarities all lie between about 0.7 and 0.9, so their distance from the mean says more than they do.
        Mean and deviation are those of the index and of the background together: a few passages of one report alone
        do not tell how near passages are in general. Passages outside `scope` (report ids; all where empty) are as
        far as can be.
        """
        similarities = self._vectors @ vector
        general = np.concatenate([similarities, self._background @ vector])
        spread = float(general.std()) if len(general) else 0.0
        standing = (similarities - general.mean()) / spread if spread else np.zeros_like(similarities)
        if scope:
            standing = np.where(np.isin(self._owners, list(scope)), standing, -np.inf)
        values = np.clip((standing - LOW) / (HIGH - LOW), 0.0, 1.0).astype(np.float32)
        order = np.lexsort((np.arange(len(standing)), -standing))
        return Nearness(self, values, order[np.isfinite(standing[order])])

    def rows_within(self, report: str, span: Span) -> list[int]:
        """Return the rows of the passages of `report` that share a character with `span`."""
        rows = self._rows.get(report, [])
        first = bisect_right(rows, span.start, key=lambda row: self.passages[row].end)
        last = bisect_left(rows, span.end, key=lambda row: self.passages[row].start)
        return rows[first:last]


@dataclass(frozen=True)
class Nearness(Generic[P]):
    """The nearness of every passage of `index` to one question, in [0, 1], shape (n,); `order` is nearest first."""

    index: NearnessIndex[P]
    values: NDArray[np.float32]
    order: NDArray[np.int64]

    def best(self, k: int) -> list[P]:
        """Return the `k` nearest passages, nearest first."""
        return [self.index.passages[number] for number in self.order[:k]]

    def within(self, report: str, span: Span) -> float:
        """Return the nearness of the nearest passage that shares a character with `span`, 0 where none does."""
        rows = self.index.rows_within(report, span)
        return float(self.values[rows].max()) if rows else 0.0
