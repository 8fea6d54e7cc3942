"""A question for several things: the enumeration of the sentence that fits, complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from qa_bot.answers.constraints import year_fits
from qa_bot.answers.contrast import names_another
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence, weigh
from qa_bot.answers.figure_fit import clause_around
from qa_bot.answers.fit import may_be_most, place_of, span_fit
from qa_bot.answers.list_fit import standing
from qa_bot.figures.quantities import quantities
from qa_bot.questions.bounds import Bound, bound_of
from qa_bot.questions.wanted import Wanted, wanted
from qa_bot.text.enumerations import Enumeration, enumerations
from qa_bot.text.frames import clauses_summed_up, framed
from qa_bot.text.numbers import parse_number
from qa_bot.text.span import Span

_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})\d[\d.,]*(?:[万亿]?元|%|％|[万亿]?[吨人户家个])$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[（(](?:19|20)\d{2}[〕\]）)]\d+号")
_COUNTED = re.compile(r"(?<=..)[两三四五六七八九十\d]+[大个项类种条家]$")
_OF_THEM = re.compile(
    r"的[^，。；、的]{1,6}(?:老人|老年人|人员|儿童|学生|毕业生|职工|居民|群众|家庭|家属|子女|对象)(?![补津数比之]|服务|生活|活动|中心|公寓|食堂)"
)
TOLD = 3
"""Characters of a noun that tells by itself what a thing is."""
_OF_SORT = re.compile(
    r"属于?(?:是)?(?P<sort>镇|乡|街道|村|县|区|市|省|局|委|部|园区|学校|医院|企业|公司)(?:一?级|类|一类)?(?:别)?的"
)
"""Which of several things are of one sort: 里头属于镇一级的是哪些."""
LOOKED_AT = 10
"""Best sentences in which enumerations are looked for."""

OF_ANOTHER = 0.2
"""What an enumeration loses whose clause says another word of a group than the question: 三等奖 for 优秀奖."""
OF_ANOTHER_YEAR = 0.2
"""What an enumeration loses whose sentence is of another year than the question's."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An enumeration of a sentence, and how well it fits."""

    enumeration: Enumeration
    evidence: Evidence
    score: float

    @property
    def place(self) -> Span:
        """Return where it stands, in characters of the report."""
        return place_of(self.enumeration.span, self.evidence)


def list_answer(asked: Asked) -> Draft | None:
    """Return the enumeration that fits best, or None where no sentence of the evidence holds one."""
    to_name = wanted(asked.question.text)
    found = list(_found(asked, to_name))
    sort = _OF_SORT.search(asked.question.focus)
    if sort:
        found = [kept for one in found if (kept := _of_sort(one, sort["sort"]))]
    called = [one for one in found if _all_called(one, to_name.noun)]
    best = max(called or found, key=lambda found: found.score, default=None)
    if best is None:
        return None
    evidence = best.evidence
    short = "、".join(_items(evidence.text, best.enumeration, to_name.noun))
    whose = _whose(evidence.text, best.enumeration, to_name.noun)
    place = Span(best.place.start, best.place.end + len(whose))
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(evidence.report, evidence.span, best.place)),
        citations=(evidence.citation([place]),),
        strength=min(1.0, best.score),
        evidence=evidence,
        worked_out=tuple(term.text for term in asked.question.terms if sort and term.text in sort.group()),
    )


def _of_sort(found: _Found, sort: str) -> _Found | None:
    """Return what was found with the items of one sort only (属于镇一级的), None where there is nothing to sort."""
    text = found.evidence.text
    items = tuple(item for item in found.enumeration.items if item.of(text).strip("“”").endswith(sort))
    mixed = 0 < len(items) < len(found.enumeration.items)
    return replace(found, enumeration=replace(found.enumeration, items=items)) if mixed else None


def _all_called(found: _Found, noun: str) -> bool:
    """Tell whether each item says itself that it is what is asked for: 甲示范区、乙示范区 for 哪些示范区."""
    items = [item.of(found.evidence.text).strip("“”《》") for item in found.enumeration.items]
    return len(noun) >= TOLD and all(item.endswith(noun) and len(item) > len(noun) + 1 for item in items)


def _found(asked: Asked, to_name: Wanted) -> Iterator[_Found]:
    """Yield the enumerations of the best sentences that may be what is asked for, each with how well it fits."""
    bound = bound_of(asked.question.focus)
    for evidence in (*asked.evidence[:LOOKED_AT], *_summing_up(asked, to_name.term)):
        if evidence.is_caption or (bound and not _says(bound, evidence.text)):
            continue
        for one in (*enumerations(evidence.text), *_framed(evidence.text, to_name)):
            kept = _without_known(_kept(one, evidence.text, to_name), evidence.text, asked.question.text)
            if kept is None or any(_is_whole(item.of(evidence.text), to_name.term) for item in kept.items):
                continue
            gain = standing(kept, evidence.text, to_name)
            found = _Found(kept, evidence, gain or 0.0)
            if gain is not None and may_be_most(found.place, evidence, asked):
                gain -= 0.0 if year_fits(asked.question, evidence) else OF_ANOTHER_YEAR
                gain -= OF_ANOTHER if names_another(asked.question.focus, clause_around(evidence, found.place)) else 0.0
                yield replace(found, score=span_fit(found.place, evidence, asked) + gain)


