"""Numbers torn apart by spaces are joined where that is certain, and told where it is not."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.reflow import Paragraph
from qa_bot.reports.torn_numbers import mend_torn_numbers
from qa_bot.text.span import Span

HABIT = "新建学校1 2所，修路3 4公里，植树2 3万亩。"


def mended(text: str, *others: str) -> str:
    return mend_torn_numbers([Paragraph(text), *map(Paragraph, others)]).paragraphs[0].text


SURE = {
    "decimals that go on": ("生产总值36.5 9亿元，增长7%。", "生产总值36.59亿元，增长7%。"),
    "a whole number": ("救助8 9 8人，完成。", "救助898人，完成。"),
    "one of larger parts": ("修路33 5.5公里，完成。", "修路335.5公里，完成。"),
    "a share": ("覆盖率达到4 3%，提高。", "覆盖率达到43%，提高。"),
    "a year": ("到202 1年，全部建成。", "到2021年，全部建成。"),
    "with more in between": ("开通1 0余条，完成。", "开通10余条，完成。"),
}
LEFT = {
    "nothing counts it": "“1 10 100”种植战略，实施。",
    "a year and a number": "自2016 3个项目开工，完成。",
    "two decimals": "由3.5 4.2亿元，增长。",
    "a zero in front": "编号0 5个，完成。",
    "no single digit": "新建35 48所，完成。",
    "a caption": "表1 2个市的情况，单位：个",
    "a row of a table": "34 4 23",
}


@pytest.mark.parametrize(("torn", "whole"), SURE.values(), ids=SURE)
def test_what_is_surely_one_number_is_joined(torn: str, whole: str) -> None:
    assert mended(torn, HABIT) == whole


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_may_be_two_numbers_is_left(text: str) -> None:
    assert mended(text, HABIT) == text


def test_one_torn_number_is_no_habit_unless_its_decimals_go_on() -> None:
    assert mended("新建学校1 2所，完成。") == "新建学校1 2所，完成。"
    assert mended("生产总值36.5 9亿元，完成。") == "生产总值36.59亿元，完成。"


def test_bold_stays_on_its_words() -> None:
    paragraph = Paragraph("新建学校1 2所，**成效。", (Span(10, 13),))
    [found, _] = mend_torn_numbers([paragraph, Paragraph(HABIT)]).paragraphs
    assert [span.of(found.text) for span in found.bold] == [paragraph.bold[0].of(paragraph.text)]


def test_a_report_says_what_was_joined_and_what_was_not(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(f"2022年工作总结\n\n一、成绩\n{HABIT}\n实施“1 10 100”战略，成效明显。\n", encoding="utf-8")
    report = read_report(path)
    assert "新建学校12所，修路34公里，植树23万亩。" in report.text
    assert [("已接起" in warning, "未接起" in warning) for warning in report.warnings] == [(True, False), (False, True)]
    assert "“1 2”、“3 4”、“2 3”" in report.warnings[0]
