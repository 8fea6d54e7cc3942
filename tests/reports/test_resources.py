"""The language of the reading room is data that carries its own examples; each example is run."""

import re

import pytest

from qa_bot.reports.clean import clean
from qa_bot.reports.furniture import line_rules
from qa_bot.reports.headings import marker_number, marker_style, styles
from qa_bot.reports.readers.base import SourceLine
from qa_bot.resources import load_toml

NAVIGATION = load_toml("navigation.toml")
EXAMPLES = [(row["name"], example) for row in NAVIGATION["line"] for example in row["examples"]]
COUNTER_EXAMPLES = [(row["name"], text) for row in NAVIGATION["line"] for text in row.get("counter_examples", [])]
HEADINGS = [(row["name"], example) for row in load_toml("headings.toml")["style"] for example in row["examples"]]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_a_navigation_rule_takes_its_examples(name: str, line: str) -> None:
    rule = next(rule for rule in line_rules() if rule.name == name)
    assert rule.pattern.fullmatch(re.sub(r"\s", "", line))


@pytest.mark.parametrize(("name", "line"), COUNTER_EXAMPLES)
def test_no_navigation_rule_takes_a_counter_example(name: str, line: str) -> None:
    assert [rule.name for rule in line_rules() if rule.pattern.fullmatch(line)] == []


@pytest.mark.parametrize("advert", NAVIGATION["trailing"]["examples"])
@pytest.mark.parametrize("gap", ["", "  "])
def test_an_advertisement_after_the_last_sentence_is_dropped(advert: str, gap: str) -> None:
    cleaned = clean([SourceLine(f"为建设美好家园而努力奋斗！{gap}{advert}")])
    assert [line.text.strip() for line in cleaned.lines] == ["为建设美好家园而努力奋斗！"]
    assert cleaned.dropped == [advert]


@pytest.mark.parametrize(("name", "heading"), HEADINGS)
def test_a_heading_style_takes_its_examples(name: str, heading: str) -> None:
    style = marker_style(heading)
    assert style is not None
    assert style.name == name


NUMBERS = {
    "一、甲": 1,
    "十、甲": 10,
    "十二、甲": 12,
    "（二十三）甲": 23,
    "3.甲": 3,
    "（12）甲": 12,
    "第四部分 甲": 4,
    "甲": 0,
}


@pytest.mark.parametrize(("heading", "number"), NUMBERS.items())
def test_marker_number(heading: str, number: int) -> None:
    assert marker_number(heading) == number


@pytest.mark.parametrize(
    "text", ["2.5亿元投入使用", "3.14倍", "十四五规划", "（上海）创新园", "一是抓项目", "2022年工作"]
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert marker_style(text) is None


def test_styles_stand_from_the_outermost_in() -> None:
    ranks = [style.rank for style in styles()]
    assert ranks == sorted(ranks)
