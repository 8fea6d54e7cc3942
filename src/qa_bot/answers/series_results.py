"""What a question across reports wants of its members' figures: one function for each aim."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qa_bot.answers.arithmetic import difference, extremes, ranked, ratio, total
from qa_bot.answers.members import Found
from qa_bot.answers.model import AnswerKind, Derivation
from qa_bot.answers.series_text import label, series_phrase, short_labels
from qa_bot.questions.split import Aim
from qa_bot.resources import load_toml

_LESS = re.compile(r"低|少|小|慢|弱")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer itself, its kind and template, what the template needs, and the arithmetic where there is any.

    `order` holds the members' indices in the order they are shown.
    """

    short: str
    template: str
    kind: AnswerKind
    order: tuple[int, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    derivation: Derivation | None = None


def result_of(aim: Aim, question: str, found: Sequence[Found]) -> Result | None:
    """Return what `aim` makes of the figures, or None where it cannot: three have no difference, nothing no ratio."""
    if aim in ("difference", "ratio", "whether") and len(found) != 2:
        return None
    return _RESULTS[aim](question, found)


def _each(question: str, found: Sequence[Found]) -> Result:
    return Result("、".join(one.text for one in found), "each", "series", _all(found))


def _difference(question: str, found: Sequence[Found]) -> Result:
    high, low = ranked([one.amount for one in found])
    first, second = found[high], found[low]
    result = difference(first.amount, second.amount)
    short = f"{_about(found)}{result.text}"
    if not result.value:
        same = series_phrase("same")
        return Result(same, "equal", "comparison", _all(found))
    derivation = Derivation(f"{_term(first)} - {_term(second)}", (high, low), short)
    return _derived(short, "difference", found, derivation, first=label(first.wanted), second=label(second.wanted))


def _ratio(question: str, found: Sequence[Found]) -> Result | None:
    result = ratio(found[0].amount, found[1].amount)
    if result is None:
        return None
    short = f"{_about(found)}{result.text}"
    return _derived(short, "ratio", found, Derivation(f"{_term(found[0])} ÷ {_term(found[1])}", (0, 1), short))


def _sum(question: str, found: Sequence[Found]) -> Result:
    short = f"{_about(found)}{total([one.amount for one in found]).text}"
    expression = " + ".join(_term(one) for one in found)
    return _derived(short, "sum", found, Derivation(expression, _all(found), short))


def _highest(question: str, found: Sequence[Found]) -> Result:
    return _extreme(found, "highest")


def _lowest(question: str, found: Sequence[Found]) -> Result:
    return _extreme(found, "lowest")


def _extreme(found: Sequence[Found], aim: str) -> Result:
    amounts = [one.amount for one in found]
    best = extremes(amounts, lowest=aim == "lowest")
    if len(best) == len(found):
        return Result(series_phrase("same"), "equal", "comparison", _all(found))
    labels = short_labels([one.wanted for one in found])
    short = "、".join(labels[index] for index in best)
    return Result(short, aim, "comparison", tuple(ranked(amounts, lowest=aim == "lowest")))


def _ranking(question: str, found: Sequence[Found]) -> Result:
    order = ranked([one.amount for one in found])
    labels = short_labels([one.wanted for one in found])
    return Result("、".join(labels[index] for index in order), "ranking", "comparison", tuple(order))


def _whether(question: str, found: Sequence[Found]) -> Result:
    first, second = (one.amount.base for one in found)
    holds = first < second if _LESS.search(question) else first > second
    verdict = load_toml("templates.toml")["yesno"]["yes" if holds else "no"]
    labels = short_labels([one.wanted for one in found])
    ground = "，".join(f"{name}{one.text}" for name, one in zip(labels, found, strict=True))
    return Result(f"{verdict}，{ground}", "whether", "yesno", _all(found))


def _derived(short: str, template: str, found: Sequence[Found], derivation: Derivation, **values: str) -> Result:
    told = {"expression": derivation.expression, **values}
    return Result(short, template, "derived", _all(found), told, derivation)


def _all(found: Sequence[Found]) -> tuple[int, ...]:
    return tuple(range(len(found)))


def _term(found: Found) -> str:
    """Return a figure as a term of the shown arithmetic, a fall in brackets with its sign."""
    text = found.figure.text
    return f"(-{text})" if found.amount.value < 0 < found.figure.value else text


def _about(found: Sequence[Found]) -> str:
    """Return 约 where a figure is given only roughly: so is what follows from it."""
    return "约" if any(one.rounded for one in found) else ""


_RESULTS: dict[Aim, Callable[[str, Sequence[Found]], Result | None]] = {
    "each": _each,
    "difference": _difference,
    "ratio": _ratio,
    "sum": _sum,
    "highest": _highest,
    "lowest": _lowest,
    "ranking": _ranking,
    "whether": _whether,
}
