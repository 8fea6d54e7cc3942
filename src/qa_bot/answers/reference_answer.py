"""What a figure is told to lie above or below of: that of the province, where a report tells only how far it is off."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.derived_answer import draft_of
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_fit import figure_fit
from qa_bot.answers.matching import held
from qa_bot.figures.derive import COMPARED, DerivedFigure
from qa_bot.questions.arithmetic import parse_arithmetic
from qa_bot.questions.operand_readings import own_words

_SET_BESIDE = re.compile(
    r"(?:比|较|[高低快慢大小多少好]于).{0,2}全[国省市县区]|全[国省市县区](?:平均|的)*(?:水平)?[高低快慢大小多少]"
)
_ASKS_OF_PLACE = re.compile(
    r"[，,](?:那么?|则|由此|据此|推算|[倒反]推|当时|当年)*(?P<place>全[国省市县区])(?:平均|的)*[^，,]{0,20}(?:多少|几|多[高大])[^，,]{0,6}$"
)

_OF_PLACE = re.compile(
    r"[^，,]{0,24}?(?P<place>全[国省市县区])(?:平均|的)*(?P<what>[^，,]{2,20}?)(?:大约|大概|应该?)?(?:是|为|有)?(?:多少|几|百分之[几多少]+)[^，,]{0,4}"
)

SAID = 0.5
"""How much of a word of what is asked for the figure's name must hold: of the GDP told, no investment follows."""


def reference_answer(asked: Asked) -> Draft | None:
    """Return the figure of the place that the one of the question is set beside, None where that is not asked.

    A question that tells the comparison itself (…比全省高，那全省是多少) means the place's figure, and so does one that
    asks to reckon it (根据通报推算，全省增速是多少).
    """
    focus = asked.question.focus.rstrip("?？。")
    asks = _ASKS_OF_PLACE.search(focus)
    told = asks is not None and bool(_SET_BESIDE.search(focus[: asks.start()]))
    if asks is None and asked.question.kind == "derived" and parse_arithmetic(focus) is None:
        asks = _OF_PLACE.fullmatch(focus)
        told = asks is not None
    if asks is None or not told:
        return None
    own = own_words(asks["what"], "") if "what" in asks.groupdict() else ()
    found = [
        (figure_fit(derived.inputs[0], evidence, asked), derived, evidence)
        for evidence in asked.evidence
        for derived in asked.derived(evidence.report.id)
        if evidence.span.covers(derived.inputs[0].span) and _is_of(derived, asks["place"], asked)
        if all(held(word, derived.metric) > SAID for word in own)
    ]
    best = max(found, key=lambda one: one[0], default=None)
    return replace(draft_of(*best), called=1.0) if best else None


def _is_of(derived: DerivedFigure, place: str, asked: Asked) -> bool:
    years = asked.question.years
    return (
        derived.rule == COMPARED
        and derived.metric.startswith(place)
        and (not years or any(str(year) in derived.period for year in years))
    )
