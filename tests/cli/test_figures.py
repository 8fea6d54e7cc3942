"""`qa-bot figures`: searched, shown, and taken away; what is written can be read back."""

import csv
import json

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qa_bot.cli.commands import app

RUN = CliRunner()


@pytest.fixture
def figures(index_dir):
    return lambda *words: RUN.invoke(app, ["figures", *map(str, words), "--index", str(index_dir)])


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_hold_the_row_of_the_contract(figures, bot):
    (row,) = rows(figures("--query", "场所码", "--unit", "张", "--json", "-"))
    assert (row["metric"], row["value"], row["unit"], row["role"], row["period"]) == (
        "场所码（张贴）",
        "374",
        "张",
        "level",
        "2022",
    )
    text = bot.reports[row["report"]].text
    assert text[row["start"] : row["end"]] == "374张"
    assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert {"base_value", "base_unit", "qualifier", "subject"} <= set(row)


def test_the_three_374_are_three_facts(figures):
    found = [row for row in rows(figures("--json", "-")) if row["value"] == "374"]
    assert {row["unit"] for row in found} == {"张", "家", "万元"}
    assert len({row["metric"] for row in found}) == 3


def test_filters_narrow(figures):
    growth = rows(figures("--role", "growth", "--json", "-"))
    assert growth
    assert {row["role"] for row in growth} == {"growth"}
    assert {row["base_unit"] for row in rows(figures("--unit", "元", "--json", "-"))} == {"元"}
    assert len(rows(figures("--limit", "3", "--json", "-"))) == 3


def test_csv_and_xlsx_read_back_the_same(figures, tmp_path):
    assert (
        figures("--csv", tmp_path / "a.csv", "--xlsx", tmp_path / "a.xlsx", "--json", tmp_path / "a.jsonl").exit_code
        == 0
    )
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    sheet = load_workbook(tmp_path / "a.xlsx")["数据"]
    cells = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(lines) == len(table) == len(cells) > 100
    first = json.loads(lines[0])
    assert (table[0]["指标"], table[0]["数值"], table[0]["原文"]) == (
        first["metric"],
        first["value"],
        first["sentence"],
    )
    assert cells[0][4] == float(first["value"])


def test_what_is_shown_says_what_is_left_out(figures):
    assert "只显示前 2 条" not in figures("--query", "场所码", "--limit", "2").stdout
    assert "用 --csv" in figures().stdout


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["--role", "speed"], "roles are level"),
        (["--report", "没有"], "qa-bot info"),
        (["--csv", "/proc/none/a.csv"], "give another place"),
    ],
)
def test_a_failure_names_the_remedy(figures, words, remedy):
    result = figures(*words)
    assert result.exit_code == 1
    assert remedy in result.stderr
    assert result.stderr.count("\n") == 1
