"""Numbers with units: what counts, what does not, and how it scales."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa_bot.figures.quantities import quantities
from qa_bot.figures.units import MULTIPLIERS, scaled, split_unit, units
from qa_bot.resources import load_toml
from qa_bot.text.numbers import shift

EXAMPLES = [example for group in load_toml("units.toml")["group"] for example in group["examples"]]


@pytest.mark.parametrize(("text", "value", "unit", "base", "base_unit"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_resource_examples_are_read(text, value, unit, base, base_unit):
    (found,) = quantities(text)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert (found.base.value, found.base.unit) == (Decimal(base), base_unit)


@pytest.mark.parametrize(
    "text",
    [
        "第3次会议", "党的二十大", "普科委〔2023〕5号", "2022年5月22日", "三大运营商", "5G基站",
        "受理“12345”热线", "《2021年12项措施》", "“十四五”规划",
        "“三重一大”事项", "“15分钟核酸采样服务圈”", "一批项目", "一个中心",
        "每百元营业收入", "第四届质量奖", "连续在全市前5名", "庆祝成立70周年",
        "三次产业结构为2.5：36.7：60.7", "规模以上500强企业", "千家万户", "中央八项规定", "107国道",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "written", "qualifier"),
    [
        ("合同金额超6000万元", "6000万元", "超"),
        ("上门走访近百余家次", "百余家次", "近…余"),
        ("约600多人/次参加", "600多人/次", "约…多"),
        ("力争60家", "60家", "力争"),
        ("控制在3%左右", "3%", "左右"),
        ("应用场景百余个", "百余个", "余"),
        ("投入4亿余元", "4亿余元", "余"),
        ("提升两个百分点", "两个百分点", ""),
    ],
)
def test_qualifiers_stay_with_the_figure_and_outside_its_span(text, written, qualifier):
    (found,) = quantities(text)
    assert (found.span.of(text), found.qualifier) == (written, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"), [("增长3%-5%", "3", "5", "%"), ("新建20至30个", "20", "30", "个")]
)
def test_a_range_is_one_quantity(text, low, high, unit):
    (found,) = quantities(text)
    assert (found.value, found.low, found.high, found.unit) == (Decimal(low), Decimal(low), Decimal(high), unit)


def test_percent_is_not_a_percentage_point():
    share, change = quantities("占比21.64%，提高4.25个百分点")
    assert (share.unit, change.unit) == ("%", "百分点")


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=999999, places=2),
    st.sampled_from(sorted(units())),
    st.sampled_from(["", "万", "亿", "万亿"]),
)
def test_any_number_with_any_unit_round_trips(value, unit, scale):
    assume(scale == "" or units()[unit].group not in ("ratio", "time", "score"))
    assume(split_unit(scale + unit) == (scale, unit))
    written = f"{value:f}{scale}{unit}"
    (found,) = quantities(f"共计{written}。")
    assert found.span.of(f"共计{written}。") == written
    assert found.value == value
    assert found.base.value == shift(value, {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale] + units()[unit].power)


def test_a_unit_that_begins_like_a_multiplier_is_not_split():
    assert split_unit("千瓦时") == ("", "千瓦时")
    assert scaled(Decimal("3.5"), "亿千瓦时").value == 350_000_000
    assert all(split_unit(name) == ("", name) for name in units()), MULTIPLIERS


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.,%一二十百千万亿两余多元家个亩吨人次“”《》（）、，。-至由约第年占A"),
        max_size=120,
    )
)
def test_no_text_makes_it_raise_and_spans_do_not_overlap(text):
    found = list(quantities(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value", "unit", "written"),
    [
        ("里程增加到2万5千公里", "2.5", "万公里", "2万5千公里"),
        ("由5千多户增加到1万6千多户", "1.6", "万户", "1万6千多户"),
        ("投入1亿2千万元", "1.2", "亿元", "1亿2千万元"),
        ("投入1亿2000万元", "1.2", "亿元", "1亿2000万元"),
        ("服务1亿500万人", "1.05", "亿人", "1亿500万人"),
        ("总投资2.5亿3个项目", "3", "个", "3个"),
    ],
)
def test_a_number_in_two_parts_is_one(text, value, unit, written):
    last = list(quantities(text))[-1]
    assert (str(last.value.normalize()), last.unit, last.span.of(text)) == (value, unit, written)
