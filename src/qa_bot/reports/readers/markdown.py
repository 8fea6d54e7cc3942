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
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_INLINE_TAG = re.compile(r"</?(?:center|strong|b|em|i|u|sup|sub|font|span|div|p|br)\b[^>]*>", re.IGNORECASE)


def read_markdown(path: Path) -> Source:
    """Read a Markdown report; raises `UnreadableReport` as for plain text."""
    source = read_text(path)
    lines = [read for line in _with_hard_breaks(source.lines) for read in _read_line(line)]
    return replace(source, lines=tuple(lines))


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
