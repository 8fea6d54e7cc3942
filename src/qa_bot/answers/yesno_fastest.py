"""Yes/no questions whether one of several things told side by side is the most: 服务业是不是三个产业里增长最快的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.matching import variants
from qa_bot.answers.verdicts import Undecided, verdict
from qa_bot.answers.which_answer import which_answer
from qa_bot.questions.understand import content_terms

_MEASURES = ("投资", "税", "用电", "贷款", "就业", "从业", "单位", "企业", "产值")
NAMED = 0.9
"""How well figures fit that are told side by side of things called as the question calls them."""
_CLAIMED = re.compile(
    r"^(?P<thing>.+?)(?:是不是|是否|算不算|是)(?P<among>[^，,。？?]{0,14}?(?:里|中|当中|之中|里面|里头))"
    r"(?P<most>[^，,。？?]{0,8}?最[^，,。？?]{1,6}?)"
    r"的?(?:那个|一个|[个项家])?(?:吗|么|吧|没有)?[?？。]?$"
)
_INDUSTRIES = (
    ("第一产业", ("一产", "农业", "第一产业", "农林牧渔业")),
    ("第二产业", ("二产", "第二产业")),
    ("第三产业", ("三产", "服务业", "第三产业")),
)
"""The industries by the names they go by."""


def by_fastest(asked: Asked) -> Draft | None:
    """Return whether the thing a question names has the highest (or lowest) of the figures told side by side."""
    claimed = _CLAIMED.match(asked.question.focus)
    if claimed is None:
        return None
    role = "growth" if re.search(r"[长增涨升]|快|慢", claimed["most"]) else asked.question.role
    which = f"{claimed['thing']}{claimed['among']}谁{claimed['most']}"
    told = which_answer(replace(asked, question=replace(asked.question, focus=which, kind="span", role=role)))
    if told is None or not told.figures:
        return None
    if _of_another_measure(claimed["thing"], asked.question.focus, [figure.metric for figure in told.figures]):
        raise Undecided
    named = [figure.metric for figure in told.figures if _is_called(claimed["thing"], figure.metric)]
    if len(named) != 1:
        return None
    holds = _is_called(claimed["thing"], told.short) or told.short in named[0]
    short = f"{verdict(holds)}，{'；'.join(f'{figure.metric}{figure.text}' for figure in told.figures)}"
    compared = f"{claimed['among']}{claimed['most']}"
    said = told.evidence.text if told.evidence else ""
    known = [name for _, names in _INDUSTRIES for name in names if name not in said]
    words = tuple(term.text for term in asked.question.terms if term.text in compared or term.text in known)
    text = told.text.replace(told.short, short, 1)
    return replace(told, kind="yesno", short=short, text=text, worked_out=words, strength=max(NAMED, told.strength))


def _of_another_measure(thing: str, focus: str, metrics: Sequence[str]) -> bool:
    """Tell whether figures of industries count what a question does not name (投资): their output is meant."""
    of_industry = any(name in thing for _, names in _INDUSTRIES for name in names)
    return of_industry and any(
        "增加值" not in metric and not any(word in focus for word in _MEASURES if word in metric) for metric in metrics
    )


def _is_called(thing: str, name: str) -> bool:
    """Tell whether a question means what a figure is called by: 服务业 for 第三产业增加值."""
    for whole, names in _INDUSTRIES:
        if whole in name:
            return any(one in thing for one in names)
    words = [term.text for term in content_terms(name) if len(term.text) > 1]
    return any(said in thing for word in words[:1] for said in variants(word))
