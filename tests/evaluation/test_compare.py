"""What changed against an earlier run, and whether chance explains it."""

import json

import pytest

from qa_bot.errors import QuestionError
from qa_bot.evaluation.compare import Judged, compare, read_baseline


def run(rights, kind="figure", cited=True, start=0):
    return [Judged(f"q{n}", kind, right, cited) for n, right in enumerate(rights, start)]


def test_fixed_and_broken_are_told_by_id():
    found = compare(run([True, False, True, False]), run([True, True, False, False]))
    assert (found.answers.fixed, found.answers.broken) == (("q2",), ("q1",))
    assert found.compared == 4
    assert found.answers.p_value == 1.0  # 2 · (C(2,0) + C(2,1)) / 4 > 1
    assert found.worse == ()


def test_questions_of_one_run_only_are_named_and_not_compared():
    found = compare(run([False, False], start=1), run([True, True]))
    assert (found.added, found.gone, found.compared) == (("q2",), ("q0",), 1)
    assert found.answers.broken == ("q1",)


def test_a_change_that_chance_does_not_explain_is_worse():
    found = compare(run([False] * 8), run([True] * 8))
    # p = 2 / 2^8 = 0.0078; three tests (answers, citations, one kind): 0.05 / 3 = 0.0167
    assert [change.aspect for change in found.worse] == ["answers", "figure"]
    assert compare(run([False] * 6), run([True] * 6)).worse == ()  # 2 / 2^6 = 0.031 > 0.0167


def test_an_improvement_is_not_worse():
    assert compare(run([True] * 9), run([False] * 9)).worse == ()


def test_what_is_gained_in_one_kind_does_not_hide_what_is_lost_in_another():
    gained, lost = run([True] * 10), run([False] * 10, "none", start=10)
    before = run([False] * 10) + run([True] * 10, "none", start=10)
    found = compare(gained + lost, before)
    assert found.answers.p_value == 1.0
    assert [change.aspect for change in found.worse] == ["none"]


def test_citations_are_compared_where_both_runs_have_one():
    now = [*run([True] * 9, cited=False), Judged("x", "figure", right=True, cited=None)]
    found = compare(now, [*run([True] * 9), Judged("x", "figure", right=True, cited=True)])
    assert len(found.citations.broken) == 9
    assert [change.aspect for change in found.worse] == ["citations"]


def test_a_baseline_is_read_and_what_else_stands_in_a_row_is_passed_over(tmp_path):
    path = tmp_path / "baseline.json"
    row = {"id": "a", "kind": "figure", "right": True, "cited": None, "answer": {"short": "76家"}}
    path.write_text(json.dumps({"schema": 1, "questions": [row]}), encoding="utf-8")
    assert read_baseline(path) == [Judged("a", "figure", right=True, cited=None)]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": [{"id": "a"}]}', '{"questions": 3}'])
def test_a_file_that_is_no_earlier_run_is_refused(tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"is no earlier run .*give the baseline\.json"):
        read_baseline(path)
