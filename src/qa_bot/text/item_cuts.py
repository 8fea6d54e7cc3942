"""Cutting enumerations: where the first item begins and where the last ends, which nothing in the text marks.

Of all cuts the one is taken whose items are most alike and hold the fewest words that do not stand inside names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import log
from statistics import median

from qa_bot.text.item_counts import (
    MEASURES,
    count_after,
    count_within,
    counts,
    is_measured,
    last_counted,
    sums_up,
)
from qa_bot.text.pieces import Part, Piece, pieces
from qa_bot.text.span import Span

JOINTS = frozenset(("和", "与", "及", "以及", "或"))
"""Words that join the last item to those before it."""
_INSIDE = {"link": 0.6, "deed": 0.9, "verb": 0.3, "of": 0.35, "adverb": 0.5, "time": 0.5, "stop": 1.0, "count": 0.1}
"""What a word costs inside an item, by what it does; others cost nothing."""
NESTED, JOINED, AND_SO_ON, MEASURED = 0.12, 0.15, 2.0, 0.5
"""What costs a verb or an adverb between nouns, a joint inside an item, 等, and a count of things (两个项目)."""
UNALIKE, OTHER_START, WEAKLY, SAME_END, MISCOUNTED = 0.4, 0.4, 0.25, 0.3, 1.0
"""What items cost by the logarithm of their lengths' ratio; the first where it alone begins with a verb, or where it
begins after a verb that may stand in a name; what items that end alike gain; what items cost that are more or fewer
than the text says."""
PARTED, SHARED_END = 0.4, 1.0
"""What the first item costs that begins behind a joint of two nouns, and that is but the end all others have."""
WORD, SAME_WORD = 2, 0.7
"""Characters of a word by which items end alike, and what they gain by it (示范区)."""
BEFORE_AND_SO_ON = 0.9
"""What it costs that the last item ends before what stands right before 等 (住房|保障等民生资金)."""
OWNED = 0.5
"""What the first item gains that says whose it is, where all the others do (甲村的利民厂、乙村的跃进厂)."""
_INTRODUCES = frozenset(("即", "指", "是", "为", "包括", "如", "含", "有", "像", "：", ":", "包含", "涵盖"))
_ORDERS = "届次期"
"""What counts meetings and the like, so that what follows is the rest of a name."""
_ACTS = ("verb", "deed", "adverb")
_AS = re.compile(
    r"(?<=..)作为.*$|(?:作?为|当作)(?:支撑|主导|重点|代表|核心|主体|主线|基础|抓手|载体|依托|龙头|骨干|主).*$"
)
"""What follows the last item in 以A、B为支撑."""


_NAMED_SO = re.compile(r"指定|确定|选定|认定|命名|评选|推选|聘请|聘任|授予|列")
_SO = re.compile(r"(?<=..)(?:为|担任)(?=[\u4e00-\u9fff]{3})")
"""指定A、B为查阅场所, 聘请A、B为代言人: the items end before 为."""


def cut(text: str, parts: Sequence[Span]) -> list[Span]:
    """Return the items of an enumeration whose `parts` run on before the first and behind the last.

    Where a number follows each (甲补贴3万人、乙补贴2万人), the last ends before its own.
    """
    closed = all(text[part.end : part.end + 1].isdigit() for part in parts)
    if (made := _AS.search(parts[-1].of(text))) and made.start() > 1:
        parts = [*parts[:-1], Span(parts[-1].start, parts[-1].start + made.start())]
        closed = closed or made.group().startswith("作为")
    if _NAMED_SO.search(parts[0].of(text)) and (made := _SO.search(parts[-1].of(text))):
        parts = [*parts[:-1], Span(parts[-1].start, parts[-1].start + made.start())]
        closed = True
    options = [option for split in _splits(text, parts) for option in _cuts(text, split)]
    whole = [option for option in options if option[1][-1].end == parts[-1].end] if closed else []
    return min(whole or options, key=lambda option: option[0])[1]


def words_of(text: str, span: Span) -> list[Piece]:
    """Return the words of a stretch, tagged by themselves: what stands around it does not change what they are."""
    return [
        Piece(Span(span.start + piece.span.start, span.start + piece.span.end), piece.part)
        for piece in pieces(span.of(text))
    ]


def _splits(text: str, parts: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield the parts as they are, the last of them that are as many as it says, and the last split at its joints."""
    yield parts
    counted = count_within(parts[-1].of(text))
    if counted is not None and 1 < counted < len(parts):
        yield parts[-counted:]
    for word in words_of(text, parts[-1])[1:-1]:
        if word.span.of(text) in JOINTS:
            yield [*parts[:-1], Span(parts[-1].start, word.span.start), Span(word.span.end, parts[-1].end)]


def _cuts(text: str, parts: Sequence[Span]) -> Iterator[tuple[float, list[Span]]]:
    """Yield the ways to cut the first and the last of `parts`, each with its cost."""
    first, *middle, last = parts
    measured = all(is_measured(part.of(text)) for part in (*middle, last))
    numbered = measured or all(counts(part.of(text)) for part in parts)
    others = [words_of(text, part) for part in (*middle, last)]
    leading = frozenset(words[0].part for words in others)
    owned = OWNED if all(any(word.part == "of" for word in words) for words in others) else 0.0
    starts, ends = (
        list(_starts(text, first, leading, measured=measured)),
        list(_ends(text, last, measured=measured, numbered=numbered)),
    )
    for (start, head_cost), (end, tail_cost) in product(starts, ends):
        items = [Span(start, first.end), *middle, Span(last.start, end)]
        whose = owned if "的" in items[0].of(text) else 0.0
        bare = any(_is_shared_end(text, those) for those in (items, [items[0], *middle, last]))
        yield (SHARED_END if bare else 0.0) + head_cost + tail_cost + _unlikeness(text, items) - whose, items


