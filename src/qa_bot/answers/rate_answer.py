"""What share of a thing was done: 兑现额 of what was 申领, told one after the other."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate
from qa_bot.answers.figure_fit import slot_of
from qa_bot.answers.operands import HALF, called_by, operand
from qa_bot.answers.worked_draft import derived_draft
from qa_bot.figures import arithmetic as work
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic

_DENIED = re.compile(r"未|没有?|尚|不[能到足]|仍有|还有")


def rate_answer(asked: Asked, wanted: Arithmetic) -> Draft | None:
    """Return the part of a thing that is called by the deed over the larger amount told just before it, in %.

    None where no such two stand in one sentence, or where the report states the rate itself.
    """
    deed = wanted.name
    for part in operand(asked, wanted.first, wanted.own[0]):
        beside = [f for f in asked.figures[part.figure.report] if f.sentence == part.figure.sentence]
        if any(f"{deed}率" in figure.metric for figure in beside):
            return None
        whole = _whole_of(asked, part, beside, wanted)
        if whole is not None and (deed in part.figure.metric or _is_said(asked, part, wanted)):
            return derived_draft(work.share(part.figure, whole), (part, replace(part, figure=whole)))
    return None


def _is_said(asked: Asked, part: Candidate, wanted: Arithmetic) -> bool:
    """Tell whether the deed is said of a figure right where it is told (已完成16项), and not denied."""
    slot = slot_of(part.figure, part.evidence, asked)
    return called_by(asked, part, wanted.own[0]) == 1.0 and not _DENIED.search(slot)


def _whole_of(asked: Asked, part: Candidate, beside: list[Figure], wanted: Arithmetic) -> Figure | None:
    """Return the figure before a part that it may be a part of: an amount of the same kind, and larger.

    Of several, that which is called what the question speaks of, None where that does not tell.
    """
    figure = part.figure
    before = [one for one in beside if one.span.end <= figure.span.start and one.role in ("level", "from")]
    alike = [one for one in before if one.unit != "%" and work.counts_alike(one, figure)]
    if len(alike) > 1:
        named = [called_by(asked, replace(part, figure=one), wanted.own[1]) for one in alike]
        alike = [one for one, called in zip(alike, named, strict=True) if called >= max(HALF, *named)]
    if len(alike) != 1 or figure.role not in ("level", "to"):
        return None
    return alike[0] if alike[0].base_value > figure.base_value else None
