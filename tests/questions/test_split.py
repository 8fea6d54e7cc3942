"""Questions across reports taken apart: golden cases as a file; plain questions are left whole."""

import json
import re
from pathlib import Path

import pytest

from qa_bot.questions.mentions import place_mentions, year_mentions
from qa_bot.questions.split import Member, aim_rules, split
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query

PLACES = ("青禾县", "白石县", "柳河市", "柳河市东山区", "江北省", "全国", "易县")
LINES = (Path(__file__).parent / "cases" / "split.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
EXAMPLES = [
    (entry["aim"], example)
    for entry in load_toml("series_patterns.toml")["aim"]
    for example in entry["examples"]
]  # fmt: skip


def told(member: Member) -> str:
    year = member.year and (member.year.year or f"-{member.year.back}")
    return f"{member.name}{year or ''}{member.role}"


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_golden_split(case):
    found = split(normalize_query(case["question"]), PLACES)
    if case.get("plain"):
        assert found is None
        return
    assert found is not None
    assert (found.aim, found.metric, found.unit) == (case["aim"], case["metric"], case.get("unit", ""))
    assert [told(member) for member in found.members] == case["members"]
    opened = found.opened
    assert (opened and ("years" if opened.years else list(opened.places))) == case.get("opened")


@pytest.mark.parametrize(("aim", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_rule_takes_its_examples(aim, example):
    assert next(rule.aim for rule in aim_rules() if rule.takes(example)) == aim


def test_a_member_is_asked_for_plainly():
    found = split("青禾2022、2023年城镇新增就业目标各多少人", PLACES)
    assert found is not None
    assert found.ask("青禾", 2022, "target") == "青禾2022年城镇新增就业目标多少人？"
    assert found.ask("青禾", None, "") == "青禾城镇新增就业多少人？"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("江北省青禾县", ["青禾县"]),
        ("柳河市东山区和柳河", ["柳河市东山区", "柳河市"]),
        ("柳河东山GDP", ["柳河市东山区"]),
        ("青禾白石", ["青禾县", "白石县"]),
        ("青禾在全国前列", ["青禾县"]),
        ("青禾占全国比重", ["青禾县"]),
        ("全国和青禾", ["全国", "青禾县"]),
    ],
)
def test_places_named(text, places):
    assert [mention.place for mention in place_mentions(text, PLACES)] == places


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021、2022和2024年", [2021, 2022, 2024]),
        ("21年和24年", [2021, 2024]),
        ("17、20、21年", [2017, 2020, 2021]),
        ("2021年到24年", [2021, 2024]),
        ("修建24年的水库2021年", [2021, 2024]),
        ("2014年政府工作报告里2013年", [2013]),
        ("30年", []),
        ("12021号", []),
        ("2021年比去年", [2021]),
    ],
)
def test_years_named(text, years):
    assert sorted(mention.year or 0 for mention in year_mentions(text)) == sorted(years)


def test_no_pattern_of_the_resource_is_lost():
    rules = load_toml("series_patterns.toml")
    for pattern in (*rules["aside"]["patterns"], *rules["open"]["years"], *rules["open"]["places"]):
        re.compile(pattern)
    assert set(rules["words"]) == {"target", "actual", "not_metric"}
