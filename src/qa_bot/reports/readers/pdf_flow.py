"""From the lines of PDF pages to those of a report: running heads go, wrapped lines are joined by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from qa_bot.reports.furniture import squeeze
from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.pdf_page import Line, PageContent, PlacedTable, bare_number

_EDGE_LINES = 2
_LONGEST_HEAD = 40
_MARGIN_ZONE = 0.12
_STOP = re.compile(r"[。！？：；][”’）)】》]*$")


def flow(pages: list[PageContent]) -> tuple[list[SourceLine], list[str]]:
    """Return the lines of a report, and the running heads and page numbers that are none."""
    repeated = _running_heads(pages)
    body: list[Line | PlacedTable | int] = []
    dropped: list[str] = []
    for page in pages:
        kept = [line for line in page.lines if not _is_furniture(line, page, repeated)]
        dropped += [line.text for line in page.lines if line not in kept]
        # A page's number begins it: whether a line is far from the one before cannot be told across it.
        parts: list[Line | PlacedTable] = [*kept, *page.tables]
        body += [page.number, *sorted(parts, key=lambda item: item.top)]
    return list(_paragraphs(body, _Measure.of(pages))), dropped


def _running_heads(pages: list[PageContent]) -> set[str]:
    """Return what stands at the edge of at least half the pages, its numbers apart; a sentence is no running head."""
    edges = Counter(
        key
        for page in pages
        for key in {
            _without_numbers(line)
            for line in (*page.lines[:_EDGE_LINES], *page.lines[-_EDGE_LINES:])
            if len(line.text) <= _LONGEST_HEAD and "。" not in line.text
        }
    )
    return {key for key, times in edges.items() if key and times >= max(3, len(pages) / 2)}


def _without_numbers(line: Line) -> str:
    return re.sub(r"[0-9]+", "", squeeze(line.text))


def _is_furniture(line: Line, page: PageContent, repeated: set[str]) -> bool:
    at_edge = line.bottom < page.height * _MARGIN_ZONE or line.top > page.height * (1 - _MARGIN_ZONE)
    at_edge = at_edge or line in page.lines[:_EDGE_LINES] or line in page.lines[-_EDGE_LINES:]
    return at_edge and (_without_numbers(line) in repeated or bare_number(line.text))


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a document is set: where its lines begin and end, its type size, line height, whether paragraphs indent."""

    left: float
    right: float
    size: float
    pitch: float
    indents: bool

    @classmethod
    def of(cls, pages: list[PageContent]) -> _Measure:
        lines = [line for page in pages for line in page.lines if len(line.text) >= 8]
        if not lines:
            return cls(0, 0, 12, 20, indents=False)
        size = median(line.size for line in lines)
        lefts = Counter(round(line.left) for line in lines)
        often = [place for place, times in lefts.items() if times >= max(2, 0.08 * len(lines))]
        left = min(often or lefts)
        right = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
        pitches = [after.top - before.top for page in pages for before, after in pairwise(page.lines)]
        after_stop = [
            after for page in pages for before, after in pairwise(page.lines) if _STOP.search(before.text.strip())
        ]
        indented = sum(1 for line in after_stop if line.left > left + size)
        indents = bool(after_stop) and indented >= 0.4 * len(after_stop)
        return cls(left, right, size, median(pitches) if pitches else size * 1.6, indents)

    def goes_on(self, before: Line, after: Line, *, same_page: bool) -> bool:
        """Tell whether `after` is the next line of the paragraph that `before` is a line of."""
        if before.right < self.right - 2.2 * self.size or abs(before.size - after.size) > 0.15 * self.size:
            return False
        if before.size > 1.15 * self.size:
            # A title of several lines is centred: where its lines begin says nothing.
            return same_page and after.top - before.top < 1.8 * self.pitch
        if after.left > self.left + 0.9 * self.size or (same_page and after.top - before.top > 1.5 * self.pitch):
            return False
        return self.indents or not _STOP.search(before.text.strip())


def _paragraphs(body: list[Line | PlacedTable | int], measure: _Measure) -> Iterator[SourceLine]:
    text, last, same_page = "", None, True
    page = begun = 1
    for item in body:
        if isinstance(item, int):
            same_page, page = False, item
            continue
        if isinstance(item, Line) and last is not None and measure.goes_on(last, item, same_page=same_page):
            text = _joined(text, item.text)
        else:
            if text:
                yield SourceLine(text, 1, starts=True, page=begun)
            text, begun = "", page
            if isinstance(item, PlacedTable):
                yield from (replace(line, page=page) for line in item.lines)
            else:
                text = item.text
        last = item if isinstance(item, Line) else None
        same_page = True
    if text:
        yield SourceLine(text, 1, starts=True, page=begun)


def _joined(before: str, after: str) -> str:
    """Join two lines of a paragraph; only between Latin words does the break stand for a space."""
    latin = re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after)
    return f"{before} {after}" if latin else before + after
