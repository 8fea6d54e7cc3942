"""Endpoints that read: figures, reports, their sections and text, how their figures agree."""

from __future__ import annotations

from typing import Any

from qa_bot.answers.model import Citation
from qa_bot.errors import QuestionError
from qa_bot.figures.export import rows_of
from qa_bot.figures.model import ROLES
from qa_bot.reports.model import Report
from qa_bot.web.api.rows import head, section_row, within
from qa_bot.web.holder import Holder
from qa_bot.web.shelf import Filter, Shelf, shelf_of


class Reading:
    """Endpoints over the reports of the index that serves."""

    def __init__(self, holder: Holder) -> None:
        """Read whatever index `holder` has at the moment."""
        self._holder = holder

    def figures(
        self,
        query: str = "",
        reports: list[str] = [],  # noqa: B006
        role: str = "",
        unit: str = "",
        period: str = "",
        section: list[str] = [],  # noqa: B006
        limit: int = 50,
        offset: int = 0,
    ) -> dict[str, Any]:
        """Find figures of the government reports: every number with metric, unit, role, period, sentence and place.

        Args:
            query: words of the metric, in Chinese
            reports: ids of the reports; all where empty
            role: level, growth, change, share, target, completion, from or to; any where empty
            unit: a unit as written (亿元), or a base unit (元) for any scale of it
            period: a year or its beginning: 2022, 2022-08
            section: the headings the figures stand under, from the outermost
            limit: how many rows at most (500 are the most)
            offset: how many rows to leave out, to go on from an earlier answer

        Returns:
            `total` and `rows`

        """
        known = next((each for each in ROLES if each == role), None)
        if role and known is None:
            raise QuestionError(f"there is no role {role}; roles are {', '.join(ROLES)}.")
        now = self._shelf()
        chosen = tuple(_report(now, name).id for name in reports)
        found = now.find(Filter(query, chosen, known, unit, period, tuple(section)))
        return {"total": len(found), "rows": rows_of(found[offset : offset + within(limit)], now.reports)}

    def reports(self) -> list[dict[str, Any]]:
        """List the reports: id, title, year, issuer, place, date, file, length."""
        now = self._shelf()
        return [head(report, len(now.of_report(name))) for name, report in now.reports.items()]

    def outline(self, report: str) -> list[dict[str, Any]]:
        """Return the sections of a report: title, headings, level, start, end, and its count of figures."""
        now = self._shelf()
        known = _report(now, report)
        return [section_row(number, section, now, known) for number, section in enumerate(known.sections) if number]

    def report_text(self, report: str, start: int = 0, end: int = -1) -> dict[str, Any]:
        """Return the canonical text of a report from character `start` to `end` (-1: to its end)."""
        known = _report(self._shelf(), report)
        text = known.text[max(start, 0) : len(known.text) if end < 0 else end]
        return {"report": known.id, "title": known.title, "start": max(start, 0), "text": text}

    def section_questions(self, report: str, section: int) -> list[str]:
        """Return questions that can be asked of a section, by its number in `outline`; each was answered before."""
        bot = self._holder.current()
        known = _report(shelf_of(bot), report)
        if not 0 <= section < len(known.sections):
            raise QuestionError(f"{known.id} has no section {section}; `outline` lists those it has.")
        at = known.sections[section]
        quote = at.heading.of(known.text)
        place = Citation(known.id, known.title, at.path, at.heading.start, at.heading.end, quote, (), 0.0)
        return list(bot.related(place, "", 4))

    def checks(self, report: str) -> list[dict[str, Any]]:
        """Return how a report's figures agree with each other, disagreements first."""
        now = self._shelf()
        made = now.checks(_report(now, report).id)
        return [
            {"kind": c.kind, "agrees": c.agrees, "expression": c.expression, "figures": rows_of(c.figures, now.reports)}
            for c in made
        ]

    def _shelf(self) -> Shelf:
        return shelf_of(self._holder.current())


def _report(now: Shelf, name: str) -> Report:
    """Return the report called `name` (id or file name); raise `QuestionError` where the index holds none."""
    found = now.reports.get(name) or next((r for r in now.reports.values() if r.file_name == name), None)
    if found is None:
        raise QuestionError(f"the index holds no report called {name}; `reports` lists those it holds.")
    return found
