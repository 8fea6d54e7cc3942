"""Files that hold the reports of several years: where each begins, and which year its figures are of."""

from pathlib import Path

import pytest

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Report
from qa_bot.reports.several import begins_report, year_of

BODY = (
    "一、综合\n全年新建学校{}所，新增学位2400个，各项工作取得成效，群众满意度持续提升。\n二、教育\n全年招生{}万人。\n"
)
TITLE = "青河市{}年国民经济和社会发展统计公报\n"
ISSUER = "青河市统计局\n"


def read(folder: Path, text: str) -> Report:
    path = folder / "青河市统计公报汇总.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def periods(report: Report) -> dict[str, str]:
    return {figure.text: figure.period for figure in extract_figures(report) if figure.text.endswith(("所", "万人"))}


def test_a_title_of_another_year_begins_another_report(tmp_path: Path) -> None:
    report = read(tmp_path, TITLE.format(2024) + BODY.format(3, 1.1) + TITLE.format(2023) + BODY.format(4, 1.2))
    assert periods(report) == {"3所": "2024", "1.1万人": "2024", "4所": "2023", "1.2万人": "2023"}
    assert [section.title for section in report.sections if section.level == 1] == [
        "一、综合",
        "二、教育",
        "青河市2023年国民经济和社会发展统计公报",
    ]


def test_the_issuer_and_another_date_begin_another_report_where_titles_are_missing(tmp_path: Path) -> None:
    first = TITLE.format(2024) + ISSUER + "2025年3月\n" + BODY.format(3, 1.1)
    report = read(tmp_path, first + ISSUER + "2024年3月\n" + BODY.format(4, 1.2))
    assert periods(report) == {"3所": "2024", "1.1万人": "2024", "4所": "2023", "1.2万人": "2023"}


def test_a_signature_begins_no_report(tmp_path: Path) -> None:
    report = read(tmp_path, TITLE.format(2024) + BODY.format(3, 1.1) + ISSUER + "2025年3月8日\n附件：\n一、名单\n")
    assert periods(report) == {"3所": "2024", "1.1万人": "2024"}


@pytest.mark.parametrize(
    ("line", "above", "begins"),
    [
        ("某市2023年统计公报", "", True),
        ("某市2024年统计公报", "", False),
        ("某市2023年工作报告", "", False),
        ("2024年3月", "某市统计局", True),
        ("2025年3月", "某市统计局", False),
        ("2024年3月", "全年完成任务。", False),
    ],
)
def test_begins_report(line: str, above: str, begins: bool) -> None:
    assert begins_report(line, above, "某市2024年统计公报", ["某市2024年统计公报", "某市统计局", "2025年3月"]) == begins


@pytest.mark.parametrize(
    ("heading", "year"),
    [("某市2022年统计公报", 2022), ("2023年3月", 2022), ("2023年12月8日", 2023), ("一、综合", 2024)],
)
def test_year_of(heading: str, year: int) -> None:
    assert year_of(heading, "某市2024年统计公报", 2024) == year
