"""What of a phrase is not the name: what leads to it, the subject the question says, the words it ends in."""

from __future__ import annotations

import re

from qa_bot.text.pieces import pieces
from qa_bot.text.span import Span

_CALLED = re.compile(
    r"(?:全称|简称|名称|名字|又称|俗称)(?:[叫是为]|叫做)?[：:]?|[\u4e00-\u9fff]{2,4}(?:单位|部门)[：:]"
)
KNOWN_END = 4
"""Characters of the end of a phrase that the question says, from which on it is no part of the answer."""
_LEADING_ON = frozenset(("结合", "依托", "围绕", "借助", "利用", "针对", "按照", "根据", "通过", "依靠", "凭借"))
"""What leads from a subject to what it worked with."""


def without_leading(span: Span, text: str) -> Span:
    """Return a phrase without the words that only say that a name follows: 全称为“…”."""
    called = _CALLED.match(text, span.start, span.end)
    return Span(called.end(), span.end) if called and called.end() < span.end else span


def without_subject(span: Span, text: str, question: str) -> Span:
    """Return a phrase without the subject the question says and what leads from it: 青山镇结合|大桥项目."""
    inside = [piece for piece in pieces(text) if span.covers(piece.span)]
    for piece in inside[1:-1]:
        if piece.span.of(text) in _LEADING_ON and text[span.start : piece.span.start] in question:
            return Span(piece.span.end, span.end)
    return span


def without_known_end(span: Span, text: str, question: str) -> Span | None:
    """Return a phrase without the words of the question it ends in: 建军节|系列活动 for 系列活动是为庆祝什么."""
    said = span.of(text)
    starts = {piece.span.start - span.start for piece in pieces(text)}
    known = next((n for n in range(2, len(said) - KNOWN_END + 1) if n in starts and said[n:] in question), None)
    return Span(span.start, span.start + known) if known else None
