"""Word documents: numbers that stand in no text, tables made of one row, paragraphs that were lines, broken files."""

import base64
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from qa_bot.errors import UnreadableReport
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.readers.docx_cells import unstacked
from qa_bot.reports.readers.docx_numbering import written_number
from qa_bot.reports.readers.docx_xml import table_grid
from qa_bot.reports.readers.grid import GridCell, grid_rows
from tests.reports.documents import bulletin_document, docx_bytes

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SENTENCE = "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意度持续提升。"


def paragraphs_of(folder: Path, document: object) -> list[str]:
    path = folder / "report.docx"
    document.save(str(path))
    return read_report(path).text.split("\n")


def test_a_title_in_a_heading_style_is_a_heading_and_a_sentence_in_one_is_not(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("2022年青河区工作总结", style="Title")
    document.add_paragraph("增强实力", style="Heading 2")
    document.add_paragraph(SENTENCE * 3, style="Heading 2")
    path = tmp_path / "report.docx"
    document.save(str(path))
    report = read_report(path)
    assert [section.title for section in report.sections[1:]] == ["增强实力"]
    assert report.blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        (3, "chineseCountingThousand", "三"),
        (10, "japaneseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (21, "chineseCounting", "二十一"),
        (4, "decimalEnclosedCircle", "④"),
        (2, "lowerLetter", "b"),
        (7, "decimal", "7"),
    ],
)
def test_a_number_is_written_as_its_list_says(value: int, style: str, written: str) -> None:
    assert written_number(value, style) == written