def _says(bound: Bound, text: str) -> bool:
    """Tell whether a sentence says itself the bound that a question sets: 产值超过10亿元的有甲、乙."""
    said = (quantity.base for quantity in quantities(text))
    return any((base.value, base.unit) == (bound.base_value, bound.base_unit) for base in said)


def _is_whole(item: str, term: str) -> bool:
    """Tell whether an item is what sums up the things asked for, with them in brackets or without: “两园”（甲、乙）."""
    return bool(term) and (term == _bare(item) or bool(re.search(rf"“?{re.escape(term)}”?[（(]", item)))


def _framed(text: str, to_name: Wanted) -> list[Enumeration]:
    """Return what clauses name one after the other: in the same frame, or as many as what sums them up says."""
    names = framed(text, to_name.noun) if len(to_name.noun) > 1 else []
    told = clauses_summed_up(text, to_name.count) if to_name.count else []
    return [Enumeration(tuple(found)) for found in (names, told) if found]


def _summing_up(asked: Asked, term: str) -> Iterator[Evidence]:
    """Yield the sentences that name what sums the items up (“四早”：早发现、早隔离): notes are near in no other way.

    They are looked for in the reports that the evidence is from, in their order.
    """
    reports = {evidence.report.id: evidence.report for evidence in asked.evidence}
    for report in islice(reports.values(), LOOKED_AT if term else 0):
        for match in islice(re.finditer(re.escape(term), report.text), LOOKED_AT):
            for span in report.sentences_within(Span(*match.span())):
                yield weigh(report, span, 0.0, asked.nearness, asked.matcher)


def _kept(one: Enumeration, text: str, to_name: Wanted) -> Enumeration:
    """Return an enumeration without the items that the question leaves out, whole where that leaves less than two."""
    items = tuple(item for item in one.items if _bare(item.of(text)) not in to_name.excepted)
    return replace(one, items=items) if to_name.excepted and len(items) > 1 else one


def _without_known(one: Enumeration, text: str, question: str) -> Enumeration | None:
    """Return an enumeration without the quoted names the question says itself, None where too little is left.

    Of items in a row the question may name one, not most; of names that stand apart those it names are no items.
    """
    items = tuple(item for item in one.items if _bare(item.of(text)) not in question)
    if one.loose:
        return replace(one, items=items) if len(items) > 1 else None
    return one if len(items) * 2 > len(one.items) else None


def _items(text: str, one: Enumeration, noun: str) -> list[str]:
    """Return the items as the answer gives them: the noun that the last says for all (A、B、C自贸试验区) left out."""
    items = [_bare(item.of(text)) if _is_quotation(item.of(text)) else item.of(text) for item in one.items]
    if noun == "文号" and all(numbers := [_DOCUMENT_NUMBER.search(item) for item in items]):
        return [number.group() for number in numbers if number]
    if all(_AMOUNT.search(item) for item in items):  # 东楚集团5880万元、城发集团4900万元
        return [_AMOUNT.sub("", item) for item in items]
    last = items[-1] = _without_sum(items[-1], len(items)) + _whose(text, one, noun)
    shared = len(noun) > 1 and len(last) > len(noun) + 1 and last.endswith(noun)
    if not shared or any(noun in item for item in items[:-1]):
        return items
    return [*items[:-1], _COUNTED.sub("", last.removesuffix(noun))]


def _without_sum(item: str, count: int) -> str:
    """Return the last item without the number of all (A、B、C三大工程), of which the noun was cut off."""
    summed = _COUNTED.search(item)
    return item[: summed.start()] if summed and parse_number(summed.group()[:-1]) == count else item


def _whose(text: str, one: Enumeration, noun: str) -> str:
    """Return what follows the last item where it says who of all is meant: 的老人 of 低保家庭、特困人员的老人."""
    match = _OF_THEM.match(text, one.span.end)
    return match.group() if match and not (len(noun) > 1 and match.group().endswith(noun)) else ""


def _bare(item: str) -> str:
    return item.strip("“”") if item.startswith("“") else item.strip("《》")


def _is_quotation(item: str) -> bool:
    """Tell whether an item is one quotation and nothing else."""
    return item.startswith("“") and item.endswith("”") and item.count("“") == 1
