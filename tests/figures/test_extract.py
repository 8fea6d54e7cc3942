"""Figures of sentences: metric, role, period, subject; traps; and that no input raises or takes quadratic time."""

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.figures.extract import extract_figures
from tests.figures.making import report_of

CASES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


TOKENS = (
    "营收 3亿元 增长 5% ， 。 、 ； 其中 分别 由 提升至 占比 6家 企业 两个 “ ” （ ） 2021年 的 力争 "
    "参加 总投资 百余个 | A 0"
)


def figures(text: str, **settings: Any) -> list:
    return extract_figures(report_of(text, **settings))


@pytest.mark.parametrize("case", CASES, ids=[case[0][:24] for case in CASES])
def test_golden_sentences(case):
    text, *wanted = case
    found = figures(text)
    assert [f"{f.text} {f.metric} {f.role}" for f in found] == wanted


def test_three_times_374_are_three_facts():
    found = figures("张贴场所码374张。完成374家企业年报统计。完成122家单位374万元科技服务券的申领发放。")
    same = [(f.metric, f.unit, f.base_value) for f in found if f.value == 374]
    assert [unit for _, unit, _ in same] == ["张", "家", "万元"]
    assert [value for _, _, value in same] == [374, 374, 3_740_000]
    assert len({metric for metric, _, _ in same}) == 3


def test_a_figure_is_where_it_says_it_is():
    text = "全年营收713.72亿元，同比增长2.63%。\n引进企业20余家。"
    for figure in figures(text):
        assert figure.span.of(text) == figure.text
        assert figure.sentence.covers(figure.span)
        assert figure.sentence.of(text) in text.split("\n")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("营收713亿元。", "2022"),
        ("1-12月，营收713亿元，比上年增长3%。", "2022-01/2022-12"),
        ("2021年营收713亿元。", "2021"),
        ("去年营收713亿元。", "2021"),
        ("2家企业分获2021年度称号。", "2021"),
    ],
)
def test_periods_resolve_against_the_reports_year(text, period):
    assert {figure.period for figure in figures(text)} == {period}


def test_a_date_after_a_figure_is_not_the_next_figures():
    assert [f.period for f in figures("2家企业分获2021年度称号；24家企业获软件奖。")] == ["2021", "2022"]


def test_a_section_of_next_years_plans_sets_targets():
    (figure,) = figures("地区生产总值增长6%左右。", heading="二、2023年工作安排")
    assert (figure.role, figure.period, figure.qualifier) == ("target", "2023", "左右")


def test_a_notice_plans_nothing():
    report = report_of("本次供应房源76套。", heading="一、时间安排")
    assert [figure.role for figure in extract_figures(report)] == ["target"]
    notice = replace(report, metadata=replace(report.metadata, title="关于推出房源的通告"))
    assert [(figure.role, figure.period) for figure in extract_figures(notice)] == [("level", "2022")]


def test_what_follows_the_plans_is_plans_too_but_no_review_is():
    (after,) = extract_figures(report_of("新建高标准农田8000万亩。", heading="三、2023年重点任务"))
    (review,) = extract_figures(report_of("新建高标准农田8000万亩。", heading="一、主要目标完成情况回顾"))
    assert (after.role, review.role) == ("target", "level")


def test_values_scale_exactly():
    (figure,) = figures("财政收入20.6亿元。")
    assert (figure.value, figure.base_value, figure.base_unit) == (Decimal("20.6"), Decimal(2_060_000_000), "元")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
[*TOKENS.split(), "\n"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_text_makes_it_raise(parts):
    for figure in figures("".join(parts)):
        assert figure.metric
        assert figure.role


def work(text: str) -> int:
    """Count the Python and C calls that extraction makes on `text`."""
    report, calls = report_of(text), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    report.leaf_sections  # noqa: B018 - computed before counting
    sys.setprofile(count)
    try:
        extract_figures(report)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        "2021年引进企业3家，增长5%，",
        "由5%提升至6%、",
        "“一二三",
        "1,234,",
        "其中5家",
        "（",
        "十百千万",
        "、3个、",
        "营收3亿元；",
    ],
)
def test_twice_the_text_is_twice_the_work(piece):
    work(piece)  # fills the caches
    once, twice = work(piece * 150), work(piece * 300)
    assert twice < 2.4 * once + 500


def test_a_report_on_half_a_year_tells_of_that_half():
    report = report_of("其中，地方收入完成193万元，增长27.3%。", year=2018)
    half = replace(report, metadata=replace(report.metadata, title="2018年上半年预算执行分析"))
    assert {figure.period for figure in extract_figures(report)} == {"2018"}
    assert {figure.period for figure in extract_figures(half)} == {"2018-01/2018-06"}
