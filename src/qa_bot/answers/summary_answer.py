"""A question for what was done: the points of the section that speaks of it, each cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.plans import of_asked_time, tells_asked_time
from qa_bot.answers.shortcomings import admission, admitted_words
from qa_bot.reports.model import Report, Section
from qa_bot.text.span import Span

MAX_CHARS = 900
"""The longest summary, in characters (contract, section 2)."""
MAX_POINTS = 6
FULL = 500
"""Characters from which on a summary says enough: up to there further sentences of the section are added."""
ADMITTED = 0.9
"""How well an admission of shortcomings fits a question for them."""
LEAST = 0.6
"""The least share of the best sentence's score that another must have to be a point of its own."""


def summary_answer(asked: Asked) -> Draft | None:
    """Return the first sentences of the best section's parts as points, or the best sentences where no section fits."""
    if not asked.evidence:
        return None
    asked = replace(asked, evidence=of_asked_time(asked.evidence, asked.question))
    section = None if (admitted := admission(asked)) else _best_section(asked)
    points = _filled(asked, section, _section_points(asked, section)) if section else []
    if admitted:
        points = [_point(asked, admitted[0], span) for span in admitted[1]][:MAX_POINTS]
    if not points:
        points = _best_sentences(asked)
    if not points:
        return None
    text, kept = _compose(points)
    citations = tuple(point.citation() for point in kept)
    if admitted:
        silent = admitted_words(asked.question.focus)
        return Draft("summary", "", text, citations, ADMITTED, evidence=kept[0], worked_out=silent)
    strength = max(asked.evidence[0].score, max(point.score for point in points))
    return Draft("summary", "", text, citations, min(1.0, strength), evidence=asked.evidence[0])


def _best_section(asked: Asked) -> tuple[Report, Section] | None:
    """Return the section of the evidence whose own title holds most of what was asked, where it holds half of it."""
    best: tuple[float, Report, Section] | None = None
    for evidence in asked.evidence[:6]:
        report = evidence.report
        for section in report.sections[1:]:
            if not section.span.covers(evidence.span) or not _is_of_time(asked, report, section):
                continue
            fit = asked.matcher.coverage(section.title) - 0.02 * section.level
            if best is None or fit > best[0]:
                best = (fit, report, section)
    return (best[1], best[2]) if best and best[0] >= 0.45 else None


def _is_of_time(asked: Asked, report: Report, section: Section) -> bool:
    return tells_asked_time(report, section.span.start, asked.question)


def _section_points(asked: Asked, place: tuple[Report, Section]) -> list[Evidence]:
    """Return a point for each part of the section, or for each sentence of one without parts."""
    report, section = place
    index = report.sections.index(section)
    parts = [child for child in report.sections if child.parent == index]
    if not parts:
        return [_point(asked, report, span) for span in _body(report, section)][:MAX_POINTS]
    return [_first_point(asked, report, part) for part in parts if _body(report, part)][:MAX_POINTS]


def _filled(asked: Asked, place: tuple[Report, Section], points: list[Evidence]) -> list[Evidence]:
    """Return `points` with the sentences of the section that fit best, in reading order, where they say little."""
    report, section = place
    said = [point.span for point in points]
    rest = [span for span in _body(report, section) if not any(one.covers(span) for one in said)]
    ranked = sorted((_point(asked, report, span) for span in rest), key=lambda point: -(point.score + point.nearness))
    filled = list(points)
    for point in ranked:
        if sum(len(one.span) for one in filled) + len(point.span) > FULL or len(filled) == MAX_POINTS:
            break
        filled.append(point)
    return sorted(filled, key=lambda point: point.span.start)


def _first_point(asked: Asked, report: Report, part: Section) -> Evidence:
    """Return the first sentence of a part, together with the run-in heading it follows."""
    first = _body(report, part)[0]
    run_in = part.kind == "run_in" and part.heading.end <= first.start
    return _point(asked, report, Span(part.heading.start if run_in else first.start, first.end))


def _body(report: Report, part: Section) -> list[Span]:
    """Return the sentences of a section, headings left out."""
    return [
        sentence
        for sentence in report.sentences_within(part.span)
        if part.span.covers(sentence) and not report.section_at(sentence.start).heading.covers(sentence)
    ]


def _point(asked: Asked, report: Report, span: Span) -> Evidence:
    near = asked.nearness.within(report.id, span)
    coverage = asked.matcher.coverage(context_of(report, span))
    return Evidence(report, span, coverage, coverage, near)


def _best_sentences(asked: Asked) -> list[Evidence]:
    """Return the best sentences in reading order."""
    best = [evidence for evidence in asked.evidence if not evidence.heading][:MAX_POINTS]
    strong = [evidence for evidence in best if evidence.score >= LEAST * best[0].score]
    points = [*strong, *_going_on(asked, strong)]
    return sorted(points, key=lambda evidence: (evidence.report.id, evidence.span.start))


def _going_on(asked: Asked, strong: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences that follow the best one in its paragraph, while there is room."""
    if not strong:
        return []
    report, best = strong[0].report, strong[0].span
    block = next((block.span for block in report.blocks if block.span.covers(best)), best)
    room = FULL - sum(len(one.span) for one in strong)
    found: list[Evidence] = []
    for span in report.sentences_within(Span(best.end, block.end)):
        if len(strong) + len(found) == MAX_POINTS or len(span) > room:
            break
        if block.covers(span) and not any((one.report, one.span) == (report, span) for one in strong):
            found.append(_point(asked, report, span))
            room -= len(span)
    return found


def _compose(points: Sequence[Evidence]) -> tuple[str, list[Evidence]]:
    """Return the points as one numbered text of at most `MAX_CHARS`, and the evidence of those that fit."""
    lines: list[str] = []
    kept: list[Evidence] = []
    for evidence in points:
        line = evidence.text if len(points) == 1 else phrase("point", number=len(kept) + 1, point=evidence.text)
        room = MAX_CHARS - sum(len(kept_line) + 1 for kept_line in lines)
        if len(line) > room:
            if kept:
                break
            line = line[: room - 1] + "…"
        lines.append(line)
        kept.append(evidence)
    return "\n".join(lines), kept
