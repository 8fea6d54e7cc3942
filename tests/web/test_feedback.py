"""What readers think of answers: kept whole, and readable as questions."""

import json
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from qa_bot.errors import QuestionError
from qa_bot.evaluation.dataset import read_graded, read_questions
from qa_bot.web.feedback import FeedbackFile, Opinion, reason_of
from tests.web.fakes import answer, refusal, series


def test_a_good_answer_is_a_question_with_its_gold(tmp_path):
    file = FeedbackFile(tmp_path / "made" / "feedback.jsonl")
    file.add(Opinion(answer("那水位站呢？"), True, ("雨量站建了几座？",), ("水利局",)))
    file.add(Opinion(refusal("白水县几座？"), True))
    file.add(Opinion(answer("建了45座吗？", kind="yesno", short="是，45座"), True))
    file.add(Opinion(series("各县增速"), True))
    one, refused, verdict, across = read_graded(file.path)
    assert (one.question, one.history, one.scope) == ("那水位站呢？", ("雨量站建了几座？",), ("水利局",))
    assert (one.kind, one.gold) == ("figure", ("45座",))
    assert (refused.kind, refused.gold) == ("none", ())
    assert (verdict.kind, verdict.gold) == ("yesno", ("是",))
    assert across.kind == "cross"


def test_a_bad_answer_lacks_its_gold_until_an_evaluator_adds_it(tmp_path):
    file = FeedbackFile(tmp_path / "feedback.jsonl")
    file.add(Opinion(answer("几座？"), False, reason="wrong", comment="应为46座"))
    assert [question.question for question in read_questions(file.path)] == ["几座？"]
    with pytest.raises(QuestionError, match=r"line 1: kind: Field required|line 1: gold: Field required"):
        read_graded(file.path)
    line = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**line, "kind": "figure", "gold": ["46座"]}), encoding="utf-8")
    assert read_graded(file.path)[0].gold == ("46座",)


def add_some(path):
    for _ in range(20):
        FeedbackFile(path).add(Opinion(answer("几座？"), True, comment="长" * 500))


def test_nothing_is_lost_when_many_write_at_once(tmp_path):
    path = tmp_path / "feedback.jsonl"
    processes = [get_context("spawn").Process(target=add_some, args=(path,)) for _ in range(2)]
    for process in processes:
        process.start()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add_some, [path] * 4))
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {line["id"] for line in lines} == {f"feedback-{number}" for number in range(1, 121)}


def test_a_reason_is_one_of_those_offered():
    assert reason_of("source") == "source"
    assert reason_of("<script>") == ""
    assert reason_of(None) == ""
