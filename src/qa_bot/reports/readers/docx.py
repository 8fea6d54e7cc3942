"""Word documents (.docx): paragraphs, headings by style, automatic numbers, tables, text boxes and notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.errors import UnreadableReport
from qa_bot.reports.readers.base import Reader, Source

if TYPE_CHECKING:
    from docx.document import Document

    from qa_bot.reports.readers.docx_body import BodyLines

_OLE_FILE = b"\xd0\xcf\x11\xe0"


def read_docx(path: Path) -> Source:
    """Read a Word document; raises `UnreadableReport` where it is empty, damaged, locked or of the old form."""
    from qa_bot.reports.readers.docx_body import body_lines

    body = body_lines(_opened(path))
    if not any(line.text.strip() for line in body.lines):
        raise UnreadableReport(
            f"{path.name} 中没有文字（可能只有图片），请用文字识别（OCR）软件转换为带文字的 .docx 后重试。"
        )
    return Source(body.lines, _warnings(path.name, body))


def _warnings(name: str, body: BodyLines) -> tuple[str, ...]:
    found: list[str] = []
    if body.drawn:
        found.append(f"{name} 中有 {body.drawn} 个字是图片，没有读入，请核对原文。")
    if body.unstacked:
        found.append(f"{name} 中有 {body.unstacked} 张表格的多行挤在一格里，已按行数拆开，请核对原文。")
    return tuple(found)


def _opened(path: Path) -> Document:
    import docx

    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        raise UnreadableReport(f"{path.name} 是空文件，请放入有内容的报告，或把它移出报告文件夹。")
    if head == _OLE_FILE:
        # What Word encrypts, and what Word made before 2007, are files of another kind under the same name.
        raise UnreadableReport(f"{path.name} 已加密或是旧版 .doc 文件，请在 Word 中去掉密码并另存为 .docx 后重试。")
    try:
        return docx.Document(str(path))
    except Exception as error:
        # A damaged archive makes the libraries below raise nearly anything, and one file must not end a build.
        raise UnreadableReport(f"{path.name} 已损坏或不是 Word 文档，请在 Word 中重新另存为 .docx 后重试。") from error


READER = Reader((".docx",), read_docx)
