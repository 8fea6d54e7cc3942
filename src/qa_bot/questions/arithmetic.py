"""Questions that arithmetic answers: which operation, over which two operands, each as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from qa_bot.questions.followup import content_runs
from qa_bot.resources import load_toml
from qa_bot.text.words import is_word

Operation = Literal[
    "difference", "distance", "sum", "parallel", "average", "remainder", "share", "multiple", "increase", "raise",
    "rise", "balance",
]  # fmt: skip
ALTERNATIVES = 4
"""Ways tried to make an operand whole that leaves out what the other one says."""
_NOTE = re.compile(r"[（(][^（()）]*[)）]$")
_PAIRS = {"城乡": ("城镇", "农村"), "收支": ("收入", "支出")}
"""Words that name two things at once."""
_FILLER = re.compile(r"^[了出得交有]*(?=多少|几|$)")
_TARGET = re.compile(r"目标|计划|任务|指标|力争|预期|保底")
_PLEASE = re.compile(r"^(?:请问|想问一?下?|问一?下|帮我?(?:算|看|查)一?下|麻烦|我想知道|算一?下|根据报告)[，,：:]?")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """An operation over two operands; each is asked for by the first of its questions that finds a figure.

    Where a difference is of growth rates, the questions say so themselves (增速). `unit` is the measure word of what an
    average is taken over; `sign` tells which is said to be more: 1 the first, -1 the second, 0 neither.
    """

    operation: Operation
    first: tuple[str, ...]
    second: tuple[str, ...]
    unit: str = ""
    sign: int = 0


def parse_arithmetic(text: str) -> Arithmetic | None:
    """Return the arithmetic a question (normalised) asks for, or None where it asks for none."""
    asked = _PLEASE.sub("", text.rstrip("?？。!！ "))
    for reading in dict.fromkeys((asked, _NOTE.sub("", asked))):
        for rule in _rules():
            if match := rule.pattern.search(reading):
                return _taken_apart(rule.operation, match)
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    operation: Operation
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    entries = load_toml("arithmetic_patterns.toml")["rule"]
    return tuple(_Rule(cast("Operation", entry["operation"]), re.compile(entry["pattern"])) for entry in entries)


def _taken_apart(operation: Operation, match: re.Match[str]) -> Arithmetic:
    found = {name: (value or "").strip("，, ") for name, value in match.groupdict().items()}
    a, b = found["a"], found.get("b", "")
    if operation == "balance":
        return Arithmetic(operation, (f"{a}出口总额多少",), (f"{a}进口总额多少",))
    if operation == "average":
        noun = f"{a}{b}"
        return Arithmetic(
            operation, (f"{noun}{found['ask']}{found['rest']}",), (f"{noun}有多少{found['unit']}",), found["unit"]
        )
    if "pair" in found:
        first, second = _PAIRS[found["pair"]]
        tail = f"{found.get('tail', '')}多少{found.get('rest', '')}"
        return Arithmetic(operation, (f"{a}{first}{tail}",), (f"{a}{second}{tail}",))
    if operation == "raise":
        return Arithmetic(operation, (f"{a}提高到百分之几",), (f"{a}原来是百分之几",))
    if operation == "rise":
        how = f"{found['ask']}{found['unit']}"
        return Arithmetic(operation, (f"{a}提高到{how}", f"{a}{how}"), (f"{a}原来是{how}",))
    if operation == "parallel":
        return Arithmetic(operation, (match.string,), ())
    if operation == "increase":
        level = f"{a}{found['ask']}{found['unit']}"
        return Arithmetic(
            operation,
            (level, f"{a}提高到{found['ask']}{found['unit']}"),
            (f"{a}增长百分之几", f"{a}原来是{found['ask']}{found['unit']}"),
        )
    how = _how(found, match)
    sign = 0 if "cmp" not in found else -1 if found["cmp"] in "少低慢小" else 1
    return Arithmetic(operation, *operand_questions(a, b, how), sign=sign)


def operand_questions(a: str, b: str, how: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the questions for two operands that are set side by side, each made whole by the other."""
    return tuple(f"{phrase}{how}" for phrase in _whole(a, b)), tuple(f"{phrase}{how}" for phrase in _whole(b, a))


def _how(found: dict[str, str], match: re.Match[str]) -> str:
    """Return how each operand is asked for: what both share, the verb, the measure asked for."""
    verb = _FILLER.sub("", found.get("verb", "")).removesuffix("了")
    ask = found.get("ask") or "多少"
    rest = found.get("rest", "")
    if "百分点" in rest:  # two rates differ by 百分点, and are themselves stated in %
        rate = "" if re.search(r"增速|增幅|涨幅|占比|比重|率|增长", match.string) else "增速"
        return f"{rate}百分之几"
    return f"{found.get('tail', '')}{verb}{ask}{rest}"


def _whole(phrase: str, other: str) -> Iterator[str]:
    """Yield the ways to read an operand: as it stands, and with what the other operand says and it leaves out."""
    tried = [phrase, *(_target_of(phrase, other)), *_exchanged(phrase, other)]
    yield from list(dict.fromkeys(tried))[:ALTERNATIVES]


def _target_of(phrase: str, other: str) -> list[str]:
    """Return 首次认定高企力争目标 for 力争目标 beside 首次认定高企: a target is one of the same thing."""
    return [f"{other}{phrase}"] if _TARGET.search(phrase) and not _TARGET.search(other) else []


def _exchanged(phrase: str, other: str) -> list[str]:
    """Return the other operand with one run of its words exchanged for `phrase`, the likeliest run first.

    农村 beside 城镇居民收入 may be 农村居民收入 or 城镇农村收入: which, the figures tell.
    """
    if len(phrase) >= len(other):
        return []
    runs = [run for run in content_runs(other) if run not in phrase]
    endings = (run[-len(phrase) :] for run in runs if len(run) > len(phrase) > 1)
    runs += [ending for ending in endings if is_word(ending)]
    alike = sorted(runs, key=lambda run: (run[-1] != phrase[-1], run[0] != phrase[0], abs(len(run) - len(phrase))))
    return [other.replace(run, phrase, 1) for run in alike]
