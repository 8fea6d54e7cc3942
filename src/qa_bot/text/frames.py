"""Things named one after the other in the same frame: 坚持甲原则，…；坚持乙原则，…；坚持丙原则."""

from __future__ import annotations

import re
from itertools import groupby

from qa_bot.text.names import tagged
from qa_bot.text.numbers import parse_number
from qa_bot.text.shared import shared_start
from qa_bot.text.span import Span

LEAST_SHARED, LONGEST = 2, 14
"""Characters that clauses must begin with alike, and that a name has at most."""
_SUM = re.compile(
    r"(?P<count>[两二三四五六七八九十])[个件大项类条](?P<what>[^，。；：第]{1,8}?)[”」]?(?:问题|目标|任务|工作|举措|要求|原则)?[：:]?$"
)
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
    names = _without_whole(text, [Span(span.start + frame, span.end) for span in best])
    told = {name.of(text) for name in names}
    return names if 1 < len(told) == len(names) and all(len(noun) < len(name) <= LONGEST for name in names) else []


def _without_whole(text: str, names: list[Span]) -> list[Span]:
    """Return names without the one that is the whole of the others: 补贴 of 享受补贴的人中，享受高龄补贴的…."""
    said = [name.of(text) for name in names]
    return [name for name in names if not all(other.endswith(name.of(text)) for other in said) or len(set(said)) == 1]


def clauses_summed_up(text: str, count: int) -> list[Span]:
    """Return the `count` clauses that end a sentence and that what stands before them says are so many.

    解决“三个百万”问题，安置百万移民，改造百万平方米旧房，培训百万农民: each begins with what is done and says the same
    again (百万). [] where there are none.
    """
    clauses = [Span(*clause.span()) for clause in _CLAUSE.finditer(text.rstrip("。；"))]
    told = clauses[-count:]
    summed = _SUM.search(clauses[-count - 1].of(text)) if len(clauses) > count else None
    if summed is None or parse_number(summed["count"].replace("两", "二")) != count:
        return []
    pairs = (summed["what"][start : start + 2] for start in range(len(summed["what"]) - 1))
    again = any(all(pair in clause.of(text) for clause in told) for pair in pairs)
    return told if again and all(_begins_with_deed(clause.of(text)) for clause in told) else []


def _begins_with_deed(clause: str) -> bool:
    return tagged(clause, guess=False)[0][1] in ("v", "vn", "ad", "d")


def _up_to(text: str, clause: re.Match[str], noun: str) -> Span | None:
    """Return a clause without what leads to it, up to the first `noun`, or None where it has none."""
    led = _LEADS.match(clause.group())
    start = clause.start() + (led.end() if led else 0)
    place = text.find(noun, start, clause.end())
    return Span(start, place + len(noun)) if place > start else None
