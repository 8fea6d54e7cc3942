"""How Chinese characters sound: one number for every syllable without its tone, exactly or as they are mixed up."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]
NO_SOUND = 0
"""The code of whatever is no Chinese character."""
_MANY = 1000
_HAN = re.compile("[\u3400-\u9fff〇]")
_MIXED_UP = ((r"^([zcs])h", r"\1"), (r"^n(?=[aeiouü])", "l"), (r"^f(?=u)", "h"), (r"(?<=[aei])ng$", "n"))
"""Initials and finals that many speakers do not tell apart: zh/z, ch/c, sh/s, n/l, hu/fu, ang/an, eng/en."""


def sounds(text: str, *, mixed: bool = False) -> Codes:
    """Return the code of each character of `text`, shape (len(text),); `mixed`: sounds that are mixed up are one."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    if len(points) < _MANY:
        return np.array([_code(character, mixed=mixed) for character in text], dtype=np.uint16)
    table = np.zeros(int(points.max()) + 1, dtype=np.uint16)
    for character in set(text):
        table[ord(character)] = _code(character, mixed=mixed)
    return table[points]


@lru_cache(maxsize=16384)
def syllable(character: str, *, mixed: bool = False) -> str:
    """Return the usual reading of a Chinese character without its tone, "" where it has none."""
    if not _HAN.match(character):
        return ""
    readings = _readings().get(ord(character), "")
    plain = unicodedata.normalize("NFD", readings.split(",")[0])
    sound = "".join(letter for letter in plain if letter.isascii()) if "\u0308" not in plain else _with_umlaut(plain)
    for found, put in _MIXED_UP if mixed else ():
        sound = re.sub(found, put, sound)
    return sound


def spellings(text: str) -> set[str]:
    """Return Chinese characters in Latin letters, without tones or gaps, by every reading: chengdu, chengdou."""
    readings = [_letters_of(character) for character in text]
    return {"".join(parts) for parts in product(*readings)} if all(readings) else set()


def _letters_of(character: str) -> set[str]:
    readings = unicodedata.normalize("NFD", _readings().get(ord(character), ""))
    letters = {"".join(letter for letter in one if letter.isascii()) for one in readings.split(",")}
    return set(sorted(letters - {""})[:4])


def _with_umlaut(plain: str) -> str:
    return "".join(
        "v" if after == "\u0308" else letter
        for letter, after in zip(plain, plain[1:] + " ", strict=True)
        if letter.isascii()
    )


def _code(character: str, *, mixed: bool) -> int:
    sound = syllable(character, mixed=mixed)
    return _numbers().setdefault(sound, len(_numbers()) + 1) if sound else NO_SOUND


@cache
def _numbers() -> dict[str, int]:
    """Return the table of the syllables met so far and their numbers; it grows, and what stands in it stays."""
    return {}


@cache
def _readings() -> dict[int, str]:
    # The phrases of pypinyin take three times as long to load as its characters, and only those are needed.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.constants import PINYIN_DICT

    return dict(PINYIN_DICT)
