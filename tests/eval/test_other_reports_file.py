"""The evaluation questions over other reports hold what they promise, checked against those reports' own files."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.eval.shared_reports import skip_without_reports, source

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "data" / "eval" / "other_reports.jsonl"

LEAST = {
    "figure": 100,
    "span": 28,
    "list": 20,
    "yesno": 20,
    "summary": 10,
    "derived": 20,
    "cross": 20,
    "none": 50,
}
LEAST_STYLES = {"typo": 12, "traditional": 12, "english": 12}
LEAST_FOLDERS = {"county": 4, "province": 3, "state": 4, "bulletin": 3, "html": 1}
LEAST_OVERALL, LEAST_REPORTS, LEAST_FOLLOW_UPS = 250, 14, 15
FIELDS = {"id", "question", "history", "scope", "kind", "gold", "evidence", "report", "split"}
OPTIONAL = {"reports", "note", "style"}
ARITHMETIC = re.compile(r"([\d.]+) ([-/]) ([\d.]+) = ")


def strings(alternative: str | list[str]) -> list[str]:
    """Return the strings that must all hold for one alternative of a gold answer or of the evidence."""
    return [alternative] if isinstance(alternative, str) else alternative


def flat(row: dict[str, Any], key: str) -> list[str]:
    """Return every string of `row[key]`, over all alternatives."""
    return [text for alternative in row[key] for text in strings(alternative)]


def numbers(text: str) -> set[str]:
    """Return the numbers written in Arabic digits: '约600多人次' -> {'600'}."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def split_of(identifier: str) -> str:
    """Return the half a question belongs to: by the parity of the SHA-256 of its id, so nobody chooses."""
    return "test" if int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 else "dev"


LINES = QUESTIONS.read_text(encoding="utf-8").splitlines()
ROWS: list[dict[str, Any]] = [json.loads(line) for line in LINES]


def each(*kinds: str) -> pytest.MarkDecorator:
    """Run a test on each line of these kinds, or on every line."""
    rows = [row for row in ROWS if not kinds or row["kind"] in kinds]
    return pytest.mark.parametrize("row", rows, ids=lambda row: row["id"])


@each()
def test_a_line_has_the_agreed_fields_and_types(row):
    assert set(row) - OPTIONAL == FIELDS
    assert row["kind"] in LEAST
    assert row["question"] == row["question"].strip() != ""
    assert all(isinstance(item, str) and item for item in [*row["history"], *row["scope"]])
    assert all(flat({"alternative": [alternative]}, "alternative") for alternative in row["gold"] + row["evidence"])
    assert all(isinstance(item, str) and item == re.sub(r"\s", "", item) != "" for item in flat(row, "evidence"))
    assert all(isinstance(item, str) and item for item in flat(row, "gold"))
    assert row.get("style") in {None, *LEAST_STYLES}


@each()
def test_only_a_question_to_be_refused_has_no_gold_no_evidence_and_no_report(row):
    refused = row["kind"] == "none"
    assert (not row["gold"]) == (not row["evidence"]) == (not row["report"]) == refused


@each()
def test_only_evidence_from_several_places_is_a_list_that_must_all_be_cited(row):
    lists = [alternative for alternative in row["evidence"] if not isinstance(alternative, str)]
    assert bool(lists) == (row["kind"] == "cross")
    assert all(len(alternative) > 1 for alternative in lists)


@each()
def test_a_scope_names_the_file_of_the_report_the_answer_stands_in(row):
    if row["scope"] and row["report"]:
        assert row["scope"] == [Path(path).name for path in row.get("reports", [row["report"]])]


@each()
def test_the_split_follows_the_rule(row):
    assert row["split"] == split_of(row["id"])


@pytest.mark.shared
@each(*(kind for kind in LEAST if kind != "none"))
def test_the_evidence_stands_in_the_report(row):
    skip_without_reports()
    texts = [source(path) for path in row.get("reports", [row["report"]])]
    assert [passage for passage in flat(row, "evidence") if not any(passage in text for text in texts)] == []


