"""A yes/no question: decided by numbers, ranks or dates where it turns on them, else by the sentence that says so."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import held
from qa_bot.answers.verdicts import stated
from qa_bot.answers.yesno_numbers import (
    Undecided,
    by_comparison,
    by_direction,
    by_rank,
    by_threshold,
)
from qa_bot.answers.yesno_target import by_target
from qa_bot.questions.understand import content_terms
from qa_bot.text.dates import find_dates
from qa_bot.text.numbers import parse_number
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

SAYS_SO = 0.62
"""The least share of the question's terms a sentence must hold, with its headings, to be taken as saying 是."""
SAID = 0.65
"""How much of a word must be there for what there was none of to be what is asked after."""
VERY_NEAR, MAY_LACK = 0.85, 0.3
"""From which nearness on a sentence may say the same in other words, and the weight of nouns it may then lack."""
_NONE = re.compile(r"(?<![\d〇○零])零(?![售部花件星散工食钱距碳下上])(?P<what>[\u4e00-\u9fff]{2})")
"""零确诊, 零事故; not 零售, 零部件."""
_NUMERAL = "[一二两三四五六七八九十]{1,3}|[0-9]{1,3}"
"""No year."""
_NUMBERED = re.compile(rf"(?P<before>[\u4e00-\u9fff]{{2}})(?P<number>{_NUMERAL})(?P<measure>[年个次届项家所座条天月])")
LONG = 60
"""Characters from which a sentence is too long to be told whole as a ground."""
LOOKED_AT, AS_MUCH = 8, 0.2
"""Best sentences in which a first time is looked for, and how much less of the question's terms it may hold."""
_FIRST_TIME = re.compile(r"首次|第一次|首度|头一[次回]|首[个批家座例]")
_ALL = re.compile(r"全部|全都|所有|统统|(?<![首成古京陪])都(?![市会城])|(?<![人平年月日户亩])均")
_EXCEPTED = re.compile(r"(?<![消排解清拆扣免根铲破删])除了?[^，。；]{1,25}外|仅剩|[仍尚还]有[^，。；]{1,12}(?:未|没有)")
_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足|够|达)")


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with its ground, or None where the evidence decides neither."""
    for decide in (by_comparison, by_rank, by_target, by_threshold, by_direction, _by_date):
        try:
            draft = decide(asked)
        except Undecided:
            return None
        if draft is not None:
            return draft
    return _by_statement(asked)


def _by_date(asked: Asked) -> Draft | None:
    """Compare the date a sentence gives with the one the question names."""
    named = next((mention for mention in find_dates(asked.question.focus) if mention.grain in ("day", "month")), None)
    if named is None:
        return None
    for evidence in asked.evidence[:3]:
        given = [mention for mention in find_dates(evidence.text) if mention.grain in ("day", "month")]
        if given:
            holds = any(mention.start[-len(named.start) + 2 :] == named.start[2:] for mention in given)
            return stated(evidence, holds)
    return None


def _by_statement(asked: Asked) -> Draft | None:
    best = _saying(asked)
    if (
        best is None
        or max(best.coverage, best.nearness * SAYS_SO) < SAYS_SO * VERY_NEAR
        or _lacks_its_subject(asked, best)
    ):
        return None
    denied = bool(_NEGATED.search(best.text)) and not _NEGATED.search(asked.question.focus.replace("有没有", ""))
    denied = denied or _says_none(asked, best) or _counts_otherwise(asked, best) or _excepts(asked, best)
    return stated(best, not denied, _ground(asked, best))


def _ground(asked: Asked, evidence: Evidence) -> Span | None:
    """Return the clause of a long sentence that says most of it, with the one it goes on in; None: all is said."""
    if len(evidence.span) <= LONG:
        return None
    text, clauses = evidence.report.text, split_clauses(evidence.report.text, evidence.span)
    best = max(range(len(clauses)), key=lambda number: asked.matcher.coverage(clauses[number].of(text)))
    last = min(best + 1, len(clauses) - 1)
    whole = Span(clauses[best].start, clauses[last].end)
    return whole if len(whole) <= LONG else clauses[best]


def _saying(asked: Asked) -> Evidence | None:
    """Return the best sentence; where a first time is asked for, the best that speaks of one and holds as much."""
    told = [evidence for evidence in asked.evidence if not evidence.heading]
    best = next(iter(told), None)
    if best is None or not _FIRST_TIME.search(asked.question.focus) or _FIRST_TIME.search(best.text):
        return best
    firsts = (one for one in told[:LOOKED_AT] if _FIRST_TIME.search(one.text))
    return next((one for one in firsts if one.coverage >= best.coverage - AS_MUCH), best)


def _excepts(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence leaves something out (除一个外，其余全部完工) where the question asks for all."""
    return bool(_ALL.search(asked.question.focus)) and bool(_EXCEPTED.search(evidence.text))


def _says_none(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says that there was none (零确诊) of what is asked, or some where 零确诊 is asked."""
    focus = asked.question.focus
    if asked_none := _NONE.search(focus):
        return bool(re.search(rf"[1-9]\d*[例起件人宗个]{asked_none['what']}", evidence.text))
    return any(_asks_after(match["what"], focus) for match in _NONE.finditer(evidence.text))


def _asks_after(what: str, focus: str) -> bool:
    return what in focus or any(held(term.text, what) > SAID for term in content_terms(focus))


def _counts_otherwise(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence gives another number where the question says one: 连续两年 where it asks 连续三年."""
    for match in _NUMBERED.finditer(asked.question.focus):
        given = re.findall(rf"{match['before']}({_NUMERAL}){match['measure']}", evidence.text)
        if given and all(parse_number(one) != parse_number(match["number"]) for one in given):
            return True
    return False


def _lacks_its_subject(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence, with its headings, lacks too much of what the question names to decide it.

    A sentence that says the same in other words is near all the same; what is not near must hold every noun.
    """
    around = context_of(evidence.report, evidence.span)
    nouns = [term.text for term in asked.question.terms if term.emphasis >= 1.0]
    lacking = sum(asked.matcher.weights.get(noun, 0.0) for noun in nouns if held(noun, around) == 0.0)
    return lacking > (MAY_LACK if evidence.nearness >= VERY_NEAR else 0.0)
