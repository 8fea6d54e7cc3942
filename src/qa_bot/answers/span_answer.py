"""A question for a name, a date, a place or a fact of the document itself: the span that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa_bot.answers.asked_kind import ENDING, OPEN, kind_fit, names_open_kind, place_fit
from qa_bot.answers.beside import besideness, is_receiver
from qa_bot.answers.candidates import asks_reason, candidates, places_named
from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_fit import clause_around
from qa_bot.answers.fit import deed_fit, may_be_most, part_loss, place_of, shares_quoted, span_fit
from qa_bot.answers.moments import moment_loss
from qa_bot.answers.persons import asks_body, may_be_body, unsaid_calling
from qa_bot.questions.route import innermost_part, place_stem
from qa_bot.questions.understand import content_terms
from qa_bot.questions.wanted import Wanted, wanted
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_dates
from qa_bot.text.enumerations import enumerations
from qa_bot.text.names import person_spans
from qa_bot.text.span import Span
from qa_bot.text.synonyms import same

LOOKED_AT = 10
"""Best sentences in which spans are looked for."""
HEADED = 0.15
"""What a span gains that is surely of the kind asked for, as 纺织博物馆 is for 哪家博物馆."""
ASKED = 0.04
"""What a span loses that says again what the question says."""
OF_ANOTHER_YEAR = 0.2
"""What a span loses whose sentence is of another year than the question's."""
OF_ANOTHER_PART = 0.3
"""What a span loses, times what its part lacks, where the parts of a clause do the same with other things."""
BEFORE = 0.2
"""What a span loses that was there before, where what is new is asked for."""
QUOTED = 0.2
"""What a quoted name (or one after a dash) gains where a motto, a title or an honour is asked for."""
DEED = 0.37
"""What a date gains in whose clause just what is asked for happens."""
PLANNED = 0.1
"""What a date gains that is planned, where a question asks for what is."""
SAME_TERM = 0.1
"""What a span gains whose sentence has the set phrases the question quotes: “三创四建”."""
BESIDE = 0.25
"""What a span gains that stands just where the question asks."""

KNOWN_HEAD = 4
"""Characters that another name has at least to be left out of the name it begins."""

_FOUND = ("person", "partner", "ordinal", "date", "phone", "duration")
"""Targets that finders of their own look for: they find no other kind."""
_PLANS = re.compile(r"预计|计划|力争|争取|拟(?!定)|打算|有望|将于|确保|原定")
_TOGETHER = re.compile(r"分获|分别[获荣摘夺拿]|双双|共同|联合(?=[成举承主组建])|携手")
"""What several are said to have done, each or together."""
BODY = "单位"
"""What is looked for where 谁 is no person."""
_GROUND = re.compile(r"在[^，。；]{2,40}(?:的)?基础上")
_ADDED = re.compile(r"新[加增添纳开设推]|又[加增]|增[加添设]|扩展")
_MARKS = re.compile("[“”《》「」]")
_METADATA = {"document_number": "document_number", "title": "title", "issuer": "issuer", "document_date": "date"}


def document_answer(report: Report, target: str) -> Draft | None:
    """Return a fact of the document itself (number, title, issuer, date) with the place it stands at, or None."""
    span = _metadata_span(report, target)
    if span is None:
        return None
    line = next((block.span for block in report.blocks if block.span.covers(span)), span)
    evidence = Evidence(report, line, coverage=1.0, score=1.0, nearness=1.0, heading=True)
    short = span.of(report.text)
    text = phrase("span", short=short, quote=line.of(report.text))
    return Draft("span", short, text, (evidence.citation([span]),), 1.0)


