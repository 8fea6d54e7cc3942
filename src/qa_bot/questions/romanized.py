"""Chinese names written in Latin letters: Putuo District is 普陀区, Haina is 海纳 where a report speaks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from qa_bot.questions.route import place_stem
from qa_bot.resources import load_toml
from qa_bot.text.places import known_places
from qa_bot.text.sounds import spellings
from qa_bot.text.words import word_frequency

_LETTERS = re.compile(r"[^a-z]")


class NameReader:
    """Reads names in pinyin: the places of the reports first, then the places and the quoted names it knows."""

    def __init__(self, places: Iterable[str], names: Callable[[], Iterable[str]]) -> None:
        """Read over `places` of the reports, and `names` that stand in them."""
        self._places = {spelt: place for place in places if len(place) > 1 for spelt in spellings(place_stem(place))}
        self._names_of = names
        self._whole: dict[str, str] | None = None
        self._begun: dict[str, str] | None = None

    def read(self, typed: str, kind: str = "") -> str | None:
        """Return the Chinese of a name in Latin letters (`Jing'an`), None where it is none that is known.

        Shanghai is the city, not the 上海标准 that a report quotes.

        `kind` is what it is the name of (区): 静安区 is looked for before 静安, and 靖安 of another county is not it.
        """
        sound = _LETTERS.sub("", typed.lower())
        if place := load_toml("english_frames.toml")["irregular"].get(sound) or self._places.get(sound):
            return place if place.endswith(kind) else f"{place_stem(place)}{kind}"
        if name := self._names().get(sound):
            return name
        with_kind = (_known_places().get(sound + spelt) for spelt in spellings(kind) if kind)
        if place := next(filter(None, with_kind), None):
            return place
        begun = self._beginnings().get(sound)
        if begun and kind:  # Haina Town is the 海纳小镇 of a report, whatever other place sounds so
            return begun
        place = _known_places().get(sound)
        return f"{place}{kind}" if place else begun

    def _names(self) -> dict[str, str]:
        if self._whole is None:
            self._whole = _by_spelling(self._longest_first())
        return self._whole

    def _beginnings(self) -> dict[str, str]:
        """Return the names by their first two characters: Haina for 海纳小镇."""
        if self._begun is None:
            self._begun = _by_spelling(self._longest_first(), 2)
        return self._begun

    def _longest_first(self) -> list[str]:
        return sorted(self._names_of(), key=len, reverse=True)


@cache
def _known_places() -> dict[str, str]:
    """Return the places there are by their pinyin; of two that sound alike the more frequent."""
    places = sorted(known_places(), key=lambda place: (word_frequency(place), place))
    stems = (place[:-1] for place in places if len(place) > 2 and place[-1] in place_kinds().values())
    return _by_spelling(places) | _by_spelling(stems)


def _by_spelling(names: Iterable[str], begin: int | None = None) -> dict[str, str]:
    """Return names by each of their spellings, of their first `begin` characters where given; the last one wins."""
    return {spelt: name for name in names for spelt in spellings(name[:begin])}


@cache
def place_kinds() -> dict[str, str]:
    """Return what a place may be in English and in Chinese: district 区."""
    return dict(load_toml("english_frames.toml")["places"])
