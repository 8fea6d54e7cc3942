"""Exact match and F1 of CMRC2018, as defined by the evaluation script published with it.

Cui et al. 2019, "A Span-Extraction Dataset for Chinese Machine Reading Comprehension" (EMNLP), section 4. A text is cut
into units: every Chinese character is one, every other run of letters or digits is one word; punctuation is left out.
F1 is over the longest *contiguous* run of units that both texts share, not over their bags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

PUNCTUATION = frozenset("-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』")
"""The marks the published script leaves out of both texts; it lists …… as a pair, which no single character equals."""
_UNIT = re.compile(r"[\u4e00-\u9fa5]|[^\W_\u4e00-\u9fa5]+(?:[.,][^\W_\u4e00-\u9fa5]+)*|'[a-z]+|[^\w\s]")


def segments(text: str) -> list[str]:
    """Return the units of `text`, lower-cased: 增长2.5%的GDP -> 增 长 2.5 % 的 gdp.

    The published script cuts runs that are not Chinese by NLTK's word tokenizer; this cuts them at white space and
    marks, keeps points and commas inside a word or number, and cuts before an apostrophe: as many units for numbers,
    words, percentages and possessives.
    """
    kept = "".join(character for character in text.lower() if character not in PUNCTUATION)
    return _UNIT.findall(kept)


def exact_match(given: str, gold: Sequence[str]) -> float:
    """Return 1 where `given` equals one of `gold`, case and punctuation apart, else 0."""
    return float(any(_plain(given) == _plain(one) for one in gold))


def f1(given: str, gold: Sequence[str]) -> float:
    """Return the best F1 over `gold`: 2PR / (P + R), P and R the shared run's share of the units of either text."""
    units = segments(given)
    return max((_f1(units, segments(one)) for one in gold), default=0.0)


def longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many units the longest contiguous run that stands in both has; in time len(left) * len(right)."""
    longest, above = 0, [0] * (len(right) + 1)
    for unit in left:
        beside = zip(pairwise(above), right, strict=True)
        row = [0, *(before + 1 if unit == other else 0 for (before, _), other in beside)]
        longest, above = max(longest, *row), row
    return longest


def _f1(given: Sequence[str], gold: Sequence[str]) -> float:
    run = longest_run(given, gold)
    if not run:
        return 0.0
    precision, recall = run / len(given), run / len(gold)
    return 2 * precision * recall / (precision + recall)


def _plain(text: str) -> str:
    return "".join(character for character in text.lower().strip() if character not in PUNCTUATION)
