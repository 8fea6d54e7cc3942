"""What a cell of a table is called, the role it plays, and the unit it counts in."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from qa_bot.figures.model import Role
from qa_bot.figures.table_labels import NUMERIC, YEAR, whole_quantity
from qa_bot.figures.units import unit_of
from qa_bot.figures.words import contains, ends_with, word_set
from qa_bot.text.dates import find_dates
from qa_bot.text.numbers import parse_number

_IN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_LEAD = re.compile(
    r"^(?:#|其中[：:]?|(?:全年|年末|年底|本年)(?=[\u4e00-\u9fff]{2})"
    r"|[一二三四五六七八九十]+、|（[一二三四五六七八九十]）|\d+[.、])\s*"
)
_YEARS = re.compile(r"(?:19|20)\d{2}(?:年度?)?末?")
_COMPARED = re.compile(
    r"(?:与|比|较)(?:(?:19|20)\d{2}年?|上年|去年|上期|年初)(?:同期|相比)?末?|同比|按可比(?:价格?|口径)"
)
_RATIOS = ("%", "‰", "倍")
# A unit as a column of units has it, known or not: 台, 吨/人, 万只（片、套）.
_WRITTEN_UNIT = re.compile(r"[\u4e00-\u9fffA-Za-z%‰/·]{1,12}")


def value_of(text: str, header: str, label: str, row_unit: str, units: tuple[str, str]) -> tuple[Decimal | None, str]:
    """Return a cell's value and unit: its own, else its header's, its label's, its row's, the table's (`units`).

    The unit is one of `units.toml`, or any that the row's own unit column gives.
    """
    if own := whole_quantity(text):
        return own.value, own.unit
    value = parse_number(text) if NUMERIC.fullmatch(text) else None
    ratio = "%" if "%" in header or "％" in header else ""
    if not ratio and contains(header, "table", "growth"):
        ratio = "%"
    candidates = (ratio, bracketed(header), bracketed(label), row_unit, *units)
    known = next((unit for unit in candidates if unit and unit_of(unit) is not None), "")
    written = _IN_BRACKETS.sub("", row_unit)
    return value, known or (written if _WRITTEN_UNIT.fullmatch(written) else "")


def bracketed(text: str) -> str:
    """Return the unit in a text's brackets: 亿元 of 生产总值（亿元）, 万人 of （单位：万人）."""
    inner = [found.rpartition("：")[2].rpartition(":")[2] for found in _IN_BRACKETS.findall(text)]
    return next((unit for unit in reversed(inner) if unit_of(unit) is not None), "")


def role_of(header: str, label: str, caption: str, unit: str) -> Role:
    """Return the role of a cell, from its column's header and its row's label, else from what the table is called."""
    told = header + label
    if contains(told, "table", "completion"):
        return "completion"
    if unit not in _RATIOS:
        return "change" if contains(told, "table", "change") else "level"
    for words in (told, caption):
        growth, share = contains(words, "table", "growth"), contains(words, "table", "share")
        if growth and (words is told or not share):
            return "growth"
        if share:
            return "share"
    return "share" if contains(caption, "table", "share_captions") else "level"


def metric_of(label: str, header: str, role: Role, level: str) -> str:
    """Name a cell: 汽车产量 of row 汽车 and column 产量; `level` is what the level to its left is called.

    A rate is a rate of that level, or of what its own header names besides (工业总产值 of 工业总产值比重). Where the
    label names a rate and the header a thing (中部地区 under 平均每年增长), the thing is what it is a rate of.
    """
    if role not in ("growth", "change", "share"):
        return named(label, header)
    measure = measured(header)
    if measure and contains(label, "table", role):
        thing = measured(label)
        return measure if thing in word_set("table", "empty") or not thing else f"{measure}{thing}"
    if measure and measure not in word_set("table", "empty") and role == "share":
        return named(label, measure)
    return level


def measured(words: str) -> str:
    """Return what a header or a label names besides a rate: 工业总产值 of 1995年工业总产值比重（%）."""
    bare = _IN_BRACKETS.sub("", _COMPARED.sub("", words)).replace(" ", "")
    for mention in find_dates(bare):
        bare = bare.replace(mention.text, "")
    bare = _rates().sub("", _YEARS.sub("", bare)).strip("-—–~～“”")
    return clean(bare) if bare else ""


@cache
def _rates() -> re.Pattern[str]:
    lists = ("growth", "share", "change", "rates")
    found = {word for name in lists for word in word_set("table", name)}
    return re.compile("|".join(sorted(map(re.escape, found), key=len, reverse=True)))


def named(label: str, header: str) -> str:
    """Name a level: 汽车产量 of row 汽车 and column 产量; years, units and empty words of a header drop out."""
    words = _YEARS.sub("", _IN_BRACKETS.sub("", header).replace(" ", ""))
    label = re.sub(r"^(?:19|20)\d{2}(?:年(?=.)|(?=[^年]))", "", label)
    if YEAR.fullmatch(label):
        return words or label
    name = clean(label)
    if name in word_set("table", "totals") and words and words not in word_set("table", "empty"):
        return words
    said = name.endswith(words) or (name[-1:] == words[-1:] and ends_with(name, "metric", "heads"))
    return name if said or words in word_set("table", "empty") else name + words


def clean(label: str) -> str:
    """Return a label without what stands around a name: #, 其中：, 全年, a number, a unit, a note's mark."""
    bare = _LEAD.sub("", _IN_BRACKETS.sub(lambda m: "" if unit_of(m.group(1)) else m.group(), label))
    return re.sub(r"[\[［]\d+[\]］]", "", bare) or label
