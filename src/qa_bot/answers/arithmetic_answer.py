"""A question whose answer is worked out of stated figures: differences, sums, shares, averages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.figure_answer import Candidate, answer_figure, best_figure, figure_draft
from qa_bot.answers.figure_fit import clause_around
from qa_bot.answers.matching import held
from qa_bot.answers.model import AnswerFigure, Citation, Derivation
from qa_bot.answers.operands import Pair, best_pair
from qa_bot.figures import arithmetic as work
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.derive import fell
from qa_bot.figures.model import Figure
from qa_bot.figures.quantities import quantities
from qa_bot.questions.arithmetic import Arithmetic, parse_arithmetic
from qa_bot.questions.model import AskedRole
from qa_bot.questions.understand import content_terms

SAYS_ALL = 0.75
"""The least share of a question's terms that a clause must hold to state what would else be worked out."""
_WHOLE = re.compile(r"占(?P<whole>.{2,}?)(?:的?比[重例])?$")
NONE_MORE = 0.05
"""By how much more of the question one metric of a run may hold than another, for all of them to be meant."""
SAYS_MOST = 0.5
"""The same for an average, which reports call by words of their own (次均费用)."""
_JOINT = re.compile(r"[^，。；]{0,10}[、和][^，。；、\d]{0,10}")
_RATIOS = frozenset(("%", "％", "‰", "千分点", "倍", "成", "百分点"))
_NEVER_STATED = frozenset(("difference", "distance", "sum", "remainder", "average", "contribution"))
_STATED_AS: dict[str, tuple[AskedRole, re.Pattern[str]]] = {
    "sum": ("", re.compile("")),
    "parallel": ("", re.compile(r"合计|共计|总计|一共|共|总|累计")),
    "share": ("share", re.compile(r"占|比重|比例")),
    "multiple": ("level", re.compile(r"倍|之比|比值")),
    "average": ("", re.compile(r"均|每")),
    "raise": ("change", re.compile("")),
    "balance": ("", re.compile(r"顺差|逆差|差额")),
}


def arithmetic_answer(asked: Asked) -> Draft | None:
    """Return the result of what a question asks to be worked out, or None where it asks for nothing of the kind.

    None too where no two figures of the evidence go together, or where the report states the result itself.
    """
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or _is_stated(asked, wanted):
        return None
    if wanted.operation == "parallel":
        return _sum_of_parallels(asked)
    fits = _FITS.get(wanted.operation, _of_one_kind)
    pair = best_pair(asked, wanted.first, wanted.second, lambda one, other: fits(one.figure, other.figure, wanted))
    if pair is None:
        return None
    if wanted.operation == "share" and (stated := _stated_share(asked, pair)):
        return stated
    result = _worked_out(wanted, pair)
    return derived_draft(result, (pair.first, pair.second), pair.strength) if result else None


def must_be_worked_out(asked: Asked) -> bool:
    """Tell whether a question asks for what no single stated figure answers: one given for it would be wrong."""
    wanted = parse_arithmetic(asked.question.focus)
    return wanted is not None and wanted.operation in _NEVER_STATED and not _is_stated(asked, wanted)


def is_of_asked_sort(asked: Asked, figures: Sequence[AnswerFigure]) -> bool:
    """Tell whether figures may answer as they are stated: a share or a multiple is asked for, and no amount is one."""
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or wanted.operation not in ("share", "multiple"):
        return True
    return all(figure.unit in _RATIOS or figure.role == "share" for figure in figures)


