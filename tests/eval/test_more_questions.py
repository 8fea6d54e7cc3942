"""The further questions: those looked at are all of the half to work with, those kept aside all of the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa_bot.evaluation.dataset import parts, read_graded
from tests.eval.shared_reports import skip_without_reports, source

ROOT = Path(__file__).resolve().parents[2]
FIRST = read_graded(ROOT / "data" / "eval" / "more_questions.jsonl")
OTHERS = read_graded(ROOT / "data" / "eval" / "more_other_reports.jsonl")
KEPT_FIRST = read_graded(ROOT / "data" / "eval" / "kept_questions.jsonl")
KEPT_OTHERS = read_graded(ROOT / "data" / "eval" / "kept_other_reports.jsonl")


def bare(text: str) -> str:
    """Return `text` without white space and run-in marks, as evidence is written."""
    return re.sub(r"\s|\*\*", "", text)


def test_they_are_many_and_of_one_half_each():
    assert len(FIRST) >= 150
    assert len(OTHERS) >= 180
    assert {question.split for question in (*FIRST, *OTHERS)} == {"dev"}
    assert {question.split for question in (*KEPT_FIRST, *KEPT_OTHERS)} == {"test"}
    every = [question.id for questions in (FIRST, OTHERS, KEPT_FIRST, KEPT_OTHERS) for question in questions]
    assert len(set(every)) == len(every)


def test_the_evidence_stands_in_the_first_report():
    text = bare(next((ROOT / "data" / "reports").glob("*.txt")).read_text(encoding="utf-8"))
    strange = [
        q.id for q in (*FIRST, *KEPT_FIRST) for given in q.evidence for part in parts(given) if bare(part) not in text
    ]
    assert not strange


@pytest.mark.shared
def test_the_evidence_stands_in_the_report_named():
    skip_without_reports()
    strange = [
        q.id
        for q in (*OTHERS, *KEPT_OTHERS)
        if q.report
        for given in q.evidence
        for part in parts(given)
        if bare(part) not in bare(source(q.report))
    ]
    assert not strange
