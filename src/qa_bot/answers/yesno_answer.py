"""A yes/no question: decided by numbers, ranks or dates where it turns on them, else by the sentence that says so."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.claims import bearing, words_claimed
from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.limits import is_allowed, members_counted
from qa_bot.answers.nones import asked_none, says_none
from qa_bot.answers.polarity import is_barred, is_negative, is_turned
from qa_bot.answers.stages import asks_what_is_meant, reach, stage_words
from qa_bot.answers.verdicts import Undecided, stated, verdict
from qa_bot.answers.wholes import Bearing
from qa_bot.answers.yesno_date import by_date
from qa_bot.answers.yesno_evidence import (
    clauses_about,
    comparable,
    ground,
    is_too_far,
    lacks_its_subject,
    of_what_befell,
    part_about,
)
from qa_bot.answers.yesno_existence import by_existence
from qa_bot.answers.yesno_fastest import by_fastest
from qa_bot.answers.yesno_members import by_membership
from qa_bot.answers.yesno_numbers import by_comparison, by_direction, by_threshold
from qa_bot.answers.yesno_office import by_office
from qa_bot.answers.yesno_rank import by_rank
from qa_bot.answers.yesno_target import by_target, only_sets_goal
from qa_bot.figures.quantities import quantities
from qa_bot.text.numbers import parse_number

_NUMERAL = "[一二两三四五六七八九十]{1,3}|[0-9]{1,3}"
"""No year."""
_NUMBERED = re.compile(rf"(?P<before>[\u4e00-\u9fff]{{2}})(?P<number>{_NUMERAL})(?P<measure>[年个次届项家所座条天月])")
_FIRST_TIME = re.compile(r"首次|第一次|首度|头一[次回]|首[个批家座例]")
_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足(?!\d)|够|达)")


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with its ground, or None where the evidence decides neither."""
    for decide in _DECIDERS:
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
        return stated(draft.evidence, False, ground(asked, draft.evidence))
    return replace(draft, strength=0.0) if bears == "open" else draft


def _by_claim(asked: Asked) -> Draft | None:
    """Return 否 where the best sentence that bears on what is claimed denies it."""
    bears = ((one, _bearing(asked, one)) for one in comparable(asked) if year_fits(asked.question, one))
    best, bearing_of_best = next(((one, b) for one, b in bears if b in ("says", "denies")), (None, "none"))
    claimed = words_claimed(asked.question.focus)
    if best is None or bearing_of_best == "says" or is_too_far(best) or lacks_its_subject(asked, best, claimed):
        return None
    if _is_of_another_rate(asked.question.focus, clauses_about(asked, best)[1]):
        return None
    return replace(stated(best, False, ground(asked, best)), worked_out=claimed)


def _is_of_another_rate(focus: str, clause: str) -> bool:
    """Tell whether a clause gives other rates than the one by which a question tells what it means (6%那一档)."""
    asked, given = ({found.base for found in quantities(text) if found.unit == "%"} for text in (focus, clause))
    return bool(asked and given) and not asked & given


def _by_limit(asked: Asked) -> Draft | None:
    """Compare a number that the question wants allowed with what the best rule that sets one allows."""
    focus = asked.question.focus
    rules = (one for one in comparable(asked) if not one.tells_plans and is_allowed(focus, one.text) is not None)
    best, named = next(rules, None), members_counted(focus)
    if best is None or is_too_far(best) or lacks_its_subject(asked, best, named):
        return None
    return replace(stated(best, bool(is_allowed(focus, best.text)), ground(asked, best)), worked_out=named)


def _by_statement(asked: Asked) -> Draft | None:
    best = _saying(asked)
    if best is None or is_too_far(best):
        return None
    told = _told_otherwise(asked, best)
    if lacks_its_subject(asked, best, told):
        return None
    holds = not _is_denied(asked, best)
    draft = _checked(asked, stated(best, holds, ground(asked, best)))
    return replace(draft, strength=0.0 if holds and _is_only_planned(asked, best) else draft.strength, worked_out=told)


def _told_otherwise(asked: Asked, evidence: Evidence) -> tuple[str, ...]:
    """Return the words of a question for which what decides it has others: of a stage, of a claim."""
    if _falls_short(asked, evidence):
        return stage_words(asked.question.focus)
    return words_claimed(asked.question.focus) if _bearing(asked, evidence) == "says" else ()


def _is_denied(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says the opposite of what is asked, or that it has not come so far."""
    focus = asked.question.focus
    _, clause, after = clauses_about(asked, evidence)
    terms = [term.text for term in asked.question.terms]
    turned = bool(_NEGATED.search(evidence.text)) or says_none(focus, evidence.text)
    turned = turned or is_turned(focus, clause, terms) or is_barred(after, terms)
    if asked_none(focus):
        return _bearing(asked, evidence) == "denies"
    if _counts_otherwise(asked, evidence):
        return True
    return (turned or _falls_short(asked, evidence)) is not is_negative(focus)


def _falls_short(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says that a thing has not come as far as is asked."""
    _, clause, after = clauses_about(asked, evidence)
    return (reach(asked.question.focus, clause) or reach(asked.question.focus, after)) == "short"


def _is_only_planned(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence says what is to be done, or sets a goal, where the question is what was."""
    planned = evidence.tells_plans and not asks_what_is_meant(asked.question.focus)
    return planned or only_sets_goal(asked.question.focus, evidence.text)


def _bearing(asked: Asked, evidence: Evidence) -> Bearing:
    clauses = clauses_about(asked, evidence)
    own = part_about(asked, clauses[1])
    around = own if own != clauses[1] else "".join(clauses)
    return bearing(asked.question.focus, own, around, evidence.text)


def _saying(asked: Asked) -> Evidence | None:
    """Return the best sentence, or the best that says what else is claimed, or speaks of the first time asked for."""
    told = of_what_befell(asked, comparable(asked))
    if not told:
        return None
    focus, best = asked.question.focus, told[0]
    if _FIRST_TIME.search(focus):
        return next((one for one in told if _FIRST_TIME.search(one.text)), best)
    if _bearing(asked, best) != "open":
        return best
    return next((one for one in told if _bearing(asked, one) == "says"), best)


def _counts_otherwise(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether a sentence gives another number where the question says one: 连续两年 where it asks 连续三年."""
    for match in _NUMBERED.finditer(asked.question.focus):
        given = re.findall(rf"{match['before']}({_NUMERAL}){match['measure']}", evidence.text)
        if given and all(parse_number(one) != parse_number(match["number"]) for one in given):
            return True
    return False


_DECIDERS = (
    by_office, by_membership, by_existence, by_fastest, _by_limit, _by_claim, by_comparison, by_rank, by_target,
    by_threshold, by_direction, by_date,
)  # fmt: skip
"""Tried in order; the first that knows decides."""
