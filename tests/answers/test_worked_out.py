"""What is worked out or decided by comparing figures, over a made-up report, with its arithmetic."""

import pytest

from tests.answers.cases import bot_over, cases

GOLDEN = cases("worked_out.jsonl")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    return bot_over("reports", tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("case", GOLDEN, ids=[case["question"] for case in GOLDEN])
def test_worked_out(made_up, case):
    answer = made_up.ask(case["question"])
    assert (answer.short, answer.kind) == (case["short"], case["kind"]), answer
    assert (answer.derivation.expression if answer.derivation else "") == case["expression"]
    assert answer.answered is (case["kind"] != "none")


def test_a_worked_out_answer_cites_every_figure_it_rests_on(made_up):
    answer = made_up.ask("水利投资比罚款多多少")
    quotes = [answer.citations[figure.citation].quote for figure in answer.figures]
    assert [figure.text in quote for figure, quote in zip(answer.figures, quotes, strict=True)] == [True, True]
    assert len(answer.citations) == 2


def test_two_questions_in_one_line_get_two_answers_each_cited(made_up):
    answer = made_up.ask("水利投资完成多少？同比增长多少？")
    assert answer.short == "3.86亿元；12.4%"
    assert [figure.text in answer.citations[figure.citation].quote for figure in answer.figures] == [True, True]


def test_two_questions_of_which_one_cannot_be_answered_get_no_half_answer_for_the_whole(made_up):
    assert "；" not in made_up.ask("水利投资完成多少，谁负责火星探测").short
