"""What a question across reports wants of its members' figures: one function for each aim."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qa_bot.answers.found import Found
from qa_bot.answers.model import AnswerKind, Derivation
from qa_bot.answers.series_text import label, series_phrase, short_labels
from qa_bot.figures import arithmetic
from qa_bot.questions.split import Aim
from qa_bot.resources import load_toml

_RISING = re.compile(r"[从由][低小少慢]到")
_EACH_ASKED = re.compile(r"各[是为有自多达]|分别|多少|数字|数据|具体数")
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
    if aim in ("difference", "ratio", "completion", "whether") and len(found) != 2:
        return None
    try:
        return _RESULTS[aim](question, found)
    except ValueError:  # figures that do not go together, or a division by nothing
        return None


def ranked(found: Sequence[Found], *, lowest: bool = False) -> tuple[int, ...]:
    """Return the indices of the figures from the highest (or lowest) on; equal ones stay in their order."""
    sign = 1 if lowest else -1
    return tuple(sorted(range(len(found)), key=lambda index: sign * found[index].signed.base_value))


def _each(question: str, found: Sequence[Found]) -> Result:
    return Result("、".join(one.text for one in found), "each", "series", _all(found))


def _difference(question: str, found: Sequence[Found]) -> Result:
    high, low = (found[index] for index in ranked(found))
    if high.signed.base_value == low.signed.base_value:
        return Result(series_phrase("same"), "equal", "comparison", _all(found))
    result = arithmetic.distance(high.signed, low.signed)
    return _derived(result, "difference", found, first=label(high.wanted), second=label(low.wanted))


def _ratio(question: str, found: Sequence[Found]) -> Result:
    return _derived(arithmetic.multiple(found[0].signed, found[1].signed), "ratio", found)


def _completion(question: str, found: Sequence[Found]) -> Result:
    """Return the outcome over its target, whichever is asked for first; of two rates nothing follows."""
    by_role = {one.wanted.role: one for one in found}
    if set(by_role) != {"actual", "target"} or found[0].figure.base_unit == "%":
        raise ValueError("an outcome and its target are compared")
    result = arithmetic.completion(by_role["actual"].signed, by_role["target"].signed)
    order = tuple(found.index(by_role[role]) for role in ("actual", "target"))
    return replace(_derived(result, "ratio", found), order=order)


def _sum(question: str, found: Sequence[Found]) -> Result:
    return _derived(arithmetic.total([one.signed for one in found]), "sum", found)


def _highest(question: str, found: Sequence[Found]) -> Result:
    return _extreme(question, found, "highest")


def _lowest(question: str, found: Sequence[Found]) -> Result:
    return _extreme(question, found, "lowest")


def _extreme(question: str, found: Sequence[Found], aim: str) -> Result:
    order = ranked(found, lowest=aim == "lowest")
    best = [index for index in order if found[index].signed.base_value == found[order[0]].signed.base_value]
    if len(best) == len(found):
        return Result(series_phrase("same"), "equal", "comparison", _all(found))
    labels = short_labels([one.wanted for one in found])
    short = "、".join(labels[index] for index in best)
    if _EACH_ASKED.search(question):
        given = "，".join(f"{'' if index in best else labels[index]}{found[index].text}" for index in order)
        return Result(f"{short}（{given}）", aim, "comparison", order)
    return Result(short, aim, "comparison", order)


def _ranking(question: str, found: Sequence[Found]) -> Result:
    order, labels = ranked(found, lowest=bool(_RISING.search(question))), short_labels([one.wanted for one in found])
    return Result("、".join(labels[index] for index in order), "ranking", "comparison", order)


def _whether(question: str, found: Sequence[Found]) -> Result:
    first, second = (one.signed.base_value for one in found)
    holds = first < second if _LESS.search(question) else first > second
    verdict = load_toml("templates.toml")["yesno"]["yes" if holds else "no"]
    labels = short_labels([one.wanted for one in found])
    ground = "，".join(f"{name}{one.text}" for name, one in zip(labels, found, strict=True))
    return Result(f"{verdict}，{ground}", "whether", "yesno", _all(found))


def _derived(result: arithmetic.Result, template: str, found: Sequence[Found], **values: str) -> Result:
    """Return a result of arithmetic, 约 where a figure is given only roughly: so is what follows from it."""
    short = f"{'约' if any(one.rounded for one in found) else ''}{result.text}"
    derivation = Derivation(result.expression, _all(found), short)
    return Result(short, template, "derived", _all(found), {"expression": result.expression, **values}, derivation)


def _all(found: Sequence[Found]) -> tuple[int, ...]:
    return tuple(range(len(found)))


_RESULTS: dict[Aim, Callable[[str, Sequence[Found]], Result]] = {
    "each": _each,
    "difference": _difference,
    "ratio": _ratio,
    "completion": _completion,
    "sum": _sum,
    "highest": _highest,
    "lowest": _lowest,
    "ranking": _ranking,
    "whether": _whether,
}
