"""Answers worth keeping, as files: question, short answer, and what the first citation must quote."""

import pytest

from tests.answers.cases import cases

CASES = cases("golden")


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_golden_answer(bot, case):
    answer = bot.ask(case["question"], history=case.get("history", ()))
    assert answer.answered is not case.get("refused", False), answer
    if answer.answered:
        assert answer.short == case.get("short", answer.short)
        assert answer.kind == case.get("kind", answer.kind)
        assert case["quote"] in answer.citations[0].quote
