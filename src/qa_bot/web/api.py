"""The HTTP API: everything the page does, as named endpoints; `POST /gradio_api/call/<name>`, or `gradio_client`.

An endpoint returns plain JSON, or `{"error": …}` with one sentence where something was asked for that cannot be done.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import gradio as gr
from gradio import events

from qa_bot.answers.model import Citation
from qa_bot.errors import QABotError, QuestionError
from qa_bot.figures.export import rows_of
from qa_bot.figures.model import ROLES
from qa_bot.indexing.generations import kept_indexes
from qa_bot.indexing.standing import Standing, standings
from qa_bot.reports.catalog import supported_endings
from qa_bot.reports.folder import aside
from qa_bot.reports.model import Report, Section
from qa_bot.retrieval.search import Hit
from qa_bot.web.desk import ASKING, ASKING_AT_ONCE
from qa_bot.web.evaluating import Against
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.shelf import Filter, Shelf, shelf_of
from qa_bot.web.tabs.evaluation import AGAINST, SPLITS
from qa_bot.web.tabs.index import ACTS, MANAGING, put_all
from qa_bot.web.turns import Bot
from qa_bot.web.words import CHINESE, Words

TOOLS = ("ask", "figures", "search")
"""The endpoints that are MCP tools too, where the server offers them."""
MOST = 500
"""Rows of one answer at most; `offset` leads to the next."""
P = ParamSpec("P")


def build_api(holder: Holder, office: Office | None) -> None:
    """Register the endpoints; those that change something only where `office` allows it."""
    for endpoint in _asking(holder):
        events.api(_told(endpoint), api_name=endpoint.__name__, **ASKING)
    for endpoint in _reading(holder):
        events.api(_told(endpoint), api_name=endpoint.__name__, concurrency_limit=ASKING_AT_ONCE)
    if office is None:
        return
    for endpoint in _watching(holder, office):
        events.api(_told(endpoint), api_name=endpoint.__name__, concurrency_limit=ASKING_AT_ONCE)
    if office.manage:
        for endpoint in _managing(holder, office):
            events.api(_told(endpoint), api_name=endpoint.__name__, concurrency_id=MANAGING, concurrency_limit=1)
        _uploading(office)


def _told(endpoint: Callable[P, Any]) -> Callable[P, Any]:
    """Return `endpoint` with what it raises on purpose told as its one sentence."""

    @wraps(endpoint)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return endpoint(*args, **kwargs)
        except QABotError as error:
            return {"error": str(error)}

    if endpoint.__name__ not in TOOLS:
        answer._mcp_type = "endpoint"  # type: ignore[attr-defined] # Gradio makes a tool of what has no other type
    return answer


def _asking(holder: Holder) -> tuple[Callable[..., Any], ...]:
    def ask(question: str, history: list[str] = [], scope: list[str] = []) -> dict[str, Any]:  # noqa: B006
        """Answer a question in Chinese from the loaded government reports, with citations and exact figures.

        Args:
            question: the question, in the asker's own words
            history: the asker's earlier questions, oldest first, which a follow-up leans on
            scope: ids of the reports to ask; all where empty

        Returns:
            the answer object: answered, short, text, confidence, figures, citations with offsets, suggestions

        """
        return holder.current().ask(question, history=history, scope=scope).to_dict()

    def search(query: str, scope: list[str] = [], limit: int = 10) -> list[dict[str, Any]]:  # noqa: B006
        """Find the passages of the government reports nearest to a query, best first.

        Args:
            query: words or a question, in Chinese
            scope: ids of the reports to search; all where empty
            limit: how many passages at most

        Returns:
            passages: report, title, section, start, end, text, score (higher is better)

        """
        bot = holder.current()
        if not query.strip():
            raise QuestionError("the query is empty; write what to search for.")
        return [_passage(bot, hit) for hit in bot.search(query, scope=scope, k=_within(limit))]

    def suggestions(limit: int = 6) -> list[str]:
        """Return questions the index can answer, to start with."""
        return list(holder.current().suggestions(_within(limit)))

    return ask, search, suggestions


def _reading(holder: Holder) -> tuple[Callable[..., Any], ...]:
    def figures(
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
        now = _shelf(holder)
        chosen = tuple(_report(now, name).id for name in reports)
        found = now.find(Filter(query, chosen, known, unit, period, tuple(section)))
        return {"total": len(found), "rows": rows_of(found[offset : offset + _within(limit)], now.reports)}

    def reports() -> list[dict[str, Any]]:
        """List the reports: id, title, year, issuer, place, date, file, length."""
        now = _shelf(holder)
        return [_head(report, len(now.of_report(name))) for name, report in now.reports.items()]

    def outline(report: str) -> list[dict[str, Any]]:
        """Return the sections of a report: title, headings, level, start, end, and its count of figures."""
        now = _shelf(holder)
        known = _report(now, report)
        return [_section(number, section, now, known) for number, section in enumerate(known.sections) if number]

    def report_text(report: str, start: int = 0, end: int = -1) -> dict[str, Any]:
        """Return the canonical text of a report from character `start` to `end` (-1: to its end)."""
        known = _report(_shelf(holder), report)
        text = known.text[max(start, 0) : len(known.text) if end < 0 else end]
        return {"report": known.id, "title": known.title, "start": max(start, 0), "text": text}

    def section_questions(report: str, section: int) -> list[str]:
        """Return questions that can be asked of a section, by its number in `outline`; each was answered before."""
        bot = holder.current()
        known = _report(shelf_of(bot), report)
        if not 0 <= section < len(known.sections):
            raise QuestionError(f"{known.id} has no section {section}; `outline` lists those it has.")
        at = known.sections[section]
        quote = at.heading.of(known.text)
        place = Citation(known.id, known.title, at.path, at.heading.start, at.heading.end, quote, (), 0.0)
        return list(bot.related(place, "", 4))

    def checks(report: str) -> list[dict[str, Any]]:
        """Return how a report's figures agree with each other, disagreements first."""
        now = _shelf(holder)
        made = now.checks(_report(now, report).id)
        return [
            {"kind": c.kind, "agrees": c.agrees, "expression": c.expression, "figures": rows_of(c.figures, now.reports)}
            for c in made
        ]

    return figures, reports, outline, report_text, section_questions, checks


