"""Classes that a number bounds: 亿元以上项目 and 10亿元及以上项目 are two, and a count of one is none of the other."""

from __future__ import annotations

import re

from qa_bot.text.numbers import parse_number
from qa_bot.text.span import Span

_CLASS = re.compile(
    r"(?P<number>\d[\d.,]*|[一二两三四五六七八九十百千]+)?(?P<scale>[十百千]?[万亿]*)(?P<unit>元|周?岁|吨|平方米|千瓦|人(?!以上[户家]))"
    r"(?:及|和|或)?(?P<side>以[上下])(?=的?[\u4e00-\u9fff]{2})(?!的?(?:了|吗|吧|么|没))"
)


def class_spans(text: str) -> list[Span]:
    """Return where `text` names classes by a bound: 亿元以上 of 亿元以上项目."""
    return [Span(*match.span()) for match in _matches(text)]


def same_class(question: str, name: str) -> bool:
    """Tell whether what a figure is called by may be of the class a question names; where one names none it may."""
    asked, given = _bounds(question), _bounds(name)
    return not asked or not given or bool(asked & given)


def says_class(question: str, sentence: str) -> bool:
    """Tell whether a sentence says the class a question names; where it names none any sentence does."""
    asked = _bounds(question)
    return not asked or bool(asked & _bounds(sentence))


def _bounds(text: str) -> set[tuple[str, str, str]]:
    found = set()
    for match in _matches(text):
        value = parse_number(f"{match['number'] or '1'}{match['scale']}".replace(",", "")) or parse_number(
            f"一{match['scale']}"
        )
        found.add((str(value and value.normalize()), match["unit"].removeprefix("周"), match["side"]))
    return found


def _matches(text: str) -> list[re.Match[str]]:
    return [match for match in _CLASS.finditer(text) if match["number"] or match["scale"]]
