"""Fusing two rankings: the convex sum of min-max-scaled scores.

Bruch, Gai & Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval": unlike reciprocal rank fusion it keeps
how far apart scores are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def min_max(scores: Scores) -> Scores:
    """Scale scores of shape (n,) to [0, 1]; all-equal scores become 0."""
    if not scores.size:
        return scores
    low, high = scores.min(), scores.max()
    if high <= low:
        return np.zeros_like(scores)
    return np.asarray((scores - low) / (high - low), dtype=np.float32)


def convex(dense: Scores, lexical: Scores, dense_weight: float) -> Scores:
    """Return `w * dense + (1 - w) * lexical` over min-max-scaled scores, shape (n,), in [0, 1]."""
    if dense.shape != lexical.shape:
        raise ValueError(f"both rankings score the same chunks, got shapes {dense.shape} and {lexical.shape}")
    return np.asarray(dense_weight * min_max(dense) + (1.0 - dense_weight) * min_max(lexical), dtype=np.float32)
