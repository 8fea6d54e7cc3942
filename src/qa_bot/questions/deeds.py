"""The words by which questions name what they ask for and reports what was done, as data in `wanted.toml`."""

from __future__ import annotations

from functools import cache

from qa_bot.resources import load_toml
from qa_bot.text.pieces import governing_verbs


@cache
def alike(word: str) -> tuple[str, ...]:
    """Return `word` and the words that say the same deed, longest first."""
    found = {word}.union(*(group for group in load_toml("wanted.toml")["alike"] if word in group))
    return tuple(sorted(found, key=lambda other: (-len(other), other)))


def is_verb(word: str) -> bool:
    """Tell whether `word` is a deed, so that what it governs stands beside it."""
    return word in deeds() or word in governing_verbs()


@cache
def deeds() -> frozenset[str]:
    """Return the words for what is done, of all groups."""
    return frozenset(word for group in load_toml("wanted.toml")["alike"] for word in group)


@cache
def empty_nouns() -> frozenset[str]:
    """Return the nouns that name nothing by themselves (名字)."""
    return frozenset(load_toml("wanted.toml")["empty"])


@cache
def kind_nouns() -> tuple[str, ...]:
    """Return the nouns whose kind is known, longest first."""
    nouns = {noun for kind in load_toml("wanted.toml")["type"] for noun in kind["nouns"]}
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))