def test_levels_of_a_list_count_anew_under_each_item(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3")]
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    definition = "".join(level.format(index, *item) for index, item in enumerate(levels))
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{definition}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, text in [(0, "总则"), (1, "目标"), (1, "任务"), (2, "细目"), (0, "附则"), (1, "施行"), (1, "")]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {space}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'))
    assert paragraphs_of(tmp_path, document) == [
        "一、总则", "（一）目标", "（二）任务", "一.1细目", "二、附则", "（一）施行",
    ]  # fmt: skip


def test_paragraphs_that_were_lines_are_joined_where_the_layout_says_so(tmp_path: Path) -> None:
    document = Document()
    lines = [
        "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意",
        "度持续提升，位居全市前列，圆满完成了全年的目标。",
    ]
    for number in range(4):
        document.add_paragraph(lines[0]).paragraph_format.first_line_indent = Pt(32)
        if number == 1:
            document.add_paragraph("—1—")
        document.add_paragraph(lines[1])
    assert paragraphs_of(tmp_path, document) == ["".join(lines)] * 4


def test_paragraphs_of_a_document_without_indents_are_left_apart(tmp_path: Path) -> None:
    document = Document()
    items = ["负责统筹协调全区各项教育工作，推进落实", "负责编制全区教育发展规划，组织实施"]
    for line in (SENTENCE, SENTENCE + "甲。", SENTENCE + "乙。", *items):
        document.add_paragraph(line)
    assert paragraphs_of(tmp_path, document)[-2:] == items


def test_a_page_break_inside_a_sentence_is_no_line_break(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("全年新建学")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("校3所。")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("新增学位2400个。")
    assert paragraphs_of(tmp_path, document) == ["全年新建学校3所。", "新增学位2400个。"]


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    document = Document()
    document.add_paragraph("2022年青河区工作总结", style="Title")
    properties = document.add_paragraph("增强实力")._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    document.add_paragraph(SENTENCE)
    document.save(str(path))
    assert [section.title for section in read_report(path).sections[1:]] == ["增强实力"]


def _cell(text: str, merge: str = "", span: int = 1) -> str:
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


GRIDS = {
    "merged-down-twice": (
        [
            _cell("甲", "restart") + _cell("1"),
            _cell("", "continue") + _cell("2"),
            _cell("乙", "restart") + _cell("3"),
            _cell("", "continue") + _cell("4"),
        ],
        [("甲", "1"), ("甲", "2"), ("乙", "3"), ("乙", "4")],
    ),
    "goes-on-from-nothing": (
        [_cell("甲", "restart") + _cell("1"), _cell("乙") + _cell("2"), _cell("丙", "continue") + _cell("3")],
        [("甲", "1"), ("乙", "2"), ("丙", "3")],
    ),
    "begins-in-the-second-column": (
        [_cell("甲") + _cell("1") + _cell("2"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + _cell("3", span=2)],
        [("甲", "1", "2"), ("", "3", "3")],
    ),
}


@pytest.mark.parametrize(("rows", "texts"), GRIDS.values(), ids=GRIDS)
def test_cells_of_a_word_table_stand_in_their_columns(rows: list[str], texts: list[tuple[str, ...]]) -> None:
    table = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    assert grid_rows(table_grid(table, lambda cell: "".join(text.text or "" for text in cell.iter(qn("w:t"))))) == texts


STACKED = {
    "columns-apart": (
        [GridCell("合计\n养老\n福利"), GridCell("42\n39\n15"), GridCell("5.1\n4.0\n3.8")],
        [("合计", "42", "5.1"), ("养老", "39", "4.0"), ("福利", "15", "3.8")],
    ),
    "columns-by-tabs": (
        [GridCell("合计\n养老\n福利"), GridCell("42\t5.1\n39\t4.0\n15\t3.8", 1, 2)],
        [("合计", "42", "5.1"), ("养老", "39", "4.0"), ("福利", "15", "3.8")],
    ),
    "fewer-numbers-than-labels": (
        [GridCell("合计\n养老\n福利"), GridCell("42\n39")],
        [("合计 养老 福利", "42 39")],
    ),
    "two-pairs-side-by-side": (
        [GridCell("地级\n地级市\n盟"), GridCell("33\n29 3"), GridCell("乡级\n镇\n乡\n街道"), GridCell("85\n32 19\n25")],
        [("地级", "33", "乡级", "85"), ("地级市", "29", "镇", "32"), ("盟", "3", "乡", "19"), ("", "", "街道", "25")],
    ),
    "labels-of-one-ending-ran-together": (
        [GridCell("合计\n国家级登记\n省级登记市级登记"), GridCell("40\t1\n9\t2\n8\t3\n7\t4", 1, 2)],
        [("合计", "40", "1"), ("国家级登记", "9", "2"), ("省级登记", "8", "3"), ("市级登记", "7", "4")],
    ),
    "units-ran-together": (
        [GridCell("中心\n站\n设施"), GridCell("万个万个万个"), GridCell("1.6\n10.9\n3.7")],
        [("中心", "万个", "1.6"), ("站", "万个", "10.9"), ("设施", "万个", "3.7")],
    ),
    "words-ran-together": (
        [GridCell("县级\n市辖区县级市县\n特区"), GridCell("24\n9 3\n13\n1")],
        [("县级", "24"), ("市辖区", "9"), ("县级市", "3"), ("县", "13"), ("特区", "1")],
    ),
    "two-ways-to-part-are-none": (
        [GridCell("省级登记市级登记\n县级登记乡级登记\n合计"), GridCell("1\n2\n3\n4")],
        [("省级登记市级登记 县级登记乡级登记 合计", "1 2 3 4")],
    ),
    "two-lines-are-one-cell": ([GridCell("合计\n（个）"), GridCell("42\n39")], [("合计 （个）", "42 39")]),
}


@pytest.mark.parametrize(("row", "rows"), STACKED.values(), ids=STACKED)
def test_a_row_that_holds_a_whole_table_is_cut_into_rows(row: list[GridCell], rows: list[tuple[str, ...]]) -> None:
    assert [tuple(cell.text for cell in cells) for cells in unstacked([row])] == rows


def test_a_sign_that_is_a_picture_is_said_to_be_unread(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    document = Document()
    paragraph = document.add_paragraph("签订劳动")
    for width in (Pt(15), Pt(150)):
        paragraph.add_run().add_picture(io.BytesIO(PICTURE), width=width)
    paragraph.add_run("同3份。")
    document.save(str(path))
    assert read_report(path).warnings == ("report.docx 中有 1 个字是图片，没有读入，请核对原文。",)


def _without(data: bytes, name: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(kept, "w") as target:
        for item in source.namelist():
            if item != name:
                target.writestr(item, source.read(item))
    return kept.getvalue()


GOOD = docx_bytes(bulletin_document())
BROKEN = {
    "empty": (b"", "空文件"),
    "locked": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "已加密或是旧版"),
    "no-archive": (b"not a document", "已损坏或不是 Word 文档"),
    "cut-off": (GOOD[: len(GOOD) // 2], "已损坏或不是 Word 文档"),
    "without-its-body": (_without(GOOD, "word/document.xml"), "已损坏或不是 Word 文档"),
    "without-text": (docx_bytes(Document()), "没有文字"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused_with_the_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableReport, match=rf"report\.docx.*{says}.*请"):
        read_report(path)


@pytest.mark.shared
def test_real_documents_are_read_whole(shared: Path) -> None:
    found = {
        path.stem: read_report(path) for path in find_reports(shared / "reports" / "bulletin") if path.suffix == ".docx"
    }
    assert found
    for name, report in found.items():
        assert report.metadata.year, name
        assert len(report.sections) > 15, name
        assert not any(len(section.title) > 60 for section in report.sections), name
        # A paragraph that breaks off at a digit is a line that was torn from its unit.
        torn = [
            block for block in report.blocks if block.kind == "paragraph" and block.span.of(report.text)[-1:].isdigit()
        ]
        assert len(torn) <= 1, name
    several = next(report for name, report in found.items() if "2021~2024" in name)
    years = {several.year_at(section.span.start) for section in several.sections[1:]}
    assert years == {2021, 2022, 2023, 2024}


def test_a_table_inside_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("2022年青河区工作总结")
    outer = document.add_table(2, 2)
    for at, text in enumerate(("地区", "情况", "城东", "")):
        outer.cell(at // 2, at % 2).text = text
    inner = outer.cell(1, 1).add_table(2, 2)
    for at, text in enumerate(("指标", "数量（所）", "小学", "3")):
        inner.cell(at // 2, at % 2).text = text
    document.save(str(tmp_path / "report.docx"))
    report = read_report(tmp_path / "report.docx")
    assert [table.span.of(report.text) for table in report.tables] == [
        "地区 | 情况\n城东 | ", "指标 | 数量（所）\n小学 | 3",
    ]  # fmt: skip


def test_tables_whose_rows_ran_together_are_told(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("2022年青河区工作总结")
    table = document.add_table(2, 2)
    for at, text in enumerate(("指标", "数量（个）", "小学\n中学\n大学", "3\n2 1")):
        table.cell(at // 2, at % 2).text = text
    document.save(str(tmp_path / "report.docx"))
    report = read_report(tmp_path / "report.docx")
    assert report.text.endswith("小学 | 3\n中学 | 2\n大学 | 1")
    assert "1 张表格的多行挤在一格里" in report.warnings[0]
