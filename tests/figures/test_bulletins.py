"""Several years' bulletins in one file: each figure has the year of the bulletin it stands in."""

import pytest

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report

BULLETIN = "一、综合\n\n全年实现地区生产总值{value}亿元，比上年增长5.6%。\n\n" + "各项工作取得新的成效。\n\n" * 40
HEAD = "江口市2023年国民经济和社会发展统计公报\n\n江口市统计局\n\n2024年3月\n\n2023年是开局之年。\n\n"
TWO = (
    HEAD
    + BULLETIN.format(value=742)
    + "江口市统计局\n\n2023年3月\n\n2022年是不平凡的一年。\n\n"
    + BULLETIN.format(value=690)
)
ONE = HEAD + BULLETIN.format(value=742)
CLOSED = ONE + "江口市统计局\n\n2025年3月\n"


@pytest.fixture
def read(tmp_path):
    def reader(text):
        path = tmp_path / "江口公报.txt"
        path.write_text(text, encoding="utf-8")
        return read_report(path)

    return reader


def test_each_bulletin_tells_of_its_year(read):
    report = read(TWO)
    assert report.years == (2023, 2022)
    levels = [(figure.text, figure.period) for figure in extract_figures(report) if figure.role == "level"]
    assert levels == [("742亿元", "2023"), ("690亿元", "2022")]


@pytest.mark.parametrize("text", [ONE, CLOSED], ids=["one", "a date at its end"])
def test_one_bulletin_is_of_the_report_s_year(read, text):
    report = read(text)
    assert report.years == (2023,)
    assert {figure.period for figure in extract_figures(report)} == {"2023"}
