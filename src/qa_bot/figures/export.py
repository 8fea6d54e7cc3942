"""The figure library as files that people and programs take away: JSON lines, CSV, a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report

HEADINGS = {
    "report": "报告",
    "metric": "指标",
    "subject": "主体",
    "text": "数据",
    "value": "数值",
    "unit": "单位",
    "base_value": "换算值",
    "base_unit": "基本单位",
    "qualifier": "限定",
    "role": "角色",
    "period": "期间",
    "place": "地点",
    "section": "章节",
    "sentence": "原文",
    "start": "起",
    "end": "止",
}
"""The columns of a spreadsheet, by the key of the row, in order."""


def rows_of(figures: Iterable[Figure], reports: Mapping[str, Report]) -> list[dict[str, Any]]:
    """Return one plain row a figure: as `Figure.to_row`, with the sentence as text and where it stands."""
    rows = []
    for figure in figures:
        row = figure.to_row()
        start, end = row["sentence"]
        row |= {"sentence": reports[figure.report].text[start:end], "sentence_start": start, "sentence_end": end}
        rows.append(row)
    return rows


def write_json_lines(rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write one JSON object a line, keys as in the contract."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write a table with Chinese headings; open the file as utf-8-sig, which spreadsheets know Chinese by."""
    table = csv.writer(out)
    table.writerow(HEADINGS.values())
    table.writerows(_cells(row) for row in rows)


def write_xlsx(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write a spreadsheet with Chinese headings, the values as numbers, the heading row fixed."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "数据"
    sheet.append(list(HEADINGS.values()))
    for row in rows:
        sheet.append([_number(value) if key in ("value", "base_value") else value for key, value in _pairs(row)])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{len(rows) + 1}"
    for column, width in ((1, 28), (2, 36), (3, 20), (14, 60)):
        sheet.column_dimensions[get_column_letter(column)].width = width
    book.save(path)


def _pairs(row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return list(zip(HEADINGS, _cells(row), strict=True))


def _cells(row: Mapping[str, Any]) -> list[Any]:
    return [" › ".join(row[key]) if key == "section" else row[key] for key in HEADINGS]


def _number(value: str) -> int | float:
    """Return a decimal as the number a spreadsheet holds: whole where it is whole."""
    return int(value) if value.lstrip("-").isdigit() else float(value)
