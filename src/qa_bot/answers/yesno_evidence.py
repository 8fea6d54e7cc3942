"""What of the evidence may decide a yes/no question, and whether it is about just what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from qa_bot.answers.constraints import asked_years
from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import held
from qa_bot.answers.nones import asked_none
from qa_bot.questions.understand import content_terms
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

SAYS_SO = 0.62
"""The least share of the question's terms a sentence must hold, with its headings, to be taken as saying 是."""
SAID = 0.65
"""How much of what a question quotes must be there."""
VERY_NEAR, MAY_LACK = 0.85, 0.3
"""From which nearness on a sentence may say the same in other words, and the weight of nouns it may then lack."""
LONG = 60
"""Characters from which a sentence is too long to be told whole as a ground."""
LOOKED_AT, AS_MUCH = 8, 0.2
"""Best sentences in which a first time is looked for, and how much less of the question's terms it may hold."""
_BY_RATE = re.compile(r"(?P<rate>\d[\d.]*%)(?=(?:[那这]一?|一)?档|的?税率)")
_SOMEBODY = re.compile(r"(?:没有?|无|未|有)人(?![们口均才民力大社居工])(?P<what>[^，,。？?]{2,12})")
"""没有人因灾伤亡: what befell somebody or nobody."""
_FIRST = re.compile(r"(?:全球|世界|全国|国内|全[省市区县州]|[省市区县]内)(?:首|第一)[家个座条所款支]?")
MOST_RANKED = 2
"""From how many ranked things in one clause on each is read by itself."""
_WITHOUT = re.compile(
    r"(?:^|[，,、年月：:])(?:那些)?(?:不|没有?|未|非)(?![管论仅同少断久来])[^，,。？?]{2,20}?(?:、[^，,。？?]{2,12}?)?的(?=[\u4e00-\u9fff]{1,6}[，,]?)"
)
"""Of what it is asked that is not so: 没参保的人员, 不走电子申请的专利."""
_OF_NO = re.compile(r"非[\u4e00-\u9fff]{2,8}?(?:的)?(?:家庭|人员|居民|企业|学生|户籍|户|单位|机构|职工|车辆)")
"""Who is none of a sort: 非本市户籍的家庭."""
_OF_NO_SORT = re.compile(r"非|外[来地省市籍]|不具有|没有|无(?=[本户])|不限")
_DENIES = re.compile(r"[不未非无没免]|除[^，。；]+外")
_QUOTED = re.compile(r"[“「]零?(?P<called>[^“”「」]{2,20})[”」]")
"""What is quoted; of “零事故” what there was none of."""


def is_too_far(evidence: Evidence) -> bool:
    """Tell whether a sentence holds too little of a question, and is not near it, to decide it."""
    return max(evidence.coverage, evidence.nearness * SAYS_SO) < SAYS_SO * VERY_NEAR


def comparable(asked: Asked) -> list[Evidence]:
    """Return the best sentences that hold about as much of the question as the best, headings left out."""
    told = [evidence for evidence in asked.evidence if not evidence.heading][:LOOKED_AT]
    told = [one for one in told if not _is_plan_for_later(asked, one)] or told
    return [one for one in told if one.coverage >= told[0].coverage - AS_MUCH]


