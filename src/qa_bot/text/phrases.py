"""Noun phrases beside a place of a text: what stands right before a verb, and what follows it.

A phrase is cut where its clause, a preposition, a conjunction or 的 bounds it, and only leading verbs are taken off:
verbs stand inside names too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from qa_bot.text.pieces import Piece, pieces
from qa_bot.text.span import Span

_CLAUSE_STOPS = frozenset("，。；！？\n|—―")
_JOINTS = frozenset("和与及")
_MEASURES = frozenset("家个座所项大种条位款支处部场名只件批次届级类")
_LEADING = frozenset(("deed", "verb", "adverb", "link", "of", "time", "count"))
_DASH = re.compile(r"[—―]{1,2}")
_BOUNDS = frozenset(("stop", "link", "of", "deed", "adverb"))
_TRAILING = frozenset(("adverb", "link", "time", "of"))


def phrase_before(text: str, end: int) -> Span | None:
    """Return the noun phrase that ends before `end` in its clause, adverbs and dates between left out, or None.

    医院 of 县医院全面托管 for the place of 托管.
    """
    words = [word for word in pieces(text) if word.span.end <= end]
    while words and words[-1].part in _TRAILING:
        words.pop()
    first = _start(words, len(words), text)
    return _named(words, first, len(words) - 1, text) if first < len(words) else None


def _start(words: Sequence[Piece], first: int, text: str) -> int:
    """Return the number of the word a phrase begins with that holds what is before word `first`.

    What stands right before a bracket belongs to the name that has it: 中以（上海）创新园.
    """
    while first > 0 and (words[first - 1].part not in _BOUNDS or _before_bracket(words, first, text)):
        first -= 1
    return first


def _before_bracket(words: Sequence[Piece], number: int, text: str) -> bool:
    """Tell whether a bracket at `number` goes on a name whose last word is taken for a preposition or the like."""
    if number >= len(words) or words[number].span.of(text)[0] not in "（(":
        return False
    return words[number - 1].part in ("link", "adverb")


def phrases_ending_in(text: str, ending: str) -> list[Span]:
    """Return the noun phrases of `text` that end in `ending` and say more than it: 纺织博物馆 for 博物馆."""
    words = pieces(text)
    found: list[Span] = []
    for last, word in enumerate(words):
        if word.part == "enclosed" or not _ends_in(words, last, ending, text):
            continue
        first = _start(words, last, text)
        found += [_named(words, first, last, text), *_joined(words, first, last, text)]
    return [phrase for phrase in found if len(phrase) > len(ending)]


def _joined(words: Sequence[Piece], first: int, last: int, text: str) -> list[Span]:
    """Return the phrase that goes on before a joint, as names do: 表型与遗传研究项目."""
    joint = first - 1
    if joint < 1 or words[joint].span.of(text) not in _JOINTS or words[joint - 1].part in _BOUNDS:
        return []
    start = _start(words, joint, text)
    return [_named(words, start, last, text)]


def _ends_in(words: Sequence[Piece], last: int, ending: str, text: str) -> bool:
    """Tell whether `ending` ends with the word number `last`, of which the segmenter may have made more or less."""
    end = words[last].span.end
    return text[:end].endswith(ending) and "、" not in text[words[last].span.start : end]


def _named(words: Sequence[Piece], first: int, last: int, text: str) -> Span:
    """Return words `first` to `last` without what only leads to the name: verbs, adverbs, dates and counts."""
    counted = False
    while first < last and _only_leads(words, first, text, counted):
        counted = words[first].part == "count"
        first += 1
    return Span(words[first].span.start, words[last].span.end)


def phrase_after(text: str, start: int) -> Span | None:
    """Return the phrase that follows `start` up to the end of its clause, 了 and the like left out, or None."""
    words = [word for word in pieces(text) if word.span.start >= start]
    first = _after_copula(words, text)
    while first < len(words) and (words[first].part == "link" or words[first].span.of(text) in _light()):
        first += 1
    last = first
    while last < len(words) and not _ends_phrase(words, last, first, text):
        last += 1
    while last > first + 1 and words[last - 1].span.of(text).startswith(("（", "(")):
        last -= 1
    return Span(words[first].span.start, words[last - 1].span.end) if last > first else None


def without_leading_verbs(text: str, span: Span) -> Span | None:
    """Return a phrase without the verbs and adverbs it begins with, None where nothing else is in it."""
    words = [word for word in pieces(text) if span.covers(word.span)]
    first = next((n for n, word in enumerate(words) if word.part not in ("verb", "deed", "adverb")), len(words))
    return Span(words[first].span.start, span.end) if first < len(words) else None


def named_after_dash(text: str, noun: str) -> list[Span]:
    """Return the names that a dash parts from what they are: 望江大桥 of 首座悬索桥——望江大桥合龙 for `noun` 悬索桥."""
    return [
        name
        for dash in _DASH.finditer(text)
        if noun and text[: dash.start()].endswith(noun) and (name := _up_to_deed(text, dash.end()))
    ]


def _up_to_deed(text: str, start: int) -> Span | None:
    """Return what follows `start` up to what is said of it, None where nothing is named."""
    words = [word for word in pieces(text) if word.span.start >= start]
    last = next((n for n, word in enumerate(words) if word.part in _BOUNDS or word.span.of(text) == "等"), len(words))
    return Span(words[0].span.start, words[last - 1].span.end) if last else None


def _after_copula(words: Sequence[Piece], text: str) -> int:
    """Return the number of the word after a copula that the rest of a noun parts from the start: 点为 of 房源点为."""
    said = [word.span.of(text) for word in words[:2]]
    return 2 if len(said) == 2 and said[1] in ("为", "是") and len(said[0]) == 1 and words[0].part == "noun" else 0


def _ends_phrase(words: Sequence[Piece], number: int, first: int, text: str) -> bool:
    """Tell whether a phrase from word `first` ends before word `number`: at a stop, at 等, at what is said of it."""
    word, said = words[number], words[number].span.of(text)
    goes_on = number > first and (word.part == "deed" or said in ("并", "且", "并且"))
    return said[0] in _CLAUSE_STOPS or said == "等" or goes_on


def _only_leads(words: Sequence[Piece], number: int, text: str, counted: bool) -> bool:
    if counted and words[number].span.of(text) in _MEASURES:
        return True
    if words[number].part == "nominal" and words[number + 1].span.of(text)[0] in "“《":  # 构建“…”架构
        return True
    return words[number].part in _LEADING and not _opens_name(words, number, text)


def _opens_name(words: Sequence[Piece], first: int, text: str) -> bool:
    """Tell whether a number opens a name (360安全集团), rather than counting what follows."""
    word, after = words[first], words[first + 1]
    counts = after.part == "count" or after.span.of(text) in _MEASURES
    return word.part == "count" and not counts and word.span.of(text)[-1:].isdigit()


@cache
def _light() -> frozenset[str]:
    return frozenset(("了", "过", "为", "成", "成为", "的", "是", "即", "指", "：", ":", "着", "出", "到", "于"))
