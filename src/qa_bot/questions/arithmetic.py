"""Questions that arithmetic answers: which operation, over which operands, each as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from qa_bot.questions.operand_readings import operand_questions, own_words, readings
from qa_bot.questions.understand import content_terms
from qa_bot.resources import load_toml
from qa_bot.text.durations import spanned_years
from qa_bot.text.numbers import parse_chinese, power_of

Operation = Literal[
    "difference", "distance", "sum", "parallel", "average", "remainder", "share", "multiple", "increase", "raise",
    "rise", "balance", "contribution", "pull", "share_change", "fold", "yearly_growth", "yearly_increase",
    "completion", "shortfall", "conversion", "per_head", "per_many", "rate",
    "in_a_year", "yearly_mean",
]  # fmt: skip
_NOTE = re.compile(r"[（(][^（()）]*[)）]$")
_PAIRS = {
    "城乡": ("城镇", "农村"), "收支": ("收入", "支出"), "线上线下": ("线上", "线下"), "线下线上": ("线下", "线上"),
}  # fmt: skip
"""Words that name two things at once."""
_FILLER = re.compile(r"^[了出得交有]*(?=多少|几|$)")
_PLEASE = re.compile(
    r"^(?:请问|想问一?下?|问一?下|帮我?(?:算|看|查)一?下|麻烦|我想知道|算一?下"
    r"|(?:帮我)?(?:请|要)?(?:算|换算|折算)[个成出]?(?:百分比|比例|占比)|根据报告)[，,：:]?"
)
_HOW_LONG = re.compile(r"(?<=[有是为])多[长大重](?=$)")
"""Measures are asked for so too: 线路有多长."""
_SHARERS = re.compile(r"(?P<name>.{2,}?)(?:的|有|拥|配|拿|得|能|可|年|实现|完成|收|分|提供|招|接待)")
"""Who shares, before what they do: 小学 of 小学有多少在校生."""
_AND = re.compile(r"(?:以及|加上|[、和与及])+")
_LISTED = re.compile(r"、+")
_OF_PAIRS = re.compile(r"[和及与][^、，,]*[、，,].*[和及与]|[和及与][^、，,]*业[^、，,]*[、，,]")
"""Names that are themselves pairs (批发和零售业、住宿和餐饮业) are told apart by commas only."""
_RATE = re.compile(r"增速|增幅|涨幅|降幅|占比|比重|率|增长|速度")
_AIM = re.compile(r"目标|计划|任务|指标|力争|预期|保底")
_NAMED_RATE = re.compile(r"增速|增幅|涨幅|降幅|占比|比重")
_DOWN = "少低慢小降减差落"
_WHEN = re.compile(
    r"^.{0,20}(?:报告|公报|总结)(?:讲|说|提|写)?(?:到|的)?(?:里|中)?[的：:，,]*|"
    r"(?:从|由)?20\d\d年?[末底初]?(?:到|至|[-—~～])(?:20\d\d年?|[“\"]?十[一二三四五]五[”\"]?)[末底初]?(?:期间|之间|间)?的?|"
    r"(?:截?[到至])?20\d\d年?[末底]?的?(?=[两三四五六七八九十]年)|[从自由]20\d\d年?[末底初]?以来|"
    r"[“\"]?十[一二三四五]五[”\"]?(?:期间|时期)?[末底]?|(?:这|那|过去)?[两三四五六七八九十]年(?:来|间|里|期间)?的?(?:累计)?|^按"
)
"""What says when, beside the name of what grew."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """An operation over operands; each is asked for by the first of its questions that finds a figure.

    Where a difference is of growth rates, the questions say so themselves (增速). `others` are the operands after the
    second. `unit` is the measure word of what an average is taken over, or what a figure is converted to; `sign` tells
    which is said to be more, or where it is said to have gone: 1 the first or up, -1 the second or down, 0 neither.
    `years` is the number of years said, `many` how many heads a rate is given for (每万人). `own` are the words that
    tell each operand from the others, and `silent` those of the question that the arithmetic itself answers: no report
    need hold them; `name` is who shares an amount.
    """

    operation: Operation
    first: tuple[str, ...]
    second: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()
    unit: str = ""
    sign: int = 0
    years: int = 0
    many: int = 0
    own: tuple[tuple[str, ...], ...] = ()
    silent: tuple[str, ...] = ()
    name: str = ""

    @property
    def operands(self) -> tuple[tuple[str, ...], ...]:
        """Return the questions for each operand, in order."""
        return (self.first, self.second, *self.others)


@cache
def parse_arithmetic(text: str) -> Arithmetic | None:
    """Return the arithmetic a question (normalised) asks for, or None where it asks for none."""
    asked = _HOW_LONG.sub("多少", _PLEASE.sub("", text.rstrip("?？。!！ ")))
    for reading in dict.fromkeys((asked, _NOTE.sub("", asked))):
        for rule in _rules():
            if match := rule.pattern.search(reading):
                silent = tuple(word for word in rule.silent if word in reading)
                silent += tuple(term.text for term in content_terms(match.groupdict().get("left") or ""))
                return replace(_taken_apart(rule.operation, match), silent=silent)
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    operation: Operation
    pattern: re.Pattern[str]
    silent: tuple[str, ...]


@cache
def _rules() -> tuple[_Rule, ...]:
    data = load_toml("arithmetic_patterns.toml")
    return tuple(
        _Rule(
            cast("Operation", entry["operation"]),
            re.compile(entry["pattern"]),
            tuple(data["silent"].get(entry["operation"], ())),
        )
        for entry in data["rule"]
    )


def _taken_apart(operation: Operation, match: re.Match[str]) -> Arithmetic:
    found = {name: (value or "").strip("，,的 ") for name, value in match.groupdict().items()}
    if "pair" in found:
        return _of_pair(operation, found)
    take = _SHAPES.get(operation, _of_two)
    return take(operation, found, match)


def _of_pair(operation: Operation, found: dict[str, str]) -> Arithmetic:
    first, second = _PAIRS[found["pair"]]
    tail = f"{found.get('tail', '')}多少{found.get('rest', '')}"
    own = ((first,), (second,))
    return Arithmetic(operation, (f"{found['a']}{first}{tail}",), (f"{found['a']}{second}{tail}",), own=own)


def _of_two(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return an operation over two operands, each made whole by the other."""
    a, b = found["a"], found.get("b", "")
    first, second = operand_questions(a, b, _how(found, match))
    compared = operation in ("difference", "distance")
    if compared and (_is_of_rates(found) or _NAMED_RATE.search(match.string)):
        how = _how(found, match)
        first, second = (tuple(_with_rate(text, how, match.string) for text in texts) for texts in (first, second))
    return Arithmetic(operation, first, second, sign=_sign(found), own=(own_words(a, b), own_words(b, a)))


