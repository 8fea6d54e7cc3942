"""What follows from the members' figures: exact arithmetic, over generated figures."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answers.called import is_called
from qa_bot.answers.found import Found, Like, is_of_several_years
from qa_bot.answers.members import Wanted
from qa_bot.answers.series_results import ranked, result_of
from qa_bot.answers.series_text import in_words, short_labels
from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled
from qa_bot.text.numbers import plain
from qa_bot.text.span import Span

VALUES = st.decimals("0.01", "99999999", places=2)
UNITS = st.sampled_from(["亿元", "万元", "元"])


def found(value, unit, name="甲县", year=2023, before="全年完成", role="level"):
    """Return a member whose report says `before` and the figure."""
    written = f"{plain(value)}{unit}"
    text = f"{before}{written}。"
    base = scaled(value, unit)
    figure = Figure(
        "r", "产值", "", value, unit, base.value, base.unit, "", role, str(year), name,
        Span(0, len(text)), Span(len(before), len(before) + len(written)), (), written,
    )  # fmt: skip
    evidence = SimpleNamespace(report=SimpleNamespace(text=text), span=Span(0, len(text)), text=text)
    return Found(Wanted(name, name, year, ""), figure, evidence, 0.9)


@given(VALUES, UNITS, VALUES, UNITS)
def test_a_difference_is_exact_and_not_negative(one, unit, other, second):
    members = [found(one, unit), found(other, second, "乙县")]
    sizes = [scaled(one, unit).value, scaled(other, second).value]
    result = result_of("difference", "差多少", members)
    if sizes[0] == sizes[1]:
        assert (result.short, result.derivation) == ("相同", None)
        return
    number = "".join(c for c in result.short if c.isdigit() or c == ".")
    assert scaled(Decimal(number), result.short.removeprefix(number)).value == abs(sizes[0] - sizes[1])
    assert result.derivation.result == result.short


@given(st.lists(st.tuples(VALUES, UNITS), min_size=1, max_size=6))
def test_a_sum_is_exact_and_a_ranking_falls(rows):
    members = [found(value, unit, f"第{index}县") for index, (value, unit) in enumerate(rows)]
    total = result_of("sum", "合计", members).short
    number = "".join(c for c in total if c.isdigit() or c == ".")
    assert scaled(Decimal(number), total.removeprefix(number)).value == sum(scaled(*row).value for row in rows)
    order = [members[index].figure.base_value for index in ranked(members)]
    assert order == sorted(order, reverse=True)
    assert sorted(ranked(members)) == list(range(len(members)))


def test_a_fall_counts_as_less_than_a_rise():
    members = [
        found(Decimal("3.4"), "%", year=2022, before="收入下降", role="growth"),
        found(Decimal("1.1"), "%", year=2023, before="收入增长", role="growth"),
    ]
    assert result_of("highest", "哪年高", members).short == "2023年"
    assert result_of("each", "各多少", members).short == "下降3.4%、1.1%"
    assert result_of("difference", "差几个百分点", members).short == "4.5个百分点"  # 1.1 − (−3.4)


def test_what_cannot_be_counted_is_not_answered():
    three = [found(Decimal(value), "亿元", f"{value}县") for value in (1, 2, 3)]
    assert result_of("difference", "差多少", three) is None
    assert result_of("ratio", "几倍", [three[0], found(Decimal(0), "亿元")]) is None
    assert result_of("sum", "合计", [three[0], found(Decimal(5), "人")]) is None


def test_an_approximate_figure_gives_an_approximate_result():
    members = [found(Decimal(30), "家", before="总数约"), found(Decimal(12), "家", "乙县")]
    assert result_of("difference", "差几家", members).short == "约18家"


def test_equal_highest_are_all_named():
    members = [found(Decimal(value), "家", name) for name, value in (("甲县", 9), ("乙县", 9), ("丙县", 4))]
    assert result_of("highest", "哪个多", members).short == "甲县、乙县"
    assert result_of("lowest", "哪个少", members).short == "丙县"


def test_labels_say_only_what_differs():
    years = [Wanted("甲县", "甲县", year, "") for year in (2022, 2023)]
    both = [Wanted(name, name, year, "") for name in ("甲县", "乙县") for year in (2022, 2023)]
    assert short_labels(years) == ["2022年", "2023年"]
    assert short_labels(both)[0] == "甲县2022年"


def test_a_year_no_quote_holds_is_written_in_words():
    members = [found(Decimal(9), "家", year=2022)]
    assert in_words("2022年：9家", members, [SimpleNamespace(quote="全年9家")]) == "二〇二二年：9家"
    assert in_words("2022年：9家", members, [SimpleNamespace(quote="2022年9家")]) == "2022年：9家"


def test_like_the_others_is_of_their_unit_and_size():
    like = Like("人", Decimal(1300))
    assert like.suits(found(Decimal(1266), "人").figure)
    assert not like.suits(found(Decimal(6600), "人").figure)
    assert not like.suits(found(Decimal(200), "人").figure)
    assert not like.suits(found(Decimal(1300), "元").figure)


@pytest.mark.parametrize(
    ("name", "metric", "called"),
    [
        ("地区生产总值", "GDP", True),
        ("全县地区生产总值", "GDP增速", True),
        ("国内生产总值", "GDP增长", True),
        ("粮食总产", "粮食产量", True),
        ("民生支出", "民生支出占比", True),
        ("单位生产总值能耗", "GDP", False),
        ("研发经费支出占生产总值比重", "GDP", False),
        ("财政收入", "一般公共预算收入", True),
        ("城镇就业困难人员就业", "城镇新增就业", False),
    ],
)
def test_a_figure_is_called_by_its_name_and_hardly_more(name, metric, called):
    figure = replace(found(Decimal(1), "亿元").figure, metric=name)
    assert is_called(figure, metric) is called


@pytest.mark.parametrize(
    ("before", "heading", "several"),
    [
        ("五年来，新增就业", "", True),
        ("新增就业", "过去五年工作回顾", True),
        ("累计新增就业", "", True),
        ("2023年新增就业", "过去五年工作回顾", False),
        ("新增就业", "一、2023年工作回顾", False),
    ],
)
def test_what_is_of_several_years_together(before, heading, several):
    one = found(Decimal(1), "万元", before=before)
    assert is_of_several_years(one.evidence.text, replace(one.figure, section=(heading,))) is several
