"""A question told by how it is worked out is one that asks outright; the year asked for is that of its last clause."""

import pytest

from qa_bot.questions.reckoned import asking_clause, how_first, outright, years_told
from qa_bot.questions.understand import understand


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("照青河2024年固定资产投资的总额和增速推算，2023年大约是多少亿元？", "青河固定资产投资2023年大约是多少亿元？"),
        (
            "按青河2022年两大产业占区税比重及其提高幅度推算，上一年这一比重是多少？",
            "青河两大产业占区税比重2021年是多少？",
        ),
        ("青河2022年落地企业数完成了148%，反推一下当初定的目标是多少家", "青河2022年落地企业数当初定的目标是多少家"),
        ("青河农民人均收入2016年比2011年多了3838元，那倒推2011年是多少？", "青河农民人均收入2011年是多少？"),
        ("青河2019年农民人均收入按增速反推，上一年是多少元？", "青河农民人均收入2018年是多少元？"),
        ("青河2021年低保标准，2020年是多少元？", "青河低保标准2020年是多少元？"),
    ],
)
def test_the_subject_of_what_is_reckoned_with_is_that_of_what_is_asked(text, whole):
    assert outright(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "由2022年新落地企业数和完成率推算，青河的企业数目标是多少家？",
        "按2021年报告的说法，粮食产量是多少？",
        "青河2024年财政收入是多少，比2023年增长多少？",
        "2013年国务院报告给了2012年的数，那2007年是多少？",
    ],
)
def test_what_names_its_subject_or_reckons_with_nothing_stays_as_it_is(text):
    assert outright(text) == text


def test_the_year_asked_for_is_not_the_one_reckoned_with():
    text = "用2016年的赤字安排倒推一下，2015年安排的财政赤字是多少？"
    assert (asking_clause(text), years_told(text)) == ("2015年安排的财政赤字是多少？", (2016,))
    assert understand(text).years == (2015,)


@pytest.mark.parametrize("text", ["质量抽查的总体误差是多少？", "按公式算出来每月只有150元，实际能拿到多少？"])
def test_what_is_only_said_to_be_computed_asks_for_no_arithmetic(text):
    assert understand(text).kind == "figure"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "青河2013年财政收入大约有多少？根据2014年的数和增幅推一下。",
            "根据2014年的数和增幅推算，青河2013年财政收入大约有多少？",
        ),
        ("2015年税收是几亿元？可以用2016年的报告算。", "根据2016年的数推算，2015年税收是几亿元？"),
        ("青河2023年产值是多少？按不变价格算。", "青河2023年产值是多少？按不变价格算。"),
    ],
)
def test_how_it_is_worked_out_may_be_told_after_the_question(text, whole):
    assert how_first(text) == whole
