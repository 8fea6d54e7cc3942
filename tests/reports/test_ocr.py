"""Scanned pages of a PDF: the sentence without OCR, paragraphs and warnings with it, and the engine itself."""

import socket
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from qa_bot.errors import UnreadableReport
from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report
from qa_bot.reports.readers import ocr
from qa_bot.text.span import Span

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)
FONT = next((font for font in FONTS if Path(font).exists()), None)
DPI, WIDTH, HEIGHT = 100, 827, 1169
FULL = ["全年新建学校三所，新增学位二千四百个，", "各项教育工作取得成效，群众满意度提升"]
END, NEXT = "，圆满完成了全年目标。", "第二段说的是道路。"
Box = ocr.Box


def scan(path: Path, *pages: list[str]) -> Path:
    """Write a PDF whose pages are pictures of lines of text."""
    pictures = [Image.new("L", (WIDTH, HEIGHT), "white") for _ in pages]
    for picture, lines in zip(pictures, pages, strict=True):
        for number, line in enumerate(lines if FONT else ()):
            font = ImageFont.truetype(str(FONT), 28)
            ImageDraw.Draw(picture).text((90, 100 + 60 * number), line, "black", font)
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=DPI)
    return path


def box(text: str, top: float, left: float = 250, width: float = 1150, height: float = 44) -> Box:
    corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]
    return corners, text, 0.99


LINES = [  # as an engine may give them: in no order, boxes of one size that differ a little
    box(NEXT, 480, width=400, height=40),
    box(FULL[1], 360, left=248, height=47),
    box(END, 420, width=500),
    box(FULL[0], 300),
]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], list[Box]]], None]:
    def install(engine: Callable[[], list[Box]]) -> None:
        monkeypatch.setattr(ocr, "is_installed", lambda: True)
        monkeypatch.setattr(ocr, "_engine", lambda: lambda picture: engine())

    return install


def test_without_the_package_a_scan_is_refused_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(
        UnreadableReport, match=r'scan\.pdf 中没有文字（多半是扫描件），请.*pip install "qa-bot\[ocr\]"'
    ):
        read_report(scan(tmp_path / "scan.pdf", []))


def test_what_is_recognized_becomes_paragraphs_and_is_told(tmp_path: Path, fake: Any) -> None:
    fake(lambda: LINES)
    report = read_report(scan(tmp_path / "scan.pdf", []))
    assert report.text == f"{FULL[0]}{FULL[1]}{END}\n{NEXT}"
    assert report.warnings[0] == "scan.pdf 第 1 页是图片，文字由 OCR 识别，可能有误；引用其中的数字前，请核对原件。"
    assert not any("没有读入" in warning for warning in report.warnings)


def test_a_page_that_fails_is_named_and_the_others_are_read(tmp_path: Path, fake: Any) -> None:
    pages = iter((LINES, ValueError("odd picture"), LINES))

    def engine() -> list[Box]:
        page = next(pages)
        if isinstance(page, ValueError):
            raise page
        return page

    fake(engine)
    report = read_report(scan(tmp_path / "scan.pdf", [], [], []))
    assert report.text.count(NEXT) == 2
    assert "第 1、3 页是图片" in report.warnings[0]
    assert (
        report.warnings[1] == "scan.pdf 第 2 页的文字识别（OCR）失败（odd picture），其中的文字没有读入，请核对原件。"
    )


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.05)
    fake(lambda: time.sleep(2) or LINES)
    with pytest.raises(UnreadableReport, match=r"OCR 失败（超过 0\.05 秒），请"):
        read_report(scan(tmp_path / "scan.pdf", []))


def test_a_scan_that_says_nothing_is_refused(tmp_path: Path, fake: Any) -> None:
    fake(list)
    with pytest.raises(UnreadableReport, match=r"没有文字（多半是扫描件），OCR 也没有读出文字，请"):
        read_report(scan(tmp_path / "scan.pdf", []))


