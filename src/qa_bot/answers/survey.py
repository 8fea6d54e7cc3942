"""Where a report speaks of a topic: how well each sentence fits, and the sections that do as a whole.

What fits best as a whole is found as a sum: each sentence counts by how much better it fits than a share of the best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from statistics import fmean, pstdev

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence, context_of, weigh
from qa_bot.answers.plans import tells_asked_time, tells_asked_year
from qa_bot.answers.shortcomings import admitted
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit
from qa_bot.text.span import Span

SHARE, SHARE_OF_BEST, TOP = 0.6, 0.45, 3
"""From which share of the fit of the best few (of the best) on a sentence speaks for its section."""
HEADED = 0.85
"""The share of the best fit that a sentence has at least whose heading names all that is asked."""
EVERYWHERE = 0.75
"""The share of the best fit that the sentences of a report have on average that speaks of nothing else."""
FULL, LITTLE = 450, 150
"""Characters from which on the places found say enough, and below which another section of the paragraph is told."""
_NAMES_REPORT = re.compile(r"(?:公报|报告|总结)$")
"""What ends the heading of one of several reports in a file: it names no topic."""
WHOLE = 0.5
"""The share of the best run's gain that a section must have to be told as a whole."""
ALONE, NAMING = 0.8, 0.5
"""The shares of the best fit that a sentence elsewhere must have to be told: as it is, or for a word only it holds."""
_OF_ALL = re.compile(r"通知|办法|文件|公报|报告|总结|规定|方案|意见|清单|条例|细则|标准|政策")
"""What asks of a document as a whole."""
ENDS = "。；：！？;:!?”）"
"""How a sentence ends: a line that ends otherwise is a heading, an address, a signature."""
GOES_ON = 15
"""Sentences at most that are told after one that announces them (主要表现在：)."""
WEIGHTY = 0.1
"""The least weight of a word of the question for which a sentence is sought where no other holds it."""


@dataclass(frozen=True)
class Place:
    """A stretch of a report told as one: its sentences with how well each fits, in reading order, and their gain."""

    span: Span
    told: tuple[Evidence, ...]
    gain: float

    @property
    def report(self) -> Report:
        """Return the report it stands in."""
        return self.told[0].report


def fit_of(one: Evidence) -> float:
    """Return how well a sentence fits a topic, in [0, 1]."""
    return one.score


def named_above(asked: Asked, one: Evidence) -> float:
    """Return how much of what is asked a heading above a sentence names, in [0, 1]."""
    titles = [title for title in one.section if not _NAMES_REPORT.search(title)]
    return max(map(asked.matcher.coverage, titles), default=0.0)