def _is_of_rates(found: dict[str, str]) -> bool:
    """Tell whether a difference is asked for in 百分点: of two rates, which are themselves stated in %."""
    return "百分点" in found.get("rest", "") or found.get("rest", "") in ("点", "个点")


def _with_rate(text: str, how: str, question: str) -> str:
    """Return the question for an operand with the kind of rate that only the other operand is said to be."""
    if _RATE.search(text) or _AIM.search(text):
        return text
    said = _NAMED_RATE.search(question)
    rate = said.group() if said else "" if "率" in question else "增速"
    return f"{text.removesuffix(how)}{rate}{how}"


def _of_many(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return a sum of, or a rest after, as many operands as are told one after another (种植业、林业、渔业产值).

    What both are of may be told after them (把违规的和不规范的加一块，问题金额合计).
    """
    if "of" in found:
        whole, how, pair = found["of"], _how(found, match), (found["a"], found["b"])
        first, second = (readings(one, whole, how) for one in pair)
        return Arithmetic(operation, first, second, own=(own_words(pair[0], whole), own_words(pair[1], whole)))
    whole = found["a"] if operation == "remainder" else ""
    told = found["b"] if operation == "remainder" else match.string[match.start("a") : match.end("b")]
    parts = [
        part
        for part in (_LISTED if len(_LISTED.split(told)) > 1 and _OF_PAIRS.search(told) else _AND).split(told)
        if part
    ]
    if len(parts) + bool(whole) < 3:
        sides = {"a": whole or parts[0], "b": parts[-1]} if parts and (whole or len(parts) > 1) else {}
        return _of_two(operation, {**found, **sides}, match)
    how, last = _how(found, match), parts[-1]
    asked = [whole] if whole else []
    questions: list[tuple[str, ...]] = [(f"{whole}{how}",)] if whole else []
    for part in parts:
        asked.append(part)
        questions.append(readings(part, whole or (last if part != last else parts[0]), how))
    rest = [" ".join(other for other in asked if other != one) for one in asked]
    own = tuple(own_words(one, others) for one, others in zip(asked, rest, strict=True))
    return Arithmetic(operation, questions[0], questions[1], tuple(questions[2:]), own=own)


def _of_balance(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    first, second = f"{found['a']}出口总额多少", f"{found['a']}进口总额多少"
    return Arithmetic(operation, (first,), (second,), own=(("出口",), ("进口",)))


def _of_average(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    a, unit, rest = found["a"], found["unit"], f"{found['ask']}{found['rest']}"
    if "count" in found:
        count = found["count"]
        own = (own_words(a, count), own_words(count, a))
        return Arithmetic(operation, (f"{a}{rest}",), (f"{count}有多少{unit}",), unit=unit, own=own)
    noun = f"{a}{found['b']}"
    counted = _SHARERS.match(found["b"])
    name = counted["name"] if counted else ""
    sharers = f"{a}{name}" if name else noun
    own = ((), own_words(name, ""))
    return Arithmetic(operation, (f"{noun}{rest}",), (f"{sharers}有多少{unit}",), unit=unit, own=own, name=name)


def _of_raise(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    return Arithmetic(operation, (f"{found['a']}提高到百分之几",), (f"{found['a']}原来是百分之几",))


def _of_rise(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    unit = found.get("unit", "")
    a, how = found["a"], f"{found['ask']}{unit}"
    name = _WHEN.sub("", a)
    return Arithmetic(
        operation,
        (f"{name}提高到{how}", f"{name}{how}"),
        (f"{a}原来是{how}",),
        unit=unit,
        sign=_sign(found),
        own=(own_words(name, ""), ()),
    )


def _of_increase(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    a, how = found["a"], f"{found['ask']}{found['unit']}"
    return Arithmetic(operation, (f"{a}{how}", f"{a}提高到{how}"), (f"{a}增长百分之几", f"{a}原来是{how}"))


def _of_parallel(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    return Arithmetic(operation, (match.string,), ())


def _of_levels(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return an operation over the amounts of a part and its whole, whatever the result is given in."""
    a, b = found["a"], found["b"]
    first, second = operand_questions(a, b, "多少")
    return Arithmetic(operation, first, second, sign=_sign(found), own=(own_words(a, b), own_words(b, a)))


def _of_one(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return an operation over what is told of one thing: where it began and ended, or its outcome and its target."""
    years = spanned_years(found["a"]) or _number(found.get("years", ""))
    name = f"{_WHEN.sub('', found['a'])}{found.get('tail', '')}"
    target = found.get("b") or name
    return Arithmetic(
        operation,
        (name,),
        (f"{target}目标",),
        unit=found.get("unit", ""),
        sign=_sign(found),
        years=years,
        many=10 ** power_of(found["many"]) if found.get("many") else 0,
        own=(own_words(name, ""), own_words(target, "")),
    )


def _of_yearly_mean(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return the average of what several years did together: the sum is asked for without a year's share."""
    name = f"{_WHEN.sub('', found['a'])}{found['b']}".replace("算下来", "").strip("，,")
    asks = f"{name}{found['done']}{found['ask']}{found['rest']}"
    return Arithmetic(
        operation, (asks,), (asks,), years=spanned_years(found["a"]), own=(own_words(found["b"] or name, ""), ())
    )


def _of_rate(operation: Operation, found: dict[str, str], match: re.Match[str]) -> Arithmetic:
    """Return what share of a thing was done: of the amounts told of it, the one called by the deed is the part."""
    a, deed = found["a"], found["done"]
    own = (own_words(deed, a) or (deed,), own_words(a, deed))
    return Arithmetic(operation, (f"{a}{deed}多少",), (f"{a}多少",), own=own, name=deed)


_SHAPES: dict[str, Callable[[Operation, dict[str, str], re.Match[str]], Arithmetic]] = {
    "balance": _of_balance,
    "average": _of_average,
    "raise": _of_raise,
    "rise": _of_rise,
    "increase": _of_increase,
    "parallel": _of_parallel,
    "sum": _of_many,
    "remainder": _of_many,
    "contribution": _of_levels,
    "pull": _of_levels,
    "share_change": _of_levels,
    "fold": _of_one,
    "yearly_growth": _of_one,
    "yearly_increase": _of_one,
    "completion": _of_one,
    "shortfall": _of_one,
    "conversion": _of_one,
    "per_head": _of_one,
    "per_many": _of_one,
    "yearly_mean": _of_yearly_mean,
    "rate": _of_rate,
    "in_a_year": _of_one,
}


def _number(text: str) -> int:
    """Return a number as it is said, 0 where there is none."""
    return int(parse_chinese(text, bare_power=True) or 0) if not text.isdigit() else int(text)


def _sign(found: dict[str, str]) -> int:
    """Return 1 where more is said, -1 where less, 0 where neither."""
    cmp = found.get("cmp", "")
    return 0 if not cmp else -1 if any(character in _DOWN for character in cmp) else 1


def _how(found: dict[str, str], match: re.Match[str]) -> str:
    """Return how each operand is asked for: what both share, the verb, the measure asked for."""
    verb = _FILLER.sub("", found.get("verb", "")).removesuffix("了")
    ask = found.get("ask") or "多少"
    rest = found.get("rest", "")
    if _is_of_rates(found):
        return "百分之几"
    return f"{found.get('tail', '')}{verb}{ask}{rest}"
