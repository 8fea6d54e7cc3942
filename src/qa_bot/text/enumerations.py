"""Enumerations: the several things a sentence names in a row, each cut to its own name.

Items are joined by 、 (the last by 和), stand as quoted names side by side, are numbered (一是…；二是…), are clauses
after a colon, or are a pair joined by 和.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa_bot.text.item_counts import DIGITS, count_after, splits_count, without_measures
from qa_bot.text.item_cuts import JOINTS, cut, words_of
from qa_bot.text.names import tagged
from qa_bot.text.pieces import pieces
from qa_bot.text.span import Span

_SEGMENT_ENDS = frozenset("，；：。！？\n|,;:")
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]是|其[一二三四五六七八九十][，是：]?|[①②③④⑤⑥⑦⑧⑨⑩]|（[一二三四五六七八九十\d]）)"
)
_QUOTE = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
_BOUND = re.compile(r"以[上下内外]")
"""60周岁及以上 joins nothing."""
_HEADING = re.compile(rf"[{DIGITS}]{{1,3}}|\d{{1,2}}")
_PLACES = ("ns", "j")
"""Tags of places: 美国, 欧盟."""
_EACH = re.compile(r"(?<=.)(?:分别|依次)")
_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})\d[\d.,]*(?:[万亿]?元|%|％|[万亿]?(?:人次|[吨人户例件]))$")
_LINKED = re.compile(
    r"“(?P<row>[\u4e00-\u9fff]{2,12}(?P<link>[-－—–→+＋]{1,2})[\u4e00-\u9fff]{2,12}(?:(?P=link)[\u4e00-\u9fff]{2,12})+)”"
)
"""“甲-乙-丙”: a chain or a sum of parts, all of it quoted."""
_BETWEEN_QUOTES = re.compile(r"[、和与及]|以及")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `stated` is how many the text says there are, None where it does not say.

    An `open_ended` one goes on with 等; the items of a `loose` one stand apart in their statement, and each of a
    `counted` one was counted in the text (4家企业、2所医院).
    """

    items: tuple[Span, ...]
    stated: int | None = None
    open_ended: bool = False
    loose: bool = False
    counted: bool = False

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError(f"an enumeration has items, got {self.items}")

    @property
    def span(self) -> Span:
        """Return the span from the first item to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def enumerations(text: str) -> list[Enumeration]:
    """Return the enumerations of two items or more in a sentence: by 、, in pairs, quoted, linked, numbered, more."""
    rows = [(_parts(text, segment) or _pair(text, segment), segment) for segment in _segments(text)]
    cuts = [row if _fills_bracket(text, row, segment) else cut(text, row) for row, segment in rows if row]
    found = [one for items in cuts if (one := _enumeration(text, items))]
    quoted = [run for run in _quoted_runs(text) if not any(_is_part(run, row) for row in found)]
    found += [*quoted, *_linked(text), *_numbered(text), *_after_colon(text)]
    return [one for one in found if len(one.items) > 1]


def _fills_bracket(text: str, row: Sequence[Span], segment: Span) -> bool:
    """Tell whether items fill a bracket from end to end, as many as the text before it says: 七大攻坚战（A、B、…）."""
    enclosed = text[segment.start - 1 : segment.start] in tuple("（(") and text[segment.end : segment.end + 1] in tuple(
        "）)"
    )
    before = re.search(
        rf"([{DIGITS}两]|\d{{1,2}})[个大项家种类条座所]?[\u4e00-\u9fff”]{{1,8}}$", text[: max(segment.start - 1, 0)]
    )
    stated = before[1].replace("两", "二") if before else ""
    count = int(stated) if stated.isdigit() else DIGITS.find(stated) + 1 if stated else 0
    return enclosed and len(row) > 2 and count == len(row)


def _enumeration(text: str, row: Sequence[Span]) -> Enumeration | None:
    """Return the enumeration of items that were cut, None where a cut goes through a count."""
    bare = without_measures(text, list(row))
    items = _without_shared(text, _apart(text, bare))
    if any(splits_count(text, item.start) for item in items):
        return None
    return replace(_with_count(text, items), counted=bare != list(row))


def _without_shared(text: str, items: list[Span]) -> list[Span]:
    """Return places without the noun that the last says for all: 日本 of 美国、日本进出口总额."""
    words = tagged(items[-1].of(text))
    if len(words) < 2 or words[0][1] != "ns" or any(tag in _PLACES for _, tag in words[1:]):
        return items
    if not all([tag in _PLACES for _, tag in tagged(item.of(text))] == [True] for item in items[:-1]):
        return items
    return [*items[:-1], Span(items[-1].start, items[-1].start + words[0][0].end)]


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
    """Return the parts of a segment between its 、 up to 等 or 分别, none where it has no 、 outside quotations."""
    marks = [word.span for word in words_of(text, segment) if word.span.of(text) == "、"]
    starts = [segment.start, *(mark.end for mark in marks)]
    ends = [*(mark.start for mark in marks), segment.end]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    if len(parts) > 1 and parts[0].start == 0 and _HEADING.fullmatch(parts[0].of(text)):
        del parts[0]  # 五、社会保险基金: the number of a paragraph
    last = next((n for n, part in enumerate(parts[:-1]) if _goes_on(text, part, first=n == 0)), len(parts) - 1)
    return _without_amounts(text, [*parts[:last], _up_to_each(text, parts[last])]) if last > 0 else []


def _without_amounts(text: str, parts: list[Span]) -> list[Span]:
    """Return parts that each end in how many there are (甲补贴3万人、乙补贴2万人) without that."""
    amounts = [_AMOUNT.search(part.of(text)) for part in parts]
    if not all(amounts):
        return parts
    return [
        Span(part.start, part.start + amount.start()) for part, amount in zip(parts, amounts, strict=True) if amount
    ]


def _up_to_each(text: str, part: Span) -> Span:
    """Return the last part up to what is said of each: 日本进出口总额 of 日本进出口总额分别下降5.2%."""
    each = _EACH.search(text, part.start + 1, part.end)
    return Span(part.start, each.start()) if each and each.start() - part.start > 1 else part


def _goes_on(text: str, part: Span, *, first: bool) -> bool:
    """Tell whether a part ends the enumeration with 等 or 分别, so that what follows it is another.

    等大体量、高质量项目; 美国、日本进出口总额分别下降5.2%、3.4%. In the `first` part 分别 introduces the items.
    """
    ends = ("等",) if first else ("等", "分别", "依次")
    return any(word.span.of(text) in ends for word in words_of(text, part)[1:])


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


def _linked(text: str) -> Iterator[Enumeration]:
    """Yield the parts of each quotation that joins three or more by one mark: “众创空间+孵化器+加速器”."""
    for match in _LINKED.finditer(text):
        parts = re.finditer(r"[\u4e00-\u9fff]+", match["row"])
        start = match.start("row")
        yield Enumeration(tuple(Span(start + part.start(), start + part.end()) for part in parts))


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
