"""Words that rule each other out: what a question about 室内 or 人均 does not ask for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qa_bot.answers.matching import held
from qa_bot.resources import load_toml
from qa_bot.text.joint import apart
from qa_bot.text.synonyms import same

_EACH = re.compile(r"平均|每|一[人户次天月年亩]")
_BY_THEN = re.compile(r"[年月期]末|年底|截[至止]|总数|总共有|一共有|累计|现有|目前有")
"""Words that ask how many there are by then."""
_IN_ALL = re.compile(r"总[数量]|累计")
"""净增企业22家，总数达100家: the second is called 净增企业总数."""
_ADDED = re.compile(r"新[增建设注认立]|净增")
"""Words of what has come: it is not all there is."""
_SORT_ASKED = re.compile(
    r"(?P<sort>[\u4e00-\u9fff]{2,6})(?<![各种分同此这那几])(?:类|(?<![大中小新典模转微])型)的(?:又|各|一共|总共|共)?(?:有|占|是)?(?:多少|几)"
)
"""技术开发类的有几份 asks for one sort of several."""
SAID = 0.5
"""How much of a deciding word must be there for it to be said."""


def contrast(question: str, name: str, around: str) -> float:
    """Return 1.0 where the question rules out what a figure is called, else 0.0.

    It does where the name has a word of a group the question has another of (室外 for 室内); where it is what was
    added, and all there is by a day is asked for; where one of both has a word that makes another measure of it (人均);
    or where neither the name nor what stands `around` it says a word that decides what is asked for (利润).
    """
    question, name, around = (apart(text) for text in (question, name, around))
    said = f"{name} {around}".replace("/", "每")  # 2760元/平方米 is of 每平方米
    if names_another(question, name) or _is_of_all_sorts(question, said):
        return 1.0
    if _BY_THEN.search(question) and not _ADDED.search(question) and _ADDED.search(name) and not _IN_ALL.search(name):
        return 1.0
    for word in _modifiers():
        lacks = word.startswith("每") and word in question and word not in said
        each = word.endswith("均") and _EACH.search(question)
        asked = any(variant in question.lower() for variant in same(word))
        if lacks or (word in name and not asked and not each):
            return 1.0
    return float(any(held(word, said) < SAID for word in _decisive_asked(question)))


def _is_of_all_sorts(question: str, said: str) -> bool:
    """Tell whether a question asks for one sort of a thing (技术开发类), of which nothing said speaks."""
    sorts = [match["sort"] for match in _SORT_ASKED.finditer(question)]
    return bool(sorts) and all(max(held(sort[-length:], said) for length in (2, 3, 4)) < SAID for sort in sorts)


def names_another(question: str, name: str) -> bool:
    """Tell whether `name` has a word of a group of which the question has others only: 支出 where 收入 is asked for."""
    question, name = apart(question), apart(name)
    return any(
        any(word in name for word in group)
        and not any(variant in name.lower() for word in asked for variant in same(word))
        for group, asked in _groups_asked(question)
    )


@lru_cache(maxsize=64)  # a question is compared with every figure of its evidence
def _groups_asked(question: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the groups that the question has a word of, each with those words."""
    found = ((group, tuple(word for word in group if word in question)) for group in _groups())
    return tuple((group, asked) for group, asked in found if asked)


@lru_cache(maxsize=64)
def _decisive_asked(question: str) -> tuple[str, ...]:
    return tuple(word for word in load_toml("contrasts.toml")["decisive"] if word in question)


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in load_toml("contrasts.toml")["groups"])


@cache
def _modifiers() -> tuple[str, ...]:
    return tuple(load_toml("contrasts.toml")["modifiers"])
