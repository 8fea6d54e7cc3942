"""Yes/no questions whether a target was reached: told in words, by its figure beside the outcome, or by a rate."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import best_figure
from qa_bot.answers.verdicts import decided, stated
from qa_bot.figures.arithmetic import counts_alike
from qa_bot.figures.quantities import quantities
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

ABOUT_IT = 0.3
"""The least share of a question's terms that a clause, with the one before it, must hold to speak of its target."""
_TARGET = re.compile(
    r"(?:达到|完成|超过|实现|超额|达成|没达|未达).{0,8}(?:目标|任务|计划|指标)|(?:目标|任务|计划|指标).{0,6}(?:达到|完成|实现|达成|超额)|达标"
)
_MISSED = re.compile(r"(?<!有)(?:没有?|未能?|不)(?:能|有)?(?:完成|达到|实现|达成|超额)")
TARGET_WORD = re.compile(r"目标|计划|任务|指标|预期")


def by_target(asked: Asked) -> Draft | None:
    """Compare what was reached with the target that is told in the same sentence, or read the completion rate."""
    text = asked.question.focus
    wholly = all(quantity.value == 100 and quantity.unit == "%" for quantity in quantities(text))
    if not _TARGET.search(text) or not wholly:
        return None
    missed = bool(_MISSED.search(text))
    question = replace(asked.question, kind="figure", role="level")
    if said := _told_missed(asked):
        return stated(asked.evidence[0], missed, said)
    level = best_figure(replace(asked, question=question))
    if level is None:
        return _by_completion(asked, missed)
    beside = [f for f in asked.figures[level.figure.report] if f.sentence == level.figure.sentence]
    target = next((f for f in beside if f.role == "target" and counts_alike(f, level.figure)), None)
    rate = next((f for f in beside if f.role == "completion" and f.metric[:2] == level.figure.metric[:2]), None)
    if target is not None:
        both = [level, replace(level, figure=target)]
        return decided(both, (level.figure.base_value >= target.base_value) is not missed, joint="，目标")
    if rate is None:
        return _by_completion(asked, missed)
    return decided([replace(level, figure=rate)], (rate.value >= 100) is not missed)


def _by_completion(asked: Asked, missed: bool) -> Draft | None:
    """Read the completion rate that fits the question, where its metric is called by a word of the question."""
    best = best_figure(replace(asked, question=replace(asked.question, kind="figure", role="completion")))
    if best is None or asked.matcher.coverage(best.figure.metric) == 0.0:
        return None
    return decided([best], (best.figure.value >= 100) is not missed)


def _told_missed(asked: Asked) -> Span | None:
    """Return the clause of the best sentence that says in words that just this target was missed, or None."""
    if not asked.evidence:
        return None
    report, span = asked.evidence[0].report, asked.evidence[0].span
    clauses = split_clauses(report.text, span)
    for before, clause in zip([None, *clauses], clauses, strict=False):
        words = clause.of(report.text)
        about = f"{before.of(report.text) if before else ''}{words}"
        if TARGET_WORD.search(words) and _MISSED.search(words) and asked.matcher.coverage(about) >= ABOUT_IT:
            return clause
    return None
