"""What a statistician works out of a bulletin, over a made-up one: the result, its arithmetic, or a refusal."""

import re

import pytest

from tests.answers.cases import bot_over, cases

GOLDEN = cases("derived.jsonl")


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory):
    return bot_over("bulletin", tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("case", GOLDEN, ids=[case["question"] for case in GOLDEN])
def test_derived(bulletin, case):
    answer = bulletin.ask(case["question"])
    assert answer.short == case["short"], answer
    assert (answer.derivation.expression if answer.derivation else "") == case["expression"]
    assert answer.answered is bool(case["short"])


@pytest.mark.parametrize("case", [case for case in GOLDEN if case["expression"]], ids=lambda case: case["question"])
def test_every_number_of_the_arithmetic_is_an_input_that_is_cited(bulletin, case):
    answer = bulletin.ask(case["question"])
    inputs = [answer.figures[index] for index in answer.derivation.inputs]
    assert all(figure.text in answer.citations[figure.citation].quote for figure in inputs)
    rest = case["expression"]
    for figure in sorted(inputs, key=lambda one: -len(one.text)):
        rest = rest.replace(figure.text, "")
    assert set(re.findall(r"[\d.]+", rest)) <= {"1", "100", "15", "10000", "5"}  # of the formula, not of the report