def _watching(holder: Holder, office: Office) -> tuple[Callable[..., Any], ...]:
    def index_status() -> dict[str, Any]:
        """Return which index answers, how the report files stand to it, which are kept, and whether one is built."""
        manifest = holder.current().manifest
        kept = [
            {"fingerprint": one.manifest.fingerprint, "built_at": one.manifest.built_at, "serves": one.serves}
            for one in kept_indexes(office.index_dir)
        ]
        return {
            "fingerprint": manifest.fingerprint,
            "built_at": manifest.built_at,
            "files": [_standing(standing) for standing in standings(office.data_dir, manifest)],
            "set_aside": list(aside(office.data_dir)),
            "kept": kept,
            "build": office.builder.status.to_dict(),
        }

    def build_status() -> dict[str, Any]:
        """Return where the build is: state, phase, done, total, remaining seconds, log, error."""
        return office.builder.status.to_dict()

    def evaluation_status() -> dict[str, Any]:
        """Return where the evaluation is, the question files there are, and the last run's measures."""
        run = office.evaluator.last
        return {
            **office.evaluator.status.to_dict(),
            "files": list(office.evaluator.files()),
            "last": None if run is None else run.to_dict(),
        }

    return index_status, build_status, evaluation_status


def _managing(holder: Holder, office: Office) -> tuple[Callable[..., Any], ...]:
    def build(force: bool = False) -> dict[str, Any]:
        """Begin to bring the index up to date; `build_status` tells how far it is, questions are answered meanwhile."""
        begun = office.builder.start(force=force)
        return {"begun": begun, **office.builder.status.to_dict()}

    def stop_build() -> dict[str, Any]:
        """End the build that runs; the index that serves stays."""
        office.builder.stop()
        return office.builder.status.to_dict()

    def change(act: str, name: str) -> dict[str, Any]:
        """Set a report aside (`remove`, its path), put one back (`put_back`), go `back` to an index (fingerprint)."""
        if act not in ACTS:
            raise QuestionError(f"there is nothing called {act} to do; known are {', '.join(ACTS)}.")
        return {"done": act, "name": ACTS[act](office, name)}

    def evaluate(file: str, split: str = "all", against: str = "last") -> dict[str, Any]:
        """Begin to ask the questions of a file (all, dev, test); compared with the last run, baseline or nothing."""
        if split not in SPLITS or against not in AGAINST:
            raise QuestionError(f"split is one of {', '.join(SPLITS)}, against one of {', '.join(AGAINST)}.")
        other: Against = "last" if against == "last" else "baseline" if against == "baseline" else "nothing"
        begun = office.evaluator.start(holder.current(), file, split, other)
        return {"begun": begun, **office.evaluator.status.to_dict()}

    return build, stop_build, change, evaluate


