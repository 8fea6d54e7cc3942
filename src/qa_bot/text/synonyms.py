"""The lexicon: the words by which readers may ask for what reports say, as data in `resources/synonyms/`.

A group is closed: any of its words stands for any other. A one-way entry is not: the reader's word may mean one of the
report's words, but none of those means it or each other (拿下 may be 获批 or 荣获). Words that merely relate (申请 and
授权, 营收 and 利润) stand in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from qa_bot.resources import load_toml, names

FOLDER = "synonyms"
"""Where the lexicon's files stand, one for each domain."""


@lru_cache(maxsize=4096)
def same(word: str) -> tuple[str, ...]:
    """Return `word`, lower case, and the words that mean the same."""
    low = word.lower()
    return tuple(dict.fromkeys((low, *_groups().get(low, ()))))


@lru_cache(maxsize=4096)
def senses(word: str) -> tuple[str, ...]:
    """Return the words that `word` may mean and that do not mean the same as it, lower case."""
    meant = (one for sense in _oneway().get(word.lower(), ()) for one in same(sense))
    return tuple(dict.fromkeys(one for one in meant if one not in same(word)))


def vocabulary() -> Iterator[str]:
    """Yield the words a question may have: those of the groups and those that have one-way senses."""
    yield from _groups()
    yield from _oneway()


def compounds() -> Iterator[str]:
    """Yield the words that are one though they are made of longer words: 固定资产投资."""
    for name in names(FOLDER):
        yield from load_toml(name).get("compounds", ())


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name in names(FOLDER):
        for group in load_toml(name)["groups"]:
            folded = tuple(word.lower() for word in group)
            table.update((word, table.get(word, ()) + folded) for word in folded)
    return table


@cache
def _oneway() -> dict[str, tuple[str, ...]]:
    return {word.lower(): tuple(others) for name in names(FOLDER) for word, others in load_toml(name)["oneway"].items()}
