"""How far a thing has come: a question whether it is done against a report that it is planned, begun or applied for."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from qa_bot.resources import load_toml

Reach = Literal["reached", "short", ""]
"""Whether what is told comes as far as what is asked; "" where one of both says nothing of how far."""


def asks_what_is_done(claimed: str) -> bool:
    """Tell whether a question asks whether something is done already, not whether it will be."""
    return bool(re.search(load_toml("claims.toml")["stage"]["done"], claimed)) and not asks_what_will_be(claimed)


def asks_what_will_be(claimed: str) -> bool:
    """Tell whether a question asks what is planned."""
    return bool(re.search(load_toml("claims.toml")["stage"]["to_do"], claimed))


def asks_what_is_meant(claimed: str) -> bool:
    """Tell whether a question asks what is planned, or what a report promises or does by its own words."""
    return asks_what_will_be(claimed) or bool(re.search(load_toml("claims.toml")["stage"]["promised"], claimed))


def reach(claimed: str, clause: str) -> Reach:
    """Return whether the clause that tells of a thing comes as far as the stage the question asks for."""
    if not asks_what_is_done(claimed):
        return ""
    for scale in range(len(load_toml("claims.toml")["stage"]["scales"])):
        wanted = _stages(scale, claimed)
        told = _stages_told(scale, clause)
        if wanted and max(wanted) > 0 and told:
            return "reached" if max(told) >= max(wanted) else "short"
    return ""


def stage_words(claimed: str) -> tuple[str, ...]:
    """Return the words of a question that say how far a thing has come."""
    scales = range(len(load_toml("claims.toml")["stage"]["scales"]))
    return tuple(word for scale in scales for word in _words(scale).findall(claimed))


def _stages_told(scale: int, clause: str) -> list[int]:
    """Return the stages a clause tells of; what is only meant to come is of the first."""
    meant = re.search(load_toml("claims.toml")["stage"]["meant"], clause)
    if meant is None:
        return _stages(scale, clause)
    return [*_stages(scale, clause[: meant.start()]), 0]


def _stages(scale: int, text: str) -> list[int]:
    return [_number_of(scale)[found] for found in _words(scale).findall(text)]


@cache
def _words(scale: int) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_number_of(scale), key=len, reverse=True)))


@cache
def _number_of(scale: int) -> dict[str, int]:
    stages = load_toml("claims.toml")["stage"]["scales"][scale]
    return {word: number for number, words in enumerate(stages) for word in words}
