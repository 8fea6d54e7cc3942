"""Yes/no questions whether a target was reached: told in words, by its figure beside the outcome, or by a rate."""

from __future__ import annotations

import re
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate, best_figure, candidates
from qa_bot.answers.verdicts import decided, stated
from qa_bot.figures.arithmetic import counts_alike
from qa_bot.figures.model import Figure
from qa_bot.figures.quantities import quantities
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

PAIR = 2
"""A goal and what came of it."""
ABOUT_IT = 0.3
"""The least share of a question's terms that a clause, with the one before it, must hold to speak of its target."""
_TARGET = re.compile(
    r"(?:达到|完成|超过|实现|超额|达成|没达|未达).{0,8}(?:目标|任务|计划|指标|预算(?!收入|支出|总))|(?:目标|任务|计划|指标).{0,6}(?:达到|完成|实现|达成|超额)|达标"
)
_MISSED = re.compile(r"(?<!有)(?:没有?|未能?|不)(?:能|有)?(?:完成|达到|实现|达成|超额)")
_GOAL_WORDS = re.compile("目标|任务|指标|计划|完成|超额|半年")
_SETS = re.compile(r"(?:目标|任务|指标)(?:是|为|：)|力争|目标定")
_REACHED = re.compile(
    r"(?:完成|实现|达到|达成|超额)(?![^，。；]{0,12}目标(?:是|为|：))[^，。；]{0,12}(?:目标|任务|计划|指标)|超额|圆满|如期|顺利完成|完成率"
)
_OUTCOME = re.compile(r"(?:上半年|前三季度|目前|截至|全年(?:实际)?完成|实际完成|1[-—]\d{1,2}月)")
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
    if across := _goal_and_outcome(asked):
        both = [across[1], across[0]]
        reached = both[0].figure.base_value >= both[1].figure.base_value
        return replace(
            decided(both, reached is not missed, joint="，目标"), worked_out=tuple(_GOAL_WORDS.findall(text))
        )
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


def _goal_and_outcome(asked: Asked) -> tuple[Candidate, Candidate] | None:
    """Return the goal and what came of it where one paragraph gives both of the thing that fits best, one by one.

    新开工项目100个。上半年，…新开工项目80个: what is told after 上半年 is what came of what is told before it.
    """
    found = sorted(
        candidates(replace(asked, question=replace(asked.question, kind="figure", role="", unit=""))), key=_worst
    )
    best = next(iter(found), None)
    if best is None or asked.matcher.coverage(best.figure.metric) < ABOUT_IT:
        return None
    report = best.evidence.report
    block = next((block.span for block in report.blocks if block.span.covers(best.figure.span)), None)
    alike = [one for one in found if one.evidence.report is report and _same_thing(one.figure, best.figure)]
    alike = sorted((one for one in alike if block and block.covers(one.figure.span)), key=lambda one: one.figure.span)
    if len(alike) != PAIR or alike[0].figure.sentence == alike[1].figure.sentence:
        return None
    between = report.text[alike[0].figure.span.end : alike[1].figure.span.start]
    return (alike[0], alike[1]) if _OUTCOME.search(between) and not _OUTCOME.search(alike[0].evidence.text) else None


def only_sets_goal(question: str, said: str) -> bool:
    """Tell whether a question is whether a goal was reached and what is said only sets it: 预期目标是：增长6%左右."""
    return bool(_TARGET.search(question) and _SETS.search(said)) and not _REACHED.search(said)


def _worst(candidate: Candidate) -> float:
    return -candidate.score


def _same_thing(one: Figure, other: Figure) -> bool:
    return counts_alike(one, other) and _plain(one.metric) == _plain(other.metric)


def _plain(metric: str) -> str:
    return metric.partition("（")[0].replace("及以上", "以上").replace("和以上", "以上")


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
