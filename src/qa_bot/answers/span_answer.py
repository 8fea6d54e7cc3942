"""A question for a name, a date, a place or a fact of the document itself: the span that gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_dates
from qa_bot.text.names import body_spans, person_spans, place_spans, quoted_spans
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

NEARNESS = 0.15
"""How much a span's nearness to the question's words in its sentence counts beside the sentence's own score."""

_RELATIVE = ("去年", "上年", "今年", "本年", "明年", "前年", "当年", "全年")


def date_spans(text: str) -> list[Span]:
    """Return the spans of dates that tell when: days, months and years, not 今年 and the like."""
    return [mention.span for mention in find_dates(text) if mention.text not in _RELATIVE]


_FINDERS: dict[str, Callable[[str], list[Span]]] = {
    "person": person_spans,
    "date": date_spans,
    "place": lambda text: place_spans(text) + body_spans(text),
    "name": quoted_spans,
}
_METADATA = {"document_number": "document_number", "title": "title", "issuer": "issuer", "document_date": "date"}


def document_answer(report: Report, target: str) -> Draft | None:
    """Return a fact of the document itself (number, title, issuer, date) with the place it stands at, or None."""
    span = _metadata_span(report, target)
    if span is None:
        return None
    line = next((block.span for block in report.blocks if block.span.covers(span)), span)
    evidence = Evidence(report, line, coverage=1.0, score=1.0, similarity=1.0, heading=True)
    short = span.of(report.text)
    text = phrase("span", short=short, quote=line.of(report.text))
    return Draft("span", short, text, (evidence.citation([span]),), 1.0)


def span_answer(asked: Asked) -> Draft | None:
    """Return the span of the asked type that stands nearest to the question's words, or None where there is none."""
    finder = _FINDERS.get(asked.question.target)
    if finder is None:
        return None
    best: tuple[float, Evidence, Span] | None = None
    for evidence in asked.evidence:
        for span in _fresh(finder(evidence.text), evidence, asked):
            score = evidence.score + NEARNESS * _nearness(span, evidence, asked)
            if best is None or score > best[0]:
                best = (score, evidence, span)
    return _draft(best[1], best[2], best[0]) if best else None


def clause_answer(asked: Asked) -> Draft | None:
    """Return the clause that holds most of what the question is about: where no narrower span can be told."""
    best: tuple[float, Evidence, Span] | None = None
    for evidence in asked.evidence[:5]:
        for clause in split_clauses(evidence.report.text, evidence.span):
            score = evidence.score * 0.5 + 0.5 * asked.matcher.coverage(clause.of(evidence.report.text))
            if best is None or score > best[0]:
                best = (score, evidence, clause)
    return _draft(best[1], _trimmed(best[1].report, best[2]), best[0]) if best else None


def _draft(evidence: Evidence, span: Span, score: float) -> Draft:
    short = span.of(evidence.report.text)
    return Draft(
        kind="span",
        short=short.strip("“”") if short.startswith("“") else short,
        text=phrase("span", short=short, quote=statement_around(evidence.report, evidence.span, span)),
        citations=(evidence.citation([span]),),
        strength=min(1.0, score),
    )


def _fresh(spans: Sequence[Span], evidence: Evidence, asked: Asked) -> list[Span]:
    """Return `spans` in characters of the report, without those that the question itself already names."""
    placed = [Span(evidence.span.start + span.start, evidence.span.start + span.end) for span in spans]
    return [span for span in placed if span.of(evidence.report.text).strip("“”《》") not in asked.question.text]


def _nearness(span: Span, evidence: Evidence, asked: Asked) -> float:
    """Return how much of the question the clause of `span` and its neighbours hold, in [0, 1]."""
    text = evidence.report.text
    clauses = split_clauses(text, evidence.span)
    own = next((i for i, clause in enumerate(clauses) if clause.start <= span.start < clause.end), 0)
    window = "".join(clause.of(text) for clause in clauses[max(0, own - 1) : own + 2])
    return 0.7 * asked.matcher.coverage(clauses[own].of(text)) + 0.3 * asked.matcher.coverage(window)


def _metadata_span(report: Report, target: str) -> Span | None:
    value = getattr(report.metadata, _METADATA[target])
    if not value:
        return None
    if target == "document_date":
        written = [span for span in date_spans(report.text) if _same_day(span.of(report.text), value)]
        return written[-1] if written else None
    start = report.text.find(value)
    return Span(start, start + len(value)) if start >= 0 else None


def _same_day(written: str, iso: str) -> bool:
    return [int(part) for part in iso.split("-")] == _numbers(written)


def _numbers(text: str) -> list[int]:
    digits = "".join(character if character.isdigit() else " " for character in text)
    return [int(part) for part in digits.split()]


def _trimmed(report: Report, span: Span) -> Span:
    """Return `span` without the punctuation at its ends."""
    start, end = span.start, span.end
    while end > start and report.text[end - 1] in "，；。;,！？":
        end -= 1
    return Span(start, end)
