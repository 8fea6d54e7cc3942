"""Each statistic, worked out by hand or taken from where it was published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.evaluation.statistics import (
    Bin,
    Rate,
    auroc,
    calibration,
    expected_calibration_error,
    mcnemar,
    percentile,
    wilson,
)


def test_wilson_at_z_2_by_hand():
    # p = 8/10, z = 2: centre 0.8 + 4/20 = 1, spread 2 √(0.016 + 4/400) = 2 √0.026, scale 1.4
    low, high = wilson(8, 10, z=2)
    assert low == pytest.approx((1 - 2 * 0.026**0.5) / 1.4)
    assert high == pytest.approx((1 + 2 * 0.026**0.5) / 1.4)


def test_wilson_of_none_right_and_of_no_trials():
    # p = 0: (z²/2n ± z²/2n) / (1 + z²/n) with z = 2, n = 4 -> 0 and (4/4) / 2
    assert wilson(0, 4, z=2) == pytest.approx((0.0, 0.5))
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_wilson_interval_holds_its_share(hits, misses):
    low, high = wilson(hits, hits + misses)
    assert 0 <= low <= high <= 1
    if hits + misses:
        assert low - 1e-12 <= hits / (hits + misses) <= high + 1e-12


def test_a_rate_of_nothing_has_no_value_and_more_hits_than_trials_are_refused():
    assert Rate(0, 0).value is None
    assert Rate(3, 4).value == 0.75
    with pytest.raises(ValueError, match="5 of 4"):
        Rate(5, 4)


@pytest.mark.parametrize(
    ("fixed", "broken", "expected"),
    [
        (0, 6, 2 * 1 / 64),  # 2 · C(6,0) / 2^6
        (1, 5, 2 * (1 + 6) / 64),  # 2 · (C(6,0) + C(6,1)) / 2^6
        (5, 1, 2 * (1 + 6) / 64),  # two-sided: the way it goes does not matter
        (3, 3, 1.0),  # 2 · (1 + 6 + 15 + 20) / 64 > 1
        (0, 0, 1.0),
    ],
)
def test_mcnemar(fixed, broken, expected):
    assert mcnemar(fixed, broken) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([0.9, 0.4], [0.5, 0.1], 3 / 4),  # .9 > .5, .9 > .1, .4 > .1 of four pairs
        ([0.5], [0.5], 1 / 2),
        ([0.9, 0.8], [0.1], 1.0),
        ([0.1], [0.9], 0.0),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_auroc(positive, negative, expected):
    assert auroc(positive, negative) == expected


def test_calibration_bins_and_the_expected_error():
    bins = calibration([0.91, 0.95, 1.0, 0.15], [True, True, False, True])
    assert bins == [Bin(0.1, 0.2, 1, 0.15, 1.0), Bin(0.9, 1.0, 3, pytest.approx(2.86 / 3), pytest.approx(2 / 3))]
    # 1/4 · |1 - 0.15| + 3/4 · |2/3 - 2.86/3| = 0.2125 + 0.215
    assert expected_calibration_error(bins) == pytest.approx(0.4275)
    assert expected_calibration_error([]) is None


@pytest.mark.parametrize(("share", "expected"), [(0.5, 20.0), (0.95, 40.0), (0.25, 10.0), (0.26, 20.0), (1.0, 40.0)])
def test_percentile_is_the_nearest_rank(share, expected):
    assert percentile([40.0, 10.0, 30.0, 20.0], share) == expected  # rank ⌈share · 4⌉ of 10 20 30 40


def test_a_percentile_of_nothing_is_none_and_a_share_of_0_is_refused():
    assert percentile([], 0.5) is None
    with pytest.raises(ValueError, match="got 0"):
        percentile([1.0], 0)
