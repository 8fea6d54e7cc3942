"""A question is asked of the reports of the place and year it names."""

from dataclasses import replace

import pytest

from qa_bot.questions.route import is_innermost, route
from qa_bot.questions.understand import understand
from qa_bot.reports.plain import plain_report


def report(name, title, place, year):
    made = plain_report(name, "正文。", title)
    return replace(made, metadata=replace(made.metadata, place=place, year=year))


REPORTS = {
    made.id: made
    for made in (
        report("甲23", "甲县2023年政府工作报告", "甲丁县", 2022),
        report("甲24", "甲县2024年政府工作报告", "甲丁县", 2023),
        report("乙24", "乙山市2024年政府工作报告", "乙山市", 2023),
        report("丙24", "乙山市丙水区2024年政府工作报告", "乙山市丙水区", 2023),
        report("国24", "2024年国务院政府工作报告", "全国", 2023),
    )
}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("甲丁县2022年粮食产量多少", ["甲23"]),
        ("甲丁县2023年粮食产量多少", ["甲23", "甲24"]),
        ("丙水区2023年财政收入多少", ["丙24"]),
        ("乙山市丙水区2023年财政收入多少", ["丙24"]),
        ("乙山市2023年财政收入多少", ["乙24"]),
        ("全国2023年国内生产总值多少", ["国24"]),
        ("2024年国务院政府工作报告里赤字率多少", ["国24"]),
        ("戊海市财政收入多少", list(REPORTS)),
        ("财政收入多少", list(REPORTS)),
    ],
)
def test_route(question, ids):
    assert list(route(understand(question), REPORTS)) == ids


def test_scope_comes_first():
    assert route(understand("丙水区财政收入多少"), REPORTS, ["甲23"]) == ("甲23",)


@pytest.mark.parametrize(
    ("name", "place", "innermost"),
    [
        ("普陀区", "上海市普陀区", True),
        ("普陀", "上海市普陀区", True),
        ("上海", "上海市普陀区", False),
        ("静安区", "上海市普陀区", False),
        ("青禾", "青禾综合实验区", True),
        ("青禾", "青禾苗族侗族自治州", True),
        ("望江", "上城区望江街道", True),
        ("上城", "上城区望江街道", False),
    ],
)
def test_innermost(name, place, innermost):
    assert is_innermost(name, place) is innermost


def test_what_is_to_be_by_a_year_may_stand_in_an_earlier_plan():
    made = plain_report("甲21", "“十四五”时期，城镇化率达到64%。", "甲县2021年政府工作报告")
    plan = replace(made, metadata=replace(made.metadata, place="甲丁县", year=2020))
    later = report("甲25", "甲县2025年政府工作报告", "甲丁县", 2024)
    reports = {one.id: one for one in (plan, later)}
    assert list(route(understand("甲丁县到2025年城镇化率要达到多少"), reports)) == ["甲21", "甲25"]
    assert list(route(understand("甲丁县2025年城镇化率目标多少"), reports)) == ["甲25"]


def test_a_zone_and_its_short_name_are_one_place():
    zone = report("区", "青禾综合实验区2022年工作总结", "青禾综合实验区", 2022)
    short = report("短", "青禾排查整治进展", "青禾", 2022)
    unplaced = report("无", "青禾办法", "", 2022)
    all_three = {made.id: made for made in (zone, short, unplaced)}
    asked = replace(understand("青禾2022年排查了多少人"), names=("青禾",))
    assert list(route(asked, all_three)) == ["区", "短", "无"]
