"""`qa-bot show`: a report of the index or a file, its parts, and one clear line where there is none."""

import json

import pytest
from typer.testing import CliRunner

from qa_bot.cli.commands import app
from tests.conftest import REPORTS

RUN = CliRunner()
NAME = "2022年普陀区科学技术委员会工作总结"
MARKDOWN = """# 2022年青河区统计公报

青河区统计局

## 一、综合

全年新建学校3所，新增学位2400个。

| 指标 | 数量 |
|---|---|
| 学校 | 3 |
| 泵站 | 5 |

返回顶部
"""


@pytest.fixture
def show(index_dir):
    def run(*words):
        return RUN.invoke(app, ["show", *words, "--index", str(index_dir), "--data", str(REPORTS)])

    return run


@pytest.fixture
def loose(tmp_path):
    path = tmp_path / "青河.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [NAME, f"{NAME}.txt", "普陀区"], ids=["id", "file", "part"])
def test_a_report_of_the_index_is_shown_by_any_of_its_names(show, name):
    shown = show(name)
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith(NAME)
    assert "195 条数据" in shown.stdout
    assert "五、优化双创环境" in shown.stdout
    assert "5.5" in shown.stdout


def test_a_file_that_is_not_indexed_is_read(show, loose):
    shown = show(str(loose))
    assert "直接读自文件" in shown.stdout
    assert "青河区统计局" in shown.stdout
    assert "报告开头" in shown.stdout
    assert "没有读出数据" in shown.stdout  # the table says no unit
    assert show(str(loose), "--dropped").stdout.split() == ["返回顶部"]


def test_a_file_is_shown_without_any_index(loose, tmp_path):
    shown = RUN.invoke(app, ["show", str(loose), "--index", str(tmp_path / "none"), "--data", str(tmp_path / "no")])
    assert shown.exit_code == 0, shown.stderr
    assert "2022年青河区统计公报" in shown.stdout


def test_a_section_is_printed_by_number_or_words(show):
    by_number, by_words = show(NAME, "--section", "5.5").stdout, show(NAME, "--section", "夯实信息化数字底座").stdout
    assert "全年共新增5G室外基站387个" in by_number
    assert by_words == by_number


def test_the_figures_of_a_section_are_those_within_it(show):
    of_section = json.loads(show(NAME, "--section", "5.5", "--figures", "--json").stdout)
    start, end = of_section["sections"][0]["start"], of_section["sections"][0]["end"]
    assert of_section["figures"]
    assert all(start <= figure["start"] < end for figure in of_section["figures"])
    assert len(of_section["figures"]) == of_section["sections"][0]["figures"] < 195
    assert "387个" in show(NAME, "--section", "5.5", "--figures").stdout


def test_json_tells_where_each_field_was_found_and_text_slices_right(show):
    told = json.loads(show(NAME, "--json", "--text").stdout)
    assert told["metadata"]["place"] == "上海市普陀区"
    assert told["found"]["title"] == "front"
    assert all(told["text"][s["start"] :].startswith(s["title"]) for s in told["sections"])


def test_what_an_operator_states_is_shown_as_stated(loose):
    (loose.parent / "reports.toml").write_text('["青河.md"]\nplace = "高山市青河区"\nyaer = 3\n', encoding="utf-8")
    shown = RUN.invoke(app, ["show", "青河.md", "--index", str(loose.parent / "none"), "--data", str(loose.parent)])
    assert "高山市青河区" in shown.stdout
    assert "reports.toml 指定" in shown.stdout
    assert "yaer" in shown.stdout


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["普陀区科委总结"], "qa-bot info"),
        ([f"{NAME}.pdf"], f"{NAME}.txt"),
        ([NAME, "--section", "数字底坐"], "夯实信息化数字底座"),
        ([NAME, "--section", "9.9.9"], "目录"),
    ],
    ids=["no report", "the nearest name", "the nearest title", "no such number"],
)
def test_what_is_not_there_is_told_in_one_line_with_the_nearest(show, words, remedy):
    shown = show(*words)
    assert shown.exit_code == 1
    assert shown.stderr.strip().count("\n") == 0
    assert remedy in shown.stderr
