"""The English words of the genre and what Chinese reports say: the longest entry wins, inflection does not matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from qa_bot.resources import load_lines, load_toml

WordKind = Literal["noun", "deed", "adverb", "of", "before", "plain", "and", "stop", "unknown", "chinese"]
"""What a word of a question does; `of`, `before` and `plain` are prepositions: A of B is B A, A as B stays."""
_TOKEN = re.compile(
    r"[\u3400-\u9fff〇“”《》\d.,%]*[\u3400-\u9fff〇“”《》]+[\u3400-\u9fff〇“”《》\d.%]*|[A-Za-z0-9&'.%]+"
)
_AMERICAN = (
    (r"isation", "ization"),
    (r"is(e[ds]?|ing)$", r"iz\1"),
    (r"yse", "yze"),
    (r"centre", "center"),
    (r"our$", "or"),
    (r"programme", "program"),
)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word or term of an English question: as typed, what it does, and how reports may say it, the usual first."""

    typed: str
    kind: WordKind
    chinese: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as the glossary writes it, lower case, what it does, and how reports may say it."""

    form: str
    kind: WordKind
    chinese: tuple[str, ...]


def read_words(text: str) -> list[Word]:
    """Return the words of an English phrase in order, terms of the glossary whole."""
    tokens = _tokens(text)
    stems = [_stem(token) for token in tokens]
    found: list[Word] = []
    position = 0
    while position < len(tokens):
        size, entry = _entry_at(tokens, stems, position)
        typed = " ".join(tokens[position : position + size])
        found.append(Word(typed, entry.kind, entry.chinese) if entry else Word(typed, _kind_of(typed)))
        position += size
    return found


def chosen(word: Word, holds: Callable[[str], bool]) -> str:
    """Return how the reports say a word of the glossary: the first of its translations that `holds` finds."""
    return next((chinese for chinese in word.chinese if holds(chinese)), word.chinese[0])


def _entry_at(tokens: list[str], stems: list[str], position: int) -> tuple[int, _Entry | None]:
    """Return how many tokens the longest entry at `position` takes, and the entry; 1 and None where there is none."""
    for size in range(min(_LONGEST, len(tokens) - position), 0, -1):
        entries = _glossary().get(tuple(stems[position : position + size]), ())
        if entries:
            return size, _fitting(entries, tokens[position : position + size])
    return 1, None


def _fitting(entries: tuple[_Entry, ...], typed: list[str]) -> _Entry:
    """Return the entry that is written as it was typed: urban is not urbanization, which has its stem.

    Else the deed for a word in -ed, what stands before it for one in -ly, else neither where there is one.
    """
    low, whole = typed[0].lower(), " ".join(typed).lower()
    for form in (whole, whole.removesuffix("s")):  # AIDS is no aid, services are a sector
        if exact := next((entry for entry in entries if entry.form == form), None):
            return exact
    if low.endswith("ly"):
        return next((entry for entry in entries if entry.kind == "adverb"), entries[0])
    deed = low.endswith("ed")
    return next((entry for entry in entries if (entry.kind == "deed") == deed), entries[0])


def _kind_of(token: str) -> WordKind:
    low = token.lower()
    if not re.search("[A-Za-z]", token):
        return "chinese"
    if low in ("and", "or", "&"):
        return "and"
    return _small_words().get(low, "unknown")


def _tokens(text: str) -> list[str]:
    apart = re.sub(r"(?<=[A-Za-z])(?:'s|’s|s')(?=\s|$)", " ", text)
    apart = re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z0-9])|(?<=\d)-(?=[A-Za-z])", " ", apart)
    return [token for token in (match.group().strip(".,'") for match in _TOKEN.finditer(apart)) if token]


@lru_cache(maxsize=8192)
def _stem(token: str) -> str:
    low = token.lower()
    for british, american in _AMERICAN:
        low = re.sub(british, american, low)
    return str(_stemmer().stemWord(low.replace(".", " ")))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _small_words() -> dict[str, WordKind]:
    table = load_toml("english_frames.toml")
    kinds: tuple[WordKind, ...] = ("stop", "of", "before", "plain")
    return {word: kind for kind in kinds for word in table[kind].split()}


@cache
def _glossary() -> dict[tuple[str, ...], tuple[_Entry, ...]]:
    table: dict[tuple[str, ...], tuple[_Entry, ...]] = {}
    for english, entry in _entries():
        key = tuple(_stem(token) for token in _tokens(english))
        table[key] = (*table.get(key, ()), entry)
    return table


def _entries() -> Iterator[tuple[str, _Entry]]:
    for line in load_lines("english_glossary.txt"):
        english, _, chinese = line.partition(" = ")
        kind: WordKind = "deed" if english.startswith("to ") else "adverb" if english.startswith("~") else "noun"
        for form in english.removeprefix("to ").removeprefix("~").split(", "):
            yield form, _Entry(" ".join(_tokens(form)).lower(), kind, tuple(chinese.split("/")))
