"""The further development questions: all of them are looked at, so all are of the half to work with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa_bot.evaluation.dataset import parts, read_graded
from tests.eval.shared_reports import skip_without_reports, source

ROOT = Path(__file__).resolve().parents[2]
FIRST = read_graded(ROOT / "data" / "eval" / "more_questions.jsonl")
OTHERS = read_graded(ROOT / "data" / "eval" / "more_other_reports.jsonl")


def bare(text: str) -> str:
    """Return `text` without white space and run-in marks, as evidence is written."""
    return re.sub(r"\s|\*\*", "", text)


def test_they_are_many_and_none_is_kept_aside():
    assert len(FIRST) >= 150
    assert len(OTHERS) >= 180
    assert {question.split for question in (*FIRST, *OTHERS)} == {"dev"}
    assert len({question.id for question in (*FIRST, *OTHERS)}) == len(FIRST) + len(OTHERS)


def test_the_evidence_stands_in_the_first_report():
    text = bare(next((ROOT / "data" / "reports").glob("*.txt")).read_text(encoding="utf-8"))
    strange = [q.id for q in FIRST for given in q.evidence for part in parts(given) if bare(part) not in text]
    assert not strange


@pytest.mark.shared
def test_the_evidence_stands_in_the_report_named():
    skip_without_reports()
    strange = [
        q.id
        for q in OTHERS
        if q.report
        for given in q.evidence
        for part in parts(given)
        if bare(part) not in bare(source(q.report))
    ]
    assert not strange
