"""How much of what a question is about a text holds: IDF-weighted term coverage, synonyms and abbreviations too."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from qa_bot.questions.model import Term
from qa_bot.text.names import tagged
from qa_bot.text.synonyms import same, senses
from qa_bot.text.words import is_common_word

SENSE = 0.9
"""How much a term counts of which the text holds only a word that it may mean, as 获批 for 拿下."""
ABBREVIATION = 0.85
"""How much a term counts that the text holds only written out, as 高企 in 高新技术企业."""
RARE = 0.02
"""The share of chunks below which a word is rare enough to be looked for by what it may mean."""
FEW = 3
"""Senses a word may have at most for one of them to be put in its place."""
PARTIAL = 0.6
"""How much a term counts at most that the text holds only in pieces (shared character bigrams)."""

_REST = "[\u4e00-\u9fff]{1,3}"
"""What follows the first character of a part of a word written out."""


@dataclass(frozen=True, slots=True)
class TermMatcher:
    """The terms of one question with their weights (shares of 1)."""

    weights: Mapping[str, float]
    _seen: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def for_terms(cls, terms: Sequence[Term], document_share: Callable[[str], float], documents: int) -> TermMatcher:
        """Weigh `terms` by emphasis times inverse document frequency over `documents` chunks."""
        floor = 0.5 / max(documents, 1)
        raw = {
            term.text: term.emphasis * math.log(1.0 + 1.0 / max(_share(term.text, document_share), floor))
            for term in terms
        }
        total = sum(raw.values())
        return cls({term: weight / total for term, weight in raw.items()} if total else {})

    @property
    def names(self) -> tuple[str, ...]:
        """Return the terms that name what is asked about: no numbers."""
        return tuple(term for term in self.weights if not term[0].isdigit())

    def without(self, words: Sequence[str]) -> TermMatcher:
        """Return the matcher of the terms that are no part of `words`, their weights shares of 1 again."""
        left = {term: weight for term, weight in self.weights.items() if not any(term in word for word in words)}
        total = sum(left.values())
        return TermMatcher({term: weight / total for term, weight in left.items()} if total else {})

    def coverage(self, text: str) -> float:
        """Return the weighted share of the terms that `text` holds, in [0, 1]; 0 for a question without terms."""
        if text not in self._seen:  # every figure of a sentence asks for the same texts
            folded = text.lower()
            self._seen[text] = sum(weight * _held(term, folded) for term, weight in self.weights.items())
        return self._seen[text]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the terms that `text` does not hold at all, the weightiest first."""
        absent = [term for term in self.weights if held(term, text) == 0.0]
        return tuple(sorted(absent, key=lambda term: -self.weights[term]))


def reworded(text: str, terms: Sequence[Term], document_share: Callable[[str], float]) -> str:
    """Return a question in the reports' own words: each term replaced by the synonym that most chunks hold.

    A word that a term only may mean stands for it where no chunk holds the term, and where there are few of those.
    """
    for term in terms:
        own, meant = same(term.text), senses(term.text)
        known = any(map(document_share, own)) or len(meant) > FEW
        usual = max(own if known else (*own, *meant), key=document_share)
        if document_share(usual) > document_share(term.text):
            text = _replaced(text, term.text, usual)
    return text


def _replaced(text: str, word: str, by: str) -> str:
    """Return `text` with `by` for `word`; a single character only where it is a word: not the 涨 of 上涨."""
    if len(word) > 1:
        return re.sub(re.escape(word), by, text, flags=re.IGNORECASE)
    return "".join(by if span.of(text) == word else span.of(text) for span, _ in tagged(text, guess=False))


def with_variants(query: str, terms: Sequence[Term], document_share: Callable[[str], float]) -> str:
    """Return a query for the lexical index: with every word that means the same as one of its terms.

    Those that a term only may mean are added where hardly a chunk holds the term itself: they would drown it.
    """
    added = [word for term in terms for word in same(term.text)[1:]]
    added += [word for term in terms if document_share(term.text) < RARE for word in senses(term.text)]
    return " ".join(dict.fromkeys((query, *added)))


def _share(term: str, document_share: Callable[[str], float]) -> float:
    """Return the share of chunks that hold a term.

    Where none does, that of the commonest word it may mean; where none holds that either, of its rarest character pair.
    """
    for words in (same(term), senses(term)):
        if share := max(map(document_share, words), default=0.0):
            return share
    pairs = (document_share(term[i : i + 2]) for i in range(len(term) - 1))
    return min((pair for pair in pairs if pair), default=0.0)


def held(term: str, text: str) -> float:
    """Return how much of `term` the text holds, in [0, 1]: as it is, by a synonym or sense, abbreviated, in pieces."""
    return _held(term, text.lower())


def _held(term: str, folded: str) -> float:
    """Return how much of `term` a lower-case text holds."""
    look = _look(term)
    for word in look.same:
        if word in folded:
            return 1.0
    for word in look.senses:
        if word in folded:
            return SENSE
    if look.lone:
        return PARTIAL if look.lone in folded else 0.0
    if look.written_out and all(character in folded for character in term) and look.written_out.search(folded):
        return ABBREVIATION
    if look.in_order and "第" in folded and look.in_order.search(folded):
        return ABBREVIATION
    if not look.pairs:
        return 0.0
    return PARTIAL * sum([pair in folded for pair in look.pairs]) / len(look.pairs)


class _Look(NamedTuple):
    """What a text is looked through for, for one term: made once, for a question looks through hundreds of texts.

    `lone` is a term of one character that may mean other words (花): it stands inside words too (花园), so finding it
    says little. `written_out` finds it abbreviated, None where it is no abbreviation; `pairs` are its character pairs;
    `in_order` finds a name with the number of the meeting in it (省第六届运动会 for 省运动会), None for a short one.
    """

    same: tuple[str, ...]
    senses: tuple[str, ...]
    lone: str
    written_out: re.Pattern[str] | None
    pairs: tuple[str, ...]
    in_order: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def _look(term: str) -> _Look:
    meant = senses(term)
    lone = term if len(term) == 1 and meant else ""
    pairs = tuple(term[start : start + 2] for start in range(len(term) - 1))
    return _Look(
        () if lone else same(term), meant, lone, _written_out(term), pairs if len(pairs) > 1 else (), _in_order(term)
    )


@lru_cache(maxsize=4096)
def variants(term: str) -> tuple[str, ...]:
    """Return `term`, the words of the genre that mean the same and those that it may mean, lower case."""
    return (*same(term), *senses(term))


def _in_order(term: str) -> re.Pattern[str] | None:
    """Return what finds a name of three characters or more with a number in it: 省第六届运动会 for 省运动会."""
    if len(term) < 3 or not term.isalpha():
        return None
    places = (rf"{re.escape(term[:at])}第[一二三四五六七八九十\d]+[届次]{re.escape(term[at:])}" for at in (1, 2, 3))
    return re.compile(
        "|".join(place for place, at in zip(places, (1, 2, 3), strict=True) if at < len(term) - 1) or "(?!)"
    )


def _written_out(term: str) -> re.Pattern[str] | None:
    """Return what finds a short term written out: each of its characters begins a part of 2-4 (网络安全 for 网安).

    A word of the dictionary stands for itself and abbreviates nothing: None.
    """
    if not 2 <= len(term) <= 4 or is_common_word(term):
        return None
    return re.compile("".join(f"{re.escape(character)}{_REST}" for character in term))
