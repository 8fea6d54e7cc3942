"""What follows from stated figures, and whether a report agrees with itself."""

from decimal import Decimal

import pytest

from qa_bot.figures.checks import check
from qa_bot.figures.derive import WHOLE, derive
from qa_bot.figures.extract import extract_figures
from tests.figures.making import report_of


@pytest.mark.parametrize(
    ("text", "value", "unit", "period"),
    [
        ("软件业营收713.72亿元，同比增长2.63%。", "695.43", "亿元", "2021"),  # 713.72 / 1.0263 = 695.430…
        ("工业企业利润80亿元，比上年下降20%。", "100", "亿元", "2021"),  # 80 / 0.8
        ("甲产业占区税比重21.64%，较去年同期提高4.25个百分点。", "17.39", "%", "2021"),  # 21.64 - 4.25
        ("年末户籍人口812.7万人，比上年末增加6.1万人。", "806.6", "万人", "2021"),  # 812.7 - 6.1
        ("累计开通基站2388个，当年新增基站387个。", "2001", "个", "2021"),  # 2388 - 387
        ("净增高新技术企业22家，总数达100家。", "78", "家", "2021"),  # 100 - 22
        ("农民人均纯收入6542元，比2011年增长3838元。", "2704", "元", "2011"),  # 6542 - 3838
        ("零售总额44.9亿元，比2011年末增长84.5%。", "24.3", "亿元", "2011"),  # 44.9 / 1.845 = 24.33…
        ("五年来，森林覆盖率达到43%，提高6个百分点。", "37", "%", "2017"),  # 43 - 6, five years before 2022
        ("民生支出占一般公共预算支出比重84.1%，高于全省3.3个百分点。", "80.8", "%", "2022"),  # of the province
        ("居民医保参保率92.0%，低于全国平均水平1.5个百分点。", "93.5", "%", "2022"),  # 92 + 1.5, of the country
    ],
)
def test_derived_by_arithmetic(text, value, unit, period):
    report = report_of(text)
    (made,) = derive(report, extract_figures(report))
    assert (made.value, made.unit, made.period) == (Decimal(value), unit, period)
    assert all(figure.text in made.expression for figure in made.inputs)


def test_a_part_and_its_share_imply_the_whole():
    report = report_of("两大产业区税20.6亿元，占全区区税比重21.64%。")
    (made,) = derive(report, extract_figures(report))
    assert (made.rule, made.value) == (WHOLE, Decimal("95.2"))  # 20.6 / 0.2164 = 95.19…


def test_a_completion_of_its_own_target_implies_the_target():
    report = report_of("当年新落地企业296家，企业数指标完成达148%。")
    (made,) = derive(report, extract_figures(report))
    assert (made.role, made.value, made.unit) == ("target", Decimal("200"), "家")  # 296 / 1.48
    other = report_of("当年新落地企业296家，区税任务完成达148%。")
    assert derive(other, extract_figures(other)) == []


def test_a_rate_at_constant_prices_implies_no_level_before():
    report = report_of("地区生产总值13507.69亿元，按不变价格计算，比上年增长6.1%。")
    assert derive(report, extract_figures(report)) == []


@pytest.mark.parametrize(
    "text",
    [
        "财政教育支出累计4.45万亿元，年均增长22.4%。",
        "规上工业产值20亿元，环比增长5%。",
        "商品房销售面积90万平方米，比计划增加6万平方米。",
        "参保率92.0%，高于计划1.5个百分点。",
    ],
)
def test_what_is_compared_with_no_earlier_year_implies_nothing(text):
    report = report_of(text)
    assert derive(report, extract_figures(report)) == []


def test_a_completion_told_as_a_share_of_its_measure_implies_its_target():
    report = report_of("引进企业实现区税6313.6万元，区税完成比例88.92%。")
    (made,) = derive(report, extract_figures(report))
    assert (made.role, made.value) == ("target", Decimal("7100.3"))  # 6313.6 / 0.8892 = 7100.31…


def test_vague_figures_imply_nothing():
    report = report_of("合同金额超6000万元，同比增长近20%。")
    assert derive(report, extract_figures(report)) == []


@pytest.mark.parametrize(
    ("text", "kind", "agrees"),
    [
        ("软件业营收713.72亿元。\n软件业营收713.72亿元。", "repeat", True),
        ("软件业营收713.72亿元。\n软件业营收731.72亿元。", "repeat", False),
        ("市级以上众创空间141个，其中国家级79个、省级62个。", "parts", True),
        ("市级以上众创空间141个，其中国家级99个、省级62个。", "parts", False),
        ("全市工业产值200亿元。\n钢铁产值50亿元，占工业产值比重25%。", "share", True),
        ("全市工业产值200亿元。\n钢铁产值50亿元，占工业产值比重35%。", "share", False),
    ],
)
def test_a_report_is_checked_against_itself(text, kind, agrees):
    report = report_of(text)
    (made,) = [made for made in check(report, extract_figures(report)) if made.kind == kind]
    assert made.agrees is agrees
    assert (abs(made.difference) <= 1) is agrees
