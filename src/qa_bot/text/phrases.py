"""Noun phrases beside a place of a text: what stands right before a verb, and what follows it.

The segmenter tags verbs inside names (检测 of 质量检验检测研究中心) as it tags verbs that govern, so a phrase is cut
where its clause, a preposition, a conjunction or 的 bounds it, and only leading verbs are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from qa_bot.resources import load_lines, load_toml
from qa_bot.text.names import tagged
from qa_bot.text.span import Span

Part = Literal[
    "noun", "deed", "verb", "nominal", "adverb", "link", "of", "quality", "count", "time", "stop", "enclosed"
]
"""What a word does: a `deed` ends a name, a `verb` may stand in one, a `nominal` mostly does; `enclosed`: in marks."""

_CLOSING = {"《": "》", "“": "”", "「": "」", "（": "）", "(": ")"}
_STOPS = frozenset("，。；！？：、,;:!?\n|—―")
_PARTS: dict[str, Part] = {
    "p": "link",
    "c": "link",
    "r": "link",
    "d": "adverb",
    "m": "count",
    "q": "count",
    "t": "time",
    "a": "quality",
    "z": "quality",
}
_CLAUSE_STOPS = frozenset("，。；！？\n|—―")
_JOINTS = frozenset("和与及")
_PARTICLES = frozenset("了着过等地得之")
_DATE = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}[日号])?(?:起|前|底)?|(?:19|20)\d{2}年")
_MEASURES = frozenset("家个座所项大种条位款支处部场名只件批次届级类")
_LEADING = frozenset(("deed", "verb", "adverb", "link", "of", "time", "count"))
_BOUNDS = frozenset(("stop", "link", "of", "deed", "adverb"))
_TRAILING = frozenset(("adverb", "link", "time", "of"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a quotation or a bracket of a text, and what it does there."""

    span: Span
    part: Part


