"""Questions on offer are made of what is there, in a reader's words."""

from decimal import Decimal

import pytest

from qa_bot.answers.suggest import Offer, offers_near, start_offers
from qa_bot.figures.model import Figure
from qa_bot.reports.plain import plain_report
from qa_bot.text.span import Span


def figure(metric, written, unit, section=("一、防汛工作",), role="level"):
    return Figure(
        report="r", metric=metric, subject="", value=Decimal(1), unit=unit, base_value=Decimal(1), base_unit=unit,
        qualifier="", role=role, period="2023", place="", sentence=Span(0, 9), span=Span(0, 3), section=section,
        written=written,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("metric", "unit", "question"),
    [
        ("科技服务业营收", "亿元", "科技服务业营收是多少？"),
        ("基站（开通）", "个", "开通了多少个基站？"),
        ("新落地企业", "家", "新落地企业有多少家？"),
    ],
)
def test_a_figure_is_asked_for_in_words(metric, unit, question):
    (offer,) = offers_near([figure(metric, f"5{unit}", unit)], (), "别的")
    assert offer == Offer(question, f"5{unit}")


def test_what_makes_no_good_question_is_not_offered():
    poor = [
        figure("“一岗双责”问题数（制定）", "6个", "个"),
        figure("营收", "5亿元", "亿元"),
        figure("服务业营收", "5%", "%", role="growth"),
    ]
    assert list(offers_near(poor, (), "")) == []


def test_what_was_asked_is_not_offered_and_the_nearest_comes_first():
    near, far = (
        figure("雨量站座数", "45座", "座", ("一、防汛", "（一）监测")),
        figure("水库总库容", "3座", "座", ("二、供水",)),
    )
    offers = offers_near(
        [far, near, figure("水位站座数", "18座", "座")], ("一、防汛", "（一）监测"), "水位站座数是多少"
    )
    assert [offer.question for offer in offers] == ["雨量站座数有多少座？", "水库总库容有多少座？"]


def test_the_start_offers_figures_and_sections_of_every_report_in_turns():
    reports = {name: plain_report(name, "正文。") for name in ("甲", "乙")}
    figures = {"甲": [figure("雨量站座数", "45座", "座")], "乙": [figure("水库总库容", "3座", "座")]}
    questions = [offer.question for offer in start_offers(reports, figures)]
    assert questions == [
        "雨量站座数有多少座？",
        "水库总库容有多少座？",
        "防汛工作方面做了哪些工作？",
        "防汛工作方面做了哪些工作？",
    ]
