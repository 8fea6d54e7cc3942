"""A made-up work report and a notice: what was done and what is planned, admissions, points below a sentence, days."""

import pytest

from tests.answers.cases import bot_over, cases

CASES = cases("golden_work")


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return bot_over("work_reports", tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_the_answer_is_what_the_report_says(county, case):
    answer = county.ask(case["question"])
    assert answer.answered is not case.get("refused", False), answer
    assert answer.short == case.get("short", answer.short)
    assert answer.short.startswith(case.get("begins", ""))
    assert [part for part in case.get("holds", ()) if part not in answer.text] == []
    assert [part for part in case.get("lacks", ()) if part in answer.text] == []


def test_points_stand_in_the_passage_that_is_cited(county):
    answer = county.ask("满足哪几种情况之一可以申请安家补助")
    text = county.reports[answer.citations[0].report].text
    marks = [text[start:end] for start, end in answer.citations[0].highlights]
    assert marks == ["取得硕士及以上学位", "属于县级以上技术能手", "在村工作满五年"]
