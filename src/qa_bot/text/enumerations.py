"""Enumerations: the several things a sentence names in a row, each cut to its own name.

Items are joined by 、 (the last by 和), stand as quoted names side by side, are numbered (一是…；二是…), are clauses
after a colon, or are a pair joined by 和.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.text.item_counts import DIGITS, count_after, splits_count, without_measures
from qa_bot.text.item_cuts import JOINTS, cut, words_of
from qa_bot.text.pieces import pieces
from qa_bot.text.span import Span

_SEGMENT_ENDS = frozenset("，；：。！？\n|,;:")
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]是|其[一二三四五六七八九十][，是：]?|[①②③④⑤⑥⑦⑧⑨⑩]|（[一二三四五六七八九十\d]）)"
)
_QUOTE = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
_BOUND = re.compile(r"以[上下内外]")
"""60周岁及以上 joins nothing."""
_BETWEEN_QUOTES = re.compile(r"[、和与及]|以及")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `stated` is how many the text says there are, None where it does not say.

    An `open_ended` one goes on with 等; the items of a `loose` one stand apart in their statement.
    """

    items: tuple[Span, ...]
    stated: int | None = None
    open_ended: bool = False
    loose: bool = False

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError(f"an enumeration has items, got {self.items}")

    @property
    def span(self) -> Span:
        """Return the span from the first item to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def enumerations(text: str) -> list[Enumeration]:
    """Return the enumerations of two items or more in a sentence: by 、, in pairs, quoted, numbered, after a colon."""
    rows = [_parts(text, segment) or _pair(text, segment) for segment in _segments(text)]
    cuts = [_apart(text, without_measures(text, cut(text, row))) for row in rows if row]
    found = [_with_count(text, items) for items in cuts if not any(splits_count(text, item.start) for item in items)]
    quoted = [run for run in _quoted_runs(text) if not any(_is_part(run, row) for row in found)]
    found += [*quoted, *_numbered(text), *_after_colon(text)]
    return [one for one in found if len(one.items) > 1]


def _is_part(run: Enumeration, row: Enumeration) -> bool:
    """Tell whether a run of quoted names is only what of a longer row is quoted: “A”、方舱“B”、C系统."""
    return len(row.items) > len(run.items) and all(any(item.covers(one) for item in row.items) for one in run.items)


def _apart(text: str, items: Sequence[Span]) -> list[Span]:
    """Return items with those that are several titles side by side (《A》《B》) taken apart."""
    found: list[Span] = []
    for item in items:
        titles = [
            Span(item.start + match.start(), item.start + match.end()) for match in _QUOTE.finditer(item.of(text))
        ]
        found += titles if len(titles) > 1 and sum(map(len, titles)) == len(item) else [item]
    return found


def _with_count(text: str, items: Sequence[Span], *, loose: bool = False) -> Enumeration:
    """Return the enumeration of `items` with what the text behind it says: 等, and how many there are."""
    after = text[items[-1].end :]
    return Enumeration(tuple(items), count_after(after), after.lstrip("”》").startswith("等"), loose)


def _segments(text: str) -> Iterator[Span]:
    """Yield the stretches of a text between commas and the like, and those inside brackets and quotations."""
    start = 0
    for piece in pieces(text):
        word = piece.span.of(text)
        if piece.part == "enclosed" and word[0] in "（(“" and word[-1] in "）)”":
            for inner in _segments(word[1:-1]):
                yield Span(piece.span.start + 1 + inner.start, piece.span.start + 1 + inner.end)
        if piece.part == "stop" and word[0] in _SEGMENT_ENDS:
            if piece.span.start > start:
                yield Span(start, piece.span.start)
            start = piece.span.end
    if start < len(text):
        yield Span(start, len(text))


def _parts(text: str, segment: Span) -> list[Span]:
    """Return the parts of a segment between its 、 up to 等, none where it has no 、 outside quotations."""
    marks = [word.span for word in words_of(text, segment) if word.span.of(text) == "、"]
    starts = [segment.start, *(mark.end for mark in marks)]
    ends = [*(mark.start for mark in marks), segment.end]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    last = next((number for number, part in enumerate(parts[:-1]) if _goes_on(text, part)), len(parts) - 1)
    return parts[: last + 1] if last > 0 else []


def _goes_on(text: str, part: Span) -> bool:
    """Tell whether a part ends the enumeration with 等, so that what follows it is another (等大体量、高质量项目)."""
    return any(word.span.of(text) == "等" for word in words_of(text, part)[1:])


def _pair(text: str, segment: Span) -> list[Span]:
    """Return the two parts of a segment around its one joint, none where it has none or several."""
    joints = [
        word.span
        for word in words_of(text, segment)
        if word.span.of(text) in JOINTS and not _BOUND.match(text, word.span.end)
    ]
    if len(joints) != 1:
        return []
    parts = [Span(segment.start, joints[0].start), Span(joints[0].end, segment.end)]
    return parts if all(len(part) > 1 for part in parts) else []


def _quoted_runs(text: str) -> Iterator[Enumeration]:
    """Yield the runs of quoted names side by side, and those of a statement together, by their marks too, as loose."""
    start = 0
    for statement in text.split("；"):
        quotes = [Span(start + match.start(), start + match.end()) for match in _QUOTE.finditer(statement)]
        start += len(statement) + 1
        runs = _runs(text, quotes)
        yield from (_with_count(text, run) for run in runs)
        if len(runs) > 1:
            titles = [quote for quote in quotes if text[quote.start] == "《"]
            names = [quote for quote in quotes if text[quote.start] != "《"]
            for together in [quotes, titles, names] if titles and names else [quotes]:
                yield _with_count(text, together, loose=True)


def _runs(text: str, quotes: list[Span]) -> list[list[Span]]:
    """Return the quoted names in runs that nothing but a joint parts."""
    runs = [[quote] for quote in quotes[:1]]
    for before, quote in pairwise(quotes):
        between = text[before.end : quote.start]
        if not between or _BETWEEN_QUOTES.fullmatch(between):
            runs[-1].append(quote)
        else:
            runs.append([quote])
    return runs


def _numbered(text: str) -> Iterator[Enumeration]:
    """Yield what follows the numbers of a sentence (一是…；二是…), each up to the next clause or number."""
    marks = list(_NUMBER.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = []
    for mark, end in zip(marks, ends, strict=False):
        stop = re.search(r"[，；。：]", text[mark.end() : end])
        items.append(Span(mark.end(), mark.end() + stop.start() if stop else end))
    if len(marks) > 1:
        yield Enumeration(tuple(items))


def _after_colon(text: str) -> Iterator[Enumeration]:
    """Yield the clauses after a colon that begin or end alike (不摘责任，不摘政策), or are as many as it says."""
    opened = text.rfind("：")
    clauses = list(re.finditer(r"[^，；。]{2,24}", text[opened + 1 :]))
    if opened < 0 or len(clauses) < 3 or "、" in text[opened:]:
        return
    numbers = re.findall(r"[三四五六七八九十]", text[:opened])
    alike = any(len({match.group()[end] for match in clauses}) == 1 for end in (0, -1))
    if alike or (numbers and DIGITS.index(numbers[-1]) + 1 == len(clauses)):
        yield Enumeration(tuple(Span(opened + 1 + match.start(), opened + 1 + match.end()) for match in clauses))
