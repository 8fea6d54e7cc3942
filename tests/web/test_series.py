"""The members of an answer across reports or years, and the numbers of their chart."""

from decimal import Decimal

from qa_bot.web.charts import drawn
from qa_bot.web.series import series_of
from qa_bot.web.words import Words
from tests.web.fakes import answer, derived, figure, series, years

NINE_AND_EIGHT = (figure("投资", "9", "%", role="growth"), figure("投资", "8", "%", role="growth"))


def test_each_member_has_its_label_and_value_and_a_fall_is_negative():
    told = series_of(series("各县"))
    assert [(one.label, one.shown) for one in told.members] == [("甲县", "6.5%"), ("乙县", "4%"), ("丙县", "下降3%")]
    assert told.numbers() == (Decimal("6.5"), Decimal(4), Decimal(-3))
    assert told.years is None


def test_years_of_one_place_go_along_a_line_in_one_unit():
    told = series_of(years("各年"))
    assert told.years == (2021, 2022, 2023)
    assert told.unit == "万元"
    assert told.numbers() == (9000, 10000, 12000)  # 1 亿元 = 10000 万元


def test_years_in_words_are_years():
    text = "9%、8%。\n青禾县二〇二一年：9%①\n青禾县二〇二二年：8%①"
    told = series_of(
        answer("x", kind="series", text=text, figures=(figure("增速", "9", "%"), figure("增速", "8", "%")))
    )
    assert told.years == (2021, 2022)
    assert told.members[0].label == "青禾县2021年"


def test_figures_that_count_different_things_have_no_chart():
    text = "9%、8座。\n目标：9%①\n实际：8座①"
    told = series_of(answer("x", kind="series", text=text, figures=(figure("站", "9", "%"), figure("站", "8", "座"))))
    assert told.numbers() is None
    assert [part.visible for part in drawn(Words("zh"), answer("x"))] == [False, False, False]


def test_other_answers_have_no_members():
    assert series_of(answer("x")) is None
    assert series_of(derived("x")) is None


def test_bars_for_places_and_a_line_for_years():
    assert [part.visible for part in drawn(Words("zh"), series("各县"))] == [True, True, False]
    assert [part.visible for part in drawn(Words("zh"), years("各年"))] == [True, False, True]


def test_bars_begin_at_nothing_so_that_their_length_is_their_value():
    _, bars, _ = drawn(Words("zh"), series("各县"))
    assert bars.y_lim[0] <= -3
    assert bars.y_lim[1] >= 6.5
    _, bars, _ = drawn(Words("zh"), answer("x", text="9%、8%。\n甲：9%①\n乙：8%①", figures=NINE_AND_EIGHT))
    assert bars.y_lim[0] == 0
    assert bars.title == "投资增速（%）"
