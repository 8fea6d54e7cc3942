"""Statistics of an evaluation: one formula, one small pure function."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959963984540054
"""The 97.5% quantile of the standard normal distribution: intervals are at 95%."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: `hits` of `total`."""

    hits: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"hits lie in [0, total], got {self.hits} of {self.total}")

    @property
    def value(self) -> float | None:
        """Return hits / total, None where there is nothing to count."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95% Wilson interval."""
        return wilson(self.hits, self.total)


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def wilson(hits: int, total: int, z: float = Z95) -> tuple[float, float]:
    """Return the score interval of a proportion (Wilson 1927, JASA 22), (0, 1) for no trials.

    With p = hits / n: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n).
    """
    if not total:
        return 0.0, 1.0
    p, n = hits / total, total
    centre, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def mcnemar(fixed: int, broken: int) -> float:
    """Return the two-sided exact p-value of McNemar's test (1947, Psychometrika 12) for paired verdicts.

    Under the null hypothesis each of the n = fixed + broken changes goes either way with probability 1/2:
    p = min(1, 2 Σ_{i ≤ min(fixed, broken)} C(n, i) / 2^n).
    """
    n = fixed + broken
    tail = sum(math.comb(n, i) for i in range(min(fixed, broken) + 1))
    return min(1.0, 2.0 * tail / float(2**n))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the probability that a positive scores above a negative, ties counting half; None where either is empty.

    The area under the ROC curve as Mann and Whitney's U / mn (Hanley & McNeil 1982, Radiology 143).
    """
    if not positive or not negative:
        return None
    ranked = sorted(negative)
    above = sum(bisect_left(ranked, score) + bisect_right(ranked, score) for score in positive) / 2
    return above / (len(positive) * len(negative))


def calibration(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Return the bins of equal width that hold an answer, lowest first; a confidence of 1 falls in the last."""
    pairs = list(zip(confidences, right, strict=True))
    filled: list[Bin] = []
    for number in range(bins):
        held = [pair for pair in pairs if min(int(pair[0] * bins), bins - 1) == number]
        if held:
            mean, share = (sum(values) / len(held) for values in zip(*held, strict=True))
            filled.append(Bin(number / bins, (number + 1) / bins, len(held), mean, share))
    return filled


def expected_calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return Σ (count / n) |accuracy - confidence| over the bins, None for none (Naeini et al. 2015, AAAI)."""
    n = sum(found.count for found in bins)
    return sum(found.count * abs(found.accuracy - found.confidence) for found in bins) / n if n else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest value that at least `share` of the values do not exceed (nearest rank); None for none."""
    if not 0 < share <= 1:
        raise ValueError(f"a share lies in (0, 1], got {share}")
    ranked = sorted(values)
    return ranked[math.ceil(share * len(ranked)) - 1] if ranked else None
