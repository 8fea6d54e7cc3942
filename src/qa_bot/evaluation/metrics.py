"""Measures of retrieval: one small pure function each. `relevant[i]` tells whether the hit at rank i + 1 is right."""

from __future__ import annotations

import math
from collections.abc import Sequence


def hit_at_k(relevant: Sequence[bool], k: int) -> float:
    """Return 1 where one of the first `k` hits is right, else 0 (success@k of TREC)."""
    return float(any(relevant[:k]))


def reciprocal_rank(relevant: Sequence[bool]) -> float:
    """Return 1 / rank of the first right hit, 0 where none is (Voorhees 1999; its mean is MRR)."""
    return next((1.0 / rank for rank, right in enumerate(relevant, 1) if right), 0.0)


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean, 0 for no values."""
    return sum(values) / len(values) if values else 0.0


def recall_at_k(relevant: Sequence[bool], k: int, total: int) -> float:
    """Return the share of the `total` right chunks that the first `k` hits hold, 0 where none is right."""
    return sum(relevant[:k]) / total if total else 0.0


def ndcg_at_k(relevant: Sequence[bool], k: int, total: int) -> float:
    """Return DCG / ideal DCG of the first `k` hits, gains 0 or 1, `total` right in all (Järvelin & Kekäläinen 2002).

    DCG = Σ rel_i / log2(i + 1) over ranks i = 1..k; the ideal ranking has min(total, k) right ones first.
    """
    gained = sum(right / math.log2(rank + 1) for rank, right in enumerate(relevant[:k], 1))
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(total, k) + 1))
    return gained / ideal if ideal else 0.0
