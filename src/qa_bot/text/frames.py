"""Things named one after the other in the same frame: 坚持甲原则，…；坚持乙原则，…；坚持丙原则."""

from __future__ import annotations

import re
from itertools import groupby

from qa_bot.text.shared import shared_start
from qa_bot.text.span import Span

LEAST_SHARED, LONGEST = 2, 14
"""Characters that clauses must begin with alike, and that a name has at most."""
_CLAUSE = re.compile(r"[^，。；：:;\n]+")
_LEADS = re.compile(r"^(?:其中|同时|此外|并且?|要|全国|全省|全市|全县)+")


def framed(text: str, noun: str) -> list[Span]:
    """Return the names that end in `noun` of the clauses that begin alike, in order; the longest run of them.

    One that the clauses themselves do not tell apart is none: [] where less than two are left.
    """
    found = [span for clause in _CLAUSE.finditer(text) if (span := _up_to(text, clause, noun))]
    runs = [list(run) for _, run in groupby(found, key=lambda span: span.of(text)[:LEAST_SHARED])]
    best = max(runs, key=len, default=[])
    if len(best) < 2:
        return []
    frame = len(shared_start([span.of(text) for span in best]))
    names = [Span(span.start + frame, span.end) for span in best]
    told = {name.of(text) for name in names}
    return names if len(told) == len(names) and all(len(noun) < len(name) <= LONGEST for name in names) else []


def _up_to(text: str, clause: re.Match[str], noun: str) -> Span | None:
    """Return a clause without what leads to it, up to the first `noun`, or None where it has none."""
    led = _LEADS.match(clause.group())
    start = clause.start() + (led.end() if led else 0)
    place = text.find(noun, start, clause.end())
    return Span(start, place + len(noun)) if place > start else None
