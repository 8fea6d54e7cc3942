"""Whether a report says that there was none of a thing: 零事故, 命案实现“零”发案, 未发生事故.

The words are data, in `claims.toml`.
"""

from __future__ import annotations

import re

from qa_bot.answers.matching import SENSE, held
from qa_bot.answers.wholes import Bearing
from qa_bot.questions.understand import content_terms
from qa_bot.resources import load_toml

SAID = 0.65
"""How much of a word must be there for what there was none of to be what is asked after."""


def asked_none(claimed: str) -> str:
    """Return what a question asks whether there was none of: 事故 of 零事故; "" where it does not."""
    asked = re.search(_words()["zero"], claimed)
    return asked["what"] if asked else ""


def none_at_all(claimed: str, told: str) -> Bearing:
    """Return how a report bears on a question whether there was none of a thing."""
    what = asked_none(claimed)
    if not what:
        return "none"
    if re.search(_words()["some"].replace("{what}", re.escape(what)), told):
        return "denies"
    said = held(what, told) >= SENSE and re.search(_words()["says"], told)
    return "says" if said or says_none(what, told) else "open"


def says_none(claimed: str, told: str) -> bool:
    """Tell whether a report says that there was none of what a question asks after: 零确诊 for 确诊."""
    return any(_asks_after(match["what"], claimed) for match in re.finditer(_words()["zero"], told))


def _asks_after(what: str, claimed: str) -> bool:
    return what in claimed or any(held(term.text, what) > SAID for term in content_terms(claimed))


def _words() -> dict[str, str]:
    return dict(load_toml("claims.toml")["none"])