@lru_cache(maxsize=512)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words of `text` in order, quotations and brackets whole."""
    found: list[Piece] = []
    position = 0
    for whole in _wholes(text):
        found += _words(text, Span(position, whole.span.start))
        found.append(whole)
        position = whole.span.end
    return (*found, *_words(text, Span(position, len(text))))


def phrase_before(text: str, end: int) -> Span | None:
    """Return the noun phrase that ends before `end` in its clause, adverbs and dates between left out, or None.

    医院 of 县医院全面托管 for the place of 托管.
    """
    words = [word for word in pieces(text) if word.span.end <= end]
    while words and words[-1].part in _TRAILING:
        words.pop()
    first = len(words)
    while first > 0 and words[first - 1].part not in _BOUNDS:
        first -= 1
    return _named(words, first, len(words) - 1, text) if first < len(words) else None


def phrases_ending_in(text: str, ending: str) -> list[Span]:
    """Return the noun phrases of `text` that end in `ending` and say more than it: 纺织博物馆 for 博物馆."""
    words = pieces(text)
    found: list[Span] = []
    for last, word in enumerate(words):
        if word.part == "enclosed" or not _ends_in(words, last, ending, text):
            continue
        first = last
        while first > 0 and words[first - 1].part not in _BOUNDS:
            first -= 1
        found += [_named(words, first, last, text), *_joined(words, first, last, text)]
    return [phrase for phrase in found if len(phrase) > len(ending)]


def _joined(words: Sequence[Piece], first: int, last: int, text: str) -> list[Span]:
    """Return the phrase that goes on before a joint, as names do: 表型与遗传研究项目."""
    joint = first - 1
    if joint < 1 or words[joint].span.of(text) not in _JOINTS or words[joint - 1].part in _BOUNDS:
        return []
    start = joint
    while start > 0 and words[start - 1].part not in _BOUNDS:
        start -= 1
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
    first = 0
    while first < len(words) and (words[first].part == "link" or words[first].span.of(text) in _light()):
        first += 1
    last = first
    while last < len(words) and not _ends_phrase(words[last], text):
        last += 1
    while last > first + 1 and words[last - 1].span.of(text).startswith(("（", "(")):
        last -= 1
    return Span(words[first].span.start, words[last - 1].span.end) if last > first else None


def _ends_phrase(word: Piece, text: str) -> bool:
    return word.span.of(text)[0] in _CLAUSE_STOPS or word.span.of(text) == "等"


def _only_leads(words: Sequence[Piece], number: int, text: str, counted: bool) -> bool:
    if counted and words[number].span.of(text) in _MEASURES:
        return True
    return words[number].part in _LEADING and not _opens_name(words, number, text)


def _opens_name(words: Sequence[Piece], first: int, text: str) -> bool:
    """Tell whether a number opens a name (360安全集团), rather than counting what follows."""
    word, after = words[first], words[first + 1]
    counts = after.part == "count" or after.span.of(text) in _MEASURES
    return word.part == "count" and not counts and word.span.of(text)[-1:].isdigit()


def _wholes(text: str) -> list[Piece]:
    """Return what the segmenter must not split or join with words beside it: quotations, brackets, dates."""
    enclosed = [Piece(span, "enclosed") for span in _enclosed(text)]
    dates = [Piece(Span(*match.span()), "time") for match in _DATE.finditer(text)]
    outside = [date for date in dates if not any(other.span.covers(date.span) for other in enclosed)]
    return sorted([*enclosed, *outside], key=lambda piece: piece.span)


def _enclosed(text: str) -> list[Span]:
    """Return the outermost quotations and brackets, those that are not closed left out."""
    found: list[Span] = []
    position = 0
    while position < len(text):
        closing = _CLOSING.get(text[position])
        end = _closed_at(text, position, closing) if closing else -1
        if end > 0:
            found.append(Span(position, end + 1))
            position = end
        position += 1
    return found


def _closed_at(text: str, opened: int, closing: str) -> int:
    depth = 0
    for position in range(opened, min(len(text), opened + 120)):
        depth += text[position] == text[opened]
        depth -= text[position] == closing
        if depth == 0:
            return position
    return -1


def _words(text: str, span: Span) -> list[Piece]:
    return [
        Piece(Span(span.start + word.start, span.start + word.end), _part(word.of(span.of(text)), tag))
        for word, tag in tagged(span.of(text))
    ]


def _part(word: str, tag: str) -> Part:
    if word[0] in _STOPS:
        return "stop"
    if word in _deeds() or word in ("是", "即"):
        return "deed"
    if word in governing_verbs() or word in load_toml("wanted.toml")["in_names"]:
        return "verb" if len(word) > 1 else "nominal"
    if word in _adverbs() or tag == "ad":
        return "adverb"
    if tag[0] == "u":
        return "of" if word == "的" else "link" if word in _PARTICLES else "noun"
    if tag[0] == "v":
        return "nominal"
    if word == "非":  # of 非物质文化遗产
        return "noun"
    if tag[0] == "m" and not _counts(word):
        return "noun"
    return _PARTS.get(tag[0], "noun")


def _counts(word: str) -> bool:
    """Tell whether a word the tagger takes for a number counts: 零部件, 首批 and 第一 do not."""
    return word[0].isdigit() or word[0] in "一二两三四五六七八九十百千万亿几半数多"


@cache
def governing_verbs() -> frozenset[str]:
    """Return the verbs that govern what follows them; others also stand inside names (创新, 服务)."""
    words = load_toml("figure_patterns.toml")["metric"]
    return frozenset((*words["verbs"], *words["light"], *load_lines("list_verbs.txt")))


@cache
def _deeds() -> frozenset[str]:
    """Return the verbs of `wanted.toml` that never stand inside a name."""
    words = load_toml("wanted.toml")
    return frozenset(word for group in words["alike"] for word in group) - frozenset(words["in_names"])


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(load_toml("figure_patterns.toml")["metric"]["adverbs"]) | {"深度", "先后", "更是", "一举", "正式"}


@cache
def _light() -> frozenset[str]:
    return frozenset(("了", "过", "为", "成", "成为", "的", "是", "即", "指", "：", ":", "着", "出", "到", "于"))