def _is_stated(asked: Asked, wanted: Arithmetic) -> bool:
    """Tell whether the report states itself what is to be worked out: a total, a share, a balance of just this."""
    if wanted.operation not in _STATED_AS:
        return False
    role, words = _STATED_AS[wanted.operation]
    question = replace(asked.question, role=role, unit="" if role else asked.question.unit)
    best = best_figure(replace(asked, question=question))
    if best is None or (role and best.figure.role != role):
        return False
    clause = clause_around(best.evidence, best.figure.span)
    said = f"{best.figure.metric} {best.figure.subject} {clause if role else _slot_of(best, clause)}"
    each = wanted.operation != "sum" or _names_both(said, wanted)
    return (
        each
        and bool(words.search(clause))
        and asked.matcher.coverage(said) >= (SAYS_MOST if wanted.operation == "average" else SAYS_ALL)
    )


def _names_both(said: str, wanted: Arithmetic) -> bool:
    """Tell whether words about one figure name both operands of a sum: what each says that the other does not."""
    first, second = ({term.text for term in content_terms(readings[0])} for readings in (wanted.first, wanted.second))
    return all(held(term, said) > 0.5 for term in first ^ second)


def _slot_of(candidate: Candidate, clause: str) -> str:
    """Return the part of a clause that speaks of one figure alone: from the figure before it to the one after it."""
    own = clause.find(candidate.figure.written)
    others = [found.span for found in quantities(clause)]
    start = max((span.end for span in others if span.end <= own), default=0)
    return clause[start : min((span.start for span in others if span.start > own), default=len(clause))]


def _stated_share(asked: Asked, pair: Pair) -> Draft | None:
    """Return the share that the report states right beside the part (113件，占比13.2%), or None."""
    part = pair.first.figure
    beside = [f for f in asked.figures[part.report] if f.sentence == part.sentence and f.span.start > part.span.end]
    following = next((f for f in beside if f.role != "growth"), None)
    if following is None or following.role != "share" or part.metric not in following.metric:
        return None
    whole = _WHOLE.search(following.metric.removeprefix(part.metric))
    if whole and pair.second.figure.subject not in whole["whole"] and whole["whole"] not in pair.second.figure.metric:
        return None
    if whole and len(pair.second.figure.metric) > len(whole["whole"]) + 2:
        return None  # a part of that whole was named: 两大产业区税 is not 区税
    return figure_draft(asked, replace(pair.first, figure=following))


def _sum_of_parallels(asked: Asked) -> Draft | None:
    """Return the sum of figures told in one breath (11家移动、8家电信、15家联通营业厅) of which the best is one."""
    best = best_figure(asked)
    if best is None:
        return None
    report = best.evidence.report
    beside = [f for f in asked.figures[report.id] if f.sentence == best.figure.sentence and f.role == best.figure.role]
    run = _run_of(beside, best.figure, report.text)
    if len(run) < 2 or not _asked_alike(run, asked):
        return None
    operands = [replace(best, figure=figure) for figure in run]
    return derived_draft(work.total(run), operands, min(1.0, max(0.0, best.score)))


def _asked_alike(run: Sequence[Figure], asked: Asked) -> bool:
    """Tell whether the question means all of a run and not one of it: they end alike, and it names none more."""
    shares = [asked.matcher.coverage(figure.metric) for figure in run]
    return all(figure.metric[-2:] == run[0].metric[-2:] for figure in run) and max(shares) - min(shares) < NONE_MORE


def _run_of(figures: Sequence[Figure], best: Figure, text: str) -> list[Figure]:
    """Return the figures of one unit, `best` among them, that are joined by 、 or 和 with a few words between."""
    runs: list[list[Figure]] = []
    for figure in figures:
        last = runs[-1][-1] if runs else None
        joined = (
            last is not None and last.unit == figure.unit and _JOINT.fullmatch(text[last.span.end : figure.span.start])
        )
        if joined:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return next((run for run in runs if best in run), [])


