"""Term coverage: what a text holds of a question, as it is, by a synonym, abbreviated, in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answers.matching import ABBREVIATION, PARTIAL, SENSE, TermMatcher, held, reworded, with_variants
from qa_bot.questions.model import Term


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("营收", "科技服务业营收178.42亿元", 1.0),
        ("营收", "实现营业收入3亿元", 1.0),
        ("高企", "认定高新技术企业76家", 1.0),
        ("科委", "科学技术委员会", SENSE),
        ("桥委", "桥梁工程技术委员会", 0.0),
        ("桥安", "桥梁安全产业", ABBREVIATION),
        ("天气", "全年新增绿地", 0.0),
        ("成交金额", "合同成交总额", PARTIAL / 3),  # of 成交, 交金, 金额 only 成交 is there
        ("GDP", "地区生产总值增长6%", 1.0),
        ("拿下", "获批国家项目9个", SENSE),
        ("获批", "拿下国家项目9个", 0.0),
        ("花", "投入资金3亿元", SENSE),
        ("花", "建成花园3座", PARTIAL),
        ("活", "人均预期寿命达到79岁", SENSE),
        ("新人", "办理结婚登记9万对", SENSE),
    ],
)
def test_held(term, text, expected):
    assert held(term, text) == pytest.approx(expected)


def test_rare_terms_weigh_more_and_weights_add_up_to_1():
    shares = {"企业": 0.5, "基站": 0.01}
    matcher = TermMatcher.for_terms([Term("企业"), Term("基站")], lambda term: shares.get(term, 0.0), 100)
    assert sum(matcher.weights.values()) == pytest.approx(1.0)
    assert matcher.weights["基站"] > matcher.weights["企业"]


def test_emphasis_scales_a_weight():
    matcher = TermMatcher.for_terms([Term("甲乙"), Term("丙丁", 0.5)], lambda term: 0.1, 100)
    assert matcher.weights["丙丁"] == pytest.approx(matcher.weights["甲乙"] / 2)


def test_a_question_is_put_in_the_words_the_reports_use():
    shares = {"高新技术企业": 0.2, "gdp": 0.1, "地区生产总值": 0.4}
    terms = [Term("高企"), Term("gdp"), Term("基站")]
    text = reworded("高企和GDP，还有基站", terms, lambda term: shares.get(term, 0.0))
    assert text == "高新技术企业和地区生产总值，还有基站"


def test_a_word_that_may_mean_another_stands_as_it_is_where_a_chunk_holds_it():
    held_by = {"就医": 0.1, "诊疗": 0.3}
    terms = [Term("就医")]
    assert reworded("就医多少人次", terms, lambda term: held_by.get(term, 0.0)) == "就医多少人次"
    assert reworded("就医多少人次", terms, lambda term: {"诊疗": 0.3}.get(term, 0.0)) == "诊疗多少人次"


def test_a_word_of_one_character_is_replaced_only_where_it_is_a_word():
    shares = {"税收": 0.3}
    assert reworded("税收了多少税", [Term("税")], lambda term: shares.get(term, 0.0)) == "税收了多少税收"


def test_the_lexical_query_has_what_a_word_may_mean_only_where_the_word_is_rare():
    terms = [Term("高企"), Term("拿下")]
    assert "获批" in with_variants("拿下", terms, lambda term: 0.0).split()
    common = with_variants("拿下", terms, lambda term: 0.5).split()
    assert "获批" not in common
    assert "高新技术企业" in common


def test_coverage_and_what_is_missing():
    matcher = TermMatcher({"基站": 0.6, "天气": 0.4})
    assert matcher.coverage("开通基站") == pytest.approx(0.6)
    assert matcher.missing("开通基站") == ("天气",)


def test_a_question_without_terms_is_covered_by_nothing():
    matcher = TermMatcher.for_terms([], lambda term: 0.0, 10)
    assert matcher.coverage("什么都有") == 0.0
    assert matcher.missing("") == ()


@given(st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=4), max_size=5), st.text("甲乙丙丁戊己，", max_size=40))
def test_coverage_lies_in_0_1(words, text):
    matcher = TermMatcher.for_terms([Term(word) for word in words], lambda term: 0.2, 50)
    assert -1e-9 <= matcher.coverage(text) <= 1.0 + 1e-9


def test_incomes_of_town_and_country_are_those_of_their_residents():
    assert held("农村居民", "农村人均可支配收入") >= ABBREVIATION
    assert held("城镇居民", "城乡人均可支配收入") >= ABBREVIATION
    assert held("农村居民", "农村公路里程") < ABBREVIATION
