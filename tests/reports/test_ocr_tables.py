"""Rows of tables on a scanned page: a table where the columns are beyond doubt, rows of text without figures else."""

import re
from pathlib import Path
from typing import Any

import pytest

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Report
from tests.reports.test_ocr import Box, box, fake, scan

__all__ = ["fake"]
COLUMNS = (200, 800, 1250)
HEADER = ("产品名称", "产量（万吨）", "比上年增长（%）")
BODY = (("水泥", "1355.8", "-13.4"), ("钢材", "566.6", "4.1"), ("饲料", "378.4", "2.1"))
CAPTION = "表1：2021年主要产品产量"


def boxes(rows: Any, top: float = 400, fall: float = 0.0, pitch: float = 60) -> list[Box]:
    """Return a box for each cell that says something, 30 pixels a sign; `fall` is how far a line falls to its right."""
    found = []
    for number, row in enumerate(rows):
        for left, text in zip(COLUMNS, row, strict=True):
            if text:
                found.append(slanted(text, top + pitch * number, left, fall))
    return found


def slanted(text: str, top: float, left: float, fall: float) -> Box:
    width, height = 30 * len(text), 40
    y0, y1 = top + fall * left, top + fall * (left + width)
    return ([[left, y0], [left + width, y1], [left + width, y1 + height], [left, y0 + height]], text, 0.99)


def read(tmp_path: Path, fake: Any, found: list[Box]) -> Report:
    fake(lambda: found)
    return read_report(scan(tmp_path / "scan.pdf", []))


def figures(report: Report) -> set[tuple[str, str, str]]:
    return {(figure.metric, str(figure.value), figure.unit) for figure in extract_figures(report)}


def test_a_table_whose_cells_all_stand_in_their_columns_is_one(tmp_path: Path, fake: Any) -> None:
    report = read(tmp_path, fake, [box(CAPTION, 330, 500, 500), *boxes((HEADER, *BODY))])
    assert [(table.caption, table.shape) for table in report.tables] == [(CAPTION, (4, 3))]
    assert {("水泥产量", "1355.8", "万吨"), ("钢材产量", "4.1", "%")} <= figures(report)
    assert any("按文字的位置还原行列" in warning for warning in report.warnings)
    assert not any("按行读作文字" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, BODY[0], ("钢材", "", "4.1"), BODY[2]),
        (HEADER, BODY[0], ("钢材", "566.6", "〓"), BODY[2]),
        (*BODY,),
        (("汽车", "145.27万辆", "2.3倍"), *BODY),
        (HEADER, *BODY, ("国有工业74.6", "53.7", "41.1")),
        (HEADER, *((name, f"{value} 3.1", growth) for name, value, growth in BODY)),
        (HEADER, BODY[0], ("钢材", "万吨", "4.1"), BODY[2]),
    ],
    ids=[
        "a box is missing",
        "a number is unread",
        "no header",
        "a row goes on from the page before",
        "a label and a number in one box",
        "two numbers in one box",
        "a column of two kinds",
    ],
)
def test_where_a_column_is_in_doubt_the_rows_are_text_without_figures(tmp_path: Path, fake: Any, rows: Any) -> None:
    report = read(tmp_path, fake, [box("全年修路成效显著。", 200, 200, 400), *boxes(rows)])
    assert not report.tables
    assert not figures(report)
    assert re.search(r"水泥 \| 1355.8( 3.1)? \| -13.4", report.text)
    assert any("第 1 页的表格按行读作文字，没有从中提取数据" in warning for warning in report.warnings)


def test_a_label_that_may_go_on_below_keeps_a_table_from_being_one(tmp_path: Path, fake: Any) -> None:
    rows = boxes((HEADER, *BODY))
    assert read(tmp_path, fake, [*rows, slanted("一、工业", 640, 200, 0)]).tables
    assert not read(tmp_path, fake, [*rows, slanted("添加剂", 640, 200, 0)]).tables


def test_a_quantity_in_a_row_of_text_gets_no_name(tmp_path: Path, fake: Any) -> None:
    rows = (("项目", "总投资", "已完成"), ("新建学校", "5亿元", ""), ("新建医院", "7亿元", "3亿元"))
    report = read(tmp_path, fake, boxes(rows))
    assert "新建学校 | 5亿元" in report.text
    assert not figures(report)


def test_a_page_that_lies_askew_is_read_along_its_lines(tmp_path: Path, fake: Any) -> None:
    # From the first column to the last the lines fall by (1250 - 200) * 0.06 = 63 pixels: more than a row's 60.
    report = read(tmp_path, fake, boxes((HEADER, *BODY), fall=0.06))
    assert [cell.span.of(report.text) for cell in report.tables[0].cells[-3:]] == list(BODY[2])


def test_two_columns_of_prose_are_no_table(tmp_path: Path, fake: Any) -> None:
    halves = ("全年新建学校三十七所水", "群众满意度明显提升四")
    found = [box(half, 200 + 60 * n, 150 + 800 * side, 600) for n in range(8) for side, half in enumerate(halves)]
    report = read(tmp_path, fake, found)
    assert not any(block.kind == "table" for block in report.blocks)
    assert any("分左右两栏" in warning for warning in report.warnings)
