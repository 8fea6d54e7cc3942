"""A yes/no question: decided by comparing numbers or dates where it names one, else by the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.figure_answer import Candidate, answer_figure, best_figure, quoted_figure
from qa_bot.answers.matching import held
from qa_bot.figures.derive import fell
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.resources import load_toml
from qa_bot.text.dates import DateMention, find_dates

SAYS_SO = 0.62
"""The least share of the question's terms a sentence must hold, with its headings, to be taken as saying 是."""
VERY_NEAR, MAY_LACK = 0.85, 0.3
"""From which nearness on a sentence may say the same in other words, and the weight of nouns it may then lack."""
MORE = Decimal("0.001")
"""What a figure that is said to be exceeded (突破100家) counts above itself."""
_MORE_THAN = frozenset(("超", "超过", "突破", "逾", "余", "多", "以上"))
_MOVED = re.compile(
    r"(?:(?P<up>增长|上升|提高|增加|上涨|涨|增)|(?P<down>下降|减少|降低|回落|下滑|下跌|跌|降))了?(?:的|没有|没)?(?:吗|吧|没有|没|么)?[?？。]?$"
)
_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足|够|达)")
_COMPARISONS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], bool]], ...] = (
    (re.compile(r"不到|不足|低于|少于|小于|未达"), lambda found, asked: found < asked),
    (re.compile(r"超过?|突破|高于|多于|大于|过了|[^经不通]过"), lambda found, asked: found > asked),
    (re.compile(r"达到?|至少|以上|不低于|不少于|有没有到|到了?"), lambda found, asked: found >= asked),
)


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with its ground, or None where the evidence decides neither."""
    threshold = next(iter(quantities(asked.question.text)), None)
    if threshold is not None and threshold.known_unit is not None:
        return _by_figure(asked, threshold)
    if _MOVED.search(asked.question.text):
        return _by_direction(asked)
    if "比" in asked.question.text:
        return None
    dates = [mention for mention in find_dates(asked.question.text) if mention.grain in ("day", "month")]
    if dates:
        return _by_date(asked, dates[0])
    return _by_statement(asked)


def _by_figure(asked: Asked, threshold: Quantity) -> Draft | None:
    """Compare the figure the question is about with the number it names; the same number counts as reached."""
    about = asked.question.text.replace(threshold.span.of(asked.question.text), "")
    unit = "money" if threshold.base.unit.startswith("元") else threshold.unit
    question = replace(asked.question, text=about, kind="figure", unit=unit, role="")
    best = best_figure(replace(asked, question=question))
    if best is None or best.figure.base_unit != threshold.base.unit:
        return None
    figure = best.figure
    value = figure.base_value + (MORE if figure.qualifier in _MORE_THAN else 0)
    return _decided(best, _comparison(asked.question.text)(value, threshold.base.value))


def _by_direction(asked: Asked) -> Draft | None:
    """Compare the way a figure moved with the way the question says it did."""
    best = best_figure(replace(asked, question=replace(asked.question, kind="figure", unit="", role="growth")))
    moved = _MOVED.search(asked.question.text)
    if best is None or moved is None:
        return _by_statement(asked)
    holds = fell(best.evidence.report, best.figure) is bool(moved["down"])
    return _decided(best, holds)


def _decided(best: Candidate, holds: bool) -> Draft:
    figure, evidence = best.figure, best.evidence
    short = f"{_verdict(holds)}，{quoted_figure(figure, evidence)}"
    return Draft(
        kind="yesno",
        short=short,
        text=phrase("yesno", short=short, quote=statement_around(evidence.report, evidence.span, figure.span)),
        citations=(evidence.citation([figure.span]),),
        strength=min(1.0, max(0.0, best.score)),
        figures=(answer_figure(figure, 0),),
        evidence=evidence,
    )


def _by_date(asked: Asked, named: DateMention) -> Draft | None:
    """Compare the date a sentence gives with the one the question names."""
    for evidence in asked.evidence[:3]:
        given = [mention for mention in find_dates(evidence.text) if mention.grain in ("day", "month")]
        if given:
            holds = any(mention.start[-len(named.start) + 2 :] == named.start[2:] for mention in given)
            return _stated(evidence, holds)
    return None


def _by_statement(asked: Asked) -> Draft | None:
    best = next((evidence for evidence in asked.evidence if not evidence.heading), None)
    if (
        best is None
        or max(best.coverage, best.nearness * SAYS_SO) < SAYS_SO * VERY_NEAR
        or _lacks_its_subject(asked, best)
    ):
        return None
    denied = bool(_NEGATED.search(best.text)) and not _NEGATED.search(asked.question.text.replace("有没有", ""))
    return _stated(best, not denied)


def _lacks_its_subject(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence, with its headings, lacks too much of what the question names to decide it.

    A sentence that says the same in other words is near all the same; what is not near must hold every noun.
    """
    around = context_of(evidence.report, evidence.span)
    nouns = [term.text for term in asked.question.terms if term.emphasis >= 1.0]
    lacking = sum(asked.matcher.weights.get(noun, 0.0) for noun in nouns if held(noun, around) == 0.0)
    return lacking > (MAY_LACK if evidence.nearness >= VERY_NEAR else 0.0)


def _stated(evidence: Evidence, holds: bool) -> Draft:
    quote = evidence.text.rstrip("。；")
    short = f"{_verdict(holds)}，{quote}"
    text = phrase("yesno", short=_verdict(holds), quote=quote)
    return Draft("yesno", short, text, (evidence.citation(),), evidence.score, evidence=evidence)


def _comparison(question: str) -> Callable[[Decimal, Decimal], bool]:
    """Return the comparison a question makes; without a word for it, whether the number is just that."""
    return next((holds for word, holds in _COMPARISONS if word.search(question)), lambda found, asked: found == asked)


def _verdict(holds: bool) -> str:
    return str(load_toml("templates.toml")["yesno"]["yes" if holds else "no"])
