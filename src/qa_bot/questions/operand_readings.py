"""The ways to read an operand of arithmetic that leaves out what the other one says: 农村 of 城镇居民收入比农村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_bot.questions.ellipsis import content_runs
from qa_bot.questions.understand import content_terms, first_rule, named, role_rules
from qa_bot.text.joint import apart
from qa_bot.text.words import is_word

ALTERNATIVES = 4
"""Ways tried to make an operand whole that leaves out what the other one says."""
_MEASURES = frozenset(("额", "总额", "总量", "总数", "总值", "数量", "金额", "人数", "数", "量", "数额"))
"""Words that say how much of a thing there is, not which thing."""
ALL_OF_IT = re.compile(r"[全我本][国省市区县州旗镇]?")
"""What a report calls the whole of its own place: it need not say so."""
_DATED = re.compile(r"(?:19|20)\d\d年?(?:[末底初度]|全年)?|^(?:全[市省国区县]|[市省区县](?=[^\W\d]{3}))")
_ONLY_WHEN = re.compile(
    r"(?:(?:19|20)\d\d年?[末底初]?|[去前]年|上一?年)(?:全年|同期)?的?(?:实际|真正)?(?:完成|实现|达到|做到)?的?[数量]?"
)
"""An operand that says only when: what it is of, the other one says (2025年打算完成的造林面积比2024年实际完成的)."""
_PLANNED = re.compile(
    r"(?:打算|计划|力争|拟|准备|预计|要|将)(?:完成|实现|达到)?的?|(?:的?(?:年度|预期)?(?:目标|计划|任务))$"
)
_MEASURED = re.compile(r"(?<=[^\W\d]{2})的?(?:面积|数量|个数|规模|人数|里程)$")
_OF_IT = re.compile(r"^(?:其|它们?的?|他们的?|自身的?|自己的?)(?=..)")
_TARGET = re.compile(r"目标|计划|任务|指标|力争|预期|保底")


def operand_questions(a: str, b: str, how: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the questions for two operands that are set side by side, each made whole by the other."""
    return readings(a, b, how), readings(b, a, how)


def readings(phrase: str, other: str, how: str) -> tuple[str, ...]:
    """Return the questions for `phrase`: as it stands, and with what `other` says and it leaves out."""
    return tuple(f"{whole}{how}" for whole in _whole(phrase, other))


def own_words(phrase: str, other: str) -> tuple[str, ...]:
    """Return the words that tell `phrase` from `other`: what its figure must be called, and that of `other` need not.

    Places tell reports apart, and words as 增速 which of its figures is meant: neither is a name. What stands clauses
    before (第六批住房，提出申请的家庭) tells of what they all are.
    """
    places = named(phrase)
    last = phrase.rpartition("，")[2]
    return tuple(
        term.text
        for term in content_terms(last) or content_terms(phrase)
        if term.text not in apart(other)
        and not any(character.isdigit() for character in term.text)
        and not any(term.text in place for place in places)
        and term.text not in _MEASURES
        and not ALL_OF_IT.fullmatch(term.text)
        and first_rule(role_rules(), term.text) is None
    )


def bare_name(text: str) -> str:
    """Return a name without the years and places before it: 快递业务量 for 合肥2024年快递业务量."""
    for place in sorted(named(text), key=len, reverse=True):
        text = text.replace(place, "", 1)
    return _DATED.sub("", text).strip("的，, ")


def _whole(phrase: str, other: str) -> Iterator[str]:
    if _ONLY_WHEN.fullmatch(phrase) and not _ONLY_WHEN.fullmatch(other):
        whole = f"{phrase}{_PLANNED.sub('', _DATED.sub('', other))}"
        yield from _unmeasured(whole)
        return
    phrase = _OF_IT.sub("", phrase)
    tried = [*_unmeasured(phrase), *(_target_of(phrase, other)), *_exchanged(phrase, other)]
    yield from list(dict.fromkeys(tried))[:ALTERNATIVES]


def _unmeasured(phrase: str) -> tuple[str, ...]:
    """Return a phrase, and without the measure at its end that reports leave out: 营造林 for 营造林面积."""
    return tuple(dict.fromkeys((phrase, _MEASURED.sub("", phrase))))


def _target_of(phrase: str, other: str) -> list[str]:
    """Return 首次认定高企力争目标 for 力争目标 beside 首次认定高企: a target is one of the same thing."""
    return [f"{other}{phrase}"] if _TARGET.search(phrase) and not _TARGET.search(other) else []


def _exchanged(phrase: str, other: str) -> list[str]:
    """Return the other operand with one run of its words exchanged for `phrase`, the likeliest run first.

    农村 beside 城镇居民收入 may be 农村居民收入 or 城镇农村收入: which, the figures tell.
    """
    if len(phrase) >= len(other):
        return []
    runs = [run for run in content_runs(other) if run not in phrase]
    endings = (run[-len(phrase) :] for run in runs if len(run) > len(phrase) > 1)
    runs += [ending for ending in endings if is_word(ending)]
    alike = sorted(runs, key=lambda run: (run[-1] != phrase[-1], run[0] != phrase[0], abs(len(run) - len(phrase))))
    return [other.replace(run, phrase, 1) for run in alike]
