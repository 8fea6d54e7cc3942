"""Amounts with their growth: what is told together, and what follows; cases worked out by hand, and laws that hold."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa_bot.figures import movement
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.movement import Moved, moved
from tests.figures.making import report_of

AMOUNTS = st.decimals(min_value="1", max_value="9999", places=2)
RATES = st.decimals(min_value="0.1", max_value="90", places=1)


def all_moved(text: str) -> list[Moved]:
    report = report_of(text)
    figures = extract_figures(report)
    return [found for figure in figures if (found := moved(report, figures, figure))]


def two(text: str) -> tuple[Moved, Moved]:
    first, second = all_moved(text)
    return first, second


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("全年出口18亿元，比上年增长25.0%。", "14.4"),  # 18 / 1.25
        ("工业利润80亿元，比上年下降20%。", "100"),  # 80 / 0.8
        ("年末户籍人口812.7万人，比上年末增加6.1万人。", "806.6"),  # 812.7 - 6.1
        ("年末户籍人口812.7万人，比上年末减少6.1万人。", "818.8"),  # 812.7 + 6.1
    ],
)
def test_a_level_and_its_growth_give_the_base_level(text, before):
    (found,) = all_moved(text)
    assert found.before == Decimal(before)


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值210.5亿元，比上年增长6.0%。",  # value added: its growth is real, whether said or not
        "农林牧渔业总产值580亿元，按可比价格计算，比上年增长3.2%。",
        "全年出口18亿元，进口增长7.0%。",  # the growth is another's
        "全年出口18亿元，占进出口总额75%。",
        "全年出口超过18亿元，增长25.0%。",
        "全年税收收入比重21.6%，提高4.2个百分点。",
    ],
)
def test_no_base_level_follows(text):
    assert all_moved(text) == []


def test_contribution_pull_and_shares():
    part, whole = two("全年餐饮收入14亿元，增长20.0%。\n全年零售总额80亿元，比上年增长10.0%。")
    # 14 - 11.6667 = 2.3333; 80 - 72.7273 = 7.2727
    assert movement.contribution(part, whole).text == "32.08%"  # 2.3333 / 7.2727
    assert movement.pull(part, whole).text == "3.21个百分点"  # 2.3333 / 72.7273
    assert movement.share_before(part, whole).text == "16.04%"  # 11.6667 / 72.7273
    assert movement.share_change(part, whole).text == "1.46个百分点"  # 17.5 - 16.0417
    assert movement.fold(whole).text == "1.1倍"


def test_what_does_not_count_the_same_contributes_nothing():
    part, whole = two("全年招生14万人，增长20.0%。\n全年零售总额80亿元，比上年增长10.0%。")
    for operation in (movement.contribution, movement.pull, movement.share_before, movement.share_change):
        with pytest.raises(ValueError, match="do not count the same"):
            operation(part, whole)


@given(AMOUNTS, RATES, AMOUNTS, RATES)
def test_the_contributions_of_all_parts_are_the_whole(one, rate, other, second):
    first, last = two(f"甲出口{one}亿元，增长{rate}%。\n乙出口{other}万元，增长{second}%。")
    before = first.before + last.before / Decimal(10_000)
    growth = (one + other / Decimal(10_000)) - before
    assume(growth > 0)
    shares = [first.increase / growth, last.increase / Decimal(10_000) / growth]
    assert abs(sum(shares) - 1) < Decimal("1e-12")


@given(AMOUNTS, RATES)
def test_the_base_level_grown_is_the_level(level, rate):
    (found,) = all_moved(f"全年出口{level}亿元，比上年增长{rate}%。")
    assert abs(found.before * (1 + rate / 100) - level) < Decimal("1e-9")
    assert abs(found.before + found.increase - level) < Decimal("1e-9")
