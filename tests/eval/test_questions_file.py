"""The evaluation questions on the first report hold what they promise, checked against the report itself."""

from __future__ import annotations

import ast
import hashlib
import json
import operator
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "data" / "eval" / "questions.jsonl"
REPORT = ROOT / "data" / "reports" / "2022年普陀区科学技术委员会工作总结.txt"

LEAST = {"figure": 75, "span": 35, "list": 20, "yesno": 20, "summary": 12, "derived": 20, "none": 55}
LEAST_FOLLOW_UPS = 20
LEAST_OVERALL = 220
FIELDS = {"id", "question", "history", "scope", "kind", "gold", "evidence", "split"}
# A reader may write 2 or 3 where the report writes 两 or 三.
DIGIT_OF = str.maketrans("一二两三四五六七八九", "1223456789")

SCALE = {None: 1.0, "万": 1e4, "亿": 1e8, "%": 0.01, "个百分点": 0.01}
OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Div: operator.truediv}


def bare(text: str) -> str:
    """Return `text` without white space and run-in marks, as evidence is written."""
    return re.sub(r"\s|\*\*", "", text)


def numbers(text: str) -> set[str]:
    """Return the numbers written in Arabic digits: '约600多人/次' -> {'600'}."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def shown(text: str) -> set[str]:
    """Return the numbers a reader may quote from `text`: its Arabic ones, and its small Chinese ones as digits."""
    return numbers(text) | numbers(text.translate(DIGIT_OF))


def amount(expression: str) -> float:
    """Work out an expression of figures joined by + - ÷ and brackets, scaled: '1.5亿元-2万元' -> 149980000.0."""
    plain = re.sub(
        r"(\d+(?:\.\d+)?)(亿|万|%|个百分点)?[^\d+\-÷()]*", lambda m: repr(float(m[1]) * SCALE[m[2]]), expression
    )
    return _value(ast.parse(plain.replace("÷", "/"), mode="eval").body)


def _value(node: ast.expr) -> float:
    """Return the value of a parsed expression of numbers, + - and /; anything else is a mistake in the file."""
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        return node.value
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError(f"not an arithmetic of figures: {ast.dump(node)}")


def strings(alternative: str | list[str]) -> list[str]:
    """Return the strings that must all appear for one alternative of a gold answer."""
    return [alternative] if isinstance(alternative, str) else alternative


def split_of(identifier: str) -> str:
    """Return the half a question belongs to: by the parity of the SHA-256 of its id, so nobody chooses."""
    return "test" if int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 else "dev"


LINES = QUESTIONS.read_text(encoding="utf-8").splitlines()
ROWS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
TEXT = bare(REPORT.read_text(encoding="utf-8"))


def rows_of(*kinds: str) -> pytest.MarkDecorator:
    """Run a test once for each question of these kinds, named by the question's id."""
    rows = [row for row in ROWS if row["kind"] in kinds]
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


each_row = rows_of(*LEAST)


@each_row
def test_a_line_has_the_agreed_fields_and_types(row):
    assert set(row) - {"note"} == FIELDS
    assert row["kind"] in LEAST
    assert row["question"] == row["question"].strip() != ""
    for key in ("history", "scope", "evidence"):
        assert all(isinstance(item, str) and item.strip() for item in row[key]), key
    for alternative in row["gold"]:
        assert strings(alternative)
        assert all(isinstance(item, str) and item for item in strings(alternative))


@each_row
def test_only_a_question_to_be_refused_has_no_gold_and_no_evidence(row):
    refused = row["kind"] == "none"
    assert (not row["gold"]) == (not row["evidence"]) == refused


@each_row
def test_the_evidence_stands_in_the_report(row):
    assert [passage for passage in row["evidence"] if passage not in TEXT] == []


@each_row
def test_the_split_follows_the_rule(row):
    assert row["split"] == split_of(row["id"])


@rows_of("figure", "list", "summary")
def test_the_numbers_of_a_gold_answer_stand_in_its_evidence(row):
    evidence = " ".join(row["evidence"])
    for alternative in row["gold"]:
        assert set().union(*map(numbers, strings(alternative))) <= shown(evidence)


@rows_of("figure")
def test_any_one_piece_of_evidence_is_enough_to_check_a_figure(row):
    for passage in row["evidence"]:
        assert numbers(row["gold"][0]) <= shown(passage)


@rows_of("span", "list")
def test_a_name_or_a_list_is_quoted_from_its_evidence(row):
    for item in strings(row["gold"][0]):
        assert any(bare(item) in passage for passage in row["evidence"]), item


@rows_of("yesno")
def test_a_yes_or_no_says_which_first_and_grounds_it_in_the_evidence(row):
    for verdict, *grounds in row["gold"]:
        assert verdict in {"是", "否"}
        assert all(any(ground in passage for passage in row["evidence"]) for ground in grounds)


@rows_of("derived")
def test_the_inputs_of_a_derived_answer_stand_in_its_evidence(row):
    inputs = numbers(row["note"].partition("=")[0].replace("(1+", "(").replace("(9600万元)", ""))
    assert inputs <= shown(" ".join(row["evidence"]))


@rows_of("derived")
def test_the_arithmetic_of_a_derived_answer_holds_and_its_gold_is_a_fair_rounding_of_it(row):
    left = row["note"].partition("=")[0].replace("(9600万元)", "")
    for alternative in row["gold"]:
        gold = amount(alternative)
        assert abs(gold - amount(left)) <= abs(gold) / 20


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("76家-60家", 16),
        ("713.72亿元÷(1+2.5%)", 713.72e8 / 1.025),
        ("21.64%-4.25个百分点", 0.1739),
        ("12605.23万元-0.96亿元", 30052300),
        ("0.96亿元÷2÷3", 16000000),
    ],
)
def test_the_arithmetic_of_a_note_is_worked_out_with_its_units(expression, expected):
    assert amount(expression) == pytest.approx(expected)


def test_ids_are_unique_and_no_question_stands_twice_with_the_same_history():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({(row["question"], *row["history"]) for row in ROWS}) == len(ROWS)


def test_every_kind_is_asked_often_enough():
    counts = Counter(row["kind"] for row in ROWS)
    assert {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least} == {}
    assert sum(bool(row["history"]) for row in ROWS) >= LEAST_FOLLOW_UPS
    assert len(ROWS) >= LEAST_OVERALL


def test_every_kind_is_in_both_halves():
    for half in ("dev", "test"):
        assert {row["kind"] for row in ROWS if row["split"] == half} == set(LEAST)


def test_yes_and_no_are_both_right_often_enough_to_tell_a_bot_that_always_says_yes():
    verdicts = Counter(row["gold"][0][0] for row in ROWS if row["kind"] == "yesno")
    assert min(verdicts["是"], verdicts["否"]) >= 8
