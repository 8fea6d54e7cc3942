"""Arithmetic over figures: cases worked out by hand, and what must hold of any."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.figures import arithmetic as work
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from tests.figures.making import report_of

AMOUNTS = st.decimals(min_value="0.01", max_value="99999", places=2)


def figures(text: str) -> list[Figure]:
    return extract_figures(report_of(text))


def two(text: str) -> tuple[Figure, Figure]:
    first, second, *_ = figures(text)
    return first, second


def test_difference_is_in_the_unit_of_the_first():
    first, second = two("全年营收3.86亿元，罚款52万元。")
    assert work.difference(first, second).text == "3.8548亿元"  # 38600 - 52 = 38548 万
    assert work.distance(second, first) == work.difference(first, second)


def test_rates_differ_by_points():
    first, second = two("甲占比21.64%，乙占比17.39%。")
    assert work.difference(first, second).text == "4.25个百分点"


def test_total():
    assert work.total(figures("复工营业厅移动11家、电信8家、联通15家。")).text == "34家"


def test_share_and_multiple():
    part, whole = two("新注册企业37家，引入企业110家。")
    assert work.share(part, whole).text == "33.64%"  # 37 / 110 = 0.33636...
    assert work.multiple(whole, part).text == "2.97倍"  # 110 / 37 = 2.9729...


def test_what_ends_in_a_five_is_rounded_up():
    part, whole = two("签约项目42个，洽谈项目64个。")
    assert work.share(part, whole).text == "65.63%"  # 42 / 64 = 0.65625
    assert work.multiple(*two("甲建桥49座，乙建桥40座。")).text == "1.23倍"  # 49 / 40 = 1.225


def test_average_is_told_in_the_scale_that_reads_best():
    count, whole = two("认定技术合同969份，成交金额91.33亿元。")
    assert work.average(whole, count).text == "942.52万元"  # 9133000000 / 969 = 9425180.6


def test_what_a_level_grew_by():
    level, rate = two("营收91.33亿元，同比增长25.7%。")
    assert work.grown_by(level, rate, fell=False).text == "18.67亿元"  # 91.33 - 91.33 / 1.257 = 91.33 - 72.657
    assert work.grown_by(level, rate, fell=True).text == "31.59亿元"  # 91.33 / 0.743 - 91.33 = 122.921 - 91.33


def test_what_does_not_count_the_same_is_refused():
    first, second = two("营收91.33亿元，企业12家。")
    for operation in (work.difference, work.share, work.multiple, work.distance):
        with pytest.raises(ValueError, match="do not count the same"):
            operation(first, second)
    with pytest.raises(ValueError, match="do not count the same"):
        work.total([first, second])


@given(AMOUNTS, AMOUNTS)
def test_differences_and_sums_are_exact(one, other):
    first, second = two(f"甲投资{one}亿元，乙投资{other}万元。")
    assert work.difference(first, second).value == one - other / Decimal(10_000)
    assert work.total([first, second]).value == one + other / Decimal(10_000)


@given(AMOUNTS, AMOUNTS)
def test_a_share_is_right_to_its_last_decimal(one, other):
    first, second = two(f"甲投资{one}亿元，乙投资{other}亿元。")
    assert abs(work.share(first, second).value - one / other * 100) <= Decimal("0.005")


def test_what_is_left_without_the_parts():
    whole, one, other = figures("专利授权88414件，其中发明14996件、实用新型60586件。")
    assert work.rest(whole, [one, other]).text == "12832件"
    with pytest.raises(ValueError, match="more than"):
        work.rest(one, [other])


def test_growth_and_increase_a_year():
    first, last = two("财政收入从11.7万亿元增加到17.3万亿元。")
    assert work.yearly_growth(first, last, 5).text == "8.14%"  # (17.3 / 11.7) ** 0.2 = 1.08137...
    assert work.yearly_increase(first, last, 5).text == "1.12万亿元"  # 5.6 / 5
    with pytest.raises(ValueError, match="years"):
        work.yearly_growth(first, last, 0)


def test_a_target_and_what_came_of_it():
    level, target = two("新认定高企76家，目标60家。")
    assert work.completion(level, target).text == "126.67%"
    level, rate = two("区税6313.6万元，完成全年指标的88.92%。")
    assert work.from_target(level, rate).text == "786.71万元"  # 6313.6 / 0.8892 - 6313.6 = 786.711


@given(AMOUNTS, st.decimals(min_value="-30", max_value="60", places=1), st.integers(1, 12))
def test_growth_a_year_is_found_again(start, rate, years):
    grown = (start * (1 + rate / 100) ** years).quantize(Decimal("0.0000001"))
    first, last = two(f"甲投资{start}亿元，乙投资{grown}亿元。")
    assert abs(work.yearly_growth(first, last, years).value - rate) <= Decimal("0.01")
