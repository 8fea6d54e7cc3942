"""Markdown: plain text whose `#` lines are headings and whose `|` lines (or HTML tables) are table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from qa_bot.reports.readers.base import Reader, Source, SourceLine
from qa_bot.reports.readers.html_table import is_table, split_at_tables, table_source_lines
from qa_bot.reports.readers.text import read_text

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$")
_FENCE = re.compile(r"^-{3,}\s*$")
_ENTRY = re.compile(r"^\s*(?P<name>[A-Za-z_]+|[\u4e00-\u9fff]{1,8})\s*[:：]\s*(?P<value>.*)$")
_FIELDS = {
    "title": "title", "标题": "title", "date": "date", "日期": "date", "published": "published",
    "发布时间": "published", "发布日期": "published", "source": "source", "url": "source", "来源": "publisher",
    "publisher": "publisher", "issuer": "issuer", "author": "issuer", "发布机构": "issuer", "发文机关": "issuer",
    "文号": "document_number", "document_number": "document_number",
}  # fmt: skip
"""What the names of front matter (YAML between two lines of ---) say of a report."""
_LONGEST_FRONT, _NEAR_TOP = 40, 6
"""Lines in which front matter ends, and in which its title is looked for in the text."""
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_INLINE_TAG = re.compile(r"</?(?:center|strong|b|em|i|u|sup|sub|font|span|div|p|br)\b[^>]*>", re.IGNORECASE)


def read_markdown(path: Path) -> Source:
    """Read a Markdown report; raises `UnreadableReport` as for plain text."""
    source = read_text(path)
    fields, body = _front_matter(source.lines)
    lines = [read for line in _with_hard_breaks(body) for read in _read_line(line)]
    title = fields.get("title", "")
    if title and not any(title in line.text for line in lines[:_NEAR_TOP]):
        lines.insert(0, SourceLine(title, kind="heading", level=1))
    return replace(source, lines=tuple(lines), fields=fields)


def _front_matter(lines: tuple[SourceLine, ...]) -> tuple[dict[str, str], tuple[SourceLine, ...]]:
    """Return the fields between two lines of --- that a file begins with, and the lines after them."""
    marks = [number for number, line in enumerate(lines[:_LONGEST_FRONT]) if _FENCE.match(line.text)]
    entries = [_ENTRY.match(line.text) for line in lines[1 : marks[1]]] if len(marks) > 1 and marks[0] == 0 else []
    if not entries or not all(entries):
        return {}, lines
    named = {entry["name"].lower(): entry["value"].strip().strip("\"'") for entry in entries if entry}
    fields = {_FIELDS[name]: value for name, value in named.items() if name in _FIELDS and value}
    return fields, lines[marks[1] + 1 :]


def _with_hard_breaks(lines: tuple[SourceLine, ...]) -> Iterator[SourceLine]:
    """Let a line after a hard break (two spaces at the end) begin a paragraph of its own."""
    broken = False
    for line in lines:
        yield replace(line, blank_before=max(line.blank_before, 1)) if broken else line
        broken = line.text.endswith("  ")


def _read_line(line: SourceLine) -> Iterator[SourceLine]:
    if _RULE.match(line.text):
        return
    for piece in split_at_tables(line.text):
        if is_table(piece):
            yield from table_source_lines(piece, line.blank_before)
        elif stripped := _INLINE_TAG.sub("", piece).strip():
            yield _marked_up(replace(line, text=stripped))


def _marked_up(line: SourceLine) -> SourceLine:
    if heading := _HEADING.match(line.text):
        return replace(line, text=heading.group(2).strip("* "), kind="heading", level=len(heading.group(1)))
    if _ROW.match(line.text):
        cells = tuple(cell.strip() for cell in line.text.strip().strip("|").split("|"))
        return replace(line, kind="cells", cells=cells)
    return replace(line, text=_BULLET.sub("", line.text))


READER = Reader((".md", ".markdown"), read_markdown)
