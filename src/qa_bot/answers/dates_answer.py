"""A question for several days or months (哪两个日子结算): the dates that one clause gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import place_of, span_fit
from qa_bot.questions.wanted import wanted
from qa_bot.text.dates import find_dates
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

LOOKED_AT = 20
"""Best sentences in which dates are looked for."""
_ASKED = re.compile(
    r"哪(?:些|几|[两三四五六])(?:个)?(?P<grain>日子|日期|天|日(?![均常报])|月份?|年份?(?![均前后内来以]))(?![内里]|多)"
)
_GRAINS = {"月": ("month",), "年": ("year",)}


def asks_dates(question: str) -> bool:
    """Tell whether a question asks for several days, months or years."""
    return bool(_ASKED.search(question))


def dates_answer(asked: Asked) -> Draft | None:
    """Return the dates of the clause that fits best, as many as are asked for, None where no such are asked."""
    match = _ASKED.search(asked.question.focus)
    if match is None:
        return None
    words = tuple(term.text for term in asked.question.terms if term.text in match.group())
    grains = _GRAINS.get(match["grain"][0], ("day",))
    best = max(_found(asked, grains), key=lambda found: found[0], default=None)
    if best is None:
        return None
    score, evidence, dates = best
    short = "、".join(date.of(evidence.report.text) for date in dates)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(evidence.report, evidence.span, dates[0])),
        citations=(evidence.citation(dates),),
        strength=min(1.0, score),
        evidence=evidence,
        worked_out=words,
    )


def _found(asked: Asked, grains: tuple[str, ...]) -> Iterator[tuple[float, Evidence, list[Span]]]:
    """Yield the dates of each clause of the best sentences that gives as many as asked for, with how it fits."""
    count = wanted(asked.question.text).count
    for evidence in asked.evidence[:LOOKED_AT]:
        dates = [place_of(date.span, evidence) for date in find_dates(evidence.text) if date.grain in grains]
        for clause in split_clauses(evidence.report.text, evidence.span):
            inside = [date for date in dates if clause.covers(date)]
            if len(inside) > 1 and count in (None, len(inside)) and year_fits(asked.question, evidence):
                yield span_fit(clause, evidence, asked), evidence, inside
