"""Each measure, worked out by hand."""

import pytest

from qa_bot.evaluation.metrics import hit_at_k, mean, reciprocal_rank


@pytest.mark.parametrize(
    ("relevant", "k", "expected"),
    [([True, False], 1, 1.0), ([False, True], 1, 0.0), ([False, True], 2, 1.0), ([], 5, 0.0), ([False] * 3, 3, 0.0)],
)
def test_hit_at_k(relevant, k, expected):
    assert hit_at_k(relevant, k) == expected


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [([True], 1.0), ([False, True, True], 1 / 2), ([False, False, False, True], 1 / 4), ([], 0.0)],
)
def test_reciprocal_rank(relevant, expected):
    assert reciprocal_rank(relevant) == expected


def test_mean_of_nothing_is_0():
    assert mean([]) == 0.0
    assert mean([1.0, 0.0, 0.5]) == 0.5  # 1.5 / 3
