"""The period a figure is about: the date nearest before it in its sentence, else the year the report is about."""

from __future__ import annotations

import re

from qa_bot.text.dates import DateMention, find_dates

_COMPARED = re.compile(r"(?:比|较|同|与|以来|于)$")


def mentions(sentence: str, year: int | None) -> list[DateMention]:
    """Return the dates of a sentence that say when, not with what something is compared (比上年)."""
    found = find_dates(sentence, year)
    return [m for m in found if not _COMPARED.search(sentence[: m.span.start]) and not _in_title(sentence, m)]


def _in_title(sentence: str, mention: DateMention) -> bool:
    before = sentence[: mention.span.start]
    return before.count("《") > before.count("》")


def period_at(found: list[DateMention], position: int, year: int | None) -> str:
    """Return the period that holds at `position` of the sentence: `2022`, `2022-01/2022-12`, or an empty string."""
    current = next((m for m in reversed(found) if m.span.end <= position and not m.start.startswith("--")), None)
    if current is None:
        return "" if year is None else str(year)
    return current.start if current.start == current.end else f"{current.start}/{current.end}"
