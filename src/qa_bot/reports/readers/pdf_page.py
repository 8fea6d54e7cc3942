"""One page of a PDF: its lines of text where they stand, and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.grid import table_lines
from qa_bot.reports.readers.pdf_tables import FoundTable, find_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

_LEAST_TEXT = 5
_SAME_WORD = 3
_FEWEST_TURNED = 20
_STROKES = r"[-‐‑‒–—―−－~～·•・ー一\s]*"
_FEWEST_LINES, _GUTTER, _SHORTEST_HALF = 6, 10.0, 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands, in points from the page's left and top; `size` is that of its signs."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table as lines of a report, and how far down the page it begins."""

    lines: tuple[SourceLine, ...]
    top: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says: `number` counts from 1.

    `is_picture` where it shows a picture and hardly a word, `is_turned` where most of its signs lie on their side (and
    were left out), `has_columns` where it is the left one of two columns of prose.
    """

    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PlacedTable, ...]
    is_picture: bool
    is_turned: bool
    has_columns: bool


def page_content(page: Page) -> list[PageContent]:
    """Return what a page says, text and tables apart, and free what the library keeps of it.

    A page in two columns is two, the left one first, both as if they stood at the left.
    """
    upright = page.filter(_is_shown).dedupe_chars()
    words = upright.extract_words(x_tolerance=_SAME_WORD, keep_blank_chars=False, extra_attrs=["size"])
    tables = find_tables(upright, words)
    rest = [word for word in words if not any(table.holds(word) for table in tables)]
    turned = sum(not char.get("upright", True) for char in page.chars)
    columns = [rest] if tables else in_columns(rest)
    whole = PageContent(
        number=page.page_number,
        height=float(page.height),
        lines=tuple(text_lines(columns[0])),
        tables=tuple(_placed(table) for table in tables),
        is_picture=bool(page.images) and sum(len(word["text"]) for word in words) < _LEAST_TEXT,
        is_turned=turned > max(_FEWEST_TURNED, len(page.chars) / 2),
        has_columns=len(columns) > 1,
    )
    page.close()
    return [whole, *(replace(whole, lines=tuple(text_lines(column)), has_columns=False) for column in columns[1:])]


def in_columns(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the words of a page without tables by column: one, or the left one and the right one set at its place."""
    return _side_by_side(words) if _has_columns(words) else [words]


def text_lines(words: list[dict[str, Any]]) -> list[Line]:
    """Put words that stand side by side into lines, from top to bottom."""
    return [_line(line) for line in in_lines(words)]


def in_lines(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return words by the line they stand in, from top to bottom; a raised note mark belongs to its line."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda item: (-item["size"], item["top"])):
        middle = (word["top"] + word["bottom"]) / 2
        line = next((line for line in lines if line[0]["top"] <= middle <= line[0]["bottom"]), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return sorted(lines, key=lambda line: line[0]["top"])


def _side_by_side(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the words of the left column and those of the right one, moved to where the left one begins."""
    start = min(word["x0"] for word in words)
    middle = (start + max(word["x1"] for word in words)) / 2
    left = [word for word in words if (word["x0"] + word["x1"]) / 2 <= middle]
    right = [word for word in words if (word["x0"] + word["x1"]) / 2 > middle]
    apart = min(word["x0"] for word in right) - start
    return [left, [{**word, "x0": word["x0"] - apart, "x1": word["x1"] - apart} for word in right]]


def _has_columns(words: list[dict[str, Any]]) -> bool:
    """Tell whether a page is set in two columns: many lines are two stretches of prose with one gutter between them."""
    if not words:
        return False
    middle = (min(word["x0"] for word in words) + max(word["x1"] for word in words)) / 2
    crossed = sum(word["x0"] < middle < word["x1"] for word in words)
    halves = _halves(words, middle)
    both = sum(len(left) >= _SHORTEST_HALF and len(right) >= _SHORTEST_HALF for left, right in halves)
    return both >= max(_FEWEST_LINES, 0.6 * len(halves)) and crossed <= 0.1 * both


def _halves(words: list[dict[str, Any]], middle: float) -> list[tuple[str, str]]:
    """Return what each line says left and right of `middle`; nothing on a side where no gutter is between the two."""
    lines: dict[int, list[dict[str, Any]]] = {}
    for word in words:
        lines.setdefault(round(word["top"] / _SAME_WORD), []).append(word)
    halves: list[tuple[str, str]] = []
    for line in lines.values():
        left = [word for word in line if word["x1"] <= middle]
        right = [word for word in line if word["x0"] >= middle]
        apart = min((word["x0"] for word in right), default=0.0) - max((word["x1"] for word in left), default=0.0)
        texts = ("".join(word["text"] for word in left), "".join(word["text"] for word in right))
        halves.append(texts if apart >= _GUTTER else ("", ""))
    return halves


def _line(words: list[dict[str, Any]]) -> Line:
    words = sorted(words, key=lambda word: word["x0"])
    return Line(
        # A soft hyphen is drawn in a PDF, and is no mere place to break: 2014-2020.
        text=" ".join(word["text"] for word in words).replace("\u00ad", "-"),
        left=words[0]["x0"],
        right=words[-1]["x1"],
        top=min(word["top"] for word in words),
        bottom=max(word["bottom"] for word in words),
        size=median(word["size"] for word in words),
    )


def _is_shown(item: dict[str, Any]) -> bool:
    """Keep all but slanted and upright-turned signs: they are watermarks and the labels of axes."""
    return item["object_type"] != "char" or bool(item.get("upright", True))


def _placed(table: FoundTable) -> PlacedTable:
    return PlacedTable(tuple(table_lines(table.rows)), table.top)


def bare_number(text: str) -> bool:
    """Tell whether a line is a page number, with or without strokes around it (which OCR may take for 一 or ー)."""
    return bool(re.fullmatch(rf"{_STROKES}(?:第\s*)?[0-9]{{1,4}}(?:\s*页)?{_STROKES}", text))
