"""The bound a question sets to the figures of what it asks for."""

from decimal import Decimal

import pytest

from qa_bot.questions.bounds import bound_of


@pytest.mark.parametrize(
    ("text", "side", "value", "unit"),
    [
        ("占比超过5%的是哪几个镇", "gt", "5", "%"),
        ("产量不低于3万吨的有哪些", "ge", "30000", "吨"),
        ("投资10亿元以上的项目有哪些", "ge", "1000000000", "元"),
        ("增速不足1%的地区", "lt", "1", "%"),
        ("不超过6个百分点的是哪些", "le", "6", "百分点"),
        ("从哪一年开始达到100%", "ge", "100", "%"),
    ],
)
def test_a_bound_has_a_side_and_a_value(text, side, value, unit):
    bound = bound_of(text)
    assert (bound.side, bound.base_value, bound.base_unit) == (side, Decimal(value), unit)


@pytest.mark.parametrize("text", ["投资5亿元的项目有哪些", "哪些镇占比最高", "超过5%而低于10%的是哪些"])
def test_an_amount_alone_or_two_bounds_are_no_bound(text):
    assert bound_of(text) is None


@pytest.mark.parametrize(
    ("side", "held"), [("gt", [False, True]), ("ge", [True, True]), ("lt", [False, False]), ("le", [True, False])]
)
def test_a_bound_holds_the_values_on_its_side(side, held):
    words = {"gt": "超过5%", "ge": "不低于5%", "lt": "低于5%", "le": "不超过5%"}
    bound = bound_of(words[side])
    assert [bound.holds(Decimal(value)) for value in (5, 6)] == held
