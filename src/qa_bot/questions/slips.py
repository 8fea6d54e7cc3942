"""What a question may have meant to say: readings that its reports hold, each one slip of the hand away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from qa_bot.questions.wording import Wording
from qa_bot.resources import load_toml
from qa_bot.text.numbers import digits
from qa_bot.text.span import Span
from qa_bot.text.words import cut, word_frequency

AGREED = 0.8
"""The share of the places found that must agree on what is meant."""
CONTEXT = 2
"""Characters on either side that a reading with one character more, less or exchanged must stand between."""
_RUN = re.compile("[\u4e00-\u9fff]{3,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST_RUN = 40
RARE = 3
"""Occurrences in the corpus of the segmenter's dictionary up to which an entry may itself be a slip (注消)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question read otherwise: `text`, where `slip` of the question became `meant`; `context` characters agree.

    `named` tells whether all that agrees is a name a report puts in quotation marks.
    """

    text: str
    slip: Span
    meant: Span
    context: int
    named: bool = False


def stray_places(question: str) -> frozenset[int]:
    """Return the positions in `question` of stray characters, of words hardly ever written, and beside them.

    The segmenter leaves over what it has no word for: 玛 of 场所玛, 服 of 服物业.
    """
    stray: set[int] = set()
    before, position = "", 0
    for word in cut(question):
        lone = (len(word) == 1 and (word not in usual() or len(before) == 1)) or word[0] == before[-1:]
        if _HAN.match(word) and (lone or (len(word) > 1 and word_frequency(word) <= RARE)):
            stray.update(range(position - 1, position + len(word) + 1))
        before, position = word, position + len(word)
    return frozenset(stray)


def odd_places(question: str, stray: frozenset[int], wording: Wording) -> frozenset[int]:
    """Return those of the `stray` places of `question` that stand in no three characters of a report."""
    held = set(range(len(question) - 2)).difference(wording.unheld(question))
    return frozenset(at for at in stray if held.isdisjoint((at - 2, at - 1, at)))


def sounding_alike(question: str, odd: frozenset[int], wording: Wording, *, mixed: bool) -> Iterator[Reading]:
    """Yield the readings in which three or more characters are replaced by what sounds like them in a report."""
    for match in _RUN.finditer(question):
        run = match.group()[:_LONGEST_RUN]
        for start in wording.unheard(run, mixed=mixed):
            if odd.isdisjoint(range(match.start() + start, match.start() + start + 3)):
                continue
            window, found = wording.homophones(run, start, mixed=mixed)
            meant, times = found.most_common(1)[0]
            if times >= AGREED * found.total():
                yield from _replaced(question, match.start() + window.start, meant, wording)


def looking_alike(question: str, odd: frozenset[int], wording: Wording) -> Iterator[Reading]:
    """Yield the readings in which one character is replaced by one of its shape, and a report holds it so."""
    for position, character in enumerate(question):
        if (
            position not in odd
            or character not in _shapes()
            or _holds_around(question, Span(position, position + 1), wording)
        ):
            continue
        for other in _shapes()[character]:
            text = question[:position] + other + question[position + 1 :]
            if window := _held_around(text, Span(position, position + 1), wording):
                yield from _replaced(question, window.start, window.of(text), wording)


def misplaced(question: str, stray: frozenset[int], wording: Wording) -> Iterator[Reading]:
    """Yield the readings with a doubled character taken out, two exchanged, or a missing one put in."""
    if not stray:
        return
    unheld = set(wording.unheld(question))
    for match in _RUN.finditer(question):
        for at in range(match.start(), min(match.end(), match.start() + _LONGEST_RUN) - 1):
            spanning = {start for start in (at - 1, at) if match.start() <= start <= match.end() - 3}
            if at not in stray or at + 1 not in stray or not spanning <= unheld:
                continue
            if question[at] == question[at + 1] and question[at] not in digits():
                yield from _undoubled(question, at, wording)
            else:
                yield from _exchanged(question, at, wording)
                yield from _filled(question, at, match.start(), match.end(), wording)


def _undoubled(question: str, at: int, wording: Wording) -> Iterator[Reading]:
    """Yield the question without one of two equal characters: a stray one, right after or before the word it is of."""
    start = 0
    for word, after in pairwise(cut(question)):
        start += len(word)
        if start != at + 1 or len(word) + len(after) < 3 or 1 not in (len(word), len(after)):
            continue
        beyond = question[max(0, at - 2) : at] + question[at + 1 : at + 3]
        if len(after) == 1 or (word not in usual() and len(beyond) == 4 and wording.holds(beyond)):
            text = question[: at + 1] + question[at + 2 :]
            yield Reading(
                text, Span(at, at + 1) if len(word) == 1 else Span(at + 1, at + 2), Span(at, at + 1), len(word)
            )


def _exchanged(question: str, at: int, wording: Wording) -> Iterator[Reading]:
    text = question[:at] + question[at + 1] + question[at] + question[at + 2 :]
    pair = Span(at, at + 2)
    window = _held_around(text, pair, wording)
    if window and window.start < at and window.end > at + 2 and len(window) >= 2 + CONTEXT:
        yield Reading(text, pair, pair, len(window) - 2)


def _filled(question: str, at: int, first: int, last: int, wording: Wording) -> Iterator[Reading]:
    left, right = question[max(first, at + 1 - CONTEXT) : at + 1], question[at + 1 : min(last, at + 1 + CONTEXT)]
    if len(left) + len(right) < 2 * CONTEXT:
        return
    found = wording.between(left, right)
    if found:
        text = question[: at + 1] + found + question[at + 1 :]
        yield Reading(text, Span(at, at + 2), Span(at, at + 3), len(left) + len(right))


def _replaced(question: str, start: int, meant: str, wording: Wording) -> Iterator[Reading]:
    """Yield the question with `meant`, a run of a report, put at `start`, where one character of a word changes."""
    changed = [i for i, character in enumerate(meant) if character != question[start + i]]
    whole = wording.whole_words(meant)
    if len(changed) == 1 and whole.start <= changed[0] < whole.end:
        slip = Span(start + changed[0], start + changed[0] + 1)
        text = question[:start] + meant + question[start + len(meant) :]
        yield Reading(text, slip, slip, len(whole) - 1, named=wording.names(meant))


def _holds_around(text: str, span: Span, wording: Wording) -> bool:
    return _held_around(text, span, wording) is not None


def _held_around(text: str, span: Span, wording: Wording) -> Span | None:
    """Return the widest run about `span` that a report holds, None where it holds no three characters about it."""
    size = max(3, len(span) + 1)
    for start in range(span.end - size, span.start + 1):
        if (
            start >= 0
            and _RUN.fullmatch(part := text[start : start + size])
            and len(part) == size
            and wording.holds(part)
        ):
            return _widest(text, Span(start, start + size), wording.holds)
    return None


def _widest(text: str, window: Span, fits: Callable[[str], bool]) -> Span:
    """Return `window` widened as far as it fits, to the right first."""
    start, end = window.start, window.end
    while end < len(text) and fits(text[start : end + 1]):
        end += 1
    while start > 0 and fits(text[start - 1 : end]):
        start -= 1
    return Span(start, end)


@cache
def usual() -> frozenset[str]:
    """Return the characters that stand alone in a question as a matter of course: particles and measure words."""
    return frozenset(load_toml("spelling.toml")["usual"])


@cache
def _shapes() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in load_toml("spelling.toml")["shapes"]:
        for character in group:
            table[character] = table.get(character, "") + group.replace(character, "")
    return table
