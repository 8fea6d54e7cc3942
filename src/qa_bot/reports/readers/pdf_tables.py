"""The tables of a PDF page, told by their rules.

Chinese statistics draw three kinds: fully ruled ones; ones open at both sides, with a rule above and below and between
columns; and ones of three rules only, above, below the header, and below. All have rules of one width one above the
other: those bound the table, and what is not ruled inside is told by the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qa_bot.reports.headings import is_caption
from qa_bot.reports.readers.grid import GridCell

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_NEAR = 4.0
_SAME_WIDTH = 8.0
_THIN = 2.5
_NARROWEST = 80.0
_SHORTEST_RULE = 6.0
_GAP = 6.0
_NUMBER = re.compile(r"[-−－+]?[0-9][0-9,.]*%?")

Word = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table: its rows, and the box it fills."""

    rows: list[list[GridCell]]
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in the table."""
        across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
        return bool(self.left <= across <= self.right and self.top <= down <= self.bottom)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A straight rule: where it lies on its own axis (`at`), and from where to where it reaches on the other."""

    at: float
    start: float
    end: float


def find_tables(page: Page, words: list[Word]) -> list[FoundTable]:
    """Return the tables of a page from top to bottom; what is ruled but holds no table (a chart, a frame) is none."""
    across = _rules(page.edges, "h")
    down = _rules(page.edges, "v")
    found = (_table(page, box, down, words) for box in _boxes(across, down, words))
    return [table for table in found if table is not None]


def _rules(edges: Iterable[dict[str, Any]], orientation: str) -> list[_Rule]:
    """Return the rules of one direction, the pieces of each put together."""
    at, start, end = ("top", "x0", "x1") if orientation == "h" else ("x0", "top", "bottom")
    pieces = sorted((_Rule(e[at], e[start], e[end]) for e in edges if e["orientation"] == orientation), key=_order)
    joined: list[_Rule] = []
    for piece in pieces:
        if piece.end - piece.start < 0.1:
            continue
        place = _continued(joined, piece)
        if place is None:
            joined.append(piece)
        else:
            joined[place] = _Rule(
                joined[place].at, min(joined[place].start, piece.start), max(joined[place].end, piece.end)
            )
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST_RULE]


def _order(rule: _Rule) -> tuple[float, float]:
    return rule.start, rule.at


def _continued(joined: list[_Rule], piece: _Rule) -> int | None:
    """Return which rule a piece lengthens: one on nearly the same line that reaches up to it."""
    for place in range(len(joined) - 1, -1, -1):
        rule = joined[place]
        if abs(rule.at - piece.at) <= _THIN and piece.start <= rule.end + _THIN and rule.start <= piece.end + _THIN:
            return place
    return None


