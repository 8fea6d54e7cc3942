"""Follow-ups are made whole by the question before them."""

import pytest

from qa_bot.questions.followup import resolve

CASES = [
    ("软件信息服务业营收多少？", "那科技服务业呢？", "科技服务业营收多少？"),
    ("2022年首次认定高企多少家？", "那2021年呢？", "2021年首次认定高企多少家？"),
    ("首次认定高企多少家？", "2021年呢", "2021年首次认定高企多少家？"),
    ("科技服务业营收多少？", "同比呢？", "科技服务业营收同比多少？"),
    ("科技服务业营收是多少？", "增速", "科技服务业营收增速多少？"),
    ("普陀区技术合同成交额多少？", "那静安区呢？", "静安区技术合同成交额多少？"),
    ("注销了几家事业单位？", "具体是哪几家", "注销了事业单位具体是哪几家"),
    ("首次认定高企多少家？", "力争的目标是多少", "首次认定高企力争的目标是多少"),
    ("认定了多少份技术合同？", "成交额呢", "认定了技术合同成交额多少？"),
    ("办了多少场线下活动？", "线上的呢", "办了多少场线上活动？"),
    ("南京2021年GDP多少？", "成都那边呢", "成都2021年GDP多少？"),
    ("保定2024年GDP增速多少？", "那全省呢？", "河北省2024年GDP增速多少？"),
    ("2022年首次认定高企多少家？", "前一年呢？", "2021年首次认定高企多少家？"),
    ("合肥2024年GDP是多少？", "那比前一年涨了几个点？", "合肥2024年GDP比前一年涨了几个点？"),
    ("海纳小镇几月挂牌？", "今天天气怎么样", "今天天气怎么样"),
]


@pytest.mark.parametrize(("before", "question", "whole"), CASES, ids=[case[1] for case in CASES])
def test_a_follow_up_is_made_whole(before, question, whole):
    assert resolve(question, [before]) == whole


def test_without_history_a_question_stays_as_it_is():
    assert resolve("那科技服务业呢？") == "那科技服务业呢?" or resolve("那科技服务业呢？") == "那科技服务业呢？"


def test_a_chain_of_follow_ups():
    assert resolve("同比呢？", ["软件信息服务业营收多少？", "那科技服务业呢？"]) == "科技服务业营收同比多少？"
