"""Noun phrases beside a place of a text."""

import pytest

from qa_bot.text.names import is_personal_name
from qa_bot.text.phrases import phrase_after, phrase_before, phrases_ending_in


@pytest.mark.parametrize(
    ("text", "place", "phrase"),
    [
        ("青河医科大学附属第二医院全面托管县医院。", "托管", "青河医科大学附属第二医院"),
        ("去年，青河投资银行正式成立，业务铺开。", "成立", "青河投资银行"),
        ("更加喜人的是县检察院更是荣获表彰。", "荣获", "县检察院"),
        ("360安全集团入选名单。", "入选", "360安全集团"),
        ("引进12家企业入选名单。", "入选", "企业"),
    ],
)
def test_what_stands_before_a_verb(text, place, phrase):
    assert phrase_before(text, text.index(place)).of(text) == phrase


@pytest.mark.parametrize(
    ("text", "place", "phrase"),
    [
        ("研究员获得了国家生理学或医学奖，全县振奋。", "获得", "国家生理学或医学奖"),
        ("获评成为全国先进单位；", "获评", "全国先进单位"),
        ("同时获张江专项立项（资金50万元）。", "获", "张江专项立项"),
        ("引进青山软件等企业。", "引进", "青山软件"),
    ],
)
def test_what_follows_a_verb(text, place, phrase):
    assert phrase_after(text, text.index(place) + len(place)).of(text) == phrase


@pytest.mark.parametrize(
    ("text", "ending", "phrases"),
    [
        ("挂牌运行的是青河省中药材质量检验检测研究中心。", "中心", ["青河省中药材质量检验检测研究中心"]),
        ("博士后项目入选白石市“超级博士”激励计划。", "计划", ["白石市“超级博士”激励计划"]),
        ("高架桥——南外环高架桥成功转体。", "桥", ["高架桥", "南外环高架桥"]),
        ("没有这样的东西。", "中心", []),
    ],
)
def test_names_that_end_in_a_noun(text, ending, phrases):
    assert [span.of(text) for span in phrases_ending_in(text, ending)] == phrases


def test_nothing_stands_before_the_beginning_or_after_the_end():
    assert phrase_before("托管县医院", 0) is None
    assert phrase_after("县医院托管", 5) is None


def test_a_personal_name_begins_with_a_surname():
    assert is_personal_name("孙奇逢")
    assert is_personal_name("欧阳明月")
    assert not is_personal_name("获得了")
    assert not is_personal_name("孙")
