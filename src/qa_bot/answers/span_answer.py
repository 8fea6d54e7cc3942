"""A question for a name, a date, a place or a fact of the document itself: the span that gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import span_fit
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_dates
from qa_bot.text.names import (
    body_spans,
    ordinal_spans,
    partner_spans,
    person_spans,
    phrase_spans,
    place_spans,
    quoted_spans,
    subject_spans,
    tagged,
)
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

LOOKED_AT = 10
"""Best sentences in which spans are looked for."""
HEADED = 0.12
"""What a span gains that carries the noun asked for, as 纺织博物馆 does for 哪家博物馆."""

_RELATIVE = ("去年", "上年", "今年", "本年", "明年", "前年", "当年", "全年")
_FINDERS: dict[str, Callable[[str], list[Span]]] = {
    "person": person_spans,
    "partner": partner_spans,
    "ordinal": ordinal_spans,
    "place": lambda text: place_spans(text) + body_spans(text),
}
_WHO_DID = re.compile(
    r"哪一?[个家所座条支款项种类处][\u4e00-\u9fff]{1,6}?(?P<rest>(?:入选|获|拿|被|成为|当选|上榜|通过|建成|落户|举办|承办).*)"
)
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
    head, doing = asked.question.head, asked_doing(asked.question.text)
    best: tuple[float, Evidence, Span] | None = None
    for evidence in asked.evidence[:LOOKED_AT]:
        for span in _spans(evidence, asked.question.target, head, doing):
            if _known(span, evidence, asked):
                continue
            score = span_fit(span, evidence, asked) + (HEADED if _headed(span, evidence, head) else 0.0)
            if best is None or score > best[0]:
                best = (score, evidence, span)
    return _draft(best[1], best[2], best[0]) if best else None


def clause_answer(asked: Asked) -> Draft | None:
    """Return the clause that holds most of what the question is about: where no narrower span can be told."""
    best: tuple[float, Evidence, Span] | None = None
    for evidence in asked.evidence[:5]:
        for clause in split_clauses(evidence.report.text, evidence.span):
            score = span_fit(clause, evidence, asked)
            if best is None or score > best[0]:
                best = (score, evidence, clause)
    return _draft(best[1], _trimmed(best[1].report, best[2]), best[0]) if best else None


def asked_doing(question: str) -> str:
    """Return what the thing asked for did: 入选 of 哪个镇入选了名单; "" where the question does not ask who did it."""
    match = _WHO_DID.search(question)
    return next((span.of(match["rest"]) for span, tag in tagged(match["rest"]) if tag == "v"), "") if match else ""


def _spans(evidence: Evidence, target: str, head: str, doing: str) -> Iterator[Span]:
    """Yield the spans of a sentence that are of the type asked for, in characters of the report."""
    text = evidence.text
    if target in _FINDERS:
        found = _FINDERS[target](text)
    elif target == "date":
        found = [mention.span for mention in find_dates(text) if mention.text not in _RELATIVE]
    else:
        found = quoted_spans(text) + (phrase_spans(text, head) if head else [])
    if doing and target in ("name", "place"):
        found = [*subject_spans(text, doing), *found]
    for span in found:
        yield Span(evidence.span.start + span.start, evidence.span.start + span.end)


def _known(span: Span, evidence: Evidence, asked: Asked) -> bool:
    """Tell whether the question itself already names what the span says."""
    return span.of(evidence.report.text).strip("“”《》") in asked.question.text


def _headed(span: Span, evidence: Evidence, head: str) -> bool:
    """Tell whether a span ends in the noun asked for, or is followed by it as a quoted name is (《…》杂志)."""
    if not head:
        return False
    text = evidence.report.text
    return text[span.start : span.end].strip("“”《》").endswith(head) or text[span.end :].startswith(head)


def _draft(evidence: Evidence, span: Span, score: float) -> Draft:
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


def _trimmed(report: Report, span: Span) -> Span:
    """Return `span` without the punctuation at its ends."""
    start, end = span.start, span.end
    while end > start and report.text[end - 1] in "，；。;,！？":
        end -= 1
    return Span(start, end)
