"""How far something went from where it began, both ends told in one clause: 由6.7平方公里拓展到8.5平方公里."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.matching import held
from qa_bot.answers.operands import called_by, operand
from qa_bot.answers.starts import start_of, years_of
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic
from qa_bot.text.dates import find_years

NAMED = 0.5
"""The least share of its words that the figure at the end of a movement must be called by; its sentence says all."""
_BEGUN = re.compile(
    r"(?:从|自|由|[比较]|相比|对比|之后|以后)[^，,。]{0,4}?(?P<after>(?:19|20)\d\d)|(?P<before>(?:19|20)\d\d)年?(?:[末底初]|年底)?(?:以来|以后|之后|起|[到至比]|[—–~～-])"
)
"""A year that a question lets a movement begin in."""
_SPAN = re.compile(r"[两二三四五六七八九十几\d]年(?:来|间|里|期间|内|多来)|期间|以来|十[一二三四五]五")
"""A question that speaks of several years."""


def rise_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return what lies between the two ends of the movement a question asks for, None where no clause tells both.

    None too where it went the other way or is of other years.
    """
    undated = replace(asked, question=replace(asked.question, years=(), years_back=None))
    for end in operand(undated, wanted.first, wanted.own[0]):
        start = start_of(asked, end)
        if start is not None and _is_asked(asked, wanted, end, start):
            return derived_draft(work.distance(end.figure, start), (end, replace(end, figure=start)))
    return None


def _is_asked(asked: Asked, wanted: Arithmetic, end: Candidate, start: Figure) -> bool:
    gap = end.figure.base_value - start.base_value
    return gap * (wanted.sign or 1) > 0 and _is_named(asked, end, wanted.own[0]) and _is_of_its_years(asked, end, start)


def _is_named(asked: Asked, end: Candidate, own: tuple[str, ...]) -> bool:
    """Tell whether a movement is of what is asked for: it is called by half the words, its sentence holds them all."""
    said = all(held(word, end.evidence.text) > NAMED for word in own)
    return said and called_by(asked, end, own) >= NAMED


def _is_of_its_years(asked: Asked, end: Candidate, start: Figure) -> bool:
    """Tell whether a movement ended in the year a question names, and began in that which it lets it begin in.

    What took several years is no answer for one of them.
    """
    text = asked.question.text
    begun = {int(match["after"] or match["before"]) for match in _BEGUN.finditer(text)} & set(asked.question.years)
    ended = set(asked.question.years) - begun
    told, took = find_years(end.evidence.text), years_of(end, start)
    last = end.figure.period[:4]
    first = (start.period, str(int(last) - took) if took and last.isdigit() else "")
    if any(not any(str(year) in period for period in first) and year not in told for year in begun):
        return False
    if any(str(year) not in end.figure.period and year not in told for year in ended):
        return False
    return bool(begun or _SPAN.search(text)) or not asked.question.years or took in (None, 1)
