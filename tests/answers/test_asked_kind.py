"""Whether a name is of the kind a question asks for, and whether it stands where the question asks."""

import pytest

from qa_bot.answers.asked_kind import has_endings, kind_fit, names_open_kind, place_fit
from qa_bot.answers.beside import besideness
from qa_bot.questions.wanted import wanted
from qa_bot.text.span import Span


def span_of(text, name):
    return Span(text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(
    ("noun", "text", "name", "fit"),
    [
        ("医院", "青河大学附属第二医院托管", "青河大学附属第二医院", 1.0),
        ("医院", "青河大学附属第二医院托管", "青河大学", 0.0),
        ("医院", "推行“医养结合”项目", "“医养结合”", 0.0),
        ("单位", "青河研究院帮扶", "青河研究院", 0.8),
        ("专栏", "开设“清风”专栏", "“清风”", 1.0),
        ("品牌", "唱响“药都福地”的旅游品牌", "“药都福地”", 1.0),
        ("公众号", "在“青河科技”微信公众号上", "“青河科技”", 1.0),
        ("公众号", "在“青河科技”上，公众号开通", "“青河科技”", 0.0),
        ("斜拉桥", "国内首座斜拉桥——望江高架桥合龙", "望江高架桥", 1.0),
        ("斜拉桥", "国内首座斜拉桥，望江高架桥合龙", "望江高架桥", 0.6),
        ("等次", "《月光》获评三等奖", "三等奖", 0.8),
        ("国家标准", "编制《单元测试标准》并立项", "《单元测试标准》", 0.8),
        ("杂志", "登上《科学》杂志封面", "《科学》", 1.0),
        ("称号", "获评“文化之乡”", "“文化之乡”", 0.5),
        ("村", "石桥庄被评为护路示范村", "石桥庄", 0.8),
        ("村", "石桥庄被评为护路示范村", "护路示范村", 0.0),
        ("企业", "引进青山燕通入园", "青山燕通", 0.3),
        ("", "什么都可以", "什么", 0.5),
    ],
)
def test_a_name_is_of_the_kind(noun, text, name, fit):
    assert kind_fit(noun, text, span_of(text, name)) == fit


def test_any_place_is_a_city_but_only_a_town_is_a_town():
    text = "赴常州参加活动"
    assert place_fit("城市", text, span_of(text, "常州")) == 0.5
    assert place_fit("镇", text, span_of(text, "常州")) == 0.0


def test_what_no_ending_tells_is_open():
    assert names_open_kind("主题")
    assert names_open_kind("旅游品牌")
    assert not names_open_kind("医院")
    assert has_endings("医院")
    assert not has_endings("")


QUESTION = wanted("哪家医院全面托管了县医院")
TEXT = "青河二院全面托管县医院，白石医院派出专家。"


def test_a_name_stands_beside_the_deed_it_is_asked_by():
    near, far = (
        besideness(span_of(TEXT, "青河二院"), TEXT, QUESTION),
        besideness(span_of(TEXT, "白石医院"), TEXT, QUESTION),
    )
    assert near == pytest.approx(1.0)  # nothing but 全面, which parts nothing, stands between it and 托管
    assert far < 0.3  # on the wrong side, and past a comma


def test_a_clause_takes_its_subject_from_the_one_before():
    text = "青河大桥建成通车，成为县城的新地标。"
    asked = wanted("哪座桥成了县城的新地标")
    assert besideness(span_of(text, "青河大桥"), text, asked) == pytest.approx(0.6)


def test_another_word_for_the_deed_counts_and_a_further_word_counts_less():
    text = "博士后项目入选青河激励计划。"
    name = span_of(text, "青河激励计划")
    assert besideness(name, text, wanted("项目进了哪个计划")) == pytest.approx(1.0)
    assert besideness(name, text, wanted("项目入选后换了哪个计划")) < 0.9


def test_the_wrong_side_and_another_statement_count_little():
    text = "研究院成立；青河书院开馆。"
    assert besideness(span_of(text, "青河书院"), text, wanted("成立了哪个书院")) == 0.0
    assert besideness(span_of(text, "研究院"), text, wanted("成立了哪个研究院")) == pytest.approx(0.25)
