"""A made-up report whose sentences are easily found and easily misread: the verdict, span or list must be the right."""

import pytest

from tests.answers.cases import bot_over, cases

CASES = cases("golden_reading")


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return bot_over("reading_reports", tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_the_sentence_is_read_as_it_is_asked(county, case):
    answer = county.ask(case["question"], history=case.get("history", ()))
    assert answer.answered is not case.get("refused", False), answer
    assert answer.short == case.get("short", answer.short)
    assert answer.short.startswith(case.get("begins", ""))
