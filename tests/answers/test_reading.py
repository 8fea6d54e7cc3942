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


def test_a_sentence_that_answers_twice_is_cited_once(county):
    answer = county.ask("2023年财政资金绩效检查抽查了几个单位，督促整改了多少个问题？")
    assert answer.short == "4个；12个"
    (citation,) = answer.citations
    marked = [citation.quote[start - citation.start : end - citation.start] for start, end in citation.highlights]
    assert marked == ["4个", "12个"]
    assert [figure.citation for figure in answer.figures] == [0, 0]
