"""A bound that a question sets to the figures of what it asks for: 超过5%的是哪些地区, 从哪一年起达到100%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from qa_bot.figures.quantities import quantities

_BEFORE = (
    ("le", re.compile(r"(?:不超过?|不高于|不大于|不多于|未超过?|没超过?|至多|最多)了?$")),
    ("ge", re.compile(r"(?:不低于|不少于|不小于|达到?|至少|升到|增加到|提高到)了?$")),
    ("lt", re.compile(r"(?:低于|不足|不到|不满|小于|少于|未达到?|跌破|降到)了?$")),
    ("gt", re.compile(r"(?:超过?|高于|高过|大于|多于|突破|破)了?$")),
)
_AFTER = (("ge", re.compile(r"(?:及|和)?(?:以上|之上)")), ("le", re.compile(r"(?:及|和)?(?:以下|以内|之内)")))


@dataclass(frozen=True, slots=True)
class Bound:
    """A value in its base unit, and on which side of it what is asked for lies: gt, ge, lt or le."""

    side: str
    base_value: Decimal
    base_unit: str

    def holds(self, value: Decimal) -> bool:
        """Tell whether `value` (in the base unit) lies on the side asked for."""
        if self.side in ("gt", "ge"):
            return value > self.base_value or (self.side == "ge" and value == self.base_value)
        return value < self.base_value or (self.side == "le" and value == self.base_value)


def bound_of(text: str) -> Bound | None:
    """Return the one bound a question sets, None where it sets none or several."""
    found: list[Bound] = []
    for quantity in quantities(text):
        before, after = text[: quantity.span.start], text[quantity.span.end :]
        side = next((name for name, words in _AFTER if words.match(after)), "")
        side = next((name for name, words in _BEFORE if words.search(before)), side)
        if side:
            found.append(Bound(side, quantity.base.value, quantity.base.unit))
    return found[0] if len(found) == 1 else None