def _boxes(across: list[_Rule], down: list[_Rule], words: list[Word]) -> list[list[_Rule]]:
    """Return, for each likely table, its horizontal rules of full width, from top to bottom."""
    groups: list[list[_Rule]] = []
    for rule in sorted((rule for rule in across if rule.end - rule.start >= _NARROWEST), key=lambda rule: rule.at):
        group = next((group for group in groups if _same_width(group[-1], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    boxes = [box for group in groups for box in _split_at_captions(group, down, words)]
    return sorted((box for box in boxes if len(box) >= 2), key=lambda box: box[0].at)


def _same_width(rule: _Rule, other: _Rule) -> bool:
    return abs(rule.start - other.start) <= _SAME_WIDTH and abs(rule.end - other.end) <= _SAME_WIDTH


def _split_at_captions(group: list[_Rule], down: list[_Rule], words: list[Word]) -> list[list[_Rule]]:
    """Cut rules of one width where a caption, or nothing, stands between two: there one table ends."""
    boxes: list[list[_Rule]] = [[group[0]]]
    for above, below in pairwise(group):
        if below.at - above.at > _NEAR and _parts(above, below, down, words):
            boxes.append([])
        boxes[-1].append(below)
    return boxes


def _parts(above: _Rule, below: _Rule, down: list[_Rule], words: list[Word]) -> bool:
    between = [word for word in words if above.at - 1 <= word["top"] and word["bottom"] <= below.at + _NEAR]
    ruled = any(rule.start < below.at - 1 and rule.end > above.at + 1 for rule in _inside(down, above.start, above.end))
    return not ruled and (not between or any(is_caption(word["text"]) for word in between))


def _inside(rules: list[_Rule], start: float, end: float) -> list[_Rule]:
    return [rule for rule in rules if start - _NEAR <= rule.at <= end + _NEAR]


def _table(page: Page, box: list[_Rule], down: list[_Rule], words: list[Word]) -> FoundTable | None:
    left, right = min(rule.start for rule in box), max(rule.end for rule in box)
    top, bottom = box[0].at, box[-1].at
    if bottom - top <= _NEAR:
        return None
    inside = [word for word in words if FoundTable([], left, top, right, bottom).holds(word)]
    between = [rule for rule in _inside(down, left, right) if rule.end > top + 1 and rule.start < bottom - 1]
    columns = [] if any(left + _NEAR < rule.at < right - _NEAR for rule in between) else _gaps(inside, left, right)
    cut = page.crop((left - 1, top - 1, right + 1, bottom + 1), strict=False)
    settings = {
        "explicit_vertical_lines": [left, *columns, right],
        "explicit_horizontal_lines": [top, *_row_breaks(box, inside, left), bottom],
        "snap_tolerance": _NEAR,
        "join_tolerance": _NEAR,
        "intersection_tolerance": _NEAR,
    }
    tables = cut.find_tables(settings)
    best = max(tables, key=lambda table: len(table.cells), default=None)
    rows = _grid(best) if best is not None else []
    return FoundTable(rows, left - 1, top - 1, right + 1, bottom + 1) if _is_table(rows) else None


def _gaps(words: list[Word], left: float, right: float) -> list[float]:
    """Return where columns part that no rule parts: the middle of each strip that no word reaches into."""
    reach, found = left, []
    for word in sorted(words, key=lambda item: item["x0"]):
        if word["x0"] - reach >= _GAP and reach > left:
            found.append((word["x0"] + reach) / 2)
        reach = max(reach, word["x1"])
    return [gap for gap in found if gap < right]


def _row_breaks(box: list[_Rule], words: list[Word], left: float) -> list[float]:
    """Return where rows part that no rule parts: between the lines of a band that has numbers in several lines."""
    breaks: list[float] = []
    for above, below in pairwise(box):
        lines = _lines([word for word in words if above.at < (word["top"] + word["bottom"]) / 2 < below.at])
        numbered = [line for line in lines if any(_NUMBER.fullmatch(word["text"]) for word in line[1:])]
        if len(lines) >= 2 and len(numbered) * 2 >= len(lines) and len(numbered) >= 2:
            breaks += [
                (max(word["bottom"] for word in upper) + min(word["top"] for word in lower)) / 2
                for upper, lower in pairwise(lines)
            ]
    return breaks


def _lines(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda item: (item["top"], item["x0"])):
        if lines and (word["top"] + word["bottom"]) / 2 <= lines[-1][0]["bottom"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda item: item["x0"]) for line in lines]


def _grid(table: Table) -> list[list[GridCell]]:
    """Return the rows of a table; how many rows and columns a cell covers is read from its box."""
    texts = table.extract(x_tolerance=3)
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    rows: list[list[GridCell]] = []
    for row, row_texts in zip(table.rows, texts, strict=True):
        cells: list[GridCell] = []
        for box, text in zip(row.cells, row_texts, strict=True):
            if box is not None:
                down = sum(1 for top in tops if box[1] - 1 <= top < box[3] - 1)
                wide = sum(1 for place in lefts if box[0] - 1 <= place < box[2] - 1)
                cells.append(GridCell(" ".join((text or "").split()), down, wide))
        rows.append(cells)
    return rows


def _is_table(rows: list[list[GridCell]]) -> bool:
    """Tell whether rows make a table: two rows and columns at least, and most cells say something."""
    cells = [cell for row in rows for cell in row]
    filled = [row for row in rows if sum(1 for cell in row if cell.text) >= 2]
    return len(filled) >= 2 and sum(1 for cell in cells if cell.text) * 2 >= len(cells)
