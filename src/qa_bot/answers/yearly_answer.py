"""Average growth a year: from where an amount began to where it ended, told in one breath or in two reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.constraints import asked_years
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.found import Found, find
from qa_bot.answers.matching import held
from qa_bot.answers.members import Wanted
from qa_bot.answers.operands import called_by, operand
from qa_bot.answers.starts import start_of, years_of
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic
from qa_bot.questions.operand_readings import bare_name

NAMED = 0.5
"""The least share of its words that the figure at the end of a movement must be called by; its sentence says all."""


def yearly_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the average growth a year, in % or in amount, None where either end or the number of years is not told."""
    return _told_together(asked, wanted) or _told_apart(asked, wanted)


def _told_together(asked: Asked, wanted: Arithmetic) -> Draft | None:
    name = wanted.first[0]
    undated = replace(asked, question=replace(asked.question, years=(), years_back=None))
    for end in operand(undated, (f"{name}增加到多少", f"{name}多少"), wanted.own[0]):
        start = start_of(asked, end)
        if start is None or not _is_named(asked, end, wanted.own[0]):
            continue
        years = years_of(end, start)
        if years is not None and _agrees(asked, wanted, years):
            return _draft(wanted, replace(end, figure=start), end, years)
    return None


def _is_named(asked: Asked, end: Candidate, own: Sequence[str]) -> bool:
    """Tell whether a figure is called what is asked for: by half its words, its sentence by all."""
    said = all(held(word, end.evidence.text) > NAMED for word in own)
    return said and called_by(asked, end, own) >= NAMED


def _agrees(asked: Asked, wanted: Arithmetic, years: int) -> bool:
    """Tell whether the years a question names are as many as the report tells."""
    named = asked.question.years
    if len(named) == 2:
        return abs(named[1] - named[0]) == years
    return wanted.years in (0, years)


def _told_apart(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what two years' levels give, each found as a plain question of its own."""
    years = asked.question.years
    if len(set(years)) != 2:
        return None
    first, last = (_level(asked, wanted, year) for year in sorted(years))
    if first is None or last is None or first.figure.metric[-2:] != last.figure.metric[-2:]:
        return None
    return _draft(wanted, _candidate(first), _candidate(last), abs(years[1] - years[0]))


def _level(asked: Asked, wanted: Arithmetic, year: int) -> Found | None:
    name = wanted.first[0]
    question = asked.again(f"{year}年{name}是多少")
    found = find(question, Wanted("", name, year, ""), bare_name(name), by_name=True)
    if found is None or found.figure.role not in ("level", "to") or found.rounded:
        return None
    of_year = str(year) in found.figure.period or year in asked_years(question.question, found.evidence.report)
    return found if of_year else None


def _candidate(found: Found) -> Candidate:
    return Candidate(found.figure, found.evidence, found.likely)


def _draft(wanted: Arithmetic, first: Candidate, last: Candidate, years: int) -> Draft | None:
    result = _result(wanted, first.figure, last.figure, years)
    if wanted.sign and result.value * wanted.sign <= 0:
        return None  # it is said to have gone the other way
    shown = replace(result, value=abs(result.value)) if wanted.sign < 0 else result
    return derived_draft(result, (first, last), short=shown.text)


def _result(wanted: Arithmetic, first: Figure, last: Figure, years: int) -> Result:
    operate = work.yearly_growth if wanted.operation == "yearly_growth" else work.yearly_increase
    return operate(first, last, years)
