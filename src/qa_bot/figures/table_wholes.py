"""What each row of a table is a part of: a row that says so, and those like it below; or what the numbers show.

Four grounds, none of them a list of one table's labels: a mark (#, 其中：); a label that stands in the table more than
once (公路 under 货运量 and again under 货物周转量); rows that add up to the row above them; a count 一、二、三 under a
row without one. Where none of them holds, a row is a part of nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qa_bot.figures.units import unit_of
from qa_bot.figures.words import word_set

_MARK = re.compile(r"#|其中")
_COUNTED = re.compile(r"[一二三四五六七八九十]+、")
# So many parts at least, of a whole of so many digits: three that add up by chance to a whole of two are rare enough.
_FEWEST_PARTS = {1: 99, 2: 3}
_SHORTEST_ENDING = 2
Ground = Literal["", "marked", "going on", "again", "sum", "counted"]
_ONLY_PARTS = ("marked", "going on", "again")


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row: its label as written, its name, its first value that can be added up with the unit, and its group."""

    label: str
    name: str
    value: Decimal | None
    unit: str
    group: str = ""


def wholes(rows: Sequence[LabelledRow]) -> list[str]:
    """Return the name of what each row is a part of, empty where it is a part of nothing that has a name."""
    found = _Found(rows)
    found.by_sums()
    for at in range(len(rows)):
        found.place(at)
    names = ["" if whole is None else rows[whole].name for whole in found.whole]
    return ["" if name in word_set("table", "empty") else name for name in names]


class _Found:
    """Works out, row by row, which row each is a part of and on what ground."""

    def __init__(self, rows: Sequence[LabelledRow]) -> None:
        self.rows = rows
        self.whole: list[int | None] = [None] * len(rows)
        self.ground: list[Ground] = [""] * len(rows)
        self.times = Counter((row.group, row.name) for row in rows)

    def by_sums(self) -> None:
        """Find, from the bottom up, the rows that add up to the one above them; parts of parts are counted once."""
        after = list(range(1, len(self.rows) + 1))
        for at in range(len(self.rows) - 1, -1, -1):
            parts = self._adding_up(at, after)
            for part in parts:
                self.whole[part], self.ground[part] = at, "sum"
            after[at] = after[parts[-1]] if parts else at + 1

    def _adding_up(self, at: int, after: Sequence[int]) -> list[int]:
        whole = self.rows[at]
        if whole.value is None or _MARK.match(whole.label):
            return []
        parts: list[int] = []
        best: tuple[Decimal, list[int]] = (Decimal("Infinity"), [])
        total, place = Decimal(0), at + 1
        while place < len(self.rows) and _adds(self.rows[place], whole):
            parts.append(place)
            total += self.rows[place].value or Decimal(0)
            apart = abs(total - whole.value)
            few = len(parts) < _FEWEST_PARTS.get(len(whole.value.as_tuple().digits), 2)
            if not few and apart <= _slack(whole, len(parts)) and apart < best[0]:
                best = (apart, list(parts))
            place = after[place]
        return best[1]

    def place(self, at: int) -> None:
        """Find what row `at` is a part of, where the sums have not told."""
        row = self.rows[at]
        if _MARK.match(row.label):
            self._set(at, self._above(at), "marked")
        elif self.ground[at]:
            return
        elif self.times[row.group, row.name] > 1:
            self._set(at, self._above(at, unique=True), "again")
        elif self._goes_on(at):
            self._set(at, self.whole[at - 1], "going on")
        elif _COUNTED.match(row.label):
            self._set(at, self._counted_under(at), "counted")

    def _set(self, at: int, whole: int | None, ground: Ground) -> None:
        if whole is not None:
            self.whole[at], self.ground[at] = whole, ground

    def _above(self, at: int, *, unique: bool = False) -> int | None:
        """Return the nearest row above that is more than a part itself."""
        return next(
            (
                place
                for place in range(at - 1, -1, -1)
                if self.ground[place] not in _ONLY_PARTS
                and not _MARK.match(self.rows[place].label)
                and not (unique and self.times[self.rows[place].group, self.rows[place].name] > 1)
            ),
            None,
        )

    def _goes_on(self, at: int) -> bool:
        """Tell whether a bare row goes on with the parts that a marked one began: it fits in, and is named like it."""
        if not at or self.ground[at - 1] not in ("marked", "going on"):
            return False
        start = next(place for place in range(at - 1, -1, -1) if self.ground[place] == "marked")
        row, whole = self.rows[at], self.rows[self.whole[start] or 0]
        run = self.rows[start : at + 1]
        if row.value is None or whole.value is None or any(part.unit != whole.unit for part in run):
            return False
        fits = sum((part.value or Decimal(0) for part in run), Decimal(0)) <= whole.value
        return fits and _ending(row.name, whole.name) == _ending(self.rows[start].name, whole.name)

    def _counted_under(self, at: int) -> int | None:
        """Return the row without a number right above 一、."""
        first = next((place for place in range(at, -1, -1) if self.rows[place].label.startswith("一、")), None)
        if not first or _COUNTED.match(self.rows[first - 1].label):
            return None
        between = (self.rows[place].label for place in range(first, at))
        return first - 1 if all(_COUNTED.match(label) or _MARK.match(label) for label in between) else None


def _adds(part: LabelledRow, whole: LabelledRow) -> bool:
    return part.value is not None and part.value > 0 and part.unit == whole.unit and not _MARK.match(part.label)


def _slack(whole: LabelledRow, parts: int) -> Decimal:
    """Return how far rounding alone can set a whole and so many parts apart: nothing where things are counted."""
    unit = unit_of(whole.unit)
    counted = unit is not None and unit.group in ("count", "person") and unit.name == whole.unit
    return Decimal(0) if counted or whole.value is None else (parts + 1) * _last_place(whole.value) / 2


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _ending(one: str, other: str) -> str:
    """Return what two names end with alike, empty where that is a character or nothing."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :] if length >= _SHORTEST_ENDING else ""
