"""PDF files: paragraphs and tables by layout, furniture by repetition, and every file that cannot be read."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qa_bot.errors import UnreadableReport
from qa_bot.indexing.manifest import FailedFile
from qa_bot.indexing.read_file import ReadFile, read_source
from qa_bot.indexing.sources import find_sources
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report
from qa_bot.reports.readers.pdf_page import text_lines
from tests.reports.documents import LEFT, Page, Rule, Text, bulletin_pages, pdf_bytes, wrapped

PARAGRAPH = "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意度持续提升，位居全市前列，圆满完成了全年目标。"


def read(folder: Path, pages: Sequence[Page]) -> Report:
    path = folder / "report.pdf"
    path.write_bytes(pdf_bytes(pages))
    return read_report(path)


def cells(report: Report) -> list[list[str]]:
    table = report.tables[0]
    rows = sorted({cell.row for cell in table.cells})
    return [[cell.span.of(report.text) for cell in table.cells if cell.row == row] for row in rows]


def row(texts: Sequence[str], top: float, lefts: Sequence[float] = (100, 220, 320, 420)) -> list[Text]:
    return [Text(text, left, top, 12) for text, left in zip(texts, lefts, strict=False) if text]


def test_a_paragraph_that_fills_its_last_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    first = wrapped(PARAGRAPH, 80)
    full = [Text(line.text, line.left, line.top) for line in first[:-1]]
    end = Text("全市各项教育工作任务已于年底之前全部完成了目标。", LEFT, first[-1].top)
    second = [Text(line.text, line.left, line.top + 120) for line in first]
    assert read(tmp_path, [[*full, end, *second]]).text.split("\n")[1] == PARAGRAPH


def test_a_space_between_paragraphs_parts_them(tmp_path: Path) -> None:
    words = [
        "全市各项教育工作任务已于年底之前全部完成了预定的目标",
        "全市各项卫生工作任务也于年底之前全部完成了预定的目标",
    ]
    lines = [Text(words[index // 2], LEFT, top) for index, top in enumerate((80, 108, 180, 208))]
    assert read(tmp_path, [[*lines, *wrapped(PARAGRAPH, 300)]]).text.split("\n")[:2] == [words[0] * 2, words[1] * 2]


def test_running_heads_go_whatever_number_they_carry(tmp_path: Path) -> None:
    pages = [
        [
            Text(f"青河年报 2024 第{number}卷", 200, 30, 10),
            *wrapped(f"第{number}项。{PARAGRAPH}", 90),
            Text(str(number), 290, 800, 10),
        ]
        for number in range(1, 5)
    ]
    report = read(tmp_path, pages)
    assert "青河年报" not in report.text
    assert len(report.text.split("\n")) == 4
    assert report.dropped == tuple(
        text for number in range(1, 5) for text in (f"青河年报 2024 第{number}卷", str(number))
    )


def test_a_line_knows_the_page_it_begins_on(tmp_path: Path) -> None:
    first = [*wrapped("一、总体情况", 90), *wrapped(PARAGRAPH, 120)]
    second = [*wrapped("二、来年打算", 90), *row(["指标", "数量（所）"], 206), *row(["小学", "12"], 232)]
    second += grid([200, 226, 252], [90, 200, 300])
    report = read(tmp_path, [first, second])
    assert [block.page for block in report.blocks] == [1, 1, 2, 2, 2]
    assert [report.page_at(section.heading.start) for section in report.sections[1:]] == [1, 2]


def test_a_paragraph_over_two_pages_begins_on_the_first(tmp_path: Path) -> None:
    lines = wrapped(PARAGRAPH * 2, 700)
    report = read(tmp_path, [lines[:2], [replace(line, top=90 + 20 * at) for at, line in enumerate(lines[2:])]])
    assert [block.page for block in report.blocks] == [1]


def test_what_stands_at_the_edge_of_one_page_stays(tmp_path: Path) -> None:
    texts = [f"第{number}项。{PARAGRAPH[2 * number :]}" for number in range(1, 5)]
    assert read(tmp_path, [wrapped(text, 40) for text in texts]).text.split("\n") == texts


def test_text_that_is_turned_is_no_line(tmp_path: Path) -> None:
    page = [*wrapped(PARAGRAPH, 90), Text("内部资料", 300, 120, 30, turned=True)]
    assert read(tmp_path, [page]).text == PARAGRAPH


def test_a_full_line_that_ends_a_sentence_ends_a_paragraph_where_none_is_indented(tmp_path: Path) -> None:
    words = [
        "全市各项教育工作任务已于年底之前全部完成了预定目标。",
        "全市各项卫生工作任务也于年底之前全部完成了预定目标。",
    ]
    lines = [Text(words[index % 2], LEFT, 80 + 28 * index) for index in range(2)]
    assert read(tmp_path, [lines]).text.split("\n") == words


def test_a_soft_hyphen_is_drawn_as_one() -> None:
    word = {"x0": 90, "x1": 150, "top": 80, "bottom": 96, "size": 16, "text": "2014\u00ad2020年"}
    assert [line.text for line in text_lines([word])] == ["2014-2020年"]


def grid(tops: Sequence[float], lefts: Sequence[float]) -> list[Rule]:
    across = [Rule(lefts[0], top, lefts[-1], top) for top in tops]
    return across + [Rule(left, tops[0], left, tops[-1]) for left in lefts]


def test_a_ruled_table_with_a_wrapped_cell(tmp_path: Path) -> None:
    page = [
        *wrapped(PARAGRAPH, 40),
        *grid([200, 230, 280, 310], [90, 210, 310, 410]),
        *row(["指标", "2023年", "2024年"], 208),
        *row(["普惠性幼儿", "91.4", "92.0"], 236),
        *row(["园覆盖率"], 256),
        *row(["入学率", "99.9", "100"], 288),
    ]
    assert cells(read(tmp_path, [page])) == [
        ["指标", "2023年", "2024年"],
        ["普惠性幼儿园覆盖率", "91.4", "92.0"],
        ["入学率", "99.9", "100"],
    ]


def test_merged_cells_of_a_ruled_table_are_repeated(tmp_path: Path) -> None:
    rules = [rule for rule in grid([200, 230, 260, 290], [90, 210, 310, 410]) if (rule.left, rule.right) != (310, 310)]
    rules = [rule for rule in rules if rule.top != 230 or rule.bottom != 230]
    page = [
        *wrapped(PARAGRAPH, 40),
        *rules,
        Rule(210, 230, 410, 230),
        Rule(310, 230, 310, 290),
        *row(["类别", "人数（人）"], 216),
        *row(["", "2023年", "2024年"], 238),
        *row(["医师", "5120", "5302"], 268),
    ]
    report = read(tmp_path, [page])
    assert cells(report) == [
        ["类别", "人数（人）", "人数（人）"],
        ["类别", "2023年", "2024年"],
        ["医师", "5120", "5302"],
    ]
    assert [cell.header for cell in report.tables[0].cells] == [True] * 6 + [False] * 3


def test_two_tables_on_a_page_are_two(tmp_path: Path) -> None:
    page: list[Text | Rule] = [*wrapped(PARAGRAPH, 40)]
    for number, top in enumerate((200, 340), 1):
        page += [
            Text(f"表{number} 学校情况", 200, top - 24, 12),
            *(Rule(90, top + at, 500, top + at) for at in (0, 25, 80)),
        ]
        page += [*row(["指标", "数量（所）"], top + 6), *row(["小学", "12"], top + 32), *row(["中学", "8"], top + 56)]
    report = read(tmp_path, [page])
    assert [table.caption for table in report.tables] == ["表1学校情况", "表2学校情况"]
    assert cells(report) == [["指标", "数量（所）"], ["小学", "12"], ["中学", "8"]]


def test_rules_without_a_table_leave_the_text_alone(tmp_path: Path) -> None:
    page = [Rule(90, 70, 500, 70), *wrapped(PARAGRAPH, 90), Rule(90, 190, 500, 190), *wrapped(PARAGRAPH, 210)]
    report = read(tmp_path, [page])
    assert (report.tables, report.text) == ((), f"{PARAGRAPH}\n{PARAGRAPH}")


UNCODED = pdf_bytes([wrapped(PARAGRAPH, 90)]).replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(XY1)")
BROKEN = {
    "empty": (b"", "空文件"),
    "no-pdf": (b"%PDF-1.4\nbroken", "已损坏或不是 PDF"),
    "another-kind": (b"plain words", "已损坏或不是 PDF"),
    "cut-off": (pdf_bytes(bulletin_pages())[:900], "已损坏或不是 PDF"),
    "locked": (pdf_bytes(bulletin_pages(), encrypt=True), "已加密"),
    "scanned": (pdf_bytes([[Rule(0, 0, 500, 800)]]), "没有文字（多半是扫描件）"),
    "without-a-code": (UNCODED, "乱码"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused_with_the_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableReport, match=rf"report\.pdf.*{says}.*请"):
        read_report(path)


def test_a_page_in_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    sides = [("左栏说全年新建学校三所新增", 60), ("右栏说全区修路五公里植树", 320)]
    columns = [Text(text, left, 90 + 24 * line, 12) for line in range(8) for text, left in sides]
    report = read(tmp_path, [columns])
    assert "第 1 页分左右两栏，已按先左后右读入" in report.warnings[0]
    assert report.text.replace("\n", "") == sides[0][0] * 8 + sides[1][0] * 8
    assert read(tmp_path, [wrapped(PARAGRAPH * 3, 90)]).warnings == ()
    loose = [item for line in range(8) for item in row(["新建学校和医院等", "12", "3.4"], 90 + 24 * line)]
    assert read(tmp_path, [[*wrapped(PARAGRAPH, 400), *loose]]).warnings == ()


def test_a_page_that_lies_on_its_side_is_told(tmp_path: Path) -> None:
    turned = [Text(PARAGRAPH[:20], 100 + 40 * line, 300, 12, turned=True) for line in range(3)]
    report = read(tmp_path, [wrapped(PARAGRAPH, 90), turned])
    assert "第 2 页的文字是横着的" in report.warnings[0]
    path = tmp_path / "turned.pdf"
    path.write_bytes(pdf_bytes([turned]))
    with pytest.raises(UnreadableReport, match=r"turned\.pdf 的页面是横着的，请旋转"):
        read_report(path)


def test_one_broken_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(BROKEN["locked"][0])
    (tmp_path / "b.docx").write_bytes(b"broken")
    (tmp_path / "c.pdf").write_bytes(pdf_bytes(bulletin_pages()))
    *failed, read = map(read_source, find_sources(tmp_path).files)
    assert isinstance(read, ReadFile)
    assert read.report.id == "c"
    for file, name in zip(failed, ["a.pdf", "b.docx"], strict=True):
        assert isinstance(file, FailedFile)
        assert file.file_name == name
        assert name in file.reason
        assert "请" in file.reason


@pytest.mark.shared
def test_real_files_are_read_whole(shared: Path) -> None:
    found = [read_report(path) for path in find_reports(shared / "reports" / "bulletin") if path.suffix == ".pdf"]
    assert found
    for report in found:
        assert report.metadata.title
        assert report.metadata.date
        prose = [block.span.of(report.text) for block in report.blocks if block.kind == "paragraph"]
        assert all(text.endswith(("。", "；", "：")) for text in prose if len(text) > 60), report.id
    [bulletin] = [report for report in found if report.tables]
    assert len(bulletin.tables) == 7
    assert all(table.caption.startswith("表") for table in bulletin.tables)