@pytest.mark.shared
@each("summary")
def test_every_point_of_a_summary_stands_in_the_report(row):
    skip_without_reports()
    assert [point for point in flat(row, "gold") if point not in source(row["report"])] == []


@each("figure", "list")
def test_the_numbers_of_a_gold_answer_stand_in_its_evidence(row):
    shown = numbers(" ".join(flat(row, "evidence")))
    assert set().union(*map(numbers, flat(row, "gold"))) <= shown


@each("span", "list")
def test_a_name_or_a_list_is_quoted_from_its_evidence(row):
    first = strings(row["gold"][0])
    assert all(any(item in passage for passage in flat(row, "evidence")) for item in first)


@each("yesno")
def test_a_yes_or_no_says_which_first_and_grounds_it_in_the_evidence(row):
    for verdict, *grounds in row["gold"]:
        assert verdict in {"是", "否"}
        evidence = " ".join(flat(row, "evidence")).replace("％", "%")
        assert all(ground.replace("％", "%") in evidence for ground in grounds)


@pytest.mark.parametrize("row", [row for row in ROWS if ARITHMETIC.match(row.get("note", ""))], ids=lambda r: r["id"])
def test_the_noted_arithmetic_is_over_the_evidence_and_every_gold_alternative_is_its_rounding(row):
    left, operator, right = ARITHMETIC.match(row["note"]).groups()
    value = float(left) - float(right) if operator == "-" else float(left) / float(right)
    in_evidence = numbers(" ".join(flat(row, "evidence"))) | {"1.063", "1.314"}  # 1 + a growth of 6.3%, of 31.4%
    assert {left, right} <= in_evidence
    for gold in flat(row, "gold"):
        stated, decimals, percent = re.match(r"(\d+(?:\.(\d+))?)(%|万亿)?", gold).groups()
        scaled = value * {"%": 100, "万亿": 1e-4}.get(percent, 1)
        assert float(stated) == pytest.approx(scaled, abs=0.5001 * 10 ** -len(decimals or ""))


@each("derived")
def test_a_derived_answer_notes_its_arithmetic(row):
    assert ARITHMETIC.match(row["note"])


def test_ids_are_unique_and_no_question_stands_twice_with_the_same_history_and_scope():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({(row["question"], *row["history"], "|", *row["scope"]) for row in ROWS}) == len(ROWS)


def test_every_kind_and_style_is_asked_often_enough_and_in_both_halves():
    kinds, styles = Counter(row["kind"] for row in ROWS), Counter(row.get("style") for row in ROWS)
    assert {kind: kinds[kind] for kind, least in LEAST.items() if kinds[kind] < least} == {}
    assert {style: styles[style] for style, least in LEAST_STYLES.items() if styles[style] < least} == {}
    assert len({(row["kind"], row["split"]) for row in ROWS}) == 2 * len(LEAST)
    assert sum(bool(row["history"]) for row in ROWS) >= LEAST_FOLLOW_UPS
    assert 0.2 <= sum(bool(row["scope"]) for row in ROWS) / len(ROWS) <= 0.35
    assert len(ROWS) >= LEAST_OVERALL


def test_the_questions_go_over_enough_reports_of_every_folder():
    reports = {path for row in ROWS for path in row.get("reports", [row["report"]]) if path}
    folders = Counter(path.split("/")[0] for path in reports)
    assert {name: folders[name] for name, least in LEAST_FOLDERS.items() if folders[name] < least} == {}
    assert len(reports) >= LEAST_REPORTS


def test_yes_and_no_are_both_right_often_enough_to_tell_a_bot_that_always_says_yes():
    verdicts = Counter(row["gold"][0][0] for row in ROWS if row["kind"] == "yesno")
    assert min(verdicts["是"], verdicts["否"]) >= 8
