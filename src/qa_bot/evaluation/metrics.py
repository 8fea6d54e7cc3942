"""Measures of retrieval: one small pure function each. `relevant[i]` tells whether the hit at rank i + 1 is right."""

from __future__ import annotations

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
