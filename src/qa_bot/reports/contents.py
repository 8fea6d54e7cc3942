"""The contents of a report: its sections numbered 1, 1.1, 1.1.2 as they stand, and found again by number or words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from qa_bot.reports.model import Report, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of the contents: its number ("1.2"), its index in `Report.sections`, its page (0: no pages)."""

    number: str
    index: int
    section: Section
    page: int


def contents(report: Report) -> tuple[Entry, ...]:
    """Return the sections of a report but its root, in reading order, numbered."""
    order = sorted(range(1, len(report.sections)), key=lambda index: report.sections[index].span.start)
    numbers: dict[int, str] = {0: ""}
    counted: Counter[int] = Counter()
    entries: list[Entry] = []
    for index in order:
        section = report.sections[index]
        parent = section.parent or 0
        counted[parent] += 1
        numbers[index] = f"{numbers[parent]}.{counted[parent]}".lstrip(".")
        entries.append(Entry(numbers[index], index, section, report.page_at(section.span.start)))
    return tuple(entries)


def sections_called(entries: tuple[Entry, ...], wanted: str) -> tuple[Entry, ...]:
    """Return the sections that `wanted` means: by number, or else by title, or else those with it in their title."""
    squeezed = "".join(wanted.split())
    for fits in (
        lambda entry: entry.number == squeezed,
        lambda entry: entry.section.title == squeezed,
        lambda entry: squeezed in "".join(entry.section.title.split()),
    ):
        found = tuple(entry for entry in entries if fits(entry))
        if found:
            return found
    return ()
