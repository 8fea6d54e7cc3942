"""The words of a sentence and what each does there: quotations, brackets and dates whole.

The segmenter tags verbs inside names (检测 of 检验检测中心) as it tags verbs that govern: data tells which is which.
"""

from __future__ import annotations

import re
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
_PARTICLES = frozenset("了着过等地得之")
_DATE = re.compile(
    r"(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}[日号](?:[-—–~至到]\d{1,2}[日号])?)?(?:起|前|底)?|(?:19|20)\d{2}年"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TIME = re.compile(r"(?<![老青少成])年|[月日天季号时]|今|明|昨|目前|当前|期间|以来|此后|随后|之前|之后|同期")
"""What a word holds that says when; others that the tagger takes for such (未来) stand in names."""


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
    found: list[Piece] = []
    for word, tag in tagged(span.of(text)):
        place = Span(span.start + word.start, span.start + word.end)
        of_party = place.of(text) == "的" and bool(found) and found[-1].span.of(text) == "党"  # 党的二十大 is one name
        found.append(Piece(place, "noun" if of_party else _part(place.of(text), tag)))
    return found


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
    names = (tag[0] == "m" and not _counts(word)) or (tag[0] == "t" and not _TIME.search(word))
    if names:
        return "noun"
    return _PARTS.get(tag[0], "noun")


def _counts(word: str) -> bool:
    """Tell whether a word the tagger takes for a number counts: 零部件, 首批, 第一 and a year in a name do not."""
    return not _YEAR.fullmatch(word) and (word[0].isdigit() or word[0] in "一二两三四五六七八九十百千万亿几半数多")


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
