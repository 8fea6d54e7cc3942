"""Dates, years and periods: what is found and what it resolves to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.text.dates import find_dates, find_years, to_number, to_year

DATES = {
    "day": ("2023年2月21日", 2022, [("2023年2月21日", "2023-02-21", "2023-02-21", "day")]),
    "han-day": ("二〇一九年一月十四日", None, [("二〇一九年一月十四日", "2019-01-14", "2019-01-14", "day")]),
    "han-day-of-two-tens": ("十二月二十一日", 2023, [("十二月二十一日", "2023-12-21", "2023-12-21", "day")]),
    "iso-day": ("发布于2021-02-05。", None, [("2021-02-05", "2021-02-05", "2021-02-05", "day")]),
    "day-of-the-report-year": ("5月22日首批恢复", 2022, [("5月22日", "2022-05-22", "2022-05-22", "day")]),
    "day-of-no-year": ("5月22日首批恢复", None, [("5月22日", "--05-22", "--05-22", "day")]),
    "month": ("8月，正式挂牌", 2022, [("8月", "2022-08", "2022-08", "month")]),
    "month-with-year": ("2022年8月挂牌", None, [("2022年8月", "2022-08", "2022-08", "month")]),
    "months": ("1-12月，实现区税", 2022, [("1-12月", "2022-01", "2022-12", "months")]),
    "months-in-words": ("一至九月完成", 2022, [("一至九月", "2022-01", "2022-09", "months")]),
    "half": ("上半年完成", 2023, [("上半年", "2023-01", "2023-06", "half")]),
    "half-with-year": ("2024年下半年", None, [("2024年下半年", "2024-07", "2024-12", "half")]),
    "quarter": ("三季度增长", 2024, [("三季度", "2024-07", "2024-09", "quarter")]),
    "three-quarters": ("前三季度", 2024, [("前三季度", "2024-01", "2024-09", "months")]),
    "plan": ("“十三五”时期", None, [("“十三五”时期", "2016", "2020", "years")]),
    "plan-fourteen": ("“十四五”规划", None, [("“十四五”规划", "2021", "2025", "years")]),
    "years": ("2016-2020年", None, [("2016-2020年", "2016", "2020", "years")]),
    "years-in-full": ("2018年至2020年", None, [("2018年至2020年", "2018", "2020", "years")]),
    "year": ("2022年统计年度", None, [("2022年", "2022", "2022", "year")]),
    "last-year": ("去年增长", 2022, [("去年", "2021", "2021", "year")]),
    "last-year-unknown": ("去年增长", None, []),
    "year-end": ("2024年末全市", None, [("2024年末", "2024", "2024", "year")]),
    "a-count-of-months-is-no-date": ("历时3个月", 2022, []),
    "a-number-is-no-year": ("新增2022家企业", None, []),
    "no-thirteenth-month": ("13月2日", 2022, []),
    "two": ("5月22日恢复，6月1日复工", 2022, [
        ("5月22日", "2022-05-22", "2022-05-22", "day"), ("6月1日", "2022-06-01", "2022-06-01", "day")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "year", "expected"), DATES.values(), ids=DATES)
def test_find_dates(text: str, year: int | None, expected: list[tuple[str, str, str, str]]) -> None:
    found = find_dates(text, year)
    assert [(mention.text, mention.start, mention.end, mention.grain) for mention in found] == expected
    assert all(mention.span.of(text) == mention.text for mention in found)


def test_find_years_takes_only_what_is_named_outright() -> None:
    assert find_years("2022年和二〇一九年，比去年多2021家") == [2022, 2019]


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=31))
def test_numbers_in_words_are_read_as_in_figures(number: int) -> None:
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    written = f"{digits[tens].strip() if tens > 1 else ''}{'十' if tens else ''}{digits[ones].strip()}"
    assert to_number(written) == to_number(str(number)) == number


def test_years_in_words() -> None:
    assert to_year("二〇二四") == to_year("2024") == 2024
