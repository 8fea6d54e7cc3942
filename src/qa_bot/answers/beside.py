"""How near a name stands to the words that stand beside the place a question asks at.

哪家医院全面托管了县医院: the name is right before 托管. 获得了什么奖: it is right after 获得.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qa_bot.answers.matching import variants
from qa_bot.questions.deeds import alike
from qa_bot.questions.wanted import Wanted
from qa_bot.text.pieces import pieces
from qa_bot.text.span import Span

LOOKED_AT = 5
"""Words on either side of the place asked at that are looked for."""
DECAY = 0.85
"""What the next word on the same side counts of the one before it."""
REVERSED = 0.25
"""What a word counts that stands on the other side than in the question (成立了哪个研究院: 研究院成立)."""
CARRIED = 0.6
"""What a gap counts that passes a comma: 大桥建成，成为地标."""
HALF = 6.0
"""Characters of a gap that halve what a word counts."""

_IN_CHARGE = ("负责", "牵头", "主管", "承担", "分管", "实施", "负")
_CHARGE_LABEL = re.compile(r"(?:责任|牵头|主管|负责|承办|实施|承担)(?:单位|部门|主体|机构|科室|处室|领导|人)[：:|\s]+$")
_GIVEN = ("给", "授予")
"""Deeds after which it is asked who receives."""
_LIGHT = re.compile(
    r"[了过为成的是即指由被将以于有“”《》「」：: —―]|包括|分别|依次|正式|成功|全面|等"
    r"|[\d一二两三四五六七八九十]+[家个座项所条名大种]"
)
"""What may stand between a name and the word beside it without parting them."""


def besideness(span: Span, text: str, wanted: Wanted) -> float:
    """Return how near `span` of the sentence `text` stands to what the question has beside it, in [0, 1]."""
    values = [1.0 if _is_labelled(span, text, wanted) else 0.0]
    for place, number in places(text, wanted.before):
        values.append(
            DECAY**number * max(_gap(text, place.end, span.start), REVERSED * _gap(text, span.end, place.start))
        )
    for place, number in places(text, wanted.after):
        values.append(
            DECAY**number * max(_gap(text, span.end, place.start), REVERSED * _gap(text, place.end, span.start))
        )
    for found in re.finditer(re.escape(wanted.term), text) if wanted.term else ():
        values += [_gap(text, found.end(), span.start), _gap(text, span.end, found.start())]
    return max(values)


def _is_labelled(span: Span, text: str, wanted: Wanted) -> bool:
    """Tell whether a label before a name says that it does what is asked: 责任单位：市建设局 for 由哪个单位负责."""
    deed = wanted.after[0] if wanted.after else ""
    return deed in _IN_CHARGE and bool(_CHARGE_LABEL.search(text, 0, span.start))


def is_receiver(span: Span, text: str, wanted: Wanted) -> bool:
    """Tell whether a name is of who received what is asked for: 甲厂 of 甲厂获“绿色工厂”称号 for 获得了什么称号."""
    deed = wanted.before[0] if wanted.before else ""
    return deed not in _GIVEN and "获得" in alike(deed) and text[span.end :].startswith(alike(deed))


def places(text: str, anchors: Sequence[str]) -> Iterator[tuple[Span, int]]:
    """Yield where the words of `anchors` (the nearest first) or words that say the same stand, each with its number."""
    for number, anchor in enumerate(anchors[:LOOKED_AT]):
        for word in dict.fromkeys((*alike(anchor), *variants(anchor))):
            for found in re.finditer(re.escape(word), text):
                place = Span(*found.span())
                if len(word) > 1 or place in _single_words(text):
                    yield place, number


def _gap(text: str, start: int, end: int) -> float:
    """Return what the text between two places leaves of their nearness: 1 where there is none, 0 the wrong way."""
    if start > end:
        return 0.0
    between = text[start:end]
    if "。" in between or "；" in between:
        return 0.0
    if between.endswith("，") and between.count("，") == 1:  # the clause takes its subject from the one before it
        return CARRIED
    carried = CARRIED if "，" in between else 1.0
    return carried / (1.0 + len(_LIGHT.sub("", between)) / HALF)


@lru_cache(maxsize=256)
def _single_words(text: str) -> frozenset[Span]:
    return frozenset(piece.span for piece in pieces(text) if len(piece.span) == 1)
