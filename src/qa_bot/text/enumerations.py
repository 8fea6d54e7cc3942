"""Enumerations: the several things a sentence names in a row, each cut to its own name.

Items are joined by 、 (the last by 和), stand as quoted names side by side, are numbered (一是…；二是…), or are a pair
joined by 和. Where the first begins and the last ends is not marked, so of all cuts the one is taken whose items are
most alike and hold the fewest words that do not stand inside names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import log
from statistics import median

from qa_bot.text.phrases import Piece, pieces
from qa_bot.text.span import Span

JOINTS = frozenset(("和", "与", "及", "以及", "或"))
"""Words that join the last item to those before it."""
_INSIDE = {"link": 0.6, "deed": 0.9, "verb": 0.3, "of": 0.35, "adverb": 0.5, "time": 0.5, "stop": 1.0, "count": 0.1}
"""What a word costs inside an item, by what it does; others cost nothing."""
NESTED, JOINED, AND_SO_ON, MEASURED = 0.12, 0.15, 2.0, 0.5
"""What costs a verb or an adverb between nouns, a joint inside an item, 等, and a count of things (两个项目)."""
UNALIKE, OTHER_START, WEAKLY, SAME_END = 0.4, 0.4, 0.25, 0.3
"""What items cost by the logarithm of their lengths' ratio, the first where it alone begins otherwise, a first that
begins after a verb that may stand in a name; and what a last gains that ends as the others do."""
_INTRODUCES = frozenset(("即", "指", "是", "为", "包括", "如", "含", "有", "像", "：", ":", "包含", "涵盖"))
_SEGMENT_ENDS = frozenset("，；：。！？\n|,;:")
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]是|其[一二三四五六七八九十][，是：]?|[①②③④⑤⑥⑦⑧⑨⑩]|（[一二三四五六七八九十\d]）)")
_DIGITS = "一二三四五六七八九十"
_AS = re.compile(r"(?:作?为|当作)(?:支撑|主导|重点|代表|核心|主体|主线|基础|抓手|载体|依托|龙头|骨干|主).*$")
"""What follows the last item in 以A、B为支撑."""
_QUOTE = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
_BETWEEN_QUOTES = re.compile(r"[、和与及]|以及")
_COUNT_AFTER = re.compile(r"^[”“]?(?:等|这|共|共计|合计|的)*(?P<count>[两二三四五六七八九十]|\d{1,2})[家个座所项大种条位款支处部场名只件批类]")
_COUNT_WITHIN = re.compile(r"(?<=..)(?P<count>[两二三四五六七八九十]|\d{1,2})[家个座所项大种条位款支处部场名只件批类]")
_SUMMED = re.compile(r"^“[两二三四五六七八九十][个大类项种]")
"""A quoted name that sums the items up: “五个环境”."""
_COUNTED = re.compile(r"\d+[家个座所项大种条位款支处部场名只件批类]")
_MEASURE = re.compile(r"^(?:[\d一二两三四五六七八九十百千万余多]+)[家个座所项大种条位款支处部场名只件批类]")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `stated` is how many the text says there are, None where it does not; `loose` items stand apart."""

    items: tuple[Span, ...]
    stated: int | None = None
    open_ended: bool = False
    loose: bool = False

    @property
    def span(self) -> Span:
        """Return the span from the first item to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def enumerations(text: str) -> list[Enumeration]:
    """Return the enumerations of a sentence, in the order of its marks: 、, pairs, quoted names, numbered statements."""
    found: list[Enumeration] = []
    for segment in _segments(text):
        parts = _parts(text, segment)
        if len(parts) > 1:
            found.append(_cut(text, parts))
        elif pair := _pair(text, segment):
            found.append(_cut(text, pair))
    found += _quoted_runs(text)
    found += _numbered(text)
    found += _repeated(text)
    return [one for one in found if len(one.items) > 1]


def _segments(text: str) -> Iterator[Span]:
    """Yield the stretches of a text between commas and the like outside quotations, and those inside brackets."""
    start = 0
    for piece in pieces(text):
        word = piece.span.of(text)
        if piece.part == "enclosed" and word[0] in "（(":
            for inner in _segments(word[1:-1]):
                yield Span(piece.span.start + 1 + inner.start, piece.span.start + 1 + inner.end)
        if piece.part == "stop" and word[0] in _SEGMENT_ENDS:
            if piece.span.start > start:
                yield Span(start, piece.span.start)
            start = piece.span.end
    if start < len(text):
        yield Span(start, len(text))


def _parts(text: str, segment: Span) -> list[Span]:
    """Return the parts of a segment between its 、; those inside quotations and brackets do not count."""
    inner = Span(0, len(segment))
    marks = [piece.span.start for piece in pieces(segment.of(text)) if piece.span.of(segment.of(text)) == "、"]
    bounds = [-1, *marks, inner.end]
    spans = [Span(segment.start + a + 1, segment.start + b) for a, b in zip(bounds, bounds[1:], strict=False)]
    spans = [span for span in spans if len(span)]
    last = next((i for i, span in enumerate(spans[:-1]) if _goes_on(text, span)), len(spans) - 1)
    return spans[: last + 1]


def _goes_on(text: str, part: Span) -> bool:
    """Tell whether a part ends the enumeration with 等, so that what follows it is another (等一批大体量、高质量项目)."""
    return any(word.span.of(text) == "等" for word in _words(text, part)[1:])


def _pair(text: str, segment: Span) -> list[Span]:
    """Return the two parts of a segment around its one joint, none where it has none or several."""
    joints = [word for word in _words(text, segment) if word.span.of(text) in JOINTS]
    if len(joints) != 1:
        return []
    joint = joints[0].span
    parts = [Span(segment.start, joint.start), Span(joint.end, segment.end)]
    return parts if all(len(part) > 1 for part in parts) else []


def _words(text: str, span: Span) -> list[Piece]:
    """Return the words of a stretch, tagged by themselves: what stands around it does not change what they are."""
    return [
        Piece(Span(span.start + piece.span.start, span.start + piece.span.end), piece.part)
        for piece in pieces(span.of(text))
    ]


def _cut(text: str, parts: list[Span]) -> Enumeration:
    """Return the enumeration of `parts` whose first and last are cut so that the items are most alike."""
    if (made := _AS.search(parts[-1].of(text))) and made.start() > 1:
        parts = [*parts[:-1], Span(parts[-1].start, parts[-1].start + made.start())]
    options = [option for split in _split_last(text, parts) for option in _cuts(text, split)]
    _, items = min(options, key=lambda option: option[0])
    return _stated(text, tuple(_unmeasured(text, items)))


def _split_last(text: str, parts: list[Span]) -> Iterator[list[Span]]:
    """Yield the parts as they are, and with the last split at its joints: A、B和C are three."""
    yield parts
    counted = _stated(text, (parts[-1],), within=True).stated
    if counted is not None and 1 < counted < len(parts):
        yield parts[-counted:]
    for word in _words(text, parts[-1])[1:-1]:
        if word.span.of(text) in JOINTS:
            yield [*parts[:-1], Span(parts[-1].start, word.span.start), Span(word.span.end, parts[-1].end)]


def _cuts(text: str, parts: list[Span]) -> Iterator[tuple[float, list[Span]]]:
    """Yield the ways to cut the first and the last of `parts`, each with its cost."""
    first, *middle, last = parts
    middle_lengths = [len(part) for part in middle]
    measured = all(_MEASURE.match(part.of(text)) for part in (*middle, last))
    leading = [_words(text, part)[0].part for part in (*middle, last)]
    starts, ends = _starts(text, first, leading, measured), _ends(text, last, measured)
    for (start, head_cost), (end, tail_cost) in product(list(starts), list(ends)):
        items = [Span(start, first.end), *middle, Span(last.start, end)]
        lengths = [len(item) for item in items]
        usual = median(middle_lengths) if middle_lengths else median(lengths)
        shape = sum(abs(log(length / usual)) for length in (lengths[0], lengths[-1]))
        same_end = len({text[item.end - 1] for item in items}) == 1
        cost = head_cost + tail_cost + UNALIKE * shape + _counted_otherwise(text, items)
        yield cost - (SAME_END if same_end else 0.0), items


def _counted_otherwise(text: str, items: list[Span]) -> float:
    """Return what an enumeration costs whose text says that there are more or fewer items."""
    one = _stated(text, tuple(items))
    return 1.0 if one.stated is not None and not one.open_ended and one.stated != len(items) else 0.0


def _starts(text: str, part: Span, leading: list[str], measured: bool) -> Iterator[tuple[int, float]]:
    """Yield where the first item may begin, each with what the words from there on cost."""
    if measured and (counts := list(_COUNTED.finditer(part.of(text)))):
        yield part.start + counts[-1].start(), 0.0
        return
    words = _words(text, part)
    for number, word in enumerate(words):
        if number and (not _may_begin(text, words, number) or word.span.start > part.end - 2):
            continue
        acts = word.part in ("verb", "deed", "adverb")
        other = OTHER_START if acts and word.part not in leading else 0.0
        alike = acts and word.part in leading
        weak = WEAKLY if number > 1 and words[number - 1].part == "verb" and words[number - 2].part == "noun" else 0.0
        yield word.span.start, weak + other + _cost(text, words[number + 1 if alike else number :])


def _may_begin(text: str, words: list[Piece], number: int) -> bool:
    """Tell whether an item may begin with word `number`: at the very beginning, or after what governs or leads to it."""
    if number == 0:
        return True
    before = words[number - 1]
    said = before.span.of(text)
    if said in ("及", "以及") or said == "以" and number > 1 and words[number - 2].part == "noun":
        return False
    return before.part in _INSIDE or said in _INTRODUCES


def _ends(text: str, part: Span, measured: bool) -> Iterator[tuple[int, float]]:
    """Yield where the last item may end, each with what the words up to there cost."""
    words = _words(text, part)
    for number in range(1, len(words) + 1):
        inner = number + 1 < len(words) and words[number].part == "adverb" and words[number + 1].part == "noun"
        if number < len(words) and (inner or not _may_follow(text, words[number], measured)):
            continue
        if number == len(words) or words[number - 1].span.end - part.start > 1:
            counts = [word for word in words[1:number] if word.part == "count" and not measured]
            yield words[number - 1].span.end, _cost(text, words[:number]) + MEASURED * len(counts)


def _may_follow(text: str, word: Piece, measured: bool) -> bool:
    """Tell whether `word` may stand right after the last item."""
    said = word.span.of(text)
    if said in JOINTS or measured and word.part == "count":
        return False
    return word.part in _INSIDE or bool(_SUMMED.match(said))


def _cost(text: str, words: list[Piece]) -> float:
    """Return what words cost inside an item: little where they stand between nouns, as verbs do in names."""
    total = 0.0
    for number, word in enumerate(words):
        said = word.span.of(text)
        after = words[number + 1].part if number + 1 < len(words) else "stop"
        between = number > 0 and after in ("noun", "nominal", "verb")
        if said == "等" or said in _INTRODUCES or _SUMMED.match(said):
            total += AND_SO_ON
        elif said in JOINTS:
            total += JOINED
        elif between and (word.part in ("verb", "adverb") or said == "以"):
            total += NESTED
        else:
            total += _INSIDE.get(word.part, 0.0)
    return total


def _stated(text: str, items: tuple[Span, ...], *, loose: bool = False, within: bool = False) -> Enumeration:
    """Return the enumeration of `items` with what stands after it (or `within` the last): 等, and how many there are."""
    after = text[items[-1].end :]
    match = _COUNT_WITHIN.search(items[-1].of(text)) if within else _COUNT_AFTER.match(after)
    count = match["count"].replace("两", "二") if match else ""
    number = int(count) if count.isdigit() else _DIGITS.index(count) + 1 if count else None
    return Enumeration(items, number, after.lstrip("”》").startswith("等"), loose)


def _unmeasured(text: str, items: list[Span]) -> list[Span]:
    """Return items that all begin with a count (11家移动、8家电信) without it."""
    counts = [_MEASURE.match(item.of(text)) for item in items]
    if not all(match and match.end() < len(item) for match, item in zip(counts, items, strict=True)):
        return items
    return [Span(item.start + (match.end() if match else 0), item.end) for match, item in zip(counts, items, strict=True)]


def _quoted_runs(text: str) -> list[Enumeration]:
    """Return the runs of quoted names that stand side by side, and all of a statement together as a loose one."""
    found: list[Enumeration] = []
    start = 0
    for statement in text.split("；"):
        quotes = [Span(start + match.start(), start + match.end()) for match in _QUOTE.finditer(statement)]
        start += len(statement) + 1
        runs = list(_runs(text, quotes))
        found += [_stated(text, tuple(run)) for run in runs if len(run) > 1]
        titles = [quote for quote in quotes if text[quote.start] == "《"]
        names = [quote for quote in quotes if quote not in titles]
        kinds = [quotes, titles, names] if titles and names else [quotes]
        found += [_stated(text, tuple(kind), loose=True) for kind in kinds if len(runs) > 1 and len(kind) > 1]
    return found


def _runs(text: str, quotes: list[Span]) -> Iterator[list[Span]]:
    run: list[Span] = []
    for quote in quotes:
        between = text[run[-1].end : quote.start] if run else ""
        if run and between and not _BETWEEN_QUOTES.fullmatch(between):
            yield run
            run = []
        run.append(quote)
    if run:
        yield run


def _numbered(text: str) -> list[Enumeration]:
    """Return what follows the numbers of a sentence (一是…；二是…), each up to the next clause or number."""
    marks = list(_NUMBER.finditer(text))
    if len(marks) < 2:
        return []
    items = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        until = after.start() if after else len(text)
        stop = re.search(r"[，；。：]", text[mark.end() : until])
        items.append(Span(mark.end(), mark.end() + stop.start() if stop else until))
    return [Enumeration(tuple(item for item in items if len(item)))]


def _repeated(text: str) -> list[Enumeration]:
    """Return the clauses after a colon that begin or end alike (摘帽不摘责任，摘帽不摘政策), or are as many as it says."""
    opened = text.rfind("：")
    clauses = list(re.finditer(r"[^，；。、]{2,24}", text[opened + 1 :]))
    if opened < 0 or len(clauses) < 3 or "、" in text[opened:]:
        return []
    numbers = re.findall(r"[三四五六七八九十]", text[:opened])
    alike = 1 in (len({match.group()[0] for match in clauses}), len({match.group()[-1] for match in clauses}))
    if not alike and not (numbers and _DIGITS.index(numbers[-1]) + 1 == len(clauses)):
        return []
    return [Enumeration(tuple(Span(opened + 1 + match.start(), opened + 1 + match.end()) for match in clauses))]
