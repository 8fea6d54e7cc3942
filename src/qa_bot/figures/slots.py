"""Each quantity of a sentence with the words that stand before and after it in its own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.figures.quantities import Quantity
from qa_bot.figures.words import has_comparison
from qa_bot.text.span import Span

_FARTHEST = 90
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)|\[\d*\]|〔[^〔〕]*〕")
_BOUNDARY = re.compile(r"[，；：。！？\n|（(【,;]|——|[“\"](?=[^”\"]*$)")
_CLAUSE = re.compile(r"(?:“[^“”]*”|《[^《》]*》|[^，；：。！？\n|（(）)】,;”—])*")
# A short bracket within a name (市科技小巨人（培育）企业) is kept, in brackets that end no clause.
_INNER = re.compile(r"(?<=[\u4e00-\u9fff])（([\u4e00-\u9fff]{1,4})）(?=[\u4e00-\u9fff])")
_LISTED = re.compile(r"、|(?<=）)[和与及]")
"""What parts the things of a list that each have their number behind them in brackets: 房地产（26户）、金融（20户）."""
_MILESTONE = re.compile(r"^(?:大关|关口|台阶|门槛)")
"""What an amount that is passed is called, which says nothing of what it counts: 突破|百亿|大关."""
JOINERS = frozenset(("", "、", "和", "与", "及", "以及", "或", "，", "到", "至"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity in its clause: the words of the clause before it and after it, asides in brackets left out.

    `joined` tells that the quantity before stands in the same clause, so that `before` is what lies between the two.
    `earlier` holds the clauses of the sentence before this one, nearest last.
    """

    quantity: Quantity
    before: str
    after: str
    joined: bool
    earlier: tuple[str, ...]


def slots(text: str, sentence: Span, found: list[Quantity]) -> list[Slot]:
    """Return one slot for each quantity of `sentence`, in order; the words looked at are bounded, so time is linear."""
    made: list[Slot] = []
    floor = sentence.start
    for index, quantity in enumerate(found):
        limit = found[index + 1].qualified.start if index + 1 < len(found) else sentence.end
        left = text[max(floor, quantity.qualified.start - _FARTHEST) : quantity.qualified.start]
        before, cut = _last_clause(left)
        if left.endswith(("（", "(")) and text[quantity.qualified.end : quantity.qualified.end + 1] in tuple("）)"):
            listed = _LISTED.split(_last_clause(left[:-1])[0])[-1]
            before = before if has_comparison(listed) else listed or before
        right = text[quantity.qualified.end : min(limit, quantity.qualified.end + _FARTHEST)]
        after = _MILESTONE.sub("", _CLAUSE.match(_plain(right)).group())  # type: ignore[union-attr]
        joined = index > 0 and not cut
        made.append(Slot(quantity, before, after, joined, _clauses(left)[:-1] if cut else ()))
        floor = quantity.qualified.end
    return made


def _last_clause(left: str) -> tuple[str, bool]:
    """Return the last clause of `left` without asides, and whether anything was cut off before it."""
    cleaned = _plain(left)
    pieces = _BOUNDARY.split(cleaned)
    return pieces[-1].strip(), len(pieces) > 1


def _clauses(left: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in _BOUNDARY.split(_plain(left)))


def _plain(words: str) -> str:
    """Return `words` without bracketed asides; brackets within a name become 〖〗."""
    return _ASIDE.sub("", _INNER.sub(r"〖\1〗", words))