@dataclass(frozen=True)
class Survey:
    """How well each sentence of a report fits a question."""

    asked: Asked
    report: Report

    @cached_property
    def sentences(self) -> tuple[Evidence, ...]:
        """Return the sentences of the time asked about (all where none is), headings left out."""
        found = [self._weighed(span) for span in self._timely or self._bodies]
        best = max(map(fit_of, found), default=0.0)
        return tuple(self._headed(one, best) for one in found)

    @property
    def is_timely(self) -> bool:
        """Tell whether the report tells anything of the time asked about."""
        return bool(self._timely)

    @cached_property
    def _bodies(self) -> list[Span]:
        blocks = [block.span for block in self.report.blocks if block.kind == "paragraph"]
        spans = [span for block in blocks for span in self.report.sentences_within(block)]
        spans = [span for span in spans if span.of(self.report.text)[-1] in ENDS]
        admissions = set(admitted(self.report))
        spans = [span for span in spans or self.report.sentences if not self._is_heading(span)]
        return [span for span in spans if span not in admissions] or spans

    @cached_property
    def _timely(self) -> list[Span]:
        question = self.asked.question
        return [
            span
            for span in self._bodies
            if tells_asked_time(self.report, span.start, question)
            and tells_asked_year(self.report, span.start, question)
        ]

    @property
    def best(self) -> float:
        """Return how well the best sentence fits."""
        return max(map(fit_of, self.sentences), default=0.0)

    def places(self, best: float) -> Iterator[Place]:
        """Yield the sections that gain, and the runs of a paragraph where these gain much more.

        A report that speaks of nothing else is told as a whole only where all of it fits alike.
        """
        fits = [fit_of(one) for one in self.sentences]
        as_whole = bool(_OF_ALL.search(self.asked.question.text)) and fmean(fits) >= EVERYWHERE * best
        top = SHARE * fmean(sorted(fits)[-TOP:])
        least = top if as_whole else max(SHARE_OF_BEST * best, top, fmean(fits) + pstdev(fits) / 2)
        kept = self.report.sections[0 if as_whole else 1 :]
        sections = [place for section in kept if (place := self._place(section.span, least))]
        most = max((place.gain for place in sections), default=0.0)
        runs = [run for told in self._paragraphs() if (run := _run(told, least))]
        yield from (self._announced(place) for place in sections if place.gain > 0)
        yield from (self._announced(run) for run in runs if most < WHOLE * run.gain)

    def beside(self, places: Sequence[Place], best: float) -> list[Place]:
        """Return what the first place's section says further and what follows in its paragraph, where it is short."""
        told = [one for place in places for one in place.told]
        first = max(places[0].told, key=fit_of)
        section, parent = self.report.section_at(first.span.start), self.home(places[0])
        room = FULL - sum(len(one.span) for one in told)
        rest = [one for one in self.sentences if not any(one.span == other.span for other in told)]
        fitting = [one for one in rest if parent.covers(one.span) and fit_of(one) >= NAMING * best]
        going_on = [one for one in rest if self._goes_on(first.span, one.span)]
        found: list[Evidence] = []
        under = [one for one in going_on if section.span.covers(one.span)]
        for one in (*under, *sorted(fitting, key=lambda one: -fit_of(one)), *going_on):
            strays = one in going_on and one not in under and room < FULL - LITTLE
            if one not in found and not strays and len(one.span) <= room:
                found.append(one)
                room -= len(one.span)
        return [Place(one.span, (one,), fit_of(one)) for one in found]

    def home(self, place: Place) -> Span:
        """Return the section around the one that the best sentence of a place stands in, or the larger place."""
        section = self.report.section_at(max(place.told, key=fit_of).span.start)
        around = self.report.sections[section.parent].span if section.parent else section.span
        return around if around.covers(place.span) else place.span

    def _goes_on(self, one: Span, after: Span) -> bool:
        """Tell whether a sentence stands after another in one paragraph."""
        return after.start >= one.end and "\n" not in self.report.text[one.end : after.start]

    def alone(self, places: Sequence[Place], best: float) -> Iterator[Place]:
        """Yield single sentences beside `places`: those that fit very well, and the best for a word not yet held."""
        told = [one for place in places for one in place.told]
        ranked = sorted(self.sentences, key=lambda one: -fit_of(one))
        for one in ranked:
            if fit_of(one) < NAMING * best or any(one.span == other.span for other in told):
                continue
            if fit_of(one) >= ALONE * best or self._names_more(one, told):
                told.append(one)
                yield Place(one.span, (one,), fit_of(one))

    def _announced(self, place: Place) -> Place:
        """Return a place that ends by announcing what follows (主要表现在：) with the sentences that do."""
        last = place.told[-1]
        if not last.text.endswith(("：", ":")):
            return place
        section = self.report.section_at(last.span.start)
        parent = self.report.sections[section.parent] if section.parent else section
        after = [one for one in self.sentences if one.span.start >= last.span.end and parent.span.covers(one.span)]
        told = (*place.told, *after[:GOES_ON])
        return Place(Span(place.span.start, told[-1].span.end), told, place.gain)

    def _names_more(self, one: Evidence, told: Sequence[Evidence]) -> bool:
        """Tell whether a sentence holds a weighty word of the question that none of those told does."""
        weights = self.asked.matcher.weights
        absent = set(self.asked.matcher.missing(" ".join(context_of(self.report, other.span) for other in told)))
        still = set(self.asked.matcher.missing(context_of(self.report, one.span)))
        return any(weights[word] >= WEIGHTY for word in absent - still)

    def _place(self, span: Span, least: float) -> Place | None:
        told = tuple(one for one in self.sentences if span.covers(one.span))
        return Place(span, told, sum(fit_of(one) - least for one in told)) if told else None

    def _paragraphs(self) -> Iterator[list[Evidence]]:
        lines = groupby(self.sentences, key=lambda one: self.report.text.count("\n", 0, one.span.start))
        yield from (list(told) for _, told in lines)

    def _headed(self, one: Evidence, best: float) -> Evidence:
        """Return a sentence, which fits at least as far as a heading above it names what is asked."""
        least = HEADED * named_above(self.asked, one) * best
        return replace(one, score=least) if fit_of(one) < least else one

    def _is_heading(self, span: Span) -> bool:
        return self.report.section_at(span.start).heading.covers(span)

    def _weighed(self, span: Span) -> Evidence:
        found = [hit.score for hit in self._hits if hit.chunk.start < span.end and span.start < hit.chunk.end]
        return weigh(self.report, span, max(found, default=0.0), self.asked.nearness, self.asked.matcher)

    @cached_property
    def _hits(self) -> list[Hit]:
        return [hit for hit in self.asked.hits if hit.chunk.report == self.report.id]


def _run(told: Sequence[Evidence], least: float) -> Place | None:
    """Return the run of neighbouring sentences that gains most, None where none gains."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    gain, start = 0.0, 0
    for index, one in enumerate(told):
        if gain <= 0:
            gain, start = 0.0, index
        gain += fit_of(one) - least
        best = max(best, (gain, start, index + 1), key=lambda run: run[0])
    run = tuple(told[best[1] : best[2]])
    return Place(Span(run[0].span.start, run[-1].span.end), run, best[0]) if run else None
