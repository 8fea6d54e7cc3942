"""Evidence: the sentences that speak of what a question is about, best first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qa_bot.answers.matching import TermMatcher
from qa_bot.answers.model import Citation, Passage
from qa_bot.figures.roles import is_planned, plans_from
from qa_bot.indexing.phrases import Phrase
from qa_bot.indexing.statements import Statement
from qa_bot.reports.model import Report
from qa_bot.retrieval.nearness import Nearness
from qa_bot.retrieval.search import Hit
from qa_bot.text.places import city_of, province_of
from qa_bot.text.span import Span

COVERAGE_WEIGHT, NEARNESS_WEIGHT = 0.35, 0.4
"""How much term coverage and a statement's nearness count for a sentence's score; the rest is its chunk's score."""
_CAPTION = re.compile(r"[图表]\s?[\d一二三四五六七八九十]+[\s:：]?")
_LEVELS, _OF_ITS_OWN = "省市区县州旗镇乡国", "全我本"
STATEMENTS, NAMES = 20, 20
"""Nearest statements, and figures by name, whose sentences are looked at though their chunk was not found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, where it stands, and how well it fits.

    All in [0, 1]: `coverage` is the weighted share of the question's terms that the sentence and its headings hold,
    `nearness` that of its nearest statement to the question, and `score` blends both with the chunk's fused score.
    """

    report: Report
    span: Span
    coverage: float
    score: float
    nearness: float
    heading: bool = False

    @property
    def text(self) -> str:
        """Return the sentence as it stands in the report."""
        return self.span.of(self.report.text)

    @property
    def section(self) -> tuple[str, ...]:
        """Return the headings the sentence stands under."""
        return self.report.section_at(self.span.start).path

    @property
    def is_caption(self) -> bool:
        """Tell whether the sentence only names what a table or a chart shows (图1：2017—2021年…)."""
        return bool(_CAPTION.match(self.text))

    @property
    def tells_plans(self) -> bool:
        """Tell whether the sentence stands where its report says what is to be done."""
        return tells_plans(self.report, self.span.start)

    def citation(self, highlights: Sequence[Span] = ()) -> Citation:
        """Return the sentence as a citation with `highlights`, or highlighted whole where none is given."""
        marks = tuple((mark.start, mark.end) for mark in highlights) or ((self.span.start, self.span.end),)
        return Citation(
            report=self.report.id,
            title=self.report.title_at(self.span.start),
            section=self.section,
            start=self.span.start,
            end=self.span.end,
            quote=self.text,
            highlights=marks,
            score=round(self.score, 4),
        )

    def passage(self) -> Passage:
        """Return the sentence as a passage that is offered, not cited."""
        return Passage(
            self.report.id,
            self.report.title_at(self.span.start),
            self.section,
            self.span.start,
            self.span.end,
            self.text,
        )


def gather(
    hits: Sequence[Hit],
    nearness: Nearness[Statement],
    names: Nearness[Phrase],
    reports: Mapping[str, Report],
    matcher: TermMatcher,
) -> list[Evidence]:
    """Return the sentences of hits, nearest statements and figures, best first; ties stay in the order of finding."""
    lowest = min((hit.score for hit in hits), default=0.0)
    places = [(hit.chunk.report, Span(hit.chunk.start, hit.chunk.end), hit.score) for hit in hits]
    nearest: list[Statement | Phrase] = [*nearness.best(STATEMENTS), *names.best(NAMES)]
    places += [(near.report, Span(near.start, near.end), lowest) for near in nearest]
    found: dict[tuple[str, int], Evidence] = {}
    for name, place, score in places:
        for span in reports[name].sentences_within(place):
            if (name, span.start) not in found:
                found[name, span.start] = weigh(reports[name], span, score, nearness, matcher)
    return sorted(found.values(), key=lambda evidence: -evidence.score)


def weigh(
    report: Report, span: Span, chunk_score: float, nearness: Nearness[Statement], matcher: TermMatcher
) -> Evidence:
    """Return the sentence at `span` as evidence, whose chunk was found with `chunk_score` (0 where it was not)."""
    coverage = matcher.coverage(context_of(report, span))
    near = nearness.within(report.id, span)
    rest = 1.0 - COVERAGE_WEIGHT - NEARNESS_WEIGHT
    score = COVERAGE_WEIGHT * coverage + NEARNESS_WEIGHT * near + rest * chunk_score
    heading = report.section_at(span.start).heading.covers(span)
    return Evidence(report, span, coverage, score, near, heading)


def tells_plans(report: Report, position: int) -> bool:
    """Tell whether a place of a report says what is to be done."""
    section = report.section_at(position)
    return is_planned(section.path, position, plans_from(report), report.year_at(position))


def context_of(report: Report, span: Span) -> str:
    """Return what a reader of a sentence knows: the report's title and place, the headings above it, the sentence."""
    place, said = report.metadata.place, span.of(report.text)
    known = (report.title_at(span.start), place, *own_words(place), *superiors_meant(place, said))
    return " ".join((*known, *report.section_at(span.start).path, said))


def superiors_meant(place: str, text: str) -> tuple[str, ...]:
    """Return the province and the city around `place` that `text` speaks of as a whole: 全省第三 in a city's report.

    The 全市 of a report of a 县级市 is its own.
    """
    around = [(one, words) for one, words in _words_of_superiors(place) if one[-1] != place[-1]]
    return tuple(one for one, words in around if any(word in text for word in words))


@cache
def _words_of_superiors(place: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one, own_words(one)) for one in (province_of(place), city_of(place)) if one)


@cache
def own_words(place: str) -> tuple[str, ...]:
    """Return what a report calls the whole of its own place: 全区, 我区 of a district."""
    level = place[-1:] if place else ""
    return tuple(f"{word}{level}" for word in _OF_ITS_OWN) if level in _LEVELS else ()
