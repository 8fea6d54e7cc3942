"""The strict verdict of each kind of question, and why."""

import pytest

from qa_bot.evaluation.judge import Why, judge
from tests.evaluation.making import answer, question, refusal

FIGURES = [
    ("76家", ["76家"], Why.RIGHT),
    ("9600万元", ["0.96亿元"], Why.RIGHT),
    ("76", ["76家"], Why.WRONG_UNIT),
    ("76个", ["76家"], Why.WRONG_UNIT),
    ("77家", ["76家"], Why.WRONG_VALUE),
    ("76家（目标60家）", ["76家"], Why.EXTRA_FIGURE),
    ("很多", ["76家"], Why.NO_FIGURE),
    ("10万人次", ["超过10万人次"], Why.RIGHT),
    ("3.02张，4.17张", [("3.02张", "4.17张")], Why.RIGHT),
    ("4.17张", [("3.02张", "4.17张")], Why.WRONG_VALUE),
    ("6%-6.5%", ["6%－6.5%"], Why.RIGHT),
    ("2022年76家", ["76家"], Why.RIGHT),
]
SPANS = [
    ("8月", ["8月", "2022年8月"], Why.RIGHT),
    ("《华东科技》", ["华东科技"], Why.RIGHT),
    ("顺平县检察院", ["县检察院"], Why.RIGHT),
    ("区人社局、区科委", ["区人社局"], Why.TOO_MUCH_TEXT),
    ("由区人社局牵头并会同各街镇一起办理的招聘", ["区人社局"], Why.TOO_MUCH_TEXT),
    ("常熟", ["常州"], Why.WRONG_TEXT),
    ("第二", ["第二"], Why.RIGHT),
    ("18月", ["8月"], Why.WRONG_TEXT),
]
LISTS = [
    ("安博通、链网信息", [("安博通", "链网信息")], Why.RIGHT),
    ("链网信息和安博通等30余家", [("安博通", "链网信息")], Why.RIGHT),
    ("安博通", [("安博通", "链网信息")], Why.MISSING_ITEM),
    ("安博通、链网信息、六方云", [("安博通", "链网信息")], Why.EXTRA_ITEM),
    ("造纸印刷、纺织服装", [("造纸印刷", "纺织服装")], Why.RIGHT),
    ("智能硬件、智能", [("智能", "智能硬件")], Why.RIGHT),
    ("互联网+、智能、硬件", [("互联网+", "智能、硬件")], Why.RIGHT),
    ("朝阳实验小学雄安校区、人大附小雄安校区", [("朝阳实验小学", "人大附小")], Why.RIGHT),
]
YESNOS = [
    ("是，76家", [("是", "76家")], Why.RIGHT),
    ("否，76家", [("是", "76家")], Why.WRONG_VERDICT),
    ("76家", [("是", "76家")], Why.WRONG_VERDICT),
    ("是，2388个", [("是", "76家")], Why.NO_GROUND),
    ("不是，全市第二", [("否", "第二")], Why.RIGHT),
    ("是，9600万元", [("是", "0.96亿元")], Why.RIGHT),
]
DERIVED = [
    ("7.13亿元", ["7.13亿元", "7.1亿元"], Why.RIGHT),
    ("7.1亿元", ["7.13亿元", "7.1亿元"], Why.RIGHT),
    ("7.1331亿元", ["7.13亿元", "7.1亿元"], Why.RIGHT),
    ("7.14亿元", ["7.13亿元", "7.1亿元"], Why.WRONG_VALUE),  # rounds to 7.1, but that is not the finest
    ("72.6亿元", ["72.66亿元", "73亿元"], Why.WRONG_VALUE),
    ("2.656倍", ["2.66", "2.66倍"], Why.RIGHT),
    ("2.66%", ["2.66", "2.66倍"], Why.WRONG_UNIT),
]
CROSS = [
    ("涞源县（6.5%，高于易县的6.4%）", [("涞源",)], Why.RIGHT),
    ("易县", [("涞源",)], Why.WRONG_TEXT),
    ("2022年81.2%，2024年82.6%", [("81.2%", "82.6%")], Why.RIGHT),
    ("81.2%、82.6%、83%", [("81.2%", "82.6%")], Why.EXTRA_FIGURE),
]
CASES = [
    (kind, *case)
    for kind, cases in {
        "figure": FIGURES, "span": SPANS, "list": LISTS, "yesno": YESNOS, "derived": DERIVED, "cross": CROSS,
    }.items()
    for case in cases
]  # fmt: skip


@pytest.mark.parametrize(("kind", "short", "gold", "why"), CASES, ids=[f"{c[0]}-{c[1]}-{c[3]}" for c in CASES])
def test_a_short_answer_is_judged(kind, short, gold, why):
    assert judge(question(kind, *gold), answer(short)).why is why


@pytest.mark.parametrize(
    ("text", "why"),
    [("获国家标准立项，引入8家企业。", Why.RIGHT), ("获国家标准立项，引入18家企业。", Why.MISSING_POINT)],
)
def test_a_summary_holds_every_required_point_in_its_text(text, why):
    assert judge(question("summary", ("国家标准立项", "8家")), answer("", text)).why is why


def test_any_alternative_may_be_met():
    assert judge(question("summary", ("甲", "乙"), ("丙",)), answer("", "有丙。")).right


def test_a_question_to_be_refused_is_right_exactly_when_refused():
    assert judge(question("none"), refusal()).right
    assert judge(question("none"), answer("76家")).why is Why.NOT_REFUSED
    assert judge(question("figure", "76家"), refusal()).why is Why.REFUSED


def test_a_verdict_says_on_what_it_turned():
    assert judge(question("figure", "76家"), answer("77家")).detail == "76家"
    assert judge(question("list", ("甲园", "乙园")), answer("甲园、乙园、丙园")).detail == "丙园"
