"""A question for several things: the enumeration of the sentence that fits, complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from qa_bot.answers.asked_kind import ENDING, kind_fit, names_open_kind
from qa_bot.answers.beside import besideness
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence, weigh
from qa_bot.answers.fit import span_fit
from qa_bot.questions.wanted import Wanted, wanted
from qa_bot.text.enumerations import Enumeration, enumerations
from qa_bot.text.span import Span

LOOKED_AT = 10
"""Best sentences in which enumerations are looked for."""
KIND, BESIDE, COUNTED = 0.15, 0.25, 0.12
"""What an enumeration gains whose items are of the kind asked for, that stands where the question asks, and whose items
are as many as it says."""
TERM = 0.2
"""What an enumeration gains whose sentence names what sums its items up."""
QUOTED = 0.06
"""What quoted names gain where no ending tells what is asked for."""
LOOSE, PAIR = 0.04, 0.06
"""What names that stand apart, and two things joined by 和, lose against an enumeration that fits as well."""
_MARKS = "“”"
_LEADS = re.compile(r"(?:[：:是有即为如]|包括|分别)+$")


@dataclass(frozen=True, slots=True)
class _Found:
    enumeration: Enumeration
    evidence: Evidence
    fit: float
    score: float


def list_answer(asked: Asked) -> Draft | None:
    """Return the enumeration that fits best, or None where no sentence of the evidence holds one."""
    best = max(_found(asked, wanted(asked.question.text)), key=lambda found: found.score, default=None)
    if best is None:
        return None
    text, evidence = best.evidence.text, best.evidence
    short = "、".join(_items(text, best.enumeration, wanted(asked.question.text).noun))
    start, span = evidence.span.start, best.enumeration.span
    mark = Span(start + span.start, start + span.end)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(evidence.report, evidence.span, mark)),
        citations=(evidence.citation([mark]),),
        strength=min(1.0, best.score),
        evidence=evidence,
    )


def _found(asked: Asked, to_name: Wanted) -> Iterator[_Found]:
    """Yield the enumerations of the best sentences, each with how well it fits."""
    for evidence in (*asked.evidence[:LOOKED_AT], *_summing_up(asked, to_name.term)):
        for one in enumerations(evidence.text):
            kept = _without_known(one, evidence.text, asked.question.text)
            if kept and not any(to_name.term == item.of(evidence.text).strip("“”") for item in kept.items):
                place = Span(evidence.span.start + kept.span.start, evidence.span.start + kept.span.end)
                fit = span_fit(place, evidence, asked)
                yield _Found(kept, evidence, fit, fit + _standing(kept, evidence.text, to_name))


def _summing_up(asked: Asked, term: str) -> list[Evidence]:
    """Return the sentences that name what sums the items up (“四早”：早发现、…): notes at the end are in no other way near.

    They are looked for in the reports that the evidence is from, in their order.
    """
    reports = {evidence.report.id: evidence.report for evidence in asked.evidence}
    found: list[Evidence] = []
    for report in reports.values() if term else ():
        for match in islice(re.finditer(re.escape(term), report.text), LOOKED_AT):
            for span in report.sentences_within(Span(*match.span())):
                found.append(weigh(report, span, 0.0, asked.nearness, asked.matcher))
    return found[: 2 * LOOKED_AT]


def _without_known(one: Enumeration, text: str, question: str) -> Enumeration | None:
    """Return an enumeration without the quoted names the question says itself, None where too little is left."""
    items = tuple(item for item in one.items if item.of(text).strip("“”《》") not in question)
    if len(items) * 2 > len(one.items) and not one.loose or len(items) == len(one.items):
        return one
    return Enumeration(items, one.stated, one.open_ended, one.loose) if one.loose and len(items) > 1 else None


def _standing(one: Enumeration, text: str, to_name: Wanted) -> float:
    """Return what speaks for an enumeration besides the words of its clause."""
    pair = len(one.items) == 2 and not one.loose and "、" not in one.span.of(text) and to_name.count != 2
    against = (LOOSE if one.loose else 0.0) + (PAIR if pair else 0.0)
    for_it = TERM if to_name.term and to_name.term in text else 0.0
    for_it += KIND * _kind(one, text, to_name.noun) + BESIDE * besideness(one.span, text, to_name)
    if names_open_kind(to_name.noun) and all(item.of(text)[0] in "“《" for item in one.items):
        for_it += QUOTED
    return for_it + COUNTED * _counted(one, to_name.count) - against


def _kind(one: Enumeration, text: str, noun: str) -> float:
    """Return how surely the items are what is asked for: told by what follows or introduces them, or by each item."""
    if not noun:
        return 0.0
    whole = kind_fit(noun, text, one.span)
    around = text[max(0, one.span.start - 12) : one.span.start] + text[one.span.end : one.span.end + 12]
    told = ENDING if noun in around or noun[-2:] in around else 0.0
    if len(noun) > 2 and (
        _LEADS.sub("", text[: one.span.start]).endswith(noun) or text[one.span.end :].startswith(noun)
    ):
        told = 1.0
    each = sum(kind_fit(noun, text, item) for item in one.items) / len(one.items)
    return max(told, each, whole if whole >= 1.0 else 0.0)


def _counted(one: Enumeration, count: int | None) -> float:
    """Return 1 where the items are as many as the question says, -1 where they are not though none is left out."""
    if count is None:
        return 0.0
    if len(one.items) == count:
        return 1.0
    return 0.5 if one.open_ended and one.stated == count else -1.0


def _items(text: str, one: Enumeration, noun: str) -> list[str]:
    """Return the items as the answer gives them: the noun that the last says for all (A、B、C自贸试验区) left out."""
    items = [item.of(text).strip(_MARKS) if _is_quotation(item.of(text)) else item.of(text) for item in one.items]
    last = items[-1]
    shared = len(last) > len(noun) + 1 and last.endswith(noun) and not any(noun in item for item in items[:-1])
    return [*items[:-1], last.removesuffix(noun)] if noun and shared else items


def _is_quotation(item: str) -> bool:
    """Tell whether an item is one quotation and nothing else."""
    return item.startswith("“") and item.endswith("”") and item.count("“") == 1