def test_a_stretch_that_is_not_read_leaves_its_mark_and_takes_its_sentence_out_of_the_figures(
    tmp_path: Path, fake: Any
) -> None:
    width = 30 * 40
    fake(
        lambda: [
            box("全年建成公园12座，绿化面积增加30亩。分行业看，三十七个工业大类里", 300, width=width),
            (box("", 360, width=width)[0], "", 0.0),
            box("设备制造业增长26.9%，电气制造业增长10.4%。全年修路85公里。", 420, width=width),
            (box("", 500, width=30)[0], "", 0.0),
        ]
    )
    report = read_report(scan(tmp_path / "scan.pdf", []))
    assert report.text.count("〓") == 1
    assert {str(figure.value) for figure in extract_figures(report)} == {"12", "30", "85"}
    assert any("第 1 页有文字没有认出，以“〓”代替" in warning for warning in report.warnings)


def test_a_sign_for_thousandths_that_came_apart_is_mended_and_a_rate_it_may_be_missing_from_is_left_out(
    tmp_path: Path, fake: Any
) -> None:
    fake(lambda: [box("全年出生率7.98%，死亡率6.15%0，森林覆盖率31.50%，城镇化率(常住)86.38%。", 300)])
    report = read_report(scan(tmp_path / "scan.pdf", []))
    assert {(str(figure.value), figure.unit) for figure in extract_figures(report)} == {
        ("6.15", "‰"), ("31.50", "%"), ("86.38", "%")
    }  # fmt: skip
    assert "（常住）" in report.text


def test_a_sentence_that_may_begin_in_the_paragraph_before_gives_no_figures(tmp_path: Path, fake: Any) -> None:
    begun = box("全年完成一般公共预算收入比上年有所增长，其中税收收入占一般公", 540)
    rest = "共预算收入比重达75.0%，比上年提高0.7个百分点。全年修路85公里。"
    fake(lambda: [*LINES, begun, box(rest, 760), box("全年建成公园12座。", 820, width=400)])
    report = read_report(scan(tmp_path / "scan.pdf", []))
    assert [block.kind for block in report.blocks] == ["paragraph"] * 5, report.text
    assert {str(figure.value) for figure in extract_figures(report)} == {"3", "2400", "85", "12"}


@pytest.mark.parametrize("number", ["一1一", "—2—", "- 3 -", "ー4ー", "·5·", "一 6—", "－7－", "第8页"])
def test_a_page_number_is_none_of_the_text_however_its_strokes_are_read(tmp_path: Path, fake: Any, number: str) -> None:
    fake(lambda: [*LINES, box(number, 2180, 800, 90)])
    report = read_report(scan(tmp_path / "scan.pdf", []))
    assert report.dropped == (number,)
    assert report.text.endswith(NEXT)


def test_what_stands_on_a_scanned_page_is_known(tmp_path: Path, fake: Any) -> None:
    pages = iter((LINES, []))
    fake(lambda: next(pages))
    report = read_report(scan(tmp_path / "scan.pdf", [], []))
    assert report.recognized == (1,)
    assert report.is_recognized(Span(0, 5))
    assert not replace(report, recognized=()).is_recognized(Span(0, 5))
    assert not replace(report, recognized=(7,), blocks=(*report.blocks, report.blocks[-1])).is_recognized(Span(0, 5))


@pytest.mark.skipif(find_spec(ocr.PACKAGE) is None, reason='OCR is not installed: pip install "qa-bot[ocr]"')
@pytest.mark.skipif(FONT is None, reason="no font with Chinese signs was found to draw a scan with")
def test_the_engine_reads_the_figures_of_a_scan_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("OCR called the network"))
    ocr._engine.cache_clear()
    lines = ["全年新建学校37所，新增学位2450个", "同比增长18.33%"]
    report = read_report(scan(tmp_path / "scan.pdf", lines))
    assert all(figure in report.text for figure in ("37所", "2450个", "18.33%"))
    assert "第 1 页是图片，文字由 OCR 识别" in report.warnings[0]
