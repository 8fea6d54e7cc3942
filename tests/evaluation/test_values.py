"""What a short answer states, and when two numbers are the same."""

from decimal import Decimal

import pytest

from qa_bot.evaluation.values import holds, occurs, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("76家", [("76", "家")]),
        ("增长18.33%", [("18.33", "%")]),
        ("0.96亿元", [("96000000", "元")]),
        ("3.2百分点", [("3.2", "个百分点")]),
        ("三款", [("3", "款")]),
        ("6%-6.5%", [("6", "%"), ("6.5", "%")]),
        ("2022年8月的76家", [("76", "家")]),
        ("全市第二", []),
        ("5G基站2388个", [("2388", "个")]),
        ("一般公共预算收入92.4亿元", [("9240000000", "元")]),
        ("2.66", [("2.66", "")]),
        ("一批企业共76家", [("76", "家")]),
    ],
)
def test_stated(text, expected):
    assert [(value.value, value.unit) for value in stated(text)] == [(Decimal(v), u) for v, u in expected]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("0.96亿元", "9600万元", True),
        ("10.0%", "10%", True),
        ("27 个", "27个", True),
        ("3.2个百分点", "3.2百分点", True),
        ("25%", "25个百分点", False),
        ("76家", "76", False),
        ("374张", "374家", False),
        ("713.72亿元", "713.72万元", False),
        ("100人", "100人次", False),
        ("17.9亿乘次", "17.9亿乘次", True),
        ("17.9亿乘次", "17.9亿航次", False),
        ("10万人次", "超过10万人次", True),
    ],
)
def test_equal_numbers_of_the_same_thing(left, right, same):
    (one,), (other,) = stated(left), stated(right)
    assert one.equals(other) is same


@pytest.mark.parametrize(
    ("gold", "finer", "rounds"),
    [
        ("7.13亿元", "7.1331亿元", True),  # |0.0031| ≤ 0.005
        ("7.13亿元", "7.136亿元", False),
        ("7.13亿元", "7.13亿元", False),  # no finer
        ("73亿元", "72.66亿元", True),
        ("33.64%", "33.636个百分点", False),
    ],
)
def test_a_rounding_is_of_a_finer_number_of_the_same_unit(gold, finer, rounds):
    (one,), (other,) = stated(gold), stated(finer)
    assert one.is_rounding_of(other) is rounds


@pytest.mark.parametrize(
    ("wanted", "text", "there"),
    [
        ("5%", "增长15%", False),
        ("5%", "增长5%。", True),
        ("360", "对接360、京东", True),
        ("360", "对接3600家", False),
        ("国家标准", "并获**国家 标准**立项", True),
        ("", "什么都行", False),
    ],
)
def test_occurs_cuts_no_number(wanted, text, there):
    assert (occurs(wanted, text) is not None) is there


def test_a_number_is_held_however_it_is_scaled():
    assert holds("共补贴9600万元。", "0.96亿元")
    assert not holds("共补贴9600万元。", "0.97亿元")
    assert not holds("共76家。", "高企76个")
