"""What the tabs look up: figures by what a reader chooses, and which of them may stand in one chart."""

import pytest

from qa_bot.figures.model import ROLES
from qa_bot.web.comparing import chart_of, comparable_units
from qa_bot.web.shelf import Filter, Key, Shelf, key_of, titles_of
from tests.web.library import LibraryBot


@pytest.fixture(scope="module")
def shelf():
    return Shelf(LibraryBot())


def texts(figures):
    return [figure.text for figure in figures]


def test_no_condition_finds_everything_in_reading_order(shelf):
    assert list(shelf.find(Filter())) == list(shelf.figures)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(text="水利投资", role="target"), ["3亿元"]),
        (Filter(text="粮食产量", period="2022"), ["31.5"]),
        (Filter(unit="万元", reports=("水利局",)), []),
        (Filter(unit="元", reports=("水利局",)), ["3.6亿元", "3.9亿元", "3亿元"]),
        (Filter(reports=("卫生院",)), ["3.2万人次", "1200人次"]),
        (Filter(section=("二、农村供水", "（一）供水工程")), ["3.9亿元", "3亿元", "2.4万人", "0.6万人"]),
        (Filter(text="没有这样的指标词"), []),
    ],
    ids=str,
)  # fmt: skip
def test_every_condition_narrows(shelf, wanted, found):
    assert texts(shelf.find(wanted)) == found


def test_values_sort_by_size_within_a_unit_and_both_ways(shelf):
    up = shelf.find(Filter(unit="元", order="value"))
    assert [figure.base_value for figure in up] == sorted(figure.base_value for figure in up)
    assert texts(shelf.find(Filter(unit="元", order="value", descending=True))) == texts(up[::-1])


@pytest.mark.parametrize("order", ["metric", "value", "role", "period", "report"])
def test_sorting_loses_nothing(shelf, order):
    assert {key_of(f) for f in shelf.find(Filter(order=order))} == {key_of(f) for f in shelf.figures}


def test_a_figure_is_found_by_its_key_and_a_gone_one_is_none(shelf):
    figure = shelf.figures[3]
    assert shelf.figure(key_of(figure)) == figure
    assert shelf.figure(Key("水利局", 1_000_000)) is None


def test_what_is_offered_is_what_there_is(shelf):
    assert set(shelf.units) == {figure.unit for figure in shelf.figures if figure.unit}
    assert shelf.years == ("2023", "2022", "2021")
    assert shelf.roles == tuple(role for role in ROLES if role in {figure.role for figure in shelf.figures})


def test_figures_of_one_unit_stand_in_one_chart_whatever_their_scale(shelf):
    figures = [shelf.find(Filter(text=text))[0] for text in ("水利投资", "第甲村投资", "雨量站")]
    assert comparable_units(figures) == ("元", "座")
    chart = chart_of(figures, "元", shelf.reports)
    assert chart.unit == "亿元"
    assert [point.value for point in chart.points] == pytest.approx([3.6, 0.00115])  # 11.5万元 = 0.00115亿元


def test_one_thing_at_three_times_is_a_line_in_order_of_time(shelf):
    found = shelf.find(Filter(text="粮食产量"))
    chart = chart_of(found[::-1], "吨", shelf.reports)
    assert chart.is_line
    assert [(point.label, point.value) for point in chart.points] == [("2021", 30.1), ("2022", 31.5), ("2023", 32.8)]
    assert not chart_of(found[:2], "吨", shelf.reports).is_line


def test_two_lines_are_told_apart_by_their_metric(shelf):
    found = [*shelf.find(Filter(text="粮食产量")), *shelf.find(Filter(text="油料产量"))]
    chart = chart_of(found, "吨", shelf.reports)
    assert {point.series for point in chart.points} == {"粮食产量", "油料产量"}


def test_reports_tell_how_they_agree_with_themselves(shelf):
    (check,) = shelf.checks("水利局")
    assert (check.agrees, check.expression) == (False, "3.6亿元 ≠ 3.9亿元")


def test_reports_of_one_title_are_told_apart_by_their_ids(shelf):
    one, other = list(shelf.reports)[:2]
    alike = {one: shelf.reports[one], "又一份": shelf.reports[one], other: shelf.reports[other]}
    title = shelf.reports[one].title
    assert titles_of(alike) == {
        one: f"{title}（{one}）", "又一份": f"{title}（又一份）", other: shelf.reports[other].title
    }  # fmt: skip
