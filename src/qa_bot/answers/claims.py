"""What a yes/no question claims beside its subject (唯一, 连续三年, 4A), and how what a report tells bears on it.

The claims are data, in `claims.toml`, each with its specs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from qa_bot.answers.limits import is_allowed
from qa_bot.answers.nones import none_at_all
from qa_bot.answers.wholes import Bearing, of_the_whole
from qa_bot.resources import load_toml
from qa_bot.text.numbers import parse_number

_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,3}"
_RUN = re.compile(rf"(?:连续|连着|接连|一连|连)(?P<number>{_NUMBER})个?(?P<measure>[年月次届天]|季度)")
_EVERY = re.compile(rf"每隔?(?P<number>{_NUMBER})个?(?P<measure>[天月年周]|小时)")
_LEFT_OUT = re.compile(
    r"[（(](?P<inside>[^（）()，。；]{2,20})除外[）)]|(?<![消排解清拆指])除(?!了)(?P<before>[^，。；]{2,20}?)(?:以|之)?外"
)
_FOREMOST = ("首", "第一", "唯一")
SHARED = 3
"""Characters that what is left out and the question must share, all where it has fewer."""


def bearing(claimed: str, clause: str, around: str = "", sentence: str = "") -> Bearing:
    """Return how a report bears on what a question claims: one claim denied denies all, one left open leaves all open.

    Its `clause` decides; what stands `around` it, its neighbours, may tell how often and of how many, and what is not
    said there may be said in the `sentence`.
    """
    around = around or clause
    found = [_first_told(check, claimed, (clause, around)) for check in (_by_kind, _in_a_row, _how_often)]
    found += [
        _of_claim(claim, around if claim.get("beside") else clause, sentence or around) for claim in _claims(claimed)
    ]
    found += [check(claimed, around) for check in (none_at_all, _beyond_what_is_allowed, _left_out)]
    found.append(of_the_whole(claimed, around, sentence))
    return next((kind for kind in _WEIGHTIEST_FIRST if kind in found), "none")


_WEIGHTIEST_FIRST: tuple[Bearing, ...] = ("denies", "open", "says")


def words_claimed(claimed: str) -> tuple[str, ...]:
    """Return the words of a question that make its claims, lower case: a report that denies them need not hold them."""
    kinds = [
        match.group() for kind in load_toml("claims.toml")["kind"] for match in _values(kind["name"]).finditer(claimed)
    ]
    said = [match.group() for claim in _claims(claimed) if (match := re.search(claim["asked"], claimed))]
    runs = [match.group() for match in _RUN.finditer(claimed)]
    return tuple(word.lower() for word in (*kinds, *said, *runs))


def _first_told(check: Callable[[str, str], Bearing], claimed: str, texts: Sequence[str]) -> Bearing:
    found = [check(claimed, text) for text in texts]
    return next((kind for kind in found if kind in ("denies", "says")), found[0])


def _claims(claimed: str) -> list[dict[str, Any]]:
    return [claim for claim in load_toml("claims.toml")["claim"] if re.search(claim["asked"], claimed)]


def _of_claim(claim: dict[str, Any], clause: str, sentence: str) -> Bearing:
    if re.search(claim["denies"], clause):
        return "denies"
    if re.search(claim["says"], sentence):
        return "says"
    return "open" if claim["needed"] else "none"


def _by_kind(claimed: str, told: str) -> Bearing:
    found = [_of_kind(kind, claimed, told) for kind in load_toml("claims.toml")["kind"]]
    return next((kind for kind in _WEIGHTIEST_FIRST if kind in found), "none")


def _of_kind(kind: dict[str, Any], claimed: str, told: str) -> Bearing:
    """Compare which of several the question names with what the report has, of the same thing where `followed`.

    What is the first of a wider area (全国首个) is the first of what lies in it (全省首个) too.
    """
    for value, noun in _named(kind["name"], claimed):
        given = {number for number, after in _named(kind["name"], told) if not kind.get("followed") or noun == after}
        if given:
            wider = noun.startswith(_FOREMOST) and kind.get("wider_first") and min(given) < value
            return "says" if value in given or wider else "denies"
        if kind.get("needed"):
            return "open"
    return "none"


def _named(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield which of the values of a kind `text` names, with the two characters that follow each."""
    for match in _values(name).finditer(text):
        noun = re.sub(r"[^\w]", "", text[match.end() : match.end() + 4])
        noun = re.sub(r"^第一(?=[家个座条所款支])", "首", noun)  # 全球第一家 is 全球首家
        yield _number_of(name)[match.group().upper()], noun[:2]


@cache
def _values(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_number_of(name), key=len, reverse=True)), re.IGNORECASE)


@cache
def _number_of(name: str) -> dict[str, int]:
    kind = next(kind for kind in load_toml("claims.toml")["kind"] if kind["name"] == name)
    return {word: number for number, words in enumerate(kind["values"]) for word in words}


def _in_a_row(claimed: str, told: str) -> Bearing:
    """Compare how often in a row the question says with what the report says: 连着三年 with 连续两年."""
    return _of_number(_RUN, claimed, told, "open")


def _how_often(claimed: str, told: str) -> Bearing:
    """Compare after what time something comes again by the question and by the report: 每30天 with 每90日."""
    return _of_number(_EVERY, claimed.replace("日", "天"), told.replace("日", "天"), "none")


def _of_number(pattern: re.Pattern[str], claimed: str, told: str, unsaid: Bearing) -> Bearing:
    asked = pattern.search(claimed)
    if asked is None:
        return "none"
    given = [found["number"] for found in pattern.finditer(told) if found["measure"] == asked["measure"]]
    if not given:
        return unsaid
    return "says" if parse_number(asked["number"]) in map(parse_number, given) else "denies"


def _beyond_what_is_allowed(claimed: str, told: str) -> Bearing:
    return "denies" if is_allowed(claimed, told) is False else "none"


def _left_out(claimed: str, told: str) -> Bearing:
    """Tell whether the report leaves out just what is asked about: （劳务派遣单位除外）."""
    if re.search(r"除[^，。；]+外", claimed):
        return "none"
    excepted = (match["inside"] or match["before"] for match in _LEFT_OUT.finditer(told))
    return "denies" if any(_shares(claimed, what) for what in excepted) else "none"


def _shares(claimed: str, what: str) -> bool:
    length = min(SHARED, len(what))
    return any(what[start : start + length] in claimed for start in range(len(what) - length + 1))
