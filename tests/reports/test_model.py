"""The invariants that every report keeps, whatever file it was read from."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report
from qa_bot.text.span import Span
from tests.reports.conservation import balance

ROOT = Path(__file__).resolve().parents[2]
PATHS = [*find_reports(ROOT / "tests" / "fixtures" / "reports"), *find_reports(ROOT / "data" / "reports")]


def check_structure(report: Report) -> None:
    assert report.text == "\n".join(block.span.of(report.text) for block in report.blocks)
    for block in report.blocks:
        section = report.sections[block.section]
        assert section.kind != "run_in"
        assert section.span.covers(block.span)
    for section in report.sections[1:]:
        parent = report.sections[section.parent or 0]
        assert parent.span.covers(section.span)
        assert section.path == (*parent.path, section.title)
        assert section.level == parent.level + 1 == len(section.path)
        assert section.heading.of(report.text).startswith(section.title)
        assert section.heading.start == section.span.start
        assert not section.title.endswith("。")
    for table in report.tables:
        assert all(table.span.covers(cell.span) for cell in table.cells)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_offset_fits(path: Path) -> None:
    check_structure(read_report(path))


def test_the_innermost_section_of_each_character_covers_it() -> None:
    report = read_report(PATHS[-1])
    for position in range(0, len(report.text), 7):
        section = report.section_at(position)
        deeper = [other for other in report.sections if other.span.covers(Span(position, position + 1))]
        assert section.level == max(other.level for other in deeper)


PIECES = """政府工作报告|各位代表：|一、2022年工作回顾|（一）加快发展|1.做好工作。全年完成3项。|名词解释|打造了
27 个项目。|全年新增企业12家，增长5%。|**强化保障。**新增 3 处。|**加|强保障。**||——稳中有进。增长6%。
一是抓项目。开工5个。|[1]甲：指乙。|当前位置：|首页|责任编辑：某某|1|2|3|云州市教育局|2023年1月2日|　　二、　重点工作
??|（此页无正文）|时间：2023-01-01|内容摘要："""
LINES = st.lists(st.sampled_from(PIECES.replace("\n", "|").split("|")), min_size=1, max_size=25)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=LINES)
def test_any_mixture_of_lines_is_read_without_loss(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "mixture.txt"
    path.write_text("\n".join(["全年完成各项任务，成效明显。", *lines]), encoding="utf-8")
    report = read_report(path)
    check_structure(report)
    found = balance(path, report)
    assert (found.lost, found.made_up, found.in_order) == ("", "", True)
