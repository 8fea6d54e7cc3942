"""Follow-ups are made whole by the question before them."""

import pytest

from qa_bot.questions.ellipsis import topic_of
from qa_bot.questions.followup import readings, resolve

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
    ("青河2025年固定资产投资降了多少", "社零总额呢？", "青河2025年社零总额多少？"),
    ("青河2025年居民消费价格涨了多少？", "其中下降的有哪几类？", "青河2025年居民消费价格下降的有哪几类？"),
    ("普陀2022年技术合同成交额多少？", "按这个增速倒推，上一年大概是多少亿", "普陀2021年技术合同成交额多少？"),
    ("青河2022年高端人才占比多少？", "上年同期是多少？", "青河2021年高端人才占比多少？"),
    ("青河2017年优良天数多少天？", "那2013年呢，按增加的天数倒推", "青河2013年优良天数多少天？"),
    ("青河2022年区税涨了多少", "照这个增速算，2021年青河的区税是多少亿", "2021年青河的区税是多少亿"),
    ("青河2021年末汽车有多少万辆？", "那到2024年末多了多少万辆？", "青河2024年末汽车比2021年末多了多少万辆？"),
    ("5G室外基站累计开通多少个？", "今年新增的是多少", "5G室外基站开通今年新增的是多少"),
    ("2024年医院的次均住院费用是多少？", "社区卫生服务中心呢？", "2024年社区卫生服务中心的次均住院费用是多少？"),
]
OTHERS = [
    ("青河县2025年人代会报告会场码贴了多少张？", "数字哨兵呢？", "青河县2025年数字哨兵有多少?"),
    ("青河县2023年新开工改造老旧小区多少个？", "那2024年打算改多少个？", "青河县新开工改造老旧小区2024年打算改多少个?"),
    ("青河县2024年计划新建多少高标准农田？", "改造提升的是多少？", "青河县2024年高标准农田改造提升的是多少?"),
    ("验收的6个平台项目建设期收入多少？", "交的税呢？", "验收的6个平台项目建设期交的税多少?"),
]


@pytest.mark.parametrize(("before", "question", "whole"), CASES, ids=[case[1] for case in CASES])
def test_a_follow_up_is_made_whole(before, question, whole):
    assert resolve(question, [before]) == whole


@pytest.mark.parametrize(("before", "question", "reading"), OTHERS, ids=[case[1] for case in OTHERS])
def test_a_follow_up_may_also_be_of_the_owner_the_thing_or_the_place_alone(before, question, reading):
    assert reading in [text.replace("？", "?") for text in readings(question, [before])]


@pytest.mark.parametrize(
    ("question", "topic"), [("那数字哨兵呢？", "数字哨兵"), ("2021年呢？", ""), ("同比呢？", ""), ("那静安区呢？", "")]
)
def test_a_follow_up_that_only_names_something_is_about_that(question, topic):
    assert topic_of(question) == topic


def test_without_history_a_question_stays_as_it_is():
    assert resolve("那科技服务业呢？") == "那科技服务业呢?" or resolve("那科技服务业呢？") == "那科技服务业呢？"


def test_a_chain_of_follow_ups():
    assert resolve("同比呢？", ["软件信息服务业营收多少？", "那科技服务业呢？"]) == "科技服务业营收同比多少？"


def test_both_of_the_questions_before_are_meant():
    before = ["合肥2024年出口增长多少", "那进口呢"]
    assert resolve("这两个增速相差几个百分点？", before) == "合肥2024年出口增长和合肥2024年进口增长相差几个百分点？"
