"""Whether a figure counts in the unit a question asks for."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled
from qa_bot.questions.model import Question
from qa_bot.resources import load_toml

ANY_THING = "个"
"""Asks for a count of things, in whatever measure word; of people too, where the question names them."""
_PEOPLE = tuple("人员生师民工者童众客手夫妇才")
"""Last characters of words for people."""
_PER_MANY = re.compile(r"/\d*[千万亿]|人?/[十百千万亿]+人?")
"""What a rate may be told for each of many: 14.3/10万."""
_SCALE = re.compile(r"^[十百千万亿]+")


def unit_fits(figure: Figure, question: Question) -> bool:
    """Tell whether a figure counts in the unit asked for, or both count things: readers choose such words freely."""
    if question.unit == ANY_THING:
        return True
    things = counts_things(figure.unit) and counts_things(question.unit)
    return unit_is_asked(figure.unit, question) or (things and not _one_counts_occasions(figure.unit, question.unit))


def _one_counts_occasions(one: str, other: str) -> bool:
    """Tell whether one unit counts how often something was held and the other bodies or things: 4场 for 多少台."""
    rules = load_toml("question_patterns.toml")["unit"]
    one, other = _SCALE.sub("", one), _SCALE.sub("", other)
    if {one, other} & set(rules["of_occasions_too"]):
        return False
    return (one in rules["occasions"]) is not (other in rules["occasions"])


def unit_is_asked(unit: str, question: Question) -> bool:
    """Tell whether a unit as written is the one asked for, of the same things, or any will do."""
    asked = question.unit
    if not asked:
        return unit not in ("倍", "番") or unit in question.text
    if asked == ANY_THING:
        named = any(term.text.endswith(_PEOPLE) for term in question.terms) and unit[-1:] in ("人", "名")
        return named or counts_things(unit) or _SCALE.sub("", unit)[:1] in ("个", *question.focus)
    if asked in ("万", "亿"):
        return asked in unit  # 多少亿 is no rate and no count of a few
    if _SCALE.sub("", unit) == "个" and _SCALE.sub("", asked) in load_toml("question_patterns.toml")["unit"]["generic"]:
        return True
    if asked == "%":
        return unit in ("%", "‰", "百分点", "个百分点") or bool(_PER_MANY.fullmatch(unit))
    if asked == "money":
        return unit.partition("/")[0].endswith("元") or scaled(Decimal(1), unit).unit.startswith("元")
    if "百分点" in asked or "百分点" in unit:
        return "百分点" in asked and "百分点" in unit
    unit, asked = (_SCALE.sub("", name).partition("/")[0].replace("标准煤", "标煤") for name in (unit, asked))
    if not unit:
        return False
    alike = next((group for group in load_toml("question_patterns.toml")["unit"]["alike"] if asked in group), [asked])
    return any(unit.startswith(name) or name.startswith(unit) for name in alike)


def counts_things(unit: str) -> bool:
    """Tell whether a unit is a measure word for things, projects or bodies: not for people, money, time or a rate."""
    return bool(unit) and _SCALE.sub("", unit) in _things()


@cache
def _things() -> frozenset[str]:
    rules = load_toml("question_patterns.toml")["unit"]
    people = frozenset(rules["people"])
    alike = (word for group in rules["alike"] if not people.intersection(group) for word in group)
    return frozenset((*alike, *rules["generic"])) - frozenset(rules["money"])
