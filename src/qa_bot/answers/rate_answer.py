"""What share of a thing was done: 兑现额 of what was 申领, told one after the other."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.operands import operand
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic


def rate_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the part of a thing that is called by the deed over the larger amount told just before it, in %.

    None where no such two stand in one sentence, or where the report states the rate itself.
    """
    deed = wanted.name
    for part in operand(asked, wanted.first, wanted.own[0]):
        beside = [f for f in asked.figures[part.figure.report] if f.sentence == part.figure.sentence]
        if any(f"{deed}率" in figure.metric for figure in beside):
            return None
        whole = _whole_of(part, beside)
        if deed in part.figure.metric and whole is not None:
            return derived_draft(work.share(part.figure, whole), (part, replace(part, figure=whole)))
    return None


def _whole_of(part: Candidate, beside: list[Figure]) -> Figure | None:
    """Return the figure before a part that it may be a part of: an amount of the same kind, and larger."""
    figure = part.figure
    before = [one for one in beside if one.span.end <= figure.span.start and one.role in ("level", "from")]
    alike = (one for one in reversed(before) if one.unit != "%" and work.counts_alike(one, figure))
    whole = next(alike, None)
    fits = whole is not None and whole.base_value > figure.base_value and figure.role in ("level", "to")
    return whole if fits else None
