"""Every kind of answer, over a made-up report that no rule was written for."""

from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    build_index(Path(__file__).parent / "reports", folder)
    return QABot.load(folder)


FIGURES = [
    ("全年水利投资完成多少", "3.86亿元"),
    ("新建了多少座雨量站", "45座"),
    ("水位站建了几座", "18座"),
    ("防汛演练搞了多少场", "23场"),
    ("有多少人次参加防汛演练", "近6000人次"),
    ("暴雨中转移了多少群众", "1830人"),
    ("拆除了多少处违建", "37处"),
    ("罚款多少万元", "52万元"),
    ("清理垃圾多少吨", "860吨"),
]
GIVEN = [
    ("37处违建拆了，罚了多少钱", "52万元"),  # a number of the question is not its answer
    ("新建45座雨量站的同时建了多少座水位站", "18座"),
]
ROLES = [
    ("水利投资增速多少", "12.4%"),
    ("水利投资占固定资产投资的比重", "8.5%"),
    ("水利投资占比提高了多少个百分点", "1.2个百分点"),
    ("自来水普及率原来是多少", "88%"),
    ("自来水普及率提升到多少", "93%"),
]
SPANS = [
    ("谁在柳河大坝指挥抢险", "陈广林"),
    ("强降雨发生在哪天", "7月15日"),
    ("报告文号", "青水发〔2024〕12号"),
    ("落款是哪一天", "2024年1月18日"),
    ("与省水利科学研究院合作编制了什么规划", "《青禾县农村供水规划》"),
    ("柳河获得了什么称号", "幸福河湖"),
    ("哪条河获评省级幸福河湖", "柳河"),
]


@pytest.mark.parametrize(
    ("question", "short"), FIGURES + GIVEN + ROLES, ids=[case[0] for case in FIGURES + GIVEN + ROLES]
)
def test_figures(made_up, question, short):
    answer = made_up.ask(question)
    assert answer.short == short
    start, end = answer.citations[0].highlights[0]
    assert made_up.reports[answer.citations[0].report].text[start:end] == answer.figures[0].text


@pytest.mark.parametrize(("question", "short"), SPANS, ids=[case[0] for case in SPANS])
def test_spans(made_up, question, short):
    answer = made_up.ask(question)
    assert answer.short == short
    assert short in answer.citations[0].quote


def test_a_list_is_complete(made_up):
    assert made_up.ask("改造了哪几座水厂").short == "红岩、石桥、新安"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("拆除的违建超过30处了吗", "是，37处"),
        ("拆除的违建有没有到50处", "否，37处"),
        ("水利投资突破5亿元了吗", "否，3.86亿元"),
        ("强降雨是7月15日发生的吗", "是"),
        ("强降雨是8月发生的吗", "否"),
        ("水利投资增长了吗", "是，12.4%"),
        ("水利投资下降了没有", "否，12.4%"),
    ],
)
def test_yes_and_no(made_up, question, verdict):
    assert made_up.ask(question).short.startswith(verdict)


def test_a_summary_gives_the_parts_of_its_section_each_cited(made_up):
    answer = made_up.ask("河湖管护做了哪些工作")
    assert answer.kind == "summary"
    assert len(answer.citations) == 3
    assert all(point in answer.text for point in ("巡河2.4万次", "拆除违建37处", "幸福河湖"))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("白水县水利投资多少", "白水县"),
        ("2019年水利投资多少", "2019"),
        ("第三期供水工程几月开工", "第三期"),
        ("违建比雨量站少多少处", "计算"),
        ("明天会下雨吗", ""),
        ("水库养鱼产量多少吨", ""),
    ],
)
def test_a_refusal_names_what_is_missing_and_offers_passages_as_such(made_up, question, named):
    answer = made_up.ask(question)
    assert not answer.answered, answer
    assert named in answer.text
    assert answer.nearest


def test_the_year_befores_level_is_worked_out_with_the_arithmetic_shown(made_up):
    answer = made_up.ask("2022年全年水利投资完成多少")
    assert (answer.kind, answer.short) == ("derived", "3.43亿元")  # 3.86 / 1.124 = 3.434
    assert answer.derivation.expression == "3.86亿元 ÷ (1 + 12.4%)"
    assert [answer.figures[i].text for i in answer.derivation.inputs] == ["3.86亿元", "12.4%"]


def test_the_year_befores_share_is_the_share_less_its_change(made_up):
    answer = made_up.ask("2022年水利投资占固定资产投资的比重")
    assert answer.short == "7.3%"  # 8.5 - 1.2
