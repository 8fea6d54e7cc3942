"""A report checked against itself: what it states twice, parts against their total, shares against their ratio."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from qa_bot.figures.arithmetic import rounded
from qa_bot.figures.model import Figure
from qa_bot.figures.units import scaled
from qa_bot.reports.model import Report
from qa_bot.text.numbers import plain

CheckKind = Literal["repeat", "parts", "share"]
_SHORTEST_METRIC = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One thing checked: what was computed, from which figures (their spans are the evidence), and whether it agrees.

    `difference` is in the base unit of the first figure; a check agrees when it is within what rounding explains.
    """

    kind: CheckKind
    agrees: bool
    figures: tuple[Figure, ...]
    expression: str
    difference: Decimal


def check(report: Report, figures: Sequence[Figure]) -> list[Check]:
    """Return every check that can be made on one report's figures, disagreements first, then by position."""
    found = [*_repeats(report, figures), *_parts(report, figures), *_shares(figures)]
    return sorted(found, key=lambda made: (made.agrees, made.figures[0].span, made.kind))


def _rounding(figure: Figure) -> Decimal:
    """Return half a unit of the last place the report writes, in the base unit."""
    exponent = figure.value.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return scaled(last, figure.unit).value / 2


def _plainly(figure: Figure) -> bool:
    return not figure.qualifier and figure.low is None


def _repeats(report: Report, figures: Sequence[Figure]) -> Iterator[Check]:
    """Compare a figure with its first statement elsewhere: the same metric, role, period and base unit."""
    first: dict[tuple[str, str, str, str], Figure] = {}
    for figure in figures:
        if len(figure.metric) < _SHORTEST_METRIC or not _plainly(figure):
            continue
        key = (figure.metric, figure.role, figure.period, figure.base_unit)
        other = first.setdefault(key, figure)
        if other.sentence == figure.sentence:
            continue
        difference = abs(figure.base_value) - abs(other.base_value)
        agrees = abs(difference) <= _rounding(figure) + _rounding(other)
        if not agrees and not _same_fact(report, other, figure):
            continue
        yield Check(
            "repeat", agrees, (other, figure), f"{other.text} {'=' if agrees else '≠'} {figure.text}", difference
        )


def _same_fact(report: Report, one: Figure, other: Figure) -> bool:
    """Tell whether two figures that differ were surely meant for the same fact, rather than for two of like name.

    Both name their metric outright, neither is one of a list's parts, and they differ by less than half.
    """
    if one.role != "level" or one.origin != other.origin or "（" in one.metric:
        return False
    low, high = sorted((abs(one.base_value), abs(other.base_value)))
    return high <= low * Decimal("1.5") and all(_named_outright(report, figure) for figure in (one, other))


def _named_outright(report: Report, figure: Figure) -> bool:
    before = report.text[max(figure.sentence.start, figure.span.start - 40) : figure.span.start]
    if figure.origin == "table" and figure.sentence.of(report.text).startswith(("#", "其中")):
        return False
    return figure.metric in before and "其中" not in before and "；" not in before


def _parts(report: Report, figures: Sequence[Figure]) -> Iterator[Check]:
    """Compare a total with the parts that 其中 names: they may be fewer than all, and so only must not exceed it."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.role == "level" and figure.origin == "text":
            by_sentence[figure.sentence.start].append(figure)
    for stated in by_sentence.values():
        for index, total in enumerate(stated):
            parts = _parts_after(report, total, stated[index + 1 :])
            if len(parts) >= 2 and _plainly(total) and all(map(_plainly, parts)):
                yield _sum_check(total, parts)


def _parts_after(report: Report, total: Figure, following: Sequence[Figure]) -> list[Figure]:
    parts: list[Figure] = []
    for figure in following:
        between = report.text[(parts[-1] if parts else total).span.end : figure.span.start]
        opened = (
            "其中" in between if not parts else "其中" not in between and "；" not in between and "，" not in between
        )
        if not opened or figure.base_unit != total.base_unit:
            break
        parts.append(figure)
    return parts


def _sum_check(total: Figure, parts: Sequence[Figure]) -> Check:
    difference = sum((part.base_value for part in parts), Decimal(0)) - total.base_value
    slack = sum(map(_rounding, parts), _rounding(total))
    sign = "=" if abs(difference) <= slack else ("<" if difference < 0 else ">")
    shown = " + ".join(part.text for part in parts)
    return Check("parts", difference <= slack, (total, *parts), f"{shown} {sign} {total.text}", difference)


def _shares(figures: Sequence[Figure]) -> Iterator[Check]:
    """Compare a stated share with the ratio of the part before it to the whole, where the report states the whole."""
    wholes = {(f.metric, f.base_unit, f.period): f for f in reversed(figures) if f.role == "level" and _plainly(f)}
    for part, share in pairwise(figures):
        if share.role != "share" or share.unit != "%" or part.role != "level" or part.sentence != share.sentence:
            continue
        name = share.metric.rpartition("占")[2].removesuffix("的").removesuffix("比重").removesuffix("比例")
        whole = wholes.get((name, part.base_unit, part.period))
        if whole is None or not whole.base_value or not _plainly(part) or not _plainly(share):
            continue
        ratio = part.base_value / whole.base_value * 100
        difference = share.value - ratio
        slack = _rounding(share) + ratio * (_rounding(part) / part.base_value + _rounding(whole) / whole.base_value)
        shown = f"{part.text} ÷ {whole.text} = {plain(rounded(ratio))}%"
        yield Check(
            "share", abs(difference) <= slack, (share, part, whole), f"{shown}，报告写 {share.text}", difference
        )
