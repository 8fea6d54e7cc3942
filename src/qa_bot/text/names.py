"""Names in a text as spans: people, places and organisations, by jieba's part-of-speech tags, and quoted names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qa_bot.text.span import Span
from qa_bot.text.words import segmenter

if TYPE_CHECKING:
    from jieba.posseg import POSTokenizer

_QUOTED = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”|「[^「」]{1,40}」")
_INSIDE_PHRASE = frozenset("njlibe")
"""First letters of the parts of speech a noun phrase is made of: nouns, abbreviations, idioms, attributes, Latin."""
_HAN = re.compile(r"^[\u4e00-\u9fff·]+$")


@cache
def _tagger() -> POSTokenizer:
    from jieba.posseg import POSTokenizer

    return POSTokenizer(segmenter())


def tagged(text: str) -> list[tuple[Span, str]]:
    """Return the words of `text` with their part-of-speech tags (ICTCLAS letters: nr person, ns place, nt body)."""
    found: list[tuple[Span, str]] = []
    position = 0
    for pair in _tagger().cut(text):
        found.append((Span(position, position + len(pair.word)), str(pair.flag)))
        position += len(pair.word)
    return found


def person_spans(text: str) -> list[Span]:
    """Return the spans of personal names, in order: words tagged nr of two to four Han characters."""
    return [
        span
        for span, tag in tagged(text)
        if tag in ("nr", "nrfg") and 2 <= len(span) <= 4 and _HAN.match(span.of(text))
    ]


def place_spans(text: str) -> list[Span]:
    """Return the spans of place names, in order, neighbouring ones joined (上海 + 市 + 普陀区)."""
    return _joined([span for span, tag in tagged(text) if tag == "ns"])


def body_spans(text: str) -> list[Span]:
    """Return the spans of organisations, in order."""
    return _joined([span for span, tag in tagged(text) if tag == "nt"])


def quoted_spans(text: str) -> list[Span]:
    """Return the spans of quoted names and titles (《…》, “…”), marks included, in order."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def phrase_spans(text: str, head: str) -> list[Span]:
    """Return the noun phrases of `text` that end in `head` and say more than it: 纺织博物馆 for 博物馆."""
    words = tagged(text)
    found: list[Span] = []
    for last, (span, _) in enumerate(words):
        if not span.of(text).endswith(head):
            continue
        first = last
        while first > 0 and words[first - 1][1][0] in _INSIDE_PHRASE:
            first -= 1
        phrase = Span(words[first][0].start, span.end)
        if len(phrase) > len(head):
            found.append(phrase)
    return found


def _joined(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].end == span.start:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
