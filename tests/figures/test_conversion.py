"""Amounts in another unit: only where the conversion is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.figures.conversion import converted
from qa_bot.figures.extract import extract_figures
from qa_bot.text.numbers import plain
from tests.figures.making import report_of


def figure(text: str):
    (found,) = extract_figures(report_of(text))
    return found


@pytest.mark.parametrize(
    ("text", "unit", "result", "expression"),
    [
        ("粮食播种面积572.8万亩。", "万公顷", "38.19万公顷", "572.8万亩 ÷ 15"),  # 38.18666…
        ("粮食播种面积90万亩。", "平方公里", "600平方公里", "90万亩 × 20 ÷ 3"),  # 900000 / 1500, per 万亩 20/3
        ("粮食总产量302.32万吨。", "亿斤", "60.464亿斤", "302.32万吨 ÷ 5"),  # 3023200 × 2000 = 6046400000
        ("快递业务收入138.66亿元。", "万元", "1386600万元", "138.66亿元 × 10000"),
        ("科创资金12605.23万元。", "亿元", "1.260523亿元", "12605.23万元 ÷ 10000"),
    ],
)
def test_converted(text, unit, result, expression):
    made = converted(figure(text), unit)
    assert made.expression == expression
    assert made.text == result


@pytest.mark.parametrize(("text", "unit"), [("进出口总额24亿元。", "亿美元"), ("粮食产量36万吨。", "万亩")])
def test_no_exact_conversion_is_none(text, unit):
    with pytest.raises(ValueError, match="exactly"):
        converted(figure(text), unit)


@given(st.decimals(min_value="0.01", max_value="99999", places=2))
def test_there_and_back_is_the_same(amount):
    there = converted(figure(f"投资{amount}亿元。"), "万元")
    assert there.value == amount * 10000
    assert converted(figure(f"投资{plain(there.value)}万元。"), "亿元").value == amount
