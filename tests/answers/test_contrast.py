"""Words that rule each other out, in the question and in what a figure is called."""

import pytest

from qa_bot.answers.contrast import contrast


@pytest.mark.parametrize(
    ("question", "name", "around", "ruled_out"),
    [
        ("室内基站多少个", "室外基站", "新增室外基站387个", True),
        ("室外基站多少个", "室外基站", "新增室外基站387个", False),
        ("卫生总费用多少亿", "人均卫生总费用", "人均卫生总费用6454.4元", True),
        ("人均卫生总费用多少", "人均卫生总费用", "人均卫生总费用6454.4元", False),
        ("每万人发明专利多少件", "知识产权", "申请知识产权27件", True),
        ("每平方米产出区税多少", "区税产出", "区税产出达到2760元/平方米", False),
        ("基站总数多少个", "基站（新增）", "新增基站387个", True),
        ("企业总数到了多少家", "净增企业总数", "总数达100家", False),
        ("软件业利润多少", "软件业营业收入", "软件业营业收入713亿元", True),
        ("软件业营收多少", "软件业营业收入", "软件业营业收入713亿元", False),
        ("线上办了多少场", "科普活动", "举办科普活动30场", True),
        ("线上和线下各多少场", "线下活动", "线下活动178场、线上活动67场", False),
    ],
)
def test_contrast(question, name, around, ruled_out):
    assert contrast(question, name, around) == float(ruled_out)
