"""A target told in brackets after what came of it, and a sentence that looks ahead only in passing."""

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report

TEXT = """2024年青禾县政府工作报告

一、2023年工作回顾

全年地区生产总值完成92.4亿元，增长6.5%(年度目标6%以上)。城镇新增就业1266人，为今年发展打下好的基础。

二、2024年工作安排

今年主要预期目标是：地区生产总值增长7%左右。
"""


def test_roles_of_an_outcome_and_its_target(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(TEXT, encoding="utf-8")
    roles = {figure.text: figure.role for figure in extract_figures(read_report(path))}
    assert roles == {"92.4亿元": "level", "6.5%": "growth", "6%": "target", "1266人": "level", "7%": "target"}


def test_a_target_told_aside_with_how_much_of_it_was_reached_is_of_the_amount_told_before(tmp_path):
    path = tmp_path / "青禾.txt"
    more = (
        "(年度目标6%以上)；财政收入3.76亿元，完成全年目标（4.29亿元）87%；完成投资9亿元，完成全年总目标任务的75%。城镇"
    )
    path.write_text(TEXT.replace("(年度目标6%以上)。城镇", more), encoding="utf-8")
    told = {figure.text: (figure.role, figure.metric) for figure in extract_figures(read_report(path))}
    assert (told["4.29亿元"], told["87%"]) == (("target", "财政收入"), ("completion", "财政收入"))
    assert told["75%"] == ("completion", told["9亿元"][1])


def test_a_growth_is_that_of_the_amount_told_last_whatever_rate_was_told_before_it(tmp_path):
    path = tmp_path / "青禾.txt"
    more = "(年度目标6%以上)；固定资产投资完成45.32亿元，增长14.44%。城镇"
    path.write_text(TEXT.replace("(年度目标6%以上)。城镇", more), encoding="utf-8")
    named = {figure.text: figure.metric for figure in extract_figures(read_report(path))}
    assert (named["6.5%"], named["14.44%"]) == ("地区生产总值", "固定资产投资")


def test_a_time_over_the_end_of_a_year_is_one(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(TEXT.replace("全年地区", "2022年7月至2023年6月地区"), encoding="utf-8")
    periods = {figure.text: figure.period for figure in extract_figures(read_report(path))}
    assert periods["92.4亿元"] == "2022-07/2023-06"


def test_last_year_of_a_work_report_is_the_year_it_reports_on(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(TEXT.replace("全年地区", "去年地区"), encoding="utf-8")
    periods = {figure.text: figure.period for figure in extract_figures(read_report(path))}
    assert (periods["92.4亿元"], periods["7%"]) == ("2023", "2024")


PLAN = """2021年青禾县政府工作报告

一、“十三五”时期回顾

全年城镇化率达到56%。

二、“十四五”时期的主要目标任务

（一）总体目标

常住人口城镇化率达到64%。

三、2021年重点工作

新建公园3座。

四、实现“十四五”良好开局

新建学校5所。
"""


def test_the_aims_of_a_five_year_plan_are_for_its_end(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(PLAN, encoding="utf-8")
    told = {figure.text: (figure.role, figure.period) for figure in extract_figures(read_report(path))}
    assert told["64%"] == ("target", "2025")
    assert (told["3座"], told["5所"]) == (("target", "2021"), ("target", "2021"))
    assert told["56%"] == ("level", "2020")
