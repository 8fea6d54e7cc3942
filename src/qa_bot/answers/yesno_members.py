"""Yes/no questions whether a thing is one of those a report names: 抽查的单位中有甲镇吗, 甲局在不在名单里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import place_of
from qa_bot.answers.matching import held
from qa_bot.answers.verdicts import Undecided, stated
from qa_bot.answers.yesno_evidence import comparable, is_too_far
from qa_bot.text.enumerations import Enumeration, enumerations
from qa_bot.text.span import Span

SAID = 0.3
"""The least share of a question's terms, the thing aside, that the sentence with the enumeration must hold."""
LEAST = 2
"""Characters of a name by which an item may be called short."""
_END = r"(?:吗|么|吧|没有|没)?[?？。]?$"
_HAS = re.compile(
    r"(?P<of>[^，,。？?]{2,40}?)(?:当中|之中|里面|里头|名单|其中|[中里])(?:到底|究竟|也|还)?"
    r"(?:是不是有|是否有|是否包[括含]|包不包[括含]|有没有|有无|包[括含]|有)(?P<thing>[^，,。？?的了过]{2,20}?)" + _END
)
_IS_IN = re.compile(
    r"(?P<thing>[^，,。？?、的]{2,20}?)(?:到底|究竟|也)?(?:在不在|是不是在|是否在|属不属于|是不是属于|是否属于|在(?=[^，,。？?]*吗))"
    r"(?P<of>[^，,。？?]{2,40}?)(?:的)?(?:名单|范围|行列|之列|其中|之中|当中|里面|里头|[中里内列])+" + _END
)
_NUMBER = re.compile(r"(\d{1,3})[个家项名所座处条种类位]")
_KIND_ONLY = re.compile(
    r"^[提说写讲]|明确|要求|安排|新增|上升|下降|变化|增长|\d|[多几]少|问题|哪|谁|什么|人[^民口大才社]"
)
"""What is no name: 其中有新增的吗."""


def by_membership(asked: Asked) -> Draft | None:
    """Return 是 where an enumeration names the thing, 否 where one that is complete does not; None for other questions.

    What a report says at all (报告里有没有提到…) is no such question.

    An enumeration that may go on (等) and does not name the thing leaves it open: `Undecided`.
    """
    match = _HAS.search(asked.question.focus) or _IS_IN.search(asked.question.focus)
    thing = _bare(match["thing"]) if match else ""
    if match is None or len(thing) < LEAST or _KIND_ONLY.search(thing):
        return None
    rows = list(_rows(asked, match["of"]))
    for evidence, row in rows:
        if any(_names(item.of(evidence.text), thing) for item in row.items):
            return stated(evidence, True, _place(row, evidence))
    number = _NUMBER.search(match["of"])
    alike = [one for one in rows if _may_hold(*one, thing, int(number[1]) if number else None)]
    if not alike:
        speaking = [evidence for evidence, _ in rows] or comparable(asked)[:1]
        if not any(thing in one.text for one in speaking):
            raise Undecided
        return None
    evidence, row = alike[0]
    if not _is_complete(row) or thing in evidence.text:
        raise Undecided
    told = tuple(term.text for term in asked.question.terms if term.text in thing)
    return replace(stated(evidence, False, _place(row, evidence)), worked_out=told)


def _rows(asked: Asked, of: str) -> Iterator[tuple[Evidence, Enumeration]]:
    """Yield the enumerations of the best sentences that speak of what the thing is to be one of."""
    meant = [term.text for term in asked.question.terms if term.text in of]
    for evidence in comparable(asked):
        said = sum(held(word, evidence.text) > SAID for word in meant)
        if is_too_far(evidence) or not meant or said < len(meant) * SAID:
            continue
        yield from ((evidence, row) for row in enumerations(evidence.text) if not row.loose)


def _may_hold(evidence: Evidence, row: Enumeration, thing: str, count: int | None) -> bool:
    """Tell whether an enumeration is of such things: as many as the question says, or of the kind of the one named."""
    if count is not None and count in (row.stated, len(row.items)):
        return True
    return count is None and any(item.of(evidence.text).endswith(thing[-1]) for item in row.items)


def _is_complete(row: Enumeration) -> bool:
    """Tell whether an enumeration names all: as many as the text says, or one that ends without 等."""
    return row.stated == len(row.items) or (row.stated is None and not row.open_ended and len(row.items) > LEAST)


def _names(item: str, thing: str) -> bool:
    """Tell whether an item is the thing, written whole or short: 区农业农村局 for 农业农村局."""
    item = item.strip("“”《》")
    return thing in item or (len(item) > LEAST and item in thing)


def _bare(thing: str) -> str:
    return thing.strip("“”《》").removeprefix("这个").removeprefix("一个")


def _place(row: Enumeration, evidence: Evidence) -> Span:
    return place_of(row.span, evidence)
