"""What a question names outright must be what the evidence is about."""

from dataclasses import replace

import pytest

from qa_bot.answers.constraints import asked_years, unmet_names, year_fits
from qa_bot.answers.evidence import Evidence
from qa_bot.questions.understand import understand
from qa_bot.reports.plain import plain_report
from qa_bot.text.span import Span

TEXT = "举办第八届自然保护周活动10余场。\n上海市首批五家示范区挂牌。\n2021年度完成验收。\n全年新增基站387个。"


def evidence(line, *, title="2022年普陀区科学技术委员会工作总结", year=2022):
    made = plain_report("r", TEXT, title)
    report = replace(
        made, metadata=replace(made.metadata, place="上海市普陀区", issuer="上海市普陀区科学技术委员会", year=year)
    )
    start = TEXT.index(TEXT.split("\n")[line])
    return Evidence(report, Span(start, start + len(TEXT.split("\n")[line])), 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("question", "line", "unmet"),
    [
        ("普陀区新增多少个基站", 3, ()),
        ("静安区新增多少个基站", 3, ("静安区",)),
        ("上海市新增多少个基站", 3, ("上海市",)),
        ("上海市首批示范区有几家", 1, ()),
        ("上海市普陀区新增多少个基站", 3, ()),
        ("舟山市普陀区新增多少个基站", 3, ("舟山市",)),
        ("第八届自然保护周办了几场", 0, ()),
        ("第十届自然保护周办了几场", 0, ("第十届",)),
        ("示范区二期几月挂牌", 1, ("二期",)),
        ("区商务委新增多少个基站", 3, ("区商务委",)),
    ],
)
def test_unmet_names(question, line, unmet):
    assert unmet_names(understand(question), evidence(line)) == unmet


@pytest.mark.parametrize(
    ("question", "line", "fits"),
    [
        ("新增多少个基站", 3, True),
        ("2022年新增多少个", 3, True),
        ("2019年新增多少个", 3, False),
        ("2021年度完成验收了吗", 2, True),
    ],
)
def test_year_fits(question, line, fits):
    assert year_fits(understand(question), evidence(line)) is fits


def test_this_year_is_what_the_report_calls_so():
    summary = evidence(3).report
    assert asked_years(understand("今年新增多少"), summary) == (2022,)
    assert asked_years(understand("去年新增多少"), summary) == (2021,)
    speech = evidence(3, title="普陀区2023年政府工作报告").report
    assert asked_years(understand("去年新增多少"), speech) == (2022,)
    assert asked_years(understand("今年目标多少"), speech) == (2023,)


def test_the_whole_of_the_province_is_the_province_named():
    made = plain_report("r", "地区生产总值增长6.0%，全省第二。", "2025年保定市政府工作报告")
    report = replace(made, metadata=replace(made.metadata, place="保定市", year=2024))
    told = Evidence(report, Span(0, len(report.text)), 1.0, 1.0, 1.0)
    assert unmet_names(understand("保定增速在河北省排第几"), told) == ()
    assert unmet_names(understand("保定增速在山东省排第几"), told) == ("山东省",)


def test_the_whole_of_the_city_is_the_city_a_county_lies_in():
    made = plain_report("r", "地区生产总值增长6.3%，全市排第一。", "2021年顺平县政府工作报告")
    told = evidence_of(made, "顺平县")
    assert unmet_names(understand("顺平县增速是保定全市第一吗"), told) == ()
    assert unmet_names(understand("顺平县增速是舟山全市第一吗"), told) == ("舟山",)
    own = evidence_of(made, "安国市")  # a city of its own: its 全市 is itself
    assert unmet_names(understand("安国市增速是保定全市第一吗"), own) == ("保定",)


def evidence_of(made, place):
    report = replace(made, metadata=replace(made.metadata, place=place, year=2020))
    return Evidence(report, Span(0, len(report.text)), 1.0, 1.0, 1.0)
