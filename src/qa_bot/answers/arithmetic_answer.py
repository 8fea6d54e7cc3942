"""A question whose answer is worked out of stated figures: differences, sums, shares, averages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.figure_answer import Candidate, answer_figure, figure_draft
from qa_bot.answers.model import Citation, Derivation
from qa_bot.answers.operands import Pair, best_pair
from qa_bot.answers.parallels import parallels
from qa_bot.answers.stated import RATIOS, is_stated, stated_share
from qa_bot.figures import arithmetic as work
from qa_bot.figures.arithmetic import Result
from qa_bot.figures.derive import fell
from qa_bot.figures.model import Figure
from qa_bot.questions.arithmetic import Arithmetic, parse_arithmetic


def arithmetic_answer(asked: Asked) -> Draft | None:
    """Return the result of what a question asks to be worked out, or None where it asks for nothing of the kind.

    None too where no two figures of the evidence go together, or where the report states the result itself.
    """
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or is_stated(asked, wanted):
        return None
    if wanted.operation == "parallel":
        run = parallels(asked)
        return derived_draft(work.total([one.figure for one in run]), run, run[0].score) if run else None
    fits = _FITS.get(wanted.operation, _of_one_kind)
    pair = best_pair(asked, wanted.first, wanted.second, lambda one, other: fits(one.figure, other.figure, wanted))
    if pair is None:
        return None
    if wanted.operation == "share" and (stated := stated_share(asked.figures[pair.first.figure.report], pair)):
        return figure_draft(asked, replace(pair.first, figure=stated))
    result = _worked_out(wanted, pair)
    return derived_draft(result, (pair.first, pair.second), pair.strength) if result else None


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
        strength=min(1.0, max(0.0, strength)),
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
    return _of_one_kind(one, other, wanted) and smaller.base_value < larger.base_value and one.unit not in RATIOS


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
    "rise": _from_and_to,
}
_OPERATIONS: dict[str, Callable[[Figure, Figure], Result]] = {
    "difference": work.difference,
    "remainder": work.difference,
    "distance": work.distance,
    "raise": work.distance,
    "rise": work.distance,
    "balance": work.distance,
    "share": work.share,
    "multiple": work.multiple,
    "average": work.average,
}
