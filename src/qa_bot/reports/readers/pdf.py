"""PDF files: lines joined into paragraphs, tables by their rules, page furniture left out; scanned pages by OCR."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.errors import UnreadableReport
from qa_bot.reports.model import UNREAD
from qa_bot.reports.readers.base import Reader, Source

if TYPE_CHECKING:
    from qa_bot.reports.readers.ocr import Recognized
    from qa_bot.reports.readers.pdf_page import PageContent

_LEAST_TEXT = 10
_UNKNOWN_SIGN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNKNOWN = 0.1


def read_pdf(path: Path) -> Source:
    """Read a PDF; raises `UnreadableReport` where it is empty, damaged, locked, scanned, or its fonts hide the text."""
    from qa_bot.reports.readers.pdf_flow import flow

    recognized = _recognized(path, _pages(path))
    pages = recognized.pages
    text = "".join(line.text for page in pages for line in page.lines)
    in_tables = sum(len(line.text) for page in pages for table in page.tables for line in table.lines)
    if len(text) + in_tables < _LEAST_TEXT:
        if any(page.is_turned for page in pages):
            raise UnreadableReport(f"{path.name} 的页面是横着的，请旋转页面并重新导出 PDF 后重试。")
        raise UnreadableReport(_without_text(path.name, recognized))
    signs, unknown = _UNKNOWN_SIGN.subn("", text)
    if unknown > _MOST_UNKNOWN * (len(signs) + unknown):
        raise UnreadableReport(
            f"{path.name} 的字体没有文字编码，读出的是乱码，请用文字识别（OCR）软件转换，或放入原来的 .docx。"
        )
    lines, dropped = flow(pages)
    return Source(tuple(lines), _warnings(path.name, recognized, unknown), tuple(dropped), recognized=recognized.read)


def _recognized(path: Path, pages: list[PageContent]) -> Recognized:
    """Read the pages that are pictures too, where that can be done here."""
    from qa_bot.reports.readers.ocr import Recognized, is_installed, recognize

    return recognize(path, pages) if is_installed() else Recognized(pages)


def _without_text(name: str, recognized: Recognized) -> str:
    """Say that a file has no text, and what to do; with what OCR stumbled over, where it did."""
    from qa_bot.reports.readers.ocr import is_installed

    tried = "，OCR 也没有读出文字" if is_installed() else ""
    tried = f"，OCR 失败（{recognized.failed[0][1]}）" if recognized.failed else tried
    extra = "" if is_installed() else '，或安装 OCR 组件（pip install "qa-bot[ocr]"）'
    return (
        f"{name} 中没有文字（多半是扫描件）{tried}，请先用文字识别（OCR）软件转换为带文字的 PDF 或 .txt{extra}后重试。"
    )


def _warnings(name: str, recognized: Recognized, unknown: int) -> tuple[str, ...]:
    """Return a sentence each for pages that are pictures, turned or in columns, and for signs that are unread."""
    pages = recognized.pages
    found: list[str] = []
    if recognized.read:
        numbers = "、".join(map(str, recognized.read))
        found.append(f"{name} 第 {numbers} 页是图片，文字由 OCR 识别，可能有误；引用其中的数字前，请核对原件。")
        found += _unread_warning(name, pages)
        found += _table_warnings(name, pages, recognized.read)
    for number, reason in recognized.failed:
        found.append(f"{name} 第 {number} 页的文字识别（OCR）失败（{reason}），其中的文字没有读入，请核对原件。")
    told = dict(recognized.failed)
    pictures = [str(page.number) for page in pages if page.is_picture and page.number not in told]
    if pictures:
        found.append(f"{name} 第 {'、'.join(pictures)} 页只有图片，其中的文字没有读入；如需要，请先做文字识别（OCR）。")
    turned = list(dict.fromkeys(str(page.number) for page in pages if page.is_turned))
    if turned:
        found.append(f"{name} 第 {'、'.join(turned)} 页的文字是横着的，没有读入，请旋转页面并重新导出。")
    columns = [str(page.number) for page in pages if page.has_columns]
    if columns:
        found.append(f"{name} 第 {'、'.join(columns)} 页分左右两栏，已按先左后右读入，请核对原文。")
    if unknown:
        found.append(f"{name} 中有 {unknown} 个字无法识别，请核对原文。")
    return tuple(found)


def _unread_warning(name: str, pages: list[PageContent]) -> list[str]:
    """Say on which pages OCR saw something that it could not read."""
    lines = ((page.number, line.text) for page in pages for line in page.lines)
    rows = ((page.number, line.text) for page in pages for table in page.tables for line in table.lines)
    numbers = dict.fromkeys(number for number, text in (*lines, *rows) if UNREAD in text)
    where = "、".join(map(str, numbers))
    return [f"{name} 第 {where} 页有文字没有认出，以“{UNREAD}”代替，所在句子中的数字没有提取。"] if numbers else []


def _table_warnings(name: str, pages: list[PageContent], read: tuple[int, ...]) -> list[str]:
    """Say of which scanned pages the rows of tables were kept as text, and of which they were put into columns."""
    rows = {(page.number, line.kind) for page in pages for table in page.tables for line in table.lines}
    flat, built = ("、".join(str(number) for number in read if (number, kind) in rows) for kind in ("row", "cells"))
    found: list[str] = []
    if flat:
        found.append(f"{name} 扫描件第 {flat} 页的表格按行读作文字，没有从中提取数据；其中的数字，请核对原件。")
    if built:
        found.append(f"{name} 扫描件第 {built} 页的表格按文字的位置还原行列，请对照原件核对表中的数字。")
    return found


def _pages(path: Path) -> list[PageContent]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    from qa_bot.reports.readers.pdf_page import page_content

    if not path.stat().st_size:
        raise UnreadableReport(f"{path.name} 是空文件，请放入有内容的报告，或把它移出报告文件夹。")
    try:
        with pdfplumber.open(path) as document:
            return [content for page in document.pages for content in page_content(page)]
    except Exception as error:
        # A damaged file makes the libraries below raise nearly anything, and one file must not end a build.
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            raise UnreadableReport(f"{path.name} 已加密，请去掉打开密码后重新放入。") from error
        raise UnreadableReport(f"{path.name} 已损坏或不是 PDF，请重新导出 PDF 后重试。") from error


READER = Reader((".pdf",), read_pdf)
