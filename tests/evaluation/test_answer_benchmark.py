"""CMRC2018 answered from all of its paragraphs: scores are means over every question, a refusal counts as wrong."""

import pytest

from qa_bot.evaluation.answer_benchmark import AnswerScore, first_paragraphs, measure, write_paragraphs
from qa_bot.evaluation.retrieval_benchmark import Benchmark, BenchmarkQuestion
from tests.evaluation.making import answer, refusal

QUESTIONS = (
    BenchmarkQuestion("一", "P1", ("首次认定高企", "高企")),
    BenchmarkQuestion("二", "P1", ("八月",)),
    BenchmarkQuestion("三", "P2", ("安博通",)),
    BenchmarkQuestion("四", "P2", ("链网",)),
)
BENCHMARK = Benchmark({"P1": "第一段。", "P2": "第二段。"}, {"P1": "甲", "P2": "乙"}, QUESTIONS)


class Scripted:
    def ask(self, question):
        given = {"一": "首次认定", "二": "八月。", "三": "别的"}
        return answer(given[question], report="P1") if question in given else refusal()


def test_the_scores_by_hand():
    # F1: 首次认定 in 首次认定高企 -> 2 · 1 · (4/6) / (10/6) = 0.8; equal -> 1; nothing shared -> 0; refused -> 0
    assert measure(Scripted(), QUESTIONS) == AnswerScore(
        questions=4,
        answered=3 / 4,
        right_paragraph=2 / 4,
        exact_match=1 / 4,
        f1=pytest.approx(1.8 / 4),
        f1_of_answered=pytest.approx(1.8 / 3),
    )


def test_the_first_paragraphs_come_with_their_own_questions():
    cut = first_paragraphs(BENCHMARK, 1)
    assert (list(cut.paragraphs), cut.titles) == (["P1"], {"P1": "甲"})
    assert [question.text for question in cut.questions] == ["一", "二"]


def test_a_paragraph_is_a_file_named_by_its_id(tmp_path):
    write_paragraphs(BENCHMARK, tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["P1.txt", "P2.txt"]
    assert (tmp_path / "new" / "P1.txt").read_text(encoding="utf-8") == "甲\n\n第一段。\n"
