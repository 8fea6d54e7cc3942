"""Words for the lexical index: jieba's search-mode words and character bigrams, numbers kept whole.

jieba alone breaks `123,244.2` and `%` apart, so the text is cut into number, Latin and Han runs first and jieba sees
only the Han runs. The bigrams catch what its dictionary does not know: names, new terms, abbreviations.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

from qa_bot.text.synonyms import compounds, vocabulary

if TYPE_CHECKING:
    from jieba import Tokenizer

_RUNS = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?[%％‰]?)"
    r"|(?P<latin>[A-Za-z][A-Za-z0-9.+#-]*)"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]+)"
)

_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")

LONGEST_ADDED = 5
"""Characters of the longest word that is added to the dictionary unasked: what is longer is told by its parts."""
RARE = 30
"""Occurrences in the corpus of jieba's dictionary up to which a word may be an abbreviation."""


@cache
def segmenter() -> Tokenizer:
    """Return the process's one jieba tokenizer (a second to load, once), the genre's own words added."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    short = [word for word in vocabulary() if _is_cut_to_pieces(word, tokenizer)]
    for word in (*short, *compounds()):
        tokenizer.add_word(word)
    return tokenizer


def word_frequency(word: str) -> int:
    """Return how often the corpus of the dictionary has `word`, 0 where the dictionary does not hold it."""
    return int(segmenter().FREQ.get(word) or 0)


def _is_cut_to_pieces(word: str, tokenizer: Tokenizer) -> bool:
    """Tell whether a short word that the dictionary does not hold is cut to characters that mean nothing (营|收)."""
    if tokenizer.FREQ.get(word) or not _HAN_ONLY.fullmatch(word) or len(word) > LONGEST_ADDED:
        return False
    return any(len(piece) == 1 for piece in tokenizer.cut(word, HMM=False))


def is_word(text: str) -> bool:
    """Tell whether the dictionary holds `text`; what it does not may be two halves of words."""
    return word_frequency(text) > 0


def is_common_word(word: str) -> bool:
    """Tell whether the dictionary counts `word` often enough for it to be no abbreviation."""
    return word_frequency(word) > RARE


def cut(text: str) -> list[str]:
    """Return all of `text` cut into words of the dictionary, single characters and runs of what is not Chinese."""
    return list(segmenter().cut(text, HMM=False))


def likelihood(text: str) -> float:
    """Return the natural logarithm of how likely the best cut of `text` is, by the dictionary's word frequencies."""
    route: dict[int, tuple[float, int]] = {}
    tokenizer = segmenter()
    tokenizer.calc(text, tokenizer.get_DAG(text), route)
    return float(route[0][0])


def words(text: str) -> list[str]:
    """Return the words of `text` in order, without punctuation: `["累计", "开通", "5", "g", …]` in plain cut mode."""
    return [word for kind, run in _runs(text) for word in (_cut(run) if kind == "han" else [run.lower()])]


def search_terms(text: str) -> list[str]:
    """Return the terms the lexical index counts: search-mode words (a long word and its parts) and bigrams."""
    terms: list[str] = []
    for kind, run in _runs(text):
        if kind == "han":
            terms += segmenter().cut_for_search(run)
            terms += [run[i : i + 2] for i in range(len(run) - 1)]
        elif kind == "number":
            terms.append(run.replace(",", ""))
        else:
            terms.append(run.lower())
    return terms


def _cut(run: str) -> list[str]:
    return list(segmenter().cut(run))


def _runs(text: str) -> list[tuple[str, str]]:
    return [(match.lastgroup or "", match.group()) for match in _RUNS.finditer(text)]
