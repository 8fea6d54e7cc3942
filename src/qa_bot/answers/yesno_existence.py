"""Yes/no questions whether there is any of a class that a number bounds: 有没有收入突破100万元的村."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.matching import held
from qa_bot.answers.verdicts import Undecided, stated
from qa_bot.answers.yesno_evidence import comparable, is_too_far
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.text.sentences import split_clauses, split_statements
from qa_bot.text.span import Span

SAID = 0.5
"""How much of a word of the class must be there."""
_ASKED = re.compile(r"有没有|有无|是否有|是不是有|(?<![没具拥])有(?=[^，,。？?]*的[^，,。？?]{1,8}吗)")
_OVER = re.compile(r"(?:超过?|突破|达到?|高于|大于|过|不低于|不少于)了?$")
_OR_MORE = re.compile(r"(?:及|和)?以上")
_SORT = re.compile(r"(?:及|和)?(?:以上)?的(?P<sort>[\u4e00-\u9fff]{1,6}?)(?:吗|么|吧|没有)?[?？。]?$")
_SOME = re.compile(r"(?P<count>\d+)[个家名人户所座处项条只款]")


def by_existence(asked: Asked) -> Draft | None:
    """Return 是 where a clause counts some of the class beyond the bound, None where no such class is asked after.

    A report that counts only those beyond a lower bound decides nothing: `Undecided`.
    """
    focus = asked.question.focus
    begun = _ASKED.search(focus)
    bound = next(_bounds(focus, begun.end()), None) if begun else None
    if begun is None or bound is None:
        return None
    quantity, sort = bound
    clauses = [one for evidence in comparable(asked) if not is_too_far(evidence) for one in _counting(evidence, sort)]
    beyond = [one for one in clauses if one[2] >= quantity.base.value and one[3] == quantity.base.unit]
    if not clauses:
        return None
    if not beyond:
        raise Undecided
    evidence, clause, *_ = beyond[0]
    return stated(evidence, True, clause)


def _bounds(focus: str, start: int) -> Iterator[tuple[Quantity, str]]:
    """Yield the number a class is bounded by, with what it is a class of: 100万元, 村."""
    for quantity in quantities(focus):
        sort = _SORT.match(focus, quantity.span.end)
        over = _OVER.search(focus[: quantity.span.start]) or _OR_MORE.match(focus, quantity.span.end)
        if quantity.span.start >= start and sort and over and quantity.known_unit is not None:
            yield quantity, sort["sort"]


def _counting(evidence: Evidence, sort: str) -> Iterator[tuple[Evidence, Span, Decimal, str]]:
    """Yield the clauses that count some of a sort, with the bound they are beyond, in its base unit."""
    text = evidence.report.text
    for statement in split_statements(text, evidence.span):
        about = ""
        for clause in split_clauses(text, statement):
            for part in _parts(text, clause):
                said = part.of(text)
                about += said
                yield from ((evidence, part, value, unit) for value, unit in _counted(said, about, sort))


def _parts(text: str, clause: Span) -> Iterator[Span]:
    start = clause.start
    for piece in clause.of(text).split("、"):
        yield Span(start, start + len(piece))
        start += len(piece) + 1


def _counted(said: str, about: str, sort: str) -> Iterator[tuple[Decimal, str]]:
    some = _SOME.search(said)
    if some is None or int(some["count"]) == 0 or held(sort, about) < SAID:
        return
    for quantity in quantities(said):
        over = _OVER.search(said[: quantity.span.start]) or _OR_MORE.match(said, quantity.span.end)
        if quantity.span.start >= some.end() and over and quantity.known_unit is not None:
            yield quantity.base.value, quantity.base.unit
