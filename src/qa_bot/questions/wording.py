"""The wording of an index: which runs of characters its reports hold, and which of them sound like another run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from qa_bot.text.sounds import NO_SOUND, sounds
from qa_bot.text.span import Span
from qa_bot.text.words import cut

MOST_FOUND = 200
"""Places looked at where a run is said; more tell nothing new."""
AROUND = 8
"""Characters on either side of a run that tell which words it is of."""
_HAN = re.compile("[\u4e00-\u9fff]")
_CHARACTERS = 1 << 21
"""More than there are characters, and"""
_BASE = 1 << 10
"""More than there are syllables: three codes make one number."""


class Wording:
    """What the reports of an index say, to be asked for a run of characters or for its sound; read-only once made."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = "\n".join(texts)
        self._triples = np.unique(_triples(_points(self.text), _CHARACTERS))
        self._exactly = _Said(self.text, mixed=False)

    @cached_property
    def _mixed_up(self) -> _Said:
        return _Said(self.text, mixed=True)  # most questions never ask for it

    def _as_said(self, *, mixed: bool) -> _Said:
        return self._mixed_up if mixed else self._exactly

    def holds(self, run: str) -> bool:
        """Tell whether a report holds `run` of three characters or more."""
        triples = _triples(_points(run), _CHARACTERS)
        return bool(_among(triples, self._triples).all()) and (len(run) == 3 or run in self.text)

    def names(self, run: str) -> bool:
        """Tell whether a report has all of `run` in quotation marks."""
        return f"“{run}”" in self.text or f"《{run}》" in self.text

    def unheld(self, text: str) -> list[int]:
        """Return where three characters of `text` begin that no report holds."""
        return [int(i) for i in np.flatnonzero(~_among(_triples(_points(text), _CHARACTERS), self._triples))]

    def unheard(self, text: str, *, mixed: bool) -> list[int]:
        """Return where three characters of `text` begin that no report holds, though one holds others of that sound."""
        if len(text) < 3:
            return []
        held = _among(_triples(_points(text), _CHARACTERS), self._triples)
        return [int(i) for i in np.flatnonzero(self._as_said(mixed=mixed).heard(text) & ~held)]

    def between(self, left: str, right: str) -> str:
        """Return the one character that the reports have between `left` and `right`, "" where none or several."""
        first, last = (np.uint64(ord(left[-1])), np.uint64(ord(right[0])))
        square = np.uint64(_CHARACTERS) ** np.uint64(2)
        low, high = np.searchsorted(self._triples, [first * square, (first + np.uint64(1)) * square])
        triples = self._triples[low:high]
        middles = (triples[triples % np.uint64(_CHARACTERS) == last] // np.uint64(_CHARACTERS)) % np.uint64(_CHARACTERS)
        found = [chr(int(one)) for one in middles if f"{left}{chr(int(one))}{right}" in self.text]
        return found[0] if len(found) == 1 and _HAN.fullmatch(found[0]) else ""

    def whole_words(self, run: str) -> Span:
        """Return which part of `run` is whole words where a report first says it: 园建设 of 新园建设 in 创新园建设."""
        start = self.text.find(run)
        first, last = max(0, start - AROUND), start + len(run) + AROUND
        ends = [first, *(first + end for end in accumulate(map(len, cut(self.text[first:last]))))]
        inside = [end - start for end in ends if start <= end <= start + len(run)]
        return Span(inside[0], inside[-1]) if inside else Span(0, 0)

    def homophones(self, text: str, start: int, *, mixed: bool) -> tuple[Span, Counter[str]]:
        """Return the widest run of `text` about the three characters at `start` that a report says, and how it is said.

        The counter tells how often each of the runs of that sound stands in the reports.
        """
        said, wanted = self._as_said(mixed=mixed).coded, _as_text(sounds(text, mixed=mixed))
        places = list(_found(said, wanted[start : start + 3]))
        first, last = start, start + 3
        while last < len(wanted) and (
            kept := [at for at in places if said[at + last - first : at + last - first + 1] == wanted[last]]
        ):
            places, last = kept, last + 1
        while first and (kept := [at for at in places if at and said[at - 1] == wanted[first - 1]]):
            places, first = [at - 1 for at in kept], first - 1
        return Span(first, last), Counter(self.text[at : at + last - first] for at in places)


def _found(text: str, run: str) -> Iterator[int]:
    """Yield the first places where `run` stands in `text`."""
    place = text.find(run)
    for _ in range(MOST_FOUND):
        if place < 0:
            return
        yield place
        place = text.find(run, place + 1)


class _Said:
    """How a text sounds: as a string to search, and the triples of syllables it holds."""

    def __init__(self, text: str, *, mixed: bool) -> None:
        self._mixed = mixed
        codes = sounds(text, mixed=mixed)
        self.coded = _as_text(codes)
        self._triples = np.unique(_triples(codes.astype(np.uint64), _BASE))

    def heard(self, text: str) -> NDArray[np.bool_]:
        """Tell of each three characters of `text` whether they are said; not where one has no sound."""
        codes = sounds(text, mixed=self._mixed).astype(np.uint64)
        sounding = codes != NO_SOUND
        said = _among(_triples(codes, _BASE), self._triples)
        return np.asarray(said & sounding[:-2] & sounding[1:-1] & sounding[2:], dtype=np.bool_)


def _points(text: str) -> NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)


def _triples(values: NDArray[np.uint64], base: int) -> NDArray[np.uint64]:
    """Return each three neighbouring values as one number, shape (n - 2,)."""
    if len(values) < 3:
        return np.zeros(0, dtype=np.uint64)
    step = np.uint64(base)
    return (values[:-2] * step + values[1:-1]) * step + values[2:]


def _among(values: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[places] == values)


def _as_text(codes: NDArray[np.uint16]) -> str:
    """Return codes as a string of one character each, so that runs are found by `str.find`."""
    return codes.astype("<u2").tobytes().decode("utf-16-le")
