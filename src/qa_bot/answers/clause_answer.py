"""A question that asks for no kind of thing: the clause that says most of what it is about."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import span_fit
from qa_bot.answers.span_answer import span_draft, trimmed
from qa_bot.figures.quantities import quantities
from qa_bot.questions.model import Question
from qa_bot.questions.wanted import wanted
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

_ONLY_WHERE = re.compile(r"在[^，。；]*(?:基础上|前提下|背景下|情况下|形势下|领导下|支持下|过程中|同时)[，,]?$")
"""A clause that only says on what footing something was done tells nothing of what."""


def clause_answer(asked: Asked) -> Draft | None:
    """Return the clause that holds most of what the question is about, where it asks for no kind of thing.

    A clause is nothing of the kind asked for where there is one: then there is no answer.
    """
    if wanted(asked.question.text).noun:
        return None
    best: tuple[float, Evidence, Span] | None = None
    for evidence in asked.evidence[:5]:
        for clause in split_clauses(evidence.report.text, evidence.span):
            score = span_fit(clause, evidence, asked)
            if not _ONLY_WHERE.search(clause.of(evidence.report.text)) and (best is None or score > best[0]):
                best = (score, evidence, clause)
    if best is None or _only_counts(best[2].of(best[1].report.text), asked.question):
        return None
    return span_draft(best[1], trimmed(best[1].report, best[2]), best[0])


def _only_counts(clause: str, question: Question) -> bool:
    """Tell whether a clause says only how many there are of what is to be listed: 谋划了12件实事 of 那12件实事."""
    counted = {(found.base.value, found.unit) for found in quantities(question.focus)}
    again = any((found.base.value, found.unit) in counted for found in quantities(clause))
    return question.kind == "list" and again and "、" not in clause