def _is_plan_for_later(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says what is to be done after the years the question asks for."""
    years, reported = asked_years(asked.question, evidence.report), evidence.report.metadata.year
    return bool(years and reported) and max(years) <= (reported or 0) and evidence.tells_plans


def lacks_its_subject(asked: Asked, evidence: Evidence, denied: Sequence[str] = ()) -> bool:
    """Tell whether a sentence, with its headings, lacks too much of what the question names to decide it.

    A sentence that says the same in other words is near all the same; what is not near must hold every noun.
    What it denies it need not hold.
    """
    around = context_of(evidence.report, evidence.span)
    if any(held(match["called"], around) < SAID for match in _QUOTED.finditer(asked.question.focus)):
        return True
    if _OF_NO.search(asked.question.focus) and not _OF_NO_SORT.search(evidence.text):
        return True
    if _WITHOUT.search(asked.question.focus) and not _DENIES.search(evidence.text):
        return True
    if (befallen := _befallen(asked.question.focus)) and held(befallen, evidence.text) == 0.0:
        return True
    nouns = [term.text for term in asked.question.terms if term.emphasis >= 1.0]
    somebody = ("人",) if befallen else ()
    nouns = [noun for noun in nouns if not any(noun in word for word in (*denied, *somebody))]
    lacking = sum(asked.matcher.weights.get(noun, 0.0) for noun in nouns if held(noun, around) == 0.0)
    return lacking > (MAY_LACK if evidence.nearness >= VERY_NEAR else 0.0)


def clauses_about(asked: Asked, evidence: Evidence) -> tuple[str, str, str]:
    """Return the clause of a sentence that says most of the question, with those beside it ("" where none is)."""
    text = evidence.report.text
    clauses = [clause.of(text) for clause in split_clauses(text, evidence.span)]
    best = _best_of(clauses, asked)
    before, after = clauses[max(0, best - 1) : best], clauses[best + 1 : best + 2]
    return "".join(before), clauses[best], "".join(after)


def ground(asked: Asked, evidence: Evidence) -> Span | None:
    """Return the clause of a long sentence that says most of it, with the one it goes on in; None: all is said."""
    if len(evidence.span) <= LONG:
        return None
    text, clauses = evidence.report.text, split_clauses(evidence.report.text, evidence.span)
    best = _best_of([clause.of(text) for clause in clauses], asked)
    last = min(best + 1, len(clauses) - 1)
    whole = Span(clauses[best].start, clauses[last].end)
    return whole if len(whole) <= LONG else clauses[best]


def _best_of(clauses: Sequence[str], asked: Asked) -> int:
    """Return the number of the clause that says most of the question.

    One that speaks at all of what there is said to be none of (零确诊), of what befell nobody (没有人伤亡), of the rate
    by which the question tells what it means (6%那一档) goes before.
    """
    focus = asked.question.focus
    none, deed, rates = asked_none(focus), _befallen(focus), {match["rate"] for match in _BY_RATE.finditer(focus)}

    def fit(number: int) -> tuple[bool, bool, bool, float]:
        clause = clauses[number]
        said = bool(none) and none in clause
        return said, any(rate in clause for rate in rates), _speaks(deed, clause), asked.matcher.coverage(clause)

    return max(range(len(clauses)), key=fit)


def part_about(asked: Asked, clause: str) -> str:
    """Return the part of a clause that names what is asked about, where several are ranked: 全球首家甲、全国首家乙.

    The whole clause where no part says more of the question than all the others.
    """
    parts = clause.split("、")
    if sum(bool(_FIRST.search(part)) for part in parts) < MOST_RANKED:
        return clause
    said = [asked.matcher.coverage(_FIRST.sub("", part)) for part in parts]
    best = max(said)
    return parts[said.index(best)] if said.count(best) == 1 else clause


def of_what_befell(asked: Asked, told: list[Evidence]) -> list[Evidence]:
    """Return sentences so that those come first that speak of what somebody is asked to have done: 有没有人递交过申请.

    Of them the one goes first that has the longest run of the question's own words.
    """
    deed = _befallen(asked.question.focus)
    if not deed:
        return told
    speaking = [one for one in told if held(deed, one.text) > 0.0]
    return sorted(speaking, key=lambda one: -_shared_run(asked.question.focus, one.text)) or told


def _shared_run(question: str, text: str) -> int:
    return SequenceMatcher(None, question, text, autojunk=False).find_longest_match().size


def _befallen(focus: str) -> str:
    """Return what a question asks whether it befell anybody: 伤亡 of 有没有人因灾伤亡; "" where it asks none."""
    found = _SOMEBODY.search(focus)
    terms = content_terms(found["what"]) if found else ()
    return terms[-1].text if terms else ""


def _speaks(word: str, clause: str) -> bool:
    return bool(word) and held(word, clause) > SAID
