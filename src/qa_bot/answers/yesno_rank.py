"""Yes/no questions that turn on a place in a ranking: 列全市第二 against 第一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qa_bot.answers.draft import Asked, Draft, statement_of
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import span_fit
from qa_bot.answers.verdicts import Undecided, stated
from qa_bot.text.numbers import parse_number
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

LOOKED_AT = 5
"""Best sentences in which a rank is looked for."""
_FIRST = re.compile(r"第一(?![批届期次轮个家产季])|首位|榜首|居首|之首|最[多高大快好强长]|领跑|排头")
_SIZE, _PACE = (
    re.compile(r"总量|总额|总值(?=排|列|位|居|在|全)|规模(?!以上)|绝对"),
    re.compile(r"增速|增幅|增长|涨幅|增量"),
)
"""Words of how large a thing is, and of how fast it grew: each has a place of its own among others."""
_LAST = re.compile(r"最[少低小慢差短]|垫底|倒数第一")
_PLACE = re.compile(
    r"(?:第(?P<ordinal>[一二三四五六七八九十\d]{1,3})(?![届期批次轮版季条章项产方个家])|(?P<first>首位|榜首|居首|之首))"
)


def by_rank(asked: Asked) -> Draft | None:
    """Compare the place a sentence gives (列全市第二) with the one the question names (最多, 第一)."""
    text = asked.question.focus
    named = _PLACE.search(text)
    if _LAST.search(text) or not (named or _FIRST.search(text)):
        return None
    wanted = parse_number(named["ordinal"]) if named and named["ordinal"] else Decimal(1)
    found = [(_rank_fit(clause, evidence, asked), evidence, clause, place) for evidence, clause, place in _ranks(asked)]
    if not found:
        _unless_said(asked, named is None)
        return None
    (_, score), evidence, clause, place = max(found, key=lambda one: one[0])
    return stated(evidence, place == wanted, clause, score)


def _rank_fit(clause: Span, evidence: Evidence, asked: Asked) -> tuple[bool, float]:
    """Return whether a place is by the measure asked for, and how well it fits.

    It does by its own clause, and by the statement up to it, which says whose it is.
    """
    text = evidence.report.text
    statement = statement_of(evidence.report, evidence.span, clause)
    said = text[statement.start : clause.end]
    since = max((match.end() for match in _PLACE.finditer(said[: -len(clause)])), default=0)
    fit = (span_fit(clause, evidence, asked) + asked.matcher.coverage(said[since:])) / 2
    return not _is_of_other_measure(asked.question.focus, said[since:]), fit


def _is_of_other_measure(question: str, said: str) -> bool:
    """Tell whether a place is told of how fast a thing grew where how large it is was asked, or the other way round."""
    ways = ((_SIZE, _PACE), (_PACE, _SIZE))
    return any(
        one.search(question) and not other.search(question) and not one.search(said) and other.search(said)
        for one, other in ways
    )


def _unless_said(asked: Asked, superlative: bool) -> None:
    """Leave a superlative to the best sentence only where that says one itself."""
    if superlative and asked.evidence and not _FIRST.search(asked.evidence[0].text):
        raise Undecided


def _ranks(asked: Asked) -> Iterator[tuple[Evidence, Span, Decimal]]:
    """Yield the clauses of the best sentences that give a place in a ranking, with the place."""
    for evidence in asked.evidence[:LOOKED_AT]:
        for clause in split_clauses(evidence.report.text, evidence.span):
            match = _PLACE.search(clause.of(evidence.report.text))
            if match:
                yield evidence, clause, Decimal(1) if match["first"] else (parse_number(match["ordinal"]) or Decimal(0))