def _unlikeness(text: str, items: list[Span]) -> float:
    """Return what items cost together: by how they differ in length and at their ends, and by their number."""
    usual = median(len(item) for item in (items[1:-1] or items))
    shape = sum(abs(log(len(item) / usual)) for item in (items[0], items[-1]))
    same_end = len({text[item.end - 1] for item in items}) == 1
    same_word = same_end and len({text[item.end - WORD : item.end] for item in items}) == 1
    after = text[items[-1].end :]
    stated = None if after.startswith("等") else count_after(after)
    miscounted = stated is not None and stated != len(items)
    return (
        UNALIKE * shape
        - (SAME_WORD if same_word else SAME_END if same_end else 0.0)
        + (MISCOUNTED if miscounted else 0.0)
    )


def _is_shared_end(text: str, parts: Sequence[Span]) -> bool:
    """Tell whether the first item is but what all parts end in: 网络科技 beside 乙网络科技 names nothing."""
    first = parts[0].of(text)
    return all(len(part) > len(parts[0]) and part.of(text).endswith(first) for part in parts[1:])


def _starts(text: str, part: Span, leading: frozenset[Part], *, measured: bool) -> Iterator[tuple[int, float]]:
    """Yield where the first item may begin, each with what the words from there on cost."""
    if measured and (counted := last_counted(part.of(text))) is not None:
        yield part.start + counted, 0.0
        return
    words = words_of(text, part)
    for number, word in enumerate(words):
        if number and (not _may_begin(text, words, number) or word.span.start > part.end - 2):
            continue
        acts = word.part in _ACTS
        other = OTHER_START if acts and word.part not in leading else 0.0
        weak = WEAKLY if number > 1 and words[number - 1].part == "verb" and words[number - 2].part == "noun" else 0.0
        alike = acts and word.part in leading
        parted = PARTED if _parts_pair(text, words, number) else 0.0
        yield word.span.start, parted + weak + other + _cost(text, words[number + 1 if alike else number :])


def _parts_pair(text: str, words: list[Piece], number: int) -> bool:
    """Tell whether an item would begin after a joint between two nouns, and so leave out what the joint joins it to.

    政策落实和项目落地、共同富裕: 项目落地 alone is no item; 与甲、乙签约 has no noun before 与.
    """
    joint = number > 1 and words[number - 1].span.of(text) == "和"
    return joint and words[number - 2].part in ("noun", "nominal", "verb", "enclosed")


def _may_begin(text: str, words: list[Piece], number: int) -> bool:
    """Tell whether an item may begin with word `number`: after what governs it or leads to it."""
    said = words[number - 1].span.of(text)
    ordered = said in _ORDERS and number > 1 and words[number - 2].part == "count"
    if ordered or (words[number - 1].part == "count" and said[-1] in _ORDERS):  # 十九届六中全会
        return False
    inside_name = said == "以" and number > 1 and words[number - 2].part == "noun"
    if said in ("及", "以及") or inside_name or words[number].span.of(text) in JOINTS:
        return False
    return words[number - 1].part in _INSIDE or said in _INTRODUCES


def _ends(text: str, part: Span, *, measured: bool, numbered: bool) -> Iterator[tuple[int, float]]:
    """Yield where the last item may end, each with what the words up to there cost.

    Where every part holds a number, only what counts things (3个) is no part of an item.
    """
    words = words_of(text, part)
    summing = next((n for n, word in enumerate(words) if n and sums_up(word.span.of(text))), None)
    words = words[:summing]
    if summing and all(word.part not in ("deed", "stop") for word in words):  # 研发服务“四新领域”
        yield words[-1].span.end, _cost(text, words)
        return
    and_so_on = next((number for number, word in enumerate(words) if number and word.span.of(text) == "等"), 0)
    counting = [number for number, word in enumerate(words) if number and _counts(text, word, numbered=numbered)]
    for number in range(1, len(words) + 1):
        inner = number < len(words) and words[number].part == "count" and (measured or number not in counting)
        if number == len(words) or (not inner and _may_follow(text, words, number)):
            inside = 0 if measured else sum(count < number for count in counting)
            end = words[number - 1].span.end
            if number == len(words) or end - part.start > 1:
                early = BEFORE_AND_SO_ON if number < and_so_on else 0.0
                yield end, _cost(text, words[:number]) + MEASURED * inside + early


def _counts(text: str, word: Piece, *, numbered: bool) -> bool:
    """Tell whether a word counts things; a number does where no other part holds one, else only before a measure."""
    return word.part == "count" and (not numbered or text[word.span.end : word.span.end + 1] in MEASURES)


def _may_follow(text: str, words: list[Piece], number: int) -> bool:
    """Tell whether word `number` may stand right after the last item; an adverb before a noun is part of a name."""
    word, said = words[number], words[number].span.of(text)
    inner = word.part == "adverb" and number + 1 < len(words) and words[number + 1].part == "noun"
    if inner or said in JOINTS or words[number - 1].span.of(text) in JOINTS:
        return False
    return word.part in _INSIDE


def _cost(text: str, words: list[Piece]) -> float:
    """Return what words cost inside an item: little where they stand between nouns, as verbs do in names."""
    total = 0.0
    for number, word in enumerate(words):
        said = word.span.of(text)
        after = words[number + 1].part if number + 1 < len(words) else "stop"
        between = number > 0 and after in ("noun", "nominal", "verb")
        if said == "等" or said in _INTRODUCES or sums_up(said):
            total += AND_SO_ON
        elif said in JOINTS:
            total += JOINED
        elif between and (word.part in ("verb", "adverb") or said == "以"):
            total += NESTED
        else:
            total += _INSIDE.get(word.part, 0.0)
    return total
