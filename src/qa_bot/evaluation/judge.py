"""Strict answer accuracy (DESIGN section 7): is an answer right, and if not, why.

By kind of question:
- figure, derived, cross: the numbers of one gold alternative, each with its unit (`values`), and no other number; a
  derived result may be given with more decimals than the finest alternative that it rounds to;
- span, and any gold without a number: the short answer is the gold, or holds it with little around it;
- list: every item, and nothing else between the separators;
- yes/no: the verdict, and its ground in the short answer or the text;
- summary: every required point in the text;
- none: refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa_bot.answers.model import Answer
from qa_bot.evaluation.dataset import GradedQuestion, Kind, parts
from qa_bot.evaluation.values import Stated, bare, extra, holds, missing, occurs, stated
from qa_bot.text.numbers import plain

AROUND = 6
"""Characters that may stand around the gold text of a span, where the gold itself is not longer."""
_ENDS = "，。；、！？：:,.;!?“”\"'《》（）()〈〉"
_SEPARATORS = re.compile(r"[、，,；;。/]|以及")
_NOTHING_MORE = re.compile(r"[和与及或等其中为的是“”《》（）()]*")
_ITEM = "\ue000"
_YES, _NO = re.compile(r"是|有|对"), re.compile(r"否|不|没|未|非")


class Why(StrEnum):
    """Why an answer is right or wrong; the words a reader sees are in `eval_report.toml`."""

    RIGHT = "right"
    REFUSED = "refused"
    NOT_REFUSED = "not_refused"
    WRONG_VALUE = "wrong_value"
    WRONG_UNIT = "wrong_unit"
    EXTRA_FIGURE = "extra_figure"
    NO_FIGURE = "no_figure"
    MISSING_ITEM = "missing_item"
    EXTRA_ITEM = "extra_item"
    WRONG_TEXT = "wrong_text"
    TOO_MUCH_TEXT = "too_much_text"
    WRONG_VERDICT = "wrong_verdict"
    NO_GROUND = "no_ground"
    MISSING_POINT = "missing_point"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer is right, why, and on what that turned (a number, an item, a point)."""

    why: Why
    detail: str = ""

    @property
    def right(self) -> bool:
        """Tell whether the answer is right."""
        return self.why is Why.RIGHT


_RIGHT = Verdict(Why.RIGHT)
Judge = Callable[[Sequence[str], Answer], Verdict]


def judge(question: GradedQuestion, answer: Answer) -> Verdict:
    """Return the verdict on `answer`: right where one gold alternative says so, else that of the first."""
    if not question.answerable:
        return Verdict(Why.NOT_REFUSED, answer.short or answer.text) if answer.answered else _RIGHT
    if not answer.answered:
        return Verdict(Why.REFUSED, answer.text)
    alternatives = [parts(alternative) for alternative in question.gold]
    if question.kind == "derived" and _is_finer(alternatives, answer):
        return _RIGHT
    verdicts = [_JUDGES[question.kind](strings, answer) for strings in alternatives]
    return next((verdict for verdict in verdicts if verdict.right), verdicts[0])


def judge_figure(gold: Sequence[str], answer: Answer) -> Verdict:
    """Compare the numbers of the short answer with those of `gold`; a gold that counts nothing is compared as text."""
    wanted = [value for string in gold for value in stated(string)]
    if not wanted:
        return judge_list(gold, answer) if len(gold) > 1 else judge_span(gold, answer)
    given = stated(answer.short)
    lacking, more = missing(given, wanted), extra(given, wanted)
    if not given:
        return Verdict(Why.NO_FIGURE, answer.short)
    if lacking:
        unit = any(one.value == right.value for right in lacking for one in more)
        return Verdict(Why.WRONG_UNIT if unit else Why.WRONG_VALUE, _told(lacking))
    return Verdict(Why.EXTRA_FIGURE, _told(more)) if more else _RIGHT


def judge_span(gold: Sequence[str], answer: Answer) -> Verdict:
    """Compare the short answer with a text: equal but for marks at its ends, or with little more around it."""
    given, wanted = bare(answer.short).strip(_ENDS), bare("".join(gold)).strip(_ENDS)
    if given == wanted:
        return _RIGHT
    if occurs(wanted, given) is None:
        return Verdict(Why.WRONG_TEXT, answer.short)
    around = len(given) - len(wanted)
    listed = len(_SEPARATORS.findall(given)) > len(_SEPARATORS.findall(wanted))
    if around > max(AROUND, len(wanted)) or listed:
        return Verdict(Why.TOO_MUCH_TEXT, answer.short)
    return _RIGHT


def judge_list(gold: Sequence[str], answer: Answer) -> Verdict:
    """Look for every item in the short answer, longest first, and then for anything else between separators."""
    rest = bare(answer.short)
    for item in sorted(gold, key=len, reverse=True):
        place = occurs(item, rest) or occurs(item.strip(_ENDS), rest)
        if place is None:
            return Verdict(Why.MISSING_ITEM, item)
        rest = f"{rest[: place.start]}{_ITEM}{rest[place.end :]}"
    more = [part for part in _SEPARATORS.split(rest) if _ITEM not in part and not _NOTHING_MORE.fullmatch(part)]
    return Verdict(Why.EXTRA_ITEM, "、".join(more)) if more else _RIGHT


def judge_yesno(gold: Sequence[str], answer: Answer) -> Verdict:
    """Compare the verdict with the first of `gold`, then look for each of the rest in what the answer says."""
    wanted, *grounds = gold
    said = _verdict(answer.short or answer.text)
    if said != wanted:
        return Verdict(Why.WRONG_VERDICT, said)
    told = f"{answer.short}\n{answer.text}"
    absent = [ground for ground in grounds if not holds(told, ground)]
    return Verdict(Why.NO_GROUND, "、".join(absent)) if absent else _RIGHT


def judge_summary(gold: Sequence[str], answer: Answer) -> Verdict:
    """Look for each required point in the text."""
    absent = [point for point in gold if not holds(answer.text, point)]
    return Verdict(Why.MISSING_POINT, "、".join(absent)) if absent else _RIGHT


def judge_cross(gold: Sequence[str], answer: Answer) -> Verdict:
    """Judge as a figure where the gold counts something; a name may stand with the figures that decide."""
    if any(stated(string) for string in gold):
        return judge_figure(gold, answer)
    absent = [string for string in gold if not holds(answer.short, string)]
    return Verdict(Why.WRONG_TEXT, "、".join(absent)) if absent else _RIGHT


_JUDGES: dict[Kind, Judge] = {
    "figure": judge_figure,
    "derived": judge_figure,
    "span": judge_span,
    "list": judge_list,
    "yesno": judge_yesno,
    "summary": judge_summary,
    "cross": judge_cross,
}


def _is_finer(alternatives: Sequence[Sequence[str]], answer: Answer) -> bool:
    """Tell whether the answer is one number that rounds to the finest of the alternatives."""
    given = stated(answer.short)
    golds = [values[0] for strings in alternatives if len(values := stated("".join(strings))) == 1]
    finest = min((gold.step for gold in golds), default=None)
    return len(given) == 1 and any(gold.step == finest and gold.is_rounding_of(given[0]) for gold in golds)


def _verdict(text: str) -> str:
    if _YES.match(text):
        return "是"
    return "否" if _NO.match(text) else ""


def _told(values: Sequence[Stated]) -> str:
    return "、".join(f"{plain(value.value)}{value.unit}" for value in values)
