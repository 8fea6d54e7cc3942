"""How much of what a question is about a text holds: IDF-weighted term coverage, synonyms and abbreviations too."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from qa_bot.questions.model import Term
from qa_bot.resources import load_toml
from qa_bot.text.words import is_common_word

ABBREVIATION = 0.85
"""How much a term counts that the text holds only written out, as 高企 in 高新技术企业."""
PARTIAL = 0.6
"""How much a term counts at most that the text holds only in pieces (shared character bigrams)."""

_REST = "[\u4e00-\u9fff]{1,3}"
"""What follows the first character of a part of a word written out."""


@dataclass(frozen=True, slots=True)
class TermMatcher:
    """The terms of one question with their weights (shares of 1)."""

    weights: Mapping[str, float]

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

    def coverage(self, text: str) -> float:
        """Return the weighted share of the terms that `text` holds, in [0, 1]; 0 for a question without terms."""
        return sum(weight * held(term, text) for term, weight in self.weights.items())

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the terms that `text` does not hold at all, the weightiest first."""
        absent = [term for term in self.weights if held(term, text) == 0.0]
        return tuple(sorted(absent, key=lambda term: -self.weights[term]))


def reworded(text: str, terms: Sequence[Term], document_share: Callable[[str], float]) -> str:
    """Return a question in the reports' own words: each term replaced by the synonym that most chunks hold."""
    for term in terms:
        usual = max(variants(term.text), key=document_share)
        if document_share(usual) > document_share(term.text):
            text = re.sub(re.escape(term.text), usual, text, flags=re.IGNORECASE)
    return text


def with_variants(query: str, terms: Sequence[Term]) -> str:
    """Return a query for the lexical index: with every word that means the same as one of its terms."""
    return " ".join(dict.fromkeys((query, *(word for term in terms for word in variants(term.text)[1:]))))


def _share(term: str, document_share: Callable[[str], float]) -> float:
    """Return the share of chunks that hold a term, or where none does, its rarest character pair that one does."""
    share = max(document_share(word) for word in variants(term))
    if share:
        return share
    pairs = (document_share(term[i : i + 2]) for i in range(len(term) - 1))
    return min((pair for pair in pairs if pair), default=0.0)


def held(term: str, text: str) -> float:
    """Return how much of `term` the text holds, in [0, 1]: as it is, by a synonym, abbreviated, or in pieces."""
    folded = text.lower()
    if any(variant in folded for variant in variants(term)):
        return 1.0
    if _is_abbreviated_in(term, folded):
        return ABBREVIATION
    return PARTIAL * _bigram_share(term, folded)


@lru_cache(maxsize=4096)
def variants(term: str) -> tuple[str, ...]:
    """Return `term` and the words of the genre that mean the same, lower case."""
    low = term.lower()
    return tuple(dict.fromkeys((low, *(word for word in _synonyms().get(low, ())))))


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for group in load_toml("synonyms.toml")["groups"]:
        folded = tuple(word.lower() for word in group)
        for word in folded:
            table[word] = table.get(word, ()) + folded
    for word, others in load_toml("synonyms.toml")["oneway"].items():
        table[word] = (*table.get(word, (word,)), *(other.lower() for other in others))
    return table


def _is_abbreviated_in(term: str, text: str) -> bool:
    """Tell whether the text writes a short term out: each of its characters begins a part of 2-4 (网络安全 for 网安).

    A word of the dictionary stands for itself and abbreviates nothing.
    """
    if not 2 <= len(term) <= 4 or is_common_word(term) or not all(character in text for character in term):
        return False
    return bool(_written_out(term).search(text))


@lru_cache(maxsize=1024)
def _written_out(term: str) -> re.Pattern[str]:
    return re.compile("".join(f"{re.escape(character)}{_REST}" for character in term))


def _bigram_share(term: str, text: str) -> float:
    pairs = [term[i : i + 2] for i in range(len(term) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
