"""Markdown: plain text whose `#` lines are headings and whose `|` lines are table rows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from qa_bot.reports.readers.base import Reader, Source, SourceLine
from qa_bot.reports.readers.text import read_text

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")


def read_markdown(path: Path) -> Source:
    """Read a Markdown report; raises `UnreadableReport` as for plain text."""
    source = read_text(path)
    lines = [_line(line) for line in source.lines if not _RULE.match(line.text)]
    return replace(source, lines=tuple(lines))


def _line(line: SourceLine) -> SourceLine:
    if heading := _HEADING.match(line.text):
        return replace(line, text=heading.group(2).strip("* "), kind="heading", level=len(heading.group(1)))
    if _ROW.match(line.text):
        cells = tuple(cell.strip() for cell in line.text.strip().strip("|").split("|"))
        return replace(line, kind="cells", cells=cells)
    return replace(line, text=_BULLET.sub("", line.text))


READER = Reader((".md", ".markdown"), read_markdown)
