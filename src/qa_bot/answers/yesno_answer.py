"""A yes/no question: decided by numbers, ranks or dates where it turns on them, else by the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.claims import Bearing, bearing, words_claimed
from qa_bot.answers.constraints import asked_years, year_fits
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import held
from qa_bot.answers.polarity import is_barred, is_negative, is_turned
from qa_bot.answers.stages import asks_what_will_be, reach, stage_words
from qa_bot.answers.verdicts import stated, verdict
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
_QUOTED = re.compile(r"[“「](?P<called>[^“”「」]{2,20})[”」]")
LONG = 60
"""Characters from which a sentence is too long to be told whole as a ground."""
LOOKED_AT, AS_MUCH = 8, 0.2
"""Best sentences in which a first time is looked for, and how much less of the question's terms it may hold."""
_FIRST_TIME = re.compile(r"首次|第一次|首度|头一[次回]|首[个批家座例]")
_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足(?!\d)|够|达)")


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with its ground, or None where the evidence decides neither."""
    for decide in (_by_claim, by_comparison, by_rank, by_target, by_threshold, by_direction, _by_date):
        try:
            draft = decide(asked)
        except Undecided:
            return None
        if draft is not None:
            return _checked(asked, draft)
    return _by_statement(asked)


def _checked(asked: Asked, draft: Draft) -> Draft:
    """Return a draft that says 是 as what else the question claims (唯一, 全部) lets it stand."""
    if draft.evidence is None or not draft.short.startswith(verdict(True)):
        return draft
    bears = _bearing(asked, draft.evidence)
    if bears == "denies":
        return stated(draft.evidence, False, _ground(asked, draft.evidence))
    return replace(draft, strength=0.0) if bears == "open" else draft


def _by_claim(asked: Asked) -> Draft | None:
    """Return 否 where the best sentence that bears on what is claimed denies it."""
    bears = ((one, _bearing(asked, one)) for one in _comparable(asked) if year_fits(asked.question, one))
    best, bearing_of_best = next(((one, b) for one, b in bears if b in ("says", "denies")), (None, "none"))
    claimed = words_claimed(asked.question.focus)
    if best is None or bearing_of_best == "says" or _is_too_far(best) or _lacks_its_subject(asked, best, claimed):
        return None
    return replace(stated(best, False, _ground(asked, best)), worked_out=claimed)


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
    if best is None or _is_too_far(best):
        return None
    short = stage_words(asked.question.focus) if _falls_short(asked, best) else ()
    if _lacks_its_subject(asked, best, short):
        return None
    holds = not _is_denied(asked, best)
    draft = _checked(asked, stated(best, holds, _ground(asked, best)))
    return replace(draft, strength=0.0 if holds and _is_only_planned(asked, best) else draft.strength, worked_out=short)


def _is_too_far(evidence: Evidence) -> bool:
    return max(evidence.coverage, evidence.nearness * SAYS_SO) < SAYS_SO * VERY_NEAR


def _is_denied(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says the opposite of what is asked, or that it has not come so far."""
    focus = asked.question.focus
    _, clause, after = _clauses_about(asked, evidence)
    terms = [term.text for term in asked.question.terms]
    turned = bool(_NEGATED.search(evidence.text)) or _says_none(asked, evidence)
    turned = turned or is_turned(focus, clause, terms) or is_barred(after, terms)
    if _counts_otherwise(asked, evidence):
        return True
    return (turned or _falls_short(asked, evidence)) is not is_negative(focus)


def _falls_short(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says that a thing has not come as far as is asked."""
    _, clause, after = _clauses_about(asked, evidence)
    return (reach(asked.question.focus, clause) or reach(asked.question.focus, after)) == "short"


def _is_only_planned(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says what is to be done where the question is what was."""
    return evidence.tells_plans and not asks_what_will_be(asked.question.focus)


def _is_plan_for_later(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says what is to be done after the years the question asks for."""
    years, reported = asked_years(asked.question, evidence.report), evidence.report.metadata.year
    return bool(years and reported) and max(years) <= (reported or 0) and evidence.tells_plans


def _clauses_about(asked: Asked, evidence: Evidence) -> tuple[str, str, str]:
    """Return the clause of a sentence that says most of the question, with those beside it ("" where none is)."""
    text = evidence.report.text
    clauses = [clause.of(text) for clause in split_clauses(text, evidence.span)]
    best = max(range(len(clauses)), key=lambda number: asked.matcher.coverage(clauses[number]))
    before, after = clauses[max(0, best - 1) : best], clauses[best + 1 : best + 2]
    return "".join(before), clauses[best], "".join(after)


def _bearing(asked: Asked, evidence: Evidence) -> Bearing:
    clauses = _clauses_about(asked, evidence)
    return bearing(asked.question.focus, clauses[1], "".join(clauses), evidence.text)


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
    """Return the best sentence, or the best that says what else is claimed, or speaks of the first time asked for."""
    told = _comparable(asked)
    if not told:
        return None
    focus, best = asked.question.focus, told[0]
    if _FIRST_TIME.search(focus):
        return next((one for one in told if _FIRST_TIME.search(one.text)), best)
    if _bearing(asked, best) != "open":
        return best
    return next((one for one in told if _bearing(asked, one) == "says"), best)


def _comparable(asked: Asked) -> list[Evidence]:
    """Return the best sentences that hold about as much of the question as the best, headings left out."""
    told = [evidence for evidence in asked.evidence if not evidence.heading][:LOOKED_AT]
    told = [one for one in told if not _is_plan_for_later(asked, one)] or told
    return [one for one in told if one.coverage >= told[0].coverage - AS_MUCH]


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


def _lacks_its_subject(asked: Asked, evidence: Evidence, denied: Sequence[str] = ()) -> bool:
    """Tell whether a sentence, with its headings, lacks too much of what the question names to decide it.

    A sentence that says the same in other words is near all the same; what is not near must hold every noun.
    What it denies it need not hold.
    """
    around = context_of(evidence.report, evidence.span)
    if any(held(match["called"], around) < SAID for match in _QUOTED.finditer(asked.question.focus)):
        return True
    nouns = [term.text for term in asked.question.terms if term.emphasis >= 1.0]
    nouns = [noun for noun in nouns if not any(noun in word for word in denied)]
    lacking = sum(asked.matcher.weights.get(noun, 0.0) for noun in nouns if held(noun, around) == 0.0)
    return lacking > (MAY_LACK if evidence.nearness >= VERY_NEAR else 0.0)
