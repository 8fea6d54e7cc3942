"""The patterns of question_patterns.toml are specified by their own examples."""

import pytest

from qa_bot.errors import QuestionError
from qa_bot.questions.understand import MAX_CHARS, first_rule, kind_rules, named, role_rules, understand
from qa_bot.resources import load_toml

RULES = load_toml("question_patterns.toml")


def cases(key):
    return [
        pytest.param(position, entry, example, id=f"{entry[key]}-{entry.get('target', '')}-{example}")
        for position, entry in enumerate(RULES[key])
        for example in entry["examples"]
    ]


@pytest.mark.parametrize(("position", "entry", "example"), cases("kind"))
def test_a_kind_takes_its_examples(position, entry, example):
    assert first_rule(kind_rules(), example) is kind_rules()[position]


@pytest.mark.parametrize(("position", "entry", "example"), cases("role"))
def test_a_role_takes_its_examples(position, entry, example):
    assert first_rule(role_rules(), example) is role_rules()[position]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("认定了多少家企业", "家"),
        ("开通多少个", "个"),
        ("花了多少钱", "money"),
        ("营收多少亿元", "money"),
        ("提高几个百分点", "个百分点"),
        ("发了多少件许可证", "件"),
        ("营收多少亿", "亿"),
        ("有几项任务", "项"),
        ("增速", ""),
        ("发了多少失业金", "money"),
        ("贡献了多少区级税收", ""),
        ("交了多少税", "money"),
        ("引进多少外资企业", ""),
        ("给了多少支持", ""),
        ("多少项目开工", ""),
        ("粮食打了多少亿斤", "亿"),
    ],
)
def test_the_unit_asked_for(question, unit):
    assert understand(question).unit.startswith(unit)
    assert bool(understand(question).unit) == bool(unit)


def test_years_named_and_years_meant():
    assert understand("2021年和2022年营收多少").years == (2021, 2022)
    assert understand("去年营收多少").years_back == 1
    assert understand("营收2022多少").years == (2022,)
    assert understand("12022号文件").years == ()
    assert understand("低保标准从2000元提高到多少").years == ()
    assert understand("2021人均收入多少").years == (2021,)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2024年徐水报告里企业总数多少", (2024,)),
        ("2012年国务院的报告里GDP目标多少", (2012,)),
        ("2021年成都GDP多少，报告里怎么说", ()),
    ],
)
def test_the_year_a_report_is_called_by(question, years):
    assert understand(question).report_years == years


def test_terms_leave_out_what_says_nothing():
    terms = {term.text: term.emphasis for term in understand("请问2022年科技服务业的营收是多少？").terms}
    assert "营收" in terms
    assert not {"请问", "的", "是", "多少", "2022", "年"} & set(terms)


def test_nouns_say_more_than_verbs():
    terms = {term.text: term.emphasis for term in understand("召开会议").terms}
    assert terms["会议"] > terms["召开"] > 0


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("静安区有多少个基站", {"静安区"}),
        ("第十届自然保护周办了几场", {"第十届"}),
        ("海纳小镇二期几月挂牌", {"二期"}),
        ("区商务委引进了多少企业", {"区商务委"}),
    ],
)
def test_names_are_kept(question, names):
    assert names <= set(named(question))


def test_traditional_characters_are_understood():
    assert understand("科技服務業營收多少").terms == understand("科技服务业营收多少").terms


@pytest.mark.parametrize(
    ("question", "remedy"), [("", "ask something"), ("  ", "ask something"), ("问" * (MAX_CHARS + 1), "shorten")]
)
def test_what_cannot_be_taken_names_the_remedy(question, remedy):
    with pytest.raises(QuestionError, match=remedy):
        understand(question)


@pytest.mark.parametrize(
    ("question", "term"),
    [("22年头一回评上的有几家", "头一回"), ("2020年少了多少人", "少"), ("2022年末有多少人", "年末")],
)
def test_a_year_makes_no_word_with_what_follows_it(question, term):
    words = {found.text for found in understand(question).terms}
    assert not {"年头", "年少"} & words
    assert term in words or term == "年末"


@pytest.mark.parametrize(
    ("question", "head"),
    [("公众号上讲廉洁的栏目叫什么名字", "栏目"), ("县里新成立的队伍叫啥", "队伍"), ("作报告的县长叫什么", "县长")],
)
def test_what_is_asked_to_be_called_need_not_be_said_but_an_office_must(question, head):
    assert (head in {term.text for term in understand(question).terms}) is (head == "县长")


def test_how_it_is_worked_out_gives_no_role():
    assert understand("按成交额的增速倒推，上一年是多少亿").role == ""
    assert understand("成交额的增速是多少").role == "growth"
