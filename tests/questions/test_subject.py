"""The encoder sees a question without what only names its report."""

from dataclasses import replace

import pytest

from qa_bot.questions.subject import subject_of
from qa_bot.reports.plain import plain_report


def of(place):
    made = plain_report("甲", "正文。", "甲")
    return replace(made, metadata=replace(made.metadata, place=place))


@pytest.mark.parametrize(
    ("focus", "place", "subject"),
    [
        ("2017年徐水区规模以上工业增加值完成多少？", "保定市徐水区", "规模以上工业增加值完成多少？"),
        ("河北涞源2024年修的步道有多长？", "河北省涞源县", "修的步道有多长？"),
        ("保定市2022年政府工作报告里说地铁什么时候开工？", "保定市", "说地铁什么时候开工？"),
        ("2022年全国登记结婚的有多少对？", "全国", "登记结婚的有多少对？"),
        ("工业总产值占全国比重超过5%的地区有哪些？", "全国", "工业总产值占全国比重超过5%的地区有哪些？"),
        ("涞源湖蓄水多少？", "涞源县", "涞源湖蓄水多少？"),
        ("跟和静县签了什么协议？", "上海市普陀区", "跟和静县签了什么协议？"),
        ("上海清华国际创新中心发布了什么？", "上海市普陀区", "上海清华国际创新中心发布了什么？"),
        ("普陀区2022年", "上海市普陀区", "普陀区2022年"),
        ("2018年徐水区的政府工作报告是谁作的？", "保定市徐水区", "2018年徐水区的政府工作报告是谁作的？"),
        ("2019年初作河北省政府工作报告的省长叫什么", "河北省", "2019年初作河北省政府工作报告的省长叫什么"),
    ],
)
def test_subject(focus, place, subject):
    assert subject_of(focus, [of(place)]) == subject
