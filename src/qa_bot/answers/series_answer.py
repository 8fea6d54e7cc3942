"""A question across reports or years: every member's figure, and what follows from them; all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.found import Found, Like, find, in_line, likeness
from qa_bot.answers.members import Ask, Wanted, routes, wanted_members
from qa_bot.answers.series_results import Result, result_of
from qa_bot.answers.series_text import cited, in_words, label, rows, series_phrase
from qa_bot.questions.split import Split, split
from qa_bot.reports.model import Report

_AS_A_WHOLE = re.compile(r"[两三四五十]年|(?<!\d)\d{1,2}年|累计|总|共|情况")
_JOURNEYS = re.compile(r"吞吐|客运|旅客|游客|接待|进出港")
_STATED_GROWTH = re.compile(r"增长|增幅|增速|百分之")


@dataclass(frozen=True, slots=True)
class Series:
    """What became of a question across reports: a draft, or the sentence that says what is lacking.

    `stated` tells that a report may yet state by itself what could not be put together.
    """

    draft: Draft | None = None
    lack: str = ""
    stated: bool = False


def series_answer(asked: Asked, pool: Sequence[Report], ask: Ask) -> Series | None:
    """Return the answer to a question that compares places, years or targets, or what it lacks; None for a plain one.

    `pool` holds the reports that may be asked, `ask` asks some of them a plain question.
    """
    parts = split(asked.question.text, [report.metadata.place for report in pool])
    if parts is None or asked.question.target in ("document_number", "title", "issuer", "document_date"):
        return None
    wanted = wanted_members(parts, pool, _default_place(asked, pool))
    if len(wanted) < 2 or _is_plain(asked, parts, wanted, pool):
        return None
    looked_up = _looked_up(parts, wanted, pool, ask)
    found = [one for one in looked_up if one is not None]
    if len(found) < (2 if parts.opened else 1):
        return None
    if len(found) < len(wanted) and parts.opened is None:
        absent = next(one for one, what in zip(wanted, looked_up, strict=True) if what is None)
        lack = series_phrase("missing", label=label(absent), metric=parts.metric)
        told_whole = (
            parts.aim in ("difference", "ratio", "whether") or _AS_A_WHOLE.search(asked.question.text) is not None
        )
        return Series(lack=lack, stated=(told_whole and parts.along_years) or _is_of_one(wanted))
    return _combined(asked.question.text, parts, [_dated(one) for one in found])


def _looked_up(parts: Split, wanted: Sequence[Wanted], pool: Sequence[Report], ask: Ask) -> list[Found | None]:
    """Return each member's figure; one not found, or out of line with the others, is looked for among the like."""
    found = [_find(parts, one, pool, ask) for one in wanted]
    if len({one.role for one in wanted}) > 1:
        return found
    for index, one in enumerate(found):
        like = likeness(found, index)
        if like is None or (one is None and parts.opened) or (one and not _is_odd(one, like, wanted)):
            continue
        by_name = one is not None and parts.unit != like.base_unit
        found[index] = _find(parts, wanted[index], pool, ask, like, by_name=by_name) or one
    return in_line(found)


def _is_odd(found: Found, like: Like, wanted: Sequence[Wanted]) -> bool:
    """Tell whether a figure of one place in several years is of another size or unit than the others."""
    return len({one.place for one in wanted}) == 1 and not like.suits(found.figure)


def _find(
    parts: Split,
    wanted: Wanted,
    pool: Sequence[Report],
    ask: Ask,
    like: Like | None = None,
    *,
    by_name: bool = False,
) -> Found | None:
    question = parts.ask(wanted.name, wanted.year, wanted.role)
    tried = (find(ask(question, ids), wanted, parts.metric, like, by_name=by_name) for ids in routes(wanted, pool))
    return next((found for found in tried if found), None)


def _default_place(asked: Asked, pool: Sequence[Report]) -> str:
    """Return the place a question means that names none: that of the report that speaks most of its subject."""
    best = asked.evidence[0].report if asked.evidence else pool[0]
    return best.metadata.place


def _is_of_one(wanted: Sequence[Wanted]) -> bool:
    """Tell whether all is asked of one place and one year: a target and what came of it, which one sentence may say."""
    return len({(one.place, one.year) for one in wanted}) == 1


def _is_plain(asked: Asked, parts: Split, wanted: Sequence[Wanted], pool: Sequence[Report]) -> bool:
    """Tell whether a report states itself what is asked for: growth on the year before, a target with its outcome."""
    years = [one.year for one in wanted if one.year is not None]
    next_to = parts.aim == "difference" and len(years) == 2 and abs(years[0] - years[1]) == 1
    if next_to and not parts.unit and len({one.place for one in wanted}) == 1:
        return bool(_STATED_GROWTH.search(asked.question.text))
    if {one.role for one in wanted} == {"target", "actual"} and years:
        reported = {r.metadata.year for r in pool if r.metadata.place == wanted[0].place}
        return not {years[0] - 1, years[0]} <= reported and len(set(years)) == 1
    return False


def _combined(question: str, parts: Split, found: Sequence[Found]) -> Series | None:
    """Return what the figures come to, where they count the same; a target may be a rate, its outcome a sum."""
    roles, units = {one.wanted.role for one in found}, {_counted_in(one) for one in found}
    if len(units) > 1 and (len(roles) == 1 or parts.aim != "each"):
        given = "、".join(dict.fromkeys(one.figure.unit for one in found))
        labels = "、".join(label(one.wanted) for one in found)
        return Series(lack=series_phrase("units", label=labels, metric=parts.metric, given=given))
    result = result_of(parts.aim, question, found)
    return Series(_draft(parts, found, result)) if result else None


def _counted_in(found: Found) -> str:
    """Return the base unit of a figure; of passengers 人 and 人次 are one, which reports write as they please."""
    unit = found.figure.base_unit
    return "人次" if unit == "人" and _JOURNEYS.search(found.figure.metric) else unit


def _dated(found: Found) -> Found:
    """Return a figure of the latest report with the year that report is about."""
    year = found.wanted.year or found.evidence.report.metadata.year
    return replace(found, wanted=replace(found.wanted, year=year))


def _draft(parts: Split, found: Sequence[Found], result: Result) -> Draft:
    found = [found[index] for index in result.order]
    citations, figures = cited(found)
    text = series_phrase(result.template, short=result.short, rows=rows(found, figures), **result.values)
    if parts.opened is not None and parts.aim != "each":
        text = series_phrase("opened", text=text)
    return Draft(
        kind=result.kind,
        short=result.short,
        text=in_words(text, found, citations),
        citations=citations,
        strength=min(one.likely for one in found),
        figures=figures,
        derivation=result.derivation,
    )
