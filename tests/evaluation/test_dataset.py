"""Question files: what is read, what is passed over, and what is said of a bad line."""

import json

import pytest

from qa_bot.errors import QuestionError
from qa_bot.evaluation.dataset import read_graded, read_questions

GOOD = {"id": "a", "question": "多少家？", "kind": "figure", "gold": ["76家"], "evidence": ["认定76家"], "split": "dev"}


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "questions.jsonl"
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_a_graded_line_is_read_whole(file):
    whole = GOOD | {"history": ["前一问"], "note": "passed over", "reports": ["x/甲.txt", "乙.txt"]}
    (line,) = read_graded(file(whole))
    assert (line.kind, line.gold, line.evidence, line.history) == ("figure", ("76家",), ("认定76家",), ("前一问",))
    assert line.files == {"甲.txt", "乙.txt"}
    assert line.answerable


def test_answering_a_file_passes_over_what_evaluation_needs(file):
    (line,) = read_questions(file({"id": "a", "question": "多少家？", "kind": "of another house", "gold": 3}))
    assert (line.id, line.question, line.history, line.scope) == ("a", "多少家？", (), ())


def test_one_half_is_read(file):
    path = file(GOOD, GOOD | {"id": "b", "split": "test"})
    assert [line.id for line in read_graded(path, "test")] == ["b"]
    assert [line.id for line in read_graded(path)] == ["a", "b"]


def test_an_empty_half_is_refused(file):
    with pytest.raises(QuestionError, match="no question of the split test"):
        read_graded(file(GOOD), "test")


def test_every_bad_line_is_told_with_its_number(file):
    path = file(GOOD, "{not json", GOOD | {"id": "c", "kind": "riddle"}, "", {"id": "d"}, GOOD)
    with pytest.raises(QuestionError) as caught:
        read_graded(path)
    told = str(caught.value).splitlines()
    assert ["line 2: not JSON" in told[0], "line 3: kind: " in told[1], "line 5: " in told[2]] == [True] * 3
    assert "the id a stands 2 times" in told[3]
    assert len(told) == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gold": []}, "has gold answers exactly where its kind is not none"),
        ({"kind": "none"}, "has gold answers exactly where its kind is not none"),
        ({"gold": [""]}, "no empty strings"),
        ({"gold": [[]]}, "no empty strings"),
        ({"evidence": [" "]}, "no empty strings"),
        ({"kind": "yesno", "gold": ["76家"]}, "begins with 是 or 否"),
        ({"question": " "}, "question is empty"),
    ],
)
def test_a_line_that_cannot_be_judged_is_refused(file, change, said):
    with pytest.raises(QuestionError, match=f"line 1: .*{said}"):
        read_graded(file(GOOD | change))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(QuestionError, match=r"cannot read .*give a UTF-8 file"):
        read_graded(tmp_path / "none.jsonl")
