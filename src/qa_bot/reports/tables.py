"""Tables of a report: runs of table rows, their cells located in the canonical text."""

from __future__ import annotations

import re

from qa_bot.reports.headings import is_heading_line
from qa_bot.reports.model import Cell, Table
from qa_bot.reports.reflow import Paragraph
from qa_bot.text.span import Span

SEPARATOR = " | "
_CAPTION = re.compile(r"^(?:附?表|图)\s*[0-9一二三四五六七八九十]*[-—0-9]*[：:、 ]?")
_NUMBER = re.compile(r"[-−－]?[0-9][0-9,.]*%?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_CAPTION, _LONGEST_NAME = 60, 50
_STOP = re.compile(r"[。；：！？，]|^[（(]?[0-9]{4}年[0-9]+月")
_UNIT_LINE = re.compile(r"^[（(]?(?:计量)?单位[：:]")
_UNIT = re.compile(r"单位[：:]\s*([^）)\s|]+)")


def tables_of(paragraphs: list[Paragraph], spans: list[Span]) -> tuple[Table, ...]:
    """Return the tables that the "cells" paragraphs make up, each with its caption and unit line where it has them."""
    tables: list[Table] = []
    start = 0
    while start < len(paragraphs):
        if paragraphs[start].kind != "cells":
            start += 1
            continue
        end = start + 1
        while end < len(paragraphs) and paragraphs[end].kind == "cells" and not paragraphs[end].starts:
            end += 1
        tables.append(_table(paragraphs, spans, start, end))
        start = end
    return tuple(tables)


def _caption(above: list[Paragraph]) -> str:
    """Return the caption among the lines above a table: one that is numbered, or else a name right above it."""
    for paragraph in reversed(above):
        if _CAPTION.match(paragraph.text) and len(paragraph.text) <= _LONGEST_CAPTION:
            return paragraph.text
    named = [item for item in above if not _UNIT_LINE.match(item.text)]
    last = named[-1] if named else None
    if last is None or last.kind != "line" or len(last.text) > _LONGEST_NAME or _STOP.search(last.text):
        return ""
    return "" if is_heading_line(last.text) else last.text


def _header_rows(rows: list[tuple[str, ...]]) -> int:
    """Return how many rows head the columns: the first, and those below it whose label is the first's, merged down."""
    count = 1
    while count < len(rows) - 1 and len(rows[count]) > 1 and rows[count][0] == rows[0][0] != "":
        if any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in rows[count]):
            break
        count += 1
    return count


def _table(paragraphs: list[Paragraph], spans: list[Span], start: int, end: int) -> Table:
    cells: list[Cell] = []
    headers = _header_rows([paragraph.cells for paragraph in paragraphs[start:end]])
    for row, index in enumerate(range(start, end)):
        position = spans[index].start
        for column, text in enumerate(paragraphs[index].cells):
            cells.append(Cell(Span(position, position + len(text)), row, column, header=row < headers))
            position += len(text) + len(SEPARATOR)
    above = [paragraphs[index].text for index in range(max(start - 2, 0), start)]
    caption = _caption(paragraphs[max(start - 2, 0) : start])
    units = [found.group(1) for text in above if (found := _UNIT.search(text))]
    return Table(Span(spans[start].start, spans[end - 1].end), tuple(cells), caption, units[-1] if units else "")