def span_answer(asked: Asked) -> Draft | None:
    """Return the span of the asked type that fits best, or None where the evidence holds none."""
    to_name = wanted(asked.question.text)
    if to_name.count is not None:  # one thing is no answer to a question for several
        return None
    best = max(_found(asked, to_name), key=lambda found: found.score, default=None)
    if asked.question.target == "person" and may_be_body(to_name, asked) and (best is None or asks_body(asked)):
        as_body = replace(asked, question=replace(asked.question, target="name"))
        best = best if best is None or not asks_body(asked) or _is_titled(best) else None
        doers = (found for found in _found(as_body, replace(to_name, noun=BODY)) if _may_do(found))
        best = max((*doers, *filter(None, (best,))), key=lambda found: found.score, default=None)
    if best is None:
        return None
    place = _beyond_known(_with_joint(best, asked), best.evidence, asked, to_name.noun)
    unsaid = unsaid_calling(to_name.noun, best.evidence) if asked.question.target == "person" else ()
    return replace(span_draft(best.evidence, place, best.score), worked_out=unsaid)


def _is_titled(found: _Found) -> bool:
    """Tell whether what was found is surely a person: the name stands beside an office or what only a person does."""
    return any(place_of(span, found.evidence) == found.place for span in person_spans(found.evidence.text))


def _may_do(found: _Found) -> bool:
    """Tell whether a name may be of who does something: it does not stand where that happens or whom it is for."""
    return found.evidence.report.text[found.place.start - 1 : found.place.start] not in tuple("在于对向为从")


def _with_joint(found: _Found, asked: Asked) -> Span:
    """Return where a name stands, with those that did the same together: 甲集团和乙智能 of 甲集团和乙智能分获大奖."""
    text, shift = found.evidence.text, found.evidence.span.start
    for row in enumerations(text):
        place = place_of(row.span, found.evidence)
        of_row = any(place_of(item, found.evidence).start == found.place.start for item in row.items)
        if of_row and _TOGETHER.match(text, place.end - shift) and asked.question.target in ("name", "person"):
            return place
    return found.place


def _beyond_known(place: Span, evidence: Evidence, asked: Asked, noun: str) -> Span:
    """Return a name without another of its kind that it begins with and the question says: 青河质量奖|创新奖."""
    said = place.of(evidence.report.text)
    if not noun or said[:1] in "“《":
        return place
    for end in range(len(said) - 2, KNOWN_HEAD - 1, -1):
        alike = said[end - 1] == said[-1] and said[:end] in asked.question.text
        if alike and kind_fit(noun, said, Span(end, len(said))) >= ENDING:
            return Span(place.start + end, place.end)
    return place


@dataclass(frozen=True, slots=True)
class _Found:
    """A span of a sentence, in characters of the report, and how well it fits."""

    evidence: Evidence
    place: Span
    score: float


def _found(asked: Asked, to_name: Wanted) -> Iterator[_Found]:
    """Yield the spans of the best sentences that are of the kind asked for and that the question does not name."""
    for evidence in asked.evidence[:LOOKED_AT]:
        if asked.question.target == "date" and evidence.is_caption:
            continue
        for span in candidates(evidence.text, asked.question, to_name):
            kind = _kind_fit(asked, to_name, evidence, span)
            if (
                kind > 0.0
                and not is_receiver(span, evidence.text, to_name)
                and may_be_most(place_of(span, evidence), evidence, asked)
                and not _known(span, evidence, asked)
            ):
                place = place_of(span, evidence)
                dated = asked.question.target == "date"
                standing = _moment(span, evidence, asked) if dated else _standing(span, evidence, to_name)
                standing -= 0.0 if year_fits(asked.question, evidence) else OF_ANOTHER_YEAR
                standing += SAME_TERM * shares_quoted(evidence.text, asked.question.text)
                standing -= OF_ANOTHER_PART * part_loss(place, evidence, asked)
                standing -= BEFORE if _stood_before(span, evidence.text, asked) else 0.0
                yield _Found(evidence, place, span_fit(place, evidence, asked) + HEADED * kind + standing)


def _stood_before(span: Span, text: str, asked: Asked) -> bool:
    """Tell whether a span is what was there before what is new: 高血压 of 在高血压管理基础上，新增哮喘管理."""
    was = any(match.start() < span.start and span.end <= match.end() for match in _GROUND.finditer(text))
    return was and bool(_ADDED.search(asked.question.text))


