"""The logistic model: its formula by hand, and that better evidence never lowers it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answers import confidence
from qa_bot.answers.confidence import Features, probability, threshold
from qa_bot.resources import load_toml

UNIT = st.floats(0, 1)


def test_the_formula(monkeypatch):
    weights = [2.0, 1.0, 0.5, -1.0, 1.0, 0.5, -1.0, -0.5, 1.0]
    model = {"bias": -1.0, "weights": weights, "kind": {"figure": 0.5}, "threshold": 0.5}
    monkeypatch.setattr(confidence, "load_toml", lambda name: model)
    found = Features(0.5, 1.0, 0.4, 0.2, 0.1, 0.6, behind=0.3, length=0.2, nouns=0.1)
    # -1 + 0.5 + 2 * 0.5 + 1 * 1 + 0.5 * 0.4 - 1 * 0.2 + 1 * 0.1 + 0.5 * 0.6 = 1.9
    # - 1 * 0.3 - 0.5 * 0.2 + 1 * 0.1 = -0.3
    assert probability(found, "figure") == pytest.approx(1 / (1 + math.exp(-1.6)))
    assert probability(found, "span") == pytest.approx(1 / (1 + math.exp(-1.1)))


def test_the_shipped_weights_fit_the_features():
    model = load_toml("confidence.toml")
    assert len(model["weights"]) == len(Features(0, 0, 0, 0).values())
    assert 0 < threshold() < 1


@given(UNIT, UNIT, UNIT, UNIT)
def test_a_probability_lies_in_0_1(a, b, c, d):
    assert 0 < probability(Features(a, b, c, d), "figure") < 1
