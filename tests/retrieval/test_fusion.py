"""Convex fusion, worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qa_bot.retrieval.fusion import convex, min_max

SCORES = arrays(np.float32, st.integers(1, 20), elements=st.floats(-100, 100, width=32))


def f(*values):
    return np.array(values, dtype=np.float32)


def test_min_max_maps_the_lowest_to_0_and_the_highest_to_1():
    assert min_max(f(2, 4, 3)).tolist() == [0.0, 1.0, 0.5]  # (3 - 2) / (4 - 2)


def test_equal_scores_say_nothing():
    assert min_max(f(7, 7)).tolist() == [0.0, 0.0]


def test_no_scores():
    assert min_max(f()).tolist() == []


def test_convex_weighs_the_two_rankings():
    # dense scaled: 0, 1, 0.5; lexical scaled: 1, 0, 0; at 0.25: 0.75, 0.25, 0.125
    assert convex(f(0.8, 0.9, 0.85), f(6, 2, 2), 0.25) == pytest.approx([0.75, 0.25, 0.125], abs=1e-5)


def test_rankings_of_different_chunks_are_refused():
    with pytest.raises(ValueError, match=r"\(2,\) and \(3,\)"):
        convex(f(1, 2), f(1, 2, 3), 0.5)


@given(SCORES)
def test_scaled_scores_lie_in_0_1_and_keep_their_order(scores):
    scaled = min_max(scores)
    assert ((scaled >= 0) & (scaled <= 1)).all()
    assert (np.diff(scaled[np.argsort(scores, kind="stable")]) >= 0).all()
