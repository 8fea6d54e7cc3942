"""What a question asks to name: each line of the golden file is a question and what is made of it."""

import json
from pathlib import Path

import pytest

from qa_bot.questions.deeds import alike, is_verb
from qa_bot.questions.wanted import wanted
from qa_bot.resources import load_toml

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "wanted.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_what_is_to_be_named(case):
    found = wanted(case.pop("question"))
    for name, value in case.items():
        given = getattr(found, name)
        assert (list(given) if isinstance(given, tuple) else given) == value, found


def test_deeds_that_mean_the_same_stand_for_one_another():
    assert {"获得", "荣获", "拿到"} <= set(alike("获评"))
    assert alike("桥梁") == ("桥梁",)
    assert is_verb("入选")
    assert not is_verb("桥梁")


def test_the_groups_of_deeds_are_closed():
    groups = load_toml("wanted.toml")["alike"]
    for group in groups:
        assert len(group) == len(set(group)), group
    assert set(load_toml("wanted.toml")["in_names"]) <= {word for group in groups for word in group}
