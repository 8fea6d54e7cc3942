"""Which arithmetic a question asks for, and over what: the examples of the patterns, and operands made whole."""

import re

import pytest

from qa_bot.questions.arithmetic import parse_arithmetic
from qa_bot.resources import load_toml

RULES = load_toml("arithmetic_patterns.toml")["rule"]
EXAMPLES = [(rule["operation"], *example) for rule in RULES for example in rule["examples"]]


@pytest.mark.parametrize(("operation", "question", "a", "b"), EXAMPLES, ids=[example[1] for example in EXAMPLES])
def test_an_example_is_taken_by_its_rule_and_taken_apart_as_it_says(operation, question, a, b):
    taken = next(rule for rule in RULES if re.search(rule["pattern"], question))
    match = re.search(taken["pattern"], question).groupdict()
    assert (taken["operation"], match["a"], match.get("b") or "") == (operation, a, b)
    assert parse_arithmetic(question).operation == operation


@pytest.mark.parametrize(
    "question",
    ["水利投资占固定资产投资的比重是多少", "同比增长多少", "占比是多少", "进出口总额是多少", "全年新建了多少座雨量站"],
)
def test_what_a_report_states_asks_for_no_difference(question):
    wanted = parse_arithmetic(question)
    assert wanted is None or wanted.operation == "share"


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("线下活动比线上多几场？", "线下活动几场", "线上活动几场"),
        ("城镇居民收入比农村高多少元", "城镇居民收入多少元", "农村收入多少元"),
        ("首次认定的高企比力争目标多几家", "首次认定的高企几家", "首次认定的高企力争目标几家"),
        ("软件服务业增速比科技服务业快多少个百分点", "软件服务业增速百分之几", "科技服务业增速百分之几"),
        ("请问智能软件比研发服务多交了多少区税", "智能软件多少区税", "研发服务多少区税"),
    ],
)
def test_an_operand_that_leaves_out_what_the_other_says_is_made_whole(question, first, second):
    wanted = parse_arithmetic(question)
    assert first in wanted.first
    assert second in wanted.second
    assert wanted.sign == 1


def test_less_is_said_of_the_first():
    assert parse_arithmetic("电信比联通少几家").sign == -1


def test_an_operand_may_leave_out_the_measure_that_reports_do_not_say():
    wanted = parse_arithmetic("青河2025年打算完成的营造林面积，比2024年实际完成的少多少万亩")
    assert "2024年实际完成青河营造林多少万亩" in wanted.second
    assert wanted.sign == -1