def _moment(span: Span, evidence: Evidence, asked: Asked) -> float:
    """Return what speaks for a date: that the deed is in its clause, and that it is as fine as the question asks.

    How far from it the deed stands in the clause says nothing: a date leads what happened.
    """
    deed = DEED * deed_fit(place_of(span, evidence), evidence, asked)
    planned = _PLANS.search(asked.question.text) and _PLANS.search(clause_around(evidence, place_of(span, evidence)))
    return deed + (PLANNED if planned else 0.0) - moment_loss(evidence.text, span, asked.question.text)


def _kind_fit(asked: Asked, to_name: Wanted, evidence: Evidence, span: Span) -> float:
    """Return how surely a span is of the kind asked for; finders for persons, dates and the like find no other kind."""
    if asked.question.target in _FOUND or asks_reason(asked.question.text, to_name.noun):
        return OPEN
    if asked.question.target == "place" and span in places_named(evidence.text):
        return place_fit(to_name.noun, evidence.text, span)
    return kind_fit(to_name.noun, evidence.text, span)


def _standing(span: Span, evidence: Evidence, to_name: Wanted) -> float:
    """Return what speaks for a span besides the words of its clause: where it stands, and that it is quoted."""
    marked = span.of(evidence.text)[0] in "“《" or evidence.text[span.start - 1 : span.start] in tuple("—―")
    quoted = marked and (to_name.by_name or names_open_kind(to_name.noun))
    again = ASKED if _holds_question(span, evidence, to_name) else 0.0
    return BESIDE * besideness(span, evidence.text, to_name) + (QUOTED if quoted else 0.0) - again


def _known(span: Span, evidence: Evidence, asked: Asked) -> bool:
    """Tell whether the question itself already names what the span says, quotation marks or not."""
    said = _MARKS.sub("", span.of(evidence.text))
    if said in _MARKS.sub("", asked.question.text) or _is_own_place(said, evidence.report.metadata.place, asked):
        return True
    new = [term.text for term in content_terms(said) if len(term.text) > 1]
    return len(new) > 1 and all(_is_asked(word, asked) for word in new)


def _is_own_place(said: str, place: str, asked: Asked) -> bool:
    """Tell whether a span is the report's own place, by which the question goes: 青禾市 of 青禾跟哪个市签约."""
    return bool(place) and said in (place, innermost_part(place)) and place_stem(place) in asked.question.text


def _is_asked(word: str, asked: Asked) -> bool:
    """Tell whether the question says a word, or one that means the same."""
    return any(variant in asked.question.text.lower() for variant in same(word))


def _holds_question(span: Span, evidence: Evidence, to_name: Wanted) -> bool:
    """Tell whether a span says again what the question has beside the place it asks at."""
    said, noun = span.of(evidence.text), to_name.noun
    return any(len(word) > 1 and word in said and word not in noun for word in (*to_name.before, *to_name.after))


def span_draft(evidence: Evidence, span: Span, score: float) -> Draft:
    """Return a span of a sentence as a draft, without the quotation marks around all of it."""
    short = span.of(evidence.report.text)
    return Draft(
        kind="span",
        short=short[1:-1] if short.startswith("“") and short.endswith("”") else short,
        text=phrase("span", short=short, quote=statement_around(evidence.report, evidence.span, span)),
        citations=(evidence.citation([span]),),
        strength=min(1.0, score),
        evidence=evidence,
    )


def _metadata_span(report: Report, target: str) -> Span | None:
    value = getattr(report.metadata, _METADATA[target])
    if not value:
        return None
    if target == "document_date":
        written = [mention.span for mention in find_dates(report.text) if mention.start == mention.end == value]
        return written[-1] if written else None
    return _last_or_first(report.text, value, last=target == "issuer")


def _last_or_first(text: str, value: str, *, last: bool) -> Span | None:
    start = text.rfind(value) if last else text.find(value)
    return Span(start, start + len(value)) if start >= 0 else None


def trimmed(report: Report, span: Span) -> Span:
    """Return `span` without the punctuation at its ends."""
    start, end = span.start, span.end
    while end > start and report.text[end - 1] in "，；。;,！？":
        end -= 1
    return Span(start, end)
