"""Tables that were flattened to one cell a line: their rows put together again, told by the running numbers 1, 2, 3.

Which column a cell belonged to is lost (empty cells leave no line), so the rows become lines of text and no `Table`:
a row keeps a project with its own sum, and two rows are never merged.
"""

from __future__ import annotations

import re
from itertools import pairwise

from qa_bot.reports.headings import is_heading_line
from qa_bot.reports.reflow import Paragraph
from qa_bot.reports.tables import SEPARATOR

_LONGEST_ROW = 16
_FEWEST_ROWS = 3
_HEADER_CELL = re.compile(r"[\u4e00-\u9fff（）()%]{1,6}")


def join_loose_rows(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with every flattened table's rows joined, cells set apart by ` | `."""
    joined: list[Paragraph] = []
    position = 0
    while position < len(paragraphs):
        starts = _row_starts(paragraphs, position)
        if len(starts) < _FEWEST_ROWS:
            joined.append(paragraphs[position])
            position += 1
            continue
        header = _header_length(joined)
        if header:
            joined[-header:] = [_row(joined[-header:])]
        ends = [*starts[1:], _last_end(paragraphs, starts)]
        joined += [_row(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]
        position = ends[-1]
    return joined


def _row_starts(paragraphs: list[Paragraph], position: int) -> list[int]:
    """Return where the rows 1, 2, 3, … begin, if a row 1 begins at `position`."""
    starts: list[int] = []
    index = position
    while index < len(paragraphs) and index - (starts[-1] if starts else position) <= _LONGEST_ROW:
        if paragraphs[index].kind == "line" and paragraphs[index].text == str(len(starts) + 1):
            starts.append(index)
        elif not starts:
            break
        index += 1
    return starts


def _last_end(paragraphs: list[Paragraph], starts: list[int]) -> int:
    longest = max(after - before for before, after in pairwise(starts))
    end = starts[-1] + 1
    while end < len(paragraphs) and end - starts[-1] < longest and not is_heading_line(paragraphs[end].text):
        end += 1
    return end


def _header_length(before: list[Paragraph]) -> int:
    length = 0
    while length < len(before) and _HEADER_CELL.fullmatch(before[-1 - length].text):
        length += 1
    return length if length >= 2 else 0


def _row(cells: list[Paragraph]) -> Paragraph:
    return Paragraph(SEPARATOR.join(cell.text for cell in cells), kind="row", page=cells[0].page)
