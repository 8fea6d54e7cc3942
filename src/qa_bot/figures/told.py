"""What has been told so far in a sentence: the figures that later clauses carry their names over from."""

from __future__ import annotations

from dataclasses import dataclass, field

from qa_bot.figures.model import Role
from qa_bot.figures.naming import Name
from qa_bot.figures.slots import Slot

# How many figures back a clause may carry its name over from; a bound, so that one endless sentence takes linear time.
REACH = 24


@dataclass(slots=True)
class Named:
    """What has been read of one figure so far."""

    name: Name
    role: Role
    slot: Slot


@dataclass(slots=True)
class Told:
    """The figures read so far in one sentence: what later clauses carry over from."""

    named: list[Named] = field(default_factory=list)

    def verb(self, before: str) -> str:
        """Return the verb a parallel item goes on with: 新招录1名公务员，|5名事业人员."""
        return (
            self.named[-1].name.verb
            if self.named and before in ("", "、") and len(self.named[-1].name.verb) <= 6
            else ""
        )

    def tells_amount(self) -> bool:
        """Tell whether the figure told last is an amount: what grew is it, and no rate told before it."""
        last = self.named[-1] if self.named else None
        return last is not None and last.role in ("level", "to") and last.slot.quantity.unit not in ("%", "‰")

    def anchor(self, *, points: bool, unit: str = "") -> Named | None:
        """Return the figure a clause without a name of its own goes on about."""
        wanted = ("share", "level", "target", "to", "completion") if points else ("level", "target", "to")
        recent = self.named[-REACH:]
        stated = [n for n in recent if n.role in wanted]
        if points:
            ratios = [n for n in stated if n.slot.quantity.unit in ("%", "‰")]
            return next(reversed(ratios or stated or recent), None)
        same = [n for n in stated if unit and n.slot.quantity.base.unit == unit]
        return next(reversed(same or stated or recent), None)
