"""What of a question asks: who asks, politeness and what is not meant are told apart from it."""

import pytest

from qa_bot.questions.focus import as_meant, focus_of, with_whole_years

CASES = [
    ("保底指标，不是力争的那个，是多少家？", "保底指标，是多少家", "力争"),
    ("一年出栏多少只？涨了多少就不用说了", "一年出栏多少只", ""),
    ("我奶奶家在徐水，想知道2023年粮食一共打了多少亿斤？", "2023年粮食一共打了多少亿斤", ""),
    ("会议保障做了多少场次？我们要写年终总结参考一下", "会议保障做了多少场次", ""),
    ("您好，请问全年引进企业多少家", "全年引进企业多少家", ""),
    ("是不是比别的园区强", "是不是比别的园区强", ""),
    ("258家里不是头一次认定的有几家？", "258家里不是头一次认定的有几家", ""),
    ("我区5G基站多少个", "我区5G基站多少个", ""),
    ("科技服务券", "科技服务券", ""),
    ("区税任务数约是多少万元", "区税任务数是多少万元", ""),
    ("节约用电是多少度", "节约用电是多少度", ""),
    ("研发服务的区税比智能软件大，是这样吗", "研发服务的区税比智能软件大吗", ""),
    (
        "顺平县GDP哪年破百亿的不用说，就说2023年到底完成了多少",
        "顺平县GDP哪年破百亿的不用说，就说2023年到底完成了多少",
        "",
    ),
]


@pytest.mark.parametrize(("text", "asks", "not_meant"), CASES, ids=[case[0] for case in CASES])
def test_focus(text, asks, not_meant):
    focus = focus_of(text)
    assert focus.text.rstrip("？?") == asks
    assert (not_meant in focus.excluded) if not_meant else not focus.excluded.strip()


@pytest.mark.parametrize(
    ("text", "whole"),
    [("21年度的科技券", "2021年度的科技券"), ("近20年来", "近20年来"), ("2021年", "2021年"), ("第15年", "第15年")],
)
def test_years_of_two_digits_are_written_out(text, whole):
    assert with_whole_years(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "全年粮食产量是多少，下降多少",
        "生猪出栏多少头，下降了多少",
        "下岗职工多少人，看病花了多少钱",
        "进口多少亿，下半年又是多少",
    ],
)
def test_a_clause_that_begins_like_a_request_is_none(text):
    assert focus_of(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "我做区域研究，别的先不管，麻烦帮我查一下六安支出是多少，谢谢",
        "在对比几个市，给我查一下六安支出是多少",
        "手头有点急，请问六安支出是多少",
        "在写稿，查一下六安支出是多少",
    ],
)
def test_what_stands_before_a_request_says_why(text):
    assert focus_of(text).text == "六安支出是多少"


def test_what_is_said_after_the_question_goes_before_it():
    assert focus_of("民营医院比公立医院多吗？2024年全国").text == "2024年全国，民营医院比公立医院多吗？"
    assert focus_of("营收多少？同比呢？").text == "营收多少？同比呢？"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("园区亩产…不对，是每平米产出区税多少", "园区每平方米产出区税多少"),
        ("有没有破10个亿", "有没有破10亿"),
        ("新评上市级基地的是哪家", "新获评市级基地的是哪家"),
        ("民办学校，不是公办学校，有多少所", "民办学校，不是公办学校，有多少所"),
        ("10个亿人次", "10个亿人次"),
        ("区里有几家单位被撤销了，分别叫啥？", "区里哪几家单位被撤销了"),
        ("去年办了几场比赛，多少人参加", "去年办了几场比赛，多少人参加"),
        ("有座国内首个鱼腹式箱梁的斜拉桥，叫什么", "国内首个鱼腹式箱梁的斜拉桥叫什么"),
        ("有家公司获得国家级的称号，是哪家", "哪家公司获得国家级的称号"),
    ],
)
def test_a_question_is_read_as_it_is_meant(text, meant):
    assert as_meant(text) == meant


def test_what_points_back_is_asked_with_what_was_said_before():
    asked = "报告提到要提升“水上三桥”，请问这三座桥叫什么"
    assert focus_of(asked).text == "报告提到要提升“水上三桥”，这三座桥叫什么"
    assert focus_of("报告提到要解决“三件难事”，请问这三件难事是什么").text == "这三件难事是什么"
    assert focus_of("我在写稿，请问三件难事是什么").text == "三件难事是什么"


def test_to_check_something_is_only_why_one_asks():
    assert focus_of("我在写农业的稿子，想核对一下五大工程是哪五个？").text.rstrip("？?") == "五大工程是哪五个"