def derived_draft(result: Result, operands: Sequence[Candidate], strength: float) -> Draft:
    """Return a result with its operands, each cited, as a draft."""
    citations = _citations(operands)
    places = {(citation.report, citation.start): number for number, citation in enumerate(citations)}
    figures = tuple(
        answer_figure(one.figure, places[one.evidence.report.id, one.evidence.span.start]) for one in operands
    )
    quotes = dict.fromkeys(
        statement_around(one.evidence.report, one.evidence.span, one.figure.span) for one in operands
    )
    return Draft(
        kind="derived",
        short=result.text,
        text=phrase("derived", short=result.text, quote="”“".join(quotes)),
        citations=citations,
        strength=strength,
        figures=figures,
        evidence=operands[0].evidence,
        derivation=Derivation(result.expression, tuple(range(len(figures))), result.text),
    )


def _citations(operands: Sequence[Candidate]) -> tuple[Citation, ...]:
    """Return a citation for each sentence, its operands highlighted."""
    sentences = {(one.evidence.report.id, one.evidence.span.start): one.evidence for one in operands}
    return tuple(
        evidence.citation(
            [
                one.figure.span
                for one in sorted(operands, key=lambda one: one.figure.span.start)
                if (one.evidence.report.id, one.evidence.span.start) == place
            ]
        )
        for place, evidence in sentences.items()
    )


def _worked_out(wanted: Arithmetic, pair: Pair) -> Result | None:
    first, second = pair.first.figure, pair.second.figure
    if wanted.operation == "increase" and second.role == "from":
        return work.distance(first, second)
    if wanted.operation == "increase":
        return work.grown_by(first, second, fell=fell(pair.second.evidence.report, second))
    if wanted.operation == "contribution":
        return None
    if wanted.operation == "difference" and wanted.sign < 0:
        return work.difference(second, first)
    if wanted.operation == "sum":
        return work.total((first, second))
    operate = _OPERATIONS.get(wanted.operation)
    return operate(first, second) if operate else None


def _of_one_kind(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether two figures count the same and are of one kind: levels and targets, or rates of one sort."""
    if wanted.sign and (one.base_value - other.base_value) * wanted.sign <= 0:
        return False  # it is said to be more, and is not
    sorts = {"level": "amount", "target": "amount", "to": "amount", "from": "amount"}
    alike = sorts.get(one.role, one.role) == sorts.get(other.role, other.role)
    alike = alike or ("target" in (one.role, other.role) and one.unit == other.unit == "%")
    return alike and work.counts_alike(one, other) and one.unit.endswith("百分点") == other.unit.endswith("百分点")


def _part_of_whole(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    larger, smaller = (other, one) if wanted.operation == "share" else (one, other)
    return _of_one_kind(one, other, wanted) and smaller.base_value < larger.base_value and one.unit not in _RATIOS


def _amount_and_count(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    """Tell whether one is what is shared out and the other, in the same sentence, how many share it."""
    together = one.sentence == other.sentence and one.report == other.report
    shares = one.role == "level" == other.role and one.base_unit != other.base_unit and one.unit != "%"
    counts = (other.unit, other.unit.removesuffix("次"), other.unit.removeprefix("万"))
    return together and shares and wanted.unit in counts


def _level_and_rate(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    if _from_and_to(one, other, wanted):
        return True
    about = one.sentence == other.sentence and one.metric == other.metric
    return about and one.role == "level" and other.role == "growth" and other.unit == "%"


def _from_and_to(one: Figure, other: Figure, wanted: Arithmetic) -> bool:
    return one.sentence == other.sentence and (one.role, other.role) == ("to", "from") and one.unit == other.unit


_FITS: dict[str, Callable[[Figure, Figure, Arithmetic], bool]] = {
    "remainder": _part_of_whole,
    "share": _part_of_whole,
    "average": _amount_and_count,
    "increase": _level_and_rate,
    "raise": _from_and_to,
}
_OPERATIONS: dict[str, Callable[[Figure, Figure], Result]] = {
    "difference": work.difference,
    "remainder": work.difference,
    "distance": work.distance,
    "raise": work.distance,
    "balance": work.distance,
    "share": work.share,
    "multiple": work.multiple,
    "average": work.average,
}