def _uploading(office: Office) -> None:
    """Register `add_report`, whose file goes through Gradio's own upload: a path of the server is not taken."""

    def add_report(file: str, replace: bool) -> dict[str, Any]:
        """Put a report file into the data folder; one of its name is kept beside it, or set aside with `replace`."""
        good, bad = put_all(office, Words(CHINESE), [file], replace=replace)
        return {"error": bad[0]} if bad else {"done": good[0]}

    with gr.Row(visible=False):
        file = gr.File(file_types=list(supported_endings()), label="file")
        replace, done = gr.Checkbox(label="replace"), gr.JSON()
        gr.Button().click(
            add_report, [file, replace], [done], api_name="add_report", concurrency_id=MANAGING, concurrency_limit=1
        )


def _shelf(holder: Holder) -> Shelf:
    return shelf_of(holder.current())


def _report(now: Shelf, name: str) -> Report:
    """Return the report called `name` (id or file name); raise `QuestionError` where the index holds none."""
    found = now.reports.get(name) or next((r for r in now.reports.values() if r.file_name == name), None)
    if found is None:
        raise QuestionError(f"the index holds no report called {name}; `reports` lists those it holds.")
    return found


def _within(limit: int) -> int:
    return max(1, min(limit, MOST))


def _head(report: Report, figures: int) -> dict[str, Any]:
    told = report.metadata
    return {
        "id": report.id,
        "title": report.title,
        "file": report.file_name,
        "year": told.year,
        "issuer": told.issuer,
        "place": told.place,
        "date": told.date,
        "document_number": told.document_number,
        "characters": len(report.text),
        "figures": figures,
    }


def _section(number: int, section: Section, now: Shelf, report: Report) -> dict[str, Any]:
    inside = sum(section.span.start <= figure.span.start < section.span.end for figure in now.of_report(report.id))
    return {
        "number": number,
        "title": section.title,
        "headings": list(section.path),
        "level": section.level,
        "start": section.span.start,
        "end": section.span.end,
        "figures": inside,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    """Return how a file stands; no key is called `path`, which Gradio's client takes for a file to fetch."""
    report = standing.entry.id if standing.entry else None
    return {"file": standing.path, "state": standing.state, "report": report, "reason": standing.reason}


def _passage(bot: Bot, hit: Hit) -> dict[str, Any]:
    chunk = hit.chunk
    report = bot.reports[chunk.report]
    return {
        "report": chunk.report,
        "title": report.title,
        "section": list(chunk.section),
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        "score": round(hit.score, 4),
    }
