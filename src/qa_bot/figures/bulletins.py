"""Several years' bulletins in one file: a date line heads each, and says what year the figures after it are of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from qa_bot.reports.model import Report

_DATE_LINE = re.compile(r"\s*(?P<year>20\d{2})年\d{1,2}月(?:\d{1,2}日)?\s*")
_FIRST_PART = re.compile(r"\s*一、")


@dataclass(frozen=True, slots=True)
class YearsTold:
    """From which position of a report on which year is told of; `starts` rises, `years` goes with it."""

    starts: tuple[int, ...]
    years: tuple[int, ...]

    def at(self, position: int, otherwise: int | None) -> int | None:
        """Return the year told of at `position`, `otherwise` where no date line stands before it."""
        index = bisect_right(self.starts, position) - 1
        return self.years[index] if index >= 0 else otherwise


def years_told(report: Report) -> YearsTold:
    """Return which years the bulletins of a report are about; nothing for a report that is one.

    A bulletin of March 2024 tells of 2023. A date line that no first part (一、) follows closes a report, and heads
    none.
    """
    starts: list[int] = []
    years: list[int] = []
    headed = True
    for block in report.blocks:
        line = block.span.of(report.text)
        if match := _DATE_LINE.fullmatch(line):
            if not headed:
                return YearsTold((), ())
            starts.append(block.span.start)
            years.append(int(match["year"]) - 1)
            headed = False
        headed = headed or bool(_FIRST_PART.match(line))
    several = headed and len(set(years)) > 1 and years[0] == report.metadata.year
    return YearsTold(tuple(starts), tuple(years)) if several else YearsTold((), ())
