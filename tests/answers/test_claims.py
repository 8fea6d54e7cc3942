"""What a yes/no question claims, and what bears on it: the specs of `claims.toml`, and what needs no data."""

import pytest

from qa_bot.answers.claims import bearing
from qa_bot.answers.polarity import is_negative, is_turned
from qa_bot.answers.stages import reach
from qa_bot.resources import load_toml

DATA = load_toml("claims.toml")
SPECS = [tuple(spec) for entry in (*DATA["claim"], *DATA["kind"], DATA["none"]) for spec in entry["specs"]]


@pytest.mark.parametrize(("claimed", "told", "bears"), SPECS)
def test_a_claim_bears_as_its_spec_says(claimed, told, bears):
    assert bearing(claimed, told) == bears


@pytest.mark.parametrize(("claimed", "told", "reaches"), [tuple(spec) for spec in DATA["stage"]["specs"]])
def test_a_stage_is_reached_as_its_spec_says(claimed, told, reaches):
    assert reach(claimed, told) == reaches


@pytest.mark.parametrize(
    ("claimed", "negative"),
    [("大桥还没通车吗", True), ("大桥通车了没有", False), ("有没有没完成的项目", True), ("补贴有没有发放", False)],
)
def test_a_question_is_negative_where_it_asks_whether_something_is_not_so(claimed, negative):
    assert is_negative(claimed) is negative


@pytest.mark.parametrize(
    ("claimed", "clause", "terms", "turned"),
    [
        ("还继续发国债吗", "不再发行国债", ["国债"], True),
        ("就医还要备案吗", "全面取消就医备案", ["备案"], True),
        ("取消备案了吗", "全面取消就医备案", ["备案"], False),
        ("调整审批事项了吗", "取消和调整审批事项498项", ["审批"], False),
        ("数据包括外县吗", "数据均未包括外县", ["外县"], True),
        ("基金给报吗", "统筹基金不予支付", ["基金"], True),
        ("治疗受限制吗", "急诊治疗不受选点限制", ["治疗"], True),
        ("出过事故吗", "未来三年建成事故监测平台", ["事故"], False),
    ],
)
def test_a_clause_is_turned_where_it_denies_what_is_asked_about(claimed, clause, terms, turned):
    assert is_turned(claimed, clause, terms) is turned


@pytest.mark.parametrize(
    ("claimed", "told", "bears"),
    [
        ("连着三年获奖吗", "连续两年获奖", "denies"),
        ("连续两年获奖吗", "连续两年获奖", "says"),
        ("连续两年获奖吗", "获奖", "open"),
        ("每30天算一次吗", "每90日计算1次", "denies"),
        ("每90天算一次吗", "每90日计算1次", "says"),
        ("37个行业都增长了吗", "37个行业有29个增长", "denies"),
        ("四种病都能享受吗", "最多选择其中3个病种", "denies"),
        ("项目全部完工了吗", "除一个外全部完工", "denies"),
        ("所有城市学生都免学费吗", "覆盖所有农村学生", "open"),
        ("劳务派遣公司可以申请吗", "用人单位（劳务派遣单位除外）可以申请", "denies"),
    ],
)
def test_numbers_and_what_is_left_out_bear_on_a_claim(claimed, told, bears):
    assert bearing(claimed, told) == bears
