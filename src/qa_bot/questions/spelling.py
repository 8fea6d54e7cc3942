"""Slips of the hand in a question: 场所玛 is read as 场所码 where the reports say the one and never the other.

A slip is mended only where what is put in its place stands in the reports with the same neighbours, sounds or looks the
same, and makes the question likelier as Chinese by far (Kernighan, Church & Gale 1990, "A Spelling Correction Program
Based on a Noisy Channel Model", with the reports as the dictionary). A word, a place or a name that is right as it is
stays, whatever sounds like it: a question about what the reports do not say must not become one about what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from qa_bot.questions.slips import (
    RARE,
    Reading,
    looking_alike,
    misplaced,
    odd_places,
    sounding_alike,
    stray_places,
    usual,
)
from qa_bot.questions.wording import Wording
from qa_bot.resources import load_toml
from qa_bot.text.names import is_personal_name, name_spans, tagged
from qa_bot.text.span import Span
from qa_bot.text.words import cut, likelihood, word_frequency

LIKELIER = 3.0
"""How much likelier (natural logarithm) the mended question must be as Chinese."""
MUCH_LIKELIER = 6.0
"""The same where the sounds are not equal but mixed up, or characters are put in, taken out or exchanged."""
CONTEXT = 3
"""Unchanged characters, in whole words of a report, that a slip must stand among; one fewer in a word of three."""
NO_WORD, OTHER, NOUN = 2, 3, 4
"""Unchanged characters about a lone character that was meant otherwise, by what it is on its own."""
MOST_SLIPS = 3
_NAMES = ("ns", "nr", "nt", "nz")
_NO_WORD = ("g", "zg", "nr", "nrt", "x", "o")
"""Tags of a lone character that is no word of its own (玛, 夜)."""
_LEVELS = frozenset("省市区县旗镇乡村")
_PLACE_ENDINGS = frozenset("省市县区镇乡村路街庄河湖岛旗州")
_FUNCTION = ("u", "p", "c", "d", "r", "y", "e")


class Speller:
    """Reads questions as the reports of an index would word them."""

    def __init__(self, texts: Iterable[str], places: Iterable[str] = ()) -> None:
        """Read by the wording of `texts`; `places`, those of the reports, are never read into a question."""
        self._texts = tuple(texts)
        self._places = tuple(place for place in places if len(place) > 1)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self._texts)  # most questions never ask for it

    def read(self, question: str) -> str:
        """Return `question` (normalised, Simplified) with its slips mended, the question itself where it has none."""
        for slip, meant in load_toml("spelling.toml")["slips"].items():
            question = question.replace(slip, meant)
        for _ in range(MOST_SLIPS):
            mended = self._mended(question)
            if mended is None:
                break
            question = mended
        return question

    def _mended(self, question: str) -> str | None:
        for readings, least in self._tried(question):
            likely = [
                (gain(question, one), one.text)
                for one in readings
                if self._may_be_meant(question, one) and _is_convincing(question, one, least)
            ]
            if likely:
                return max(likely)[1]
        return None

    def _tried(self, question: str) -> Iterator[tuple[Iterator[Reading], float]]:
        """Yield the ways to read a question otherwise, the likeliest slips first, with what they must gain."""
        stray = stray_places(question)
        if not stray:
            return
        odd = odd_places(question, stray, self._wording)
        yield sounding_alike(question, odd, self._wording, mixed=False), LIKELIER
        yield looking_alike(question, odd, self._wording), LIKELIER
        yield sounding_alike(question, odd, self._wording, mixed=True), MUCH_LIKELIER
        yield misplaced(question, stray, self._wording), MUCH_LIKELIER

    def _may_be_meant(self, question: str, reading: Reading) -> bool:
        """Tell whether a reading leaves alone what may be right: words, names, places and what is newer than both."""
        if any(place in reading.text and place not in question for place in self._places):
            return False
        if reading.slip.of(question) in _LEVELS or any(
            _overlaps(newer, reading.slip) for newer in _newer_spans(question)
        ):
            return False
        typed, meant = _tokens_at(question, reading.slip), _tokens_at(reading.text, reading.meant)
        if any(tag.startswith(_NAMES) and len(span) > 1 for span, tag in typed):
            return False
        if any(tag.startswith(_FUNCTION) and len(span) == 1 for span, tag in meant):
            return False
        if len(reading.text) == len(question):  # a word cut off by a slip beside it is none: 物业 of 服物业
            typed = [token for span, _ in meant for token in _tokens_at(question, span)]
        return any(
            len(span) == 1 or (len(span) == 2 and word_frequency(span.of(question)) <= RARE) for span, _ in typed
        )


def _is_convincing(question: str, reading: Reading, least: float) -> bool:
    """Tell whether a reading is likelier by `least`, or where the dictionary cannot tell, its context says so."""
    gained = gain(question, reading)
    if len(reading.text) != len(question):
        return gained >= least
    typed, meant = _tokens_at(question, reading.slip), _tokens_at(reading.text, reading.meant)
    if len(typed[0][0]) == len(meant[0][0]) == 1:
        return least <= LIKELIER and _is_lone_slip(question, reading, typed[0][1], meant[0][1])
    told = gained >= least or (gained >= -LIKELIER >= -least and not _is_in_name(question, reading.slip))
    return told and reading.context >= (CONTEXT - 1 if len(meant[0][0]) > 2 else CONTEXT)


def _is_lone_slip(question: str, reading: Reading, typed: str, meant: str) -> bool:
    """Tell whether a lone character stands for another one, by their tags: 玛 of 场所玛 is no word of its own."""
    if reading.named:
        return reading.context >= OTHER
    if not meant.startswith(("n", "z", "g")) or _is_in_name(question, reading.slip):
        return False
    if reading.slip.of(question) in usual():
        return False
    return reading.context >= (NO_WORD if typed.startswith(_NO_WORD) else NOUN if typed.startswith("n") else OTHER)


def gain(question: str, reading: Reading) -> float:
    """Return how much likelier a reading is as Chinese than the question; what its context proves counts too."""
    return likelihood(reading.text) - likelihood(question)


def _tokens_at(text: str, place: Span) -> list[tuple[Span, str]]:
    return [(span, tag) for span, tag in tagged(text, guess=False) if _overlaps(span, place)]


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _newer_spans(text: str) -> Iterator[Span]:
    for word in load_toml("spelling.toml")["newer"]["words"]:
        start = text.find(word)
        if start >= 0:
            yield Span(start, start + len(word))


def _is_in_name(text: str, slip: Span) -> bool:
    """Tell whether a slip stands in what may be a name: of a person, or of a place by what follows (黎家庄村)."""
    if any(_overlaps(span, slip) and is_personal_name(span.of(text)) for span in name_spans(text)):
        return True
    after = cut(text[slip.end :])[:2]
    return any(word in _PLACE_ENDINGS for word in after)
