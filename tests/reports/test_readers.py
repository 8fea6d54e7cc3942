"""Encodings, broken files, and the seam for new formats."""

import subprocess
import sys
from pathlib import Path

import pytest

from qa_bot.errors import UnreadableReport, UnsupportedFormat
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import supported_endings
from qa_bot.reports.readers.base import readers_by_ending

TEXT = (
    "2022年青河区教育局工作总结\n一、总体情况\n2022年，全区新建学校3所，新增学位2400个，教育质量持续提升，家长满意率达到98.7%。\n"
    "二、主要工作\n全年投入资金1.25亿元，惠及学生5.6万人次，各项任务圆满完成。\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_chinese_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_report(path).text == TEXT.strip()


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    traditional = "2022年工作總結\n全區新建學校三所，新增學位二千四百個，教育質量持續提升，家長滿意率達到九成。\n" * 3
    path = tmp_path / "report.txt"
    path.write_bytes(traditional.encode("big5"))
    report = read_report(path)
    assert "全区新建学校三所" in report.text
    assert "big5" in report.warnings[0]


def test_big5_full_of_figures_is_told_from_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(("1,234.5 67,890.1 2022-2023 12345678 " * 3 + "總產值增長，達到新高。\n").encode("big5") * 5)
    assert "总产值增长" in read_report(path).text


def test_traditional_chinese_is_read_in_simplified_sign_by_sign(tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    table = "| 項目 | 數量（個） |\n|---|---|\n| 醫院 | 3 |\n"
    text = f"# 2022年青河區工作總結\n\n全區新建學校3所，為學生發放補貼240萬元。\n\n{table}"
    path.write_text(text, encoding="utf-8")
    report = read_report(path)
    assert report.text == "2022年青河区工作总结\n全区新建学校3所，为学生发放补贴240万元。\n项目 | 数量（个）\n医院 | 3"
    assert (report.metadata.title, report.metadata.place) == ("2022年青河区工作总结", "青河区")
    assert "繁体" in report.warnings[0]


def test_a_quoted_traditional_name_leaves_a_report_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(
        "2022年工作总结\n" + "全年新建学校3所，新增学位2400个。" * 5 + "修缮“萬壽宮”一处。\n", encoding="utf-8"
    )
    report = read_report(path)
    assert "“萬壽宮”" in report.text
    assert report.warnings == ()


OTHER_FORMS = {"pdf": b"%PDF-1.4\n", "docx": b"PK\x03\x04", "doc": b"\xd0\xcf\x11\xe0", "rtf": b"{\\rtf1 "}


@pytest.mark.parametrize(("form", "mark"), OTHER_FORMS.items(), ids=OTHER_FORMS)
def test_another_form_under_the_name_of_a_text_is_named(tmp_path: Path, form: str, mark: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(mark + b"plain ascii " * 50)
    with pytest.raises(UnreadableReport, match=rf"report\.txt 其实是 \.{form} 文件，请"):
        read_report(path)


def test_a_title_and_a_sentence_are_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("2022年青河区工作总结\n全年新建学校3所，新增学位2400个。\n", encoding="utf-8")
    assert read_report(path).metadata.title == "2022年青河区工作总结"


BROKEN = {
    "empty": (b"", "空文件"),
    "blank": (b" \n\n\t", "空文件"),
    "binary": (bytes(range(256)) * 20, "不是可识别的文本"),
    "cut-utf-16": ("\ufeff全区".encode("utf-16-le") + b"\x00", "已损坏"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused_with_the_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableReport, match=says) as raised:
        read_report(path)
    assert "请" in str(raised.value)


def test_an_unknown_ending_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"不支持 \.xyz 文件，请转换为"):
        read_report(tmp_path / "report.xyz")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="找不到"):
        read_report(tmp_path / "report.txt")


def test_each_reader_answers_for_its_endings() -> None:
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf"} <= set(supported_endings())
    assert all(ending in reader.endings for ending, reader in readers_by_ending().items())


def test_asking_does_not_pay_for_the_readers_libraries() -> None:
    code = "import sys, qa_bot.reports.files as c; c.supported_endings(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "docx", "pdfplumber", "pdfminer"} & set(loaded)


def test_a_hard_break_of_markdown_begins_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    prose = "\n\n".join(f"全年完成第{number}项任务，成效明显。" for number in range(4))
    path.write_text(f"# 2022年工作总结\n\n青河市统计局  \n青河市教育局  \n\n{prose}\n", encoding="utf-8")
    assert read_report(path).text.split("\n")[:3] == ["2022年工作总结", "青河市统计局", "青河市教育局"]
