"""Each measure of retrieval, worked out by hand."""

import math

import pytest

from qa_bot.evaluation.metrics import hit_at_k, mean, ndcg_at_k, recall_at_k, reciprocal_rank


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


@pytest.mark.parametrize(
    ("relevant", "k", "total", "expected"),
    [
        ([True, False, True], 3, 4, 2 / 4),
        ([True, False, True], 2, 4, 1 / 4),
        ([False, False], 2, 1, 0.0),
        ([False], 1, 0, 0.0),
    ],
)
def test_recall_at_k(relevant, k, total, expected):
    assert recall_at_k(relevant, k, total) == expected


@pytest.mark.parametrize(
    ("relevant", "k", "total", "expected"),
    [
        # right at ranks 2 and 3 of three; ideal: ranks 1 and 2 -> (1/log2 3 + 1/log2 4) / (1/log2 2 + 1/log2 3)
        ([False, True, True], 3, 2, (1 / math.log2(3) + 1 / 2) / (1 + 1 / math.log2(3))),
        ([True], 10, 1, 1.0),
        ([False, True], 1, 1, 0.0),
        ([True, True], 2, 5, 1.0),  # no more than k can be right among the first k
        ([False], 1, 0, 0.0),
    ],
)
def test_ndcg_at_k(relevant, k, total, expected):
    assert ndcg_at_k(relevant, k, total) == pytest.approx(expected)
