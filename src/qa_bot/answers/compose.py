"""From evidence to a draft: each kind of question tries its composers in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa_bot.answers.arithmetic_answer import arithmetic_answer
from qa_bot.answers.bounded import bounded_answer
from qa_bot.answers.clause_answer import clause_answer
from qa_bot.answers.dates_answer import asks_dates, dates_answer
from qa_bot.answers.derived_answer import derived_answer
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import figure_answer
from qa_bot.answers.in_force import in_force_answer
from qa_bot.answers.list_answer import list_answer
from qa_bot.answers.listed_below import listed_below
from qa_bot.answers.reference_answer import reference_answer
from qa_bot.answers.since_answer import since_answer
from qa_bot.answers.span_answer import document_answer, span_answer
from qa_bot.answers.speaker import speaker_answer
from qa_bot.answers.stated import is_of_asked_sort, must_be_worked_out, told_answer
from qa_bot.answers.summary_answer import summary_answer
from qa_bot.answers.table_rows import rows_with_value
from qa_bot.answers.which_answer import which_answer
from qa_bot.answers.yesno_answer import yesno_answer
from qa_bot.questions.subject import asks_speaker
from qa_bot.reports.model import Report
from qa_bot.text.durations import is_duration

Composer = Callable[[Asked], Draft | None]


def worked_out(asked: Asked) -> Draft | None:
    """Return what the question asks to be worked out, or what the report implies for the asked year, the better fit.

    Where the report states the result itself (平均每个村卫生室…), that.
    """
    if other := reference_answer(asked):
        return other
    return _strongest(arithmetic_answer(asked), derived_answer(asked)) or told_answer(asked)


def stated_or_worked_out(asked: Asked) -> Draft | None:
    """Return what is worked out of stated figures, else the stated figure or the implied one that fits better."""
    if other := reference_answer(asked):
        return other
    implied = derived_answer(asked)
    arithmetic = arithmetic_answer(asked)
    if arithmetic or must_be_worked_out(asked):
        return _strongest(arithmetic, implied)
    stated = figure_answer(asked)
    return _strongest(stated if stated and is_of_asked_sort(asked, stated.figures) else None, implied)


def lasting(asked: Asked) -> Draft | None:
    """Return how long something lasts, as a sentence says it or a row of a table has it (6个月), the better fit."""
    stated = figure_answer(asked)
    return _strongest(stated if stated and is_duration(stated.short) else None, span_answer(asked))


def _strongest(*drafts: Draft | None) -> Draft | None:
    """Return the draft that fits best, the first of equals."""
    return max((draft for draft in drafts if draft), key=lambda draft: draft.strength, default=None)


_COMPOSERS: dict[str, Sequence[Composer]] = {
    "figure": (stated_or_worked_out,),
    "derived": (worked_out,),
    "span": (span_answer,),
    "list": (rows_with_value, bounded_answer, listed_below, list_answer, span_answer, clause_answer),
    "yesno": (yesno_answer,),
    "summary": (summary_answer,),
    "open": (stated_or_worked_out, summary_answer),
}
_MAY_ASK_WHICH = frozenset(("figure", "span", "list", "open"))
_DOCUMENT_TARGETS = ("document_number", "title", "issuer", "document_date")


def compose(asked: Asked) -> Draft | None:
    """Return the first draft that one of the composers for the question's kind can make, or None."""
    target = asked.question.target
    if target in _DOCUMENT_TARGETS:
        return document_answer(asked_report(asked), target) if asked.hits else None
    if target == "person" and asks_speaker(asked.question.text):
        return speaker_answer(asked)
    composers = _COMPOSERS[asked.question.kind]
    if target == "duration":
        composers = (lasting,)
    if target == "date":
        composers = (since_answer, *composers)
    if asked.question.kind == "list" and asks_dates(asked.question.focus):
        composers = (dates_answer, rows_with_value)
    if target in ("date", "duration"):
        composers = (in_force_answer, *composers)
    if asked.question.kind in _MAY_ASK_WHICH:
        composers = (which_answer, *composers)
    if target == "name":
        composers = (*composers, clause_answer)
    return next((draft for composer in composers if (draft := composer(asked))), None)


def asked_report(asked: Asked) -> Report:
    """Return the report a question about the document itself means: the one whose title holds most of its words."""
    ids = dict.fromkeys(hit.chunk.report for hit in asked.hits)
    return max((asked.reports[name] for name in ids), key=lambda report: asked.matcher.coverage(report.title))
