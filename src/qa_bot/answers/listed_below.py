"""A question for several things that stand below each other: points under 符合以下条件之一：, or a part's headings.

What announces them says how many or what they are; each point is one line with its number, up to its first stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.answers.evidence import Evidence, weigh
from qa_bot.answers.model import Citation
from qa_bot.questions.wanted import Wanted, wanted
from qa_bot.reports.model import Report, Section
from qa_bot.text.item_counts import DIGITS
from qa_bot.text.numbers import parse_number
from qa_bot.text.pieces import pieces
from qa_bot.text.shared import shared_start
from qa_bot.text.span import Span

LOOKED_AT, LEAST = 3, 0.5
"""Best sentences that may announce the points, and the least score of one that does."""
MORE_SAID = 0.15
"""How much more of the question's terms another sentence may hold than the one that announces points."""
MOST_BEFORE, MOST_BETWEEN, MOST_ITEMS = 1, 30, 20
"""Lines without a number before the first point and between two, and points that are given."""
SHORT, LONGEST, TOGETHER = 20, 60, 800
"""Characters of points that are told in a row and of those that are told at all, and of a passage that holds all."""
HEADED = 1.0
"""How well headings fit that are as many as asked for and all name the kind of thing."""
FEWEST_HEADINGS = 3
_ANNOUNCES = re.compile(r"以下|下列|如下|之一|下面")
_SORT = re.compile(r"条件|情形|情况|要求|材料|对象|标准|人员?|家庭|待遇|[种类项]|原则|程序|步骤|方面")
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[（(](?P<number>[一二三四五六七八九十]{1,3})[）)]",
        r"[（(](?P<number>\d{1,2})[）)]",
        r"(?P<number>\d{1,2})[.．、](?!\d)",
        r"(?P<number>[一二三四五六七八九十]{1,3})[、是]",
    )
)
_STOP = re.compile(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class _Points:
    """What announces the points, and the points without their numbers, in order."""

    evidence: Evidence
    items: tuple[Span, ...]


def listed_below(asked: Asked) -> Draft | None:
    """Return the points that a sentence announces, or the headings that are as many of the kind as asked, or None."""
    to_name = wanted(asked.question.text)
    found = next(_announced(asked, to_name), None) or next(_headings(asked, to_name), None)
    return _draft(found, to_name, asked.question.text) if found else None


def _announced(asked: Asked, to_name: Wanted) -> Iterator[_Points]:
    """Yield the points below the best sentences that announce what is asked for."""
    most = max((evidence.coverage for evidence in asked.evidence[:LOOKED_AT]), default=0.0)
    for evidence in asked.evidence[:LOOKED_AT]:
        text = evidence.text
        meant = to_name.noun in text if to_name.noun else _SORT.search(asked.question.focus)
        if most > evidence.coverage + MORE_SAID:
            continue  # another sentence speaks of what is asked: 取暖补贴, not 安家补助
        if evidence.score < LEAST or not _ANNOUNCES.search(text) or not (meant or _SORT.search(to_name.noun)):
            continue
        items = _points_after(evidence.report, evidence.span.end)
        short = bool(items) and median(map(len, items)) <= LONGEST
        if len(items) > 1 and short and to_name.count in (None, len(items)) and year_fits(asked.question, evidence):
            yield _Points(evidence, tuple(items))


def _points_after(report: Report, position: int) -> list[Span]:
    """Return the numbered lines after `position`, from the first number on, in one style and order."""
    items: list[Span] = []
    styles, since = _STYLES, 0
    for line in _lines(report, position):
        found = next(filter(None, (style.match(line.of(report.text)) for style in styles)), None)
        since = 0 if found else since + 1
        if since > (MOST_BETWEEN if items else MOST_BEFORE) or len(items) == MOST_ITEMS:
            break
        if found:
            if parse_number(found["number"]) != len(items) + 1:
                break
            styles = (found.re,)
            items.append(_trimmed(report, Span(line.start + found.end() - found.start(), line.end)))
    return items


def _lines(report: Report, position: int) -> Iterator[Span]:
    """Yield the lines of a report from `position` on, as spans."""
    start = position
    while start < len(report.text):
        end = report.text.find("\n", start)
        end = len(report.text) if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 1


def _trimmed(report: Report, line: Span) -> Span:
    """Return a line up to its first stop."""
    stop = _STOP.search(report.text, line.start, line.end)
    return Span(line.start, stop.start() if stop else line.end)


def _headings(asked: Asked, to_name: Wanted) -> Iterator[_Points]:
    """Yield the headings of one part that name the noun asked for and are as many as the question says."""
    if to_name.count is None or to_name.count < FEWEST_HEADINGS or not to_name.noun:
        return
    for report in dict.fromkeys(evidence.report for evidence in asked.evidence[:LOOKED_AT]):
        for parent in range(len(report.sections)):
            named = [one for one in report.sections if one.parent == parent and to_name.noun in one.title]
            if len(named) == to_name.count:
                above = report.sections[parent].heading if parent else named[0].heading
                evidence = weigh(report, above, 0.0, asked.nearness, asked.matcher)
                yield _Points(replace(evidence, score=HEADED), _names_of(report, named))


def _names_of(report: Report, sections: Sequence[Section]) -> tuple[Span, ...]:
    """Return headings without their numbers and the verb all begin with: 能级提升工程 of （一）实施能级提升工程."""
    bare = [_bare(report, section.heading) for section in sections]
    shared = shared_start([one.of(report.text) for one in bare])
    verb = next((piece.span.end for piece in pieces(shared)[:1] if piece.part in ("verb", "deed")), 0)
    return tuple(Span(one.start + verb, one.end) for one in bare)


def _bare(report: Report, heading: Span) -> Span:
    match = next(filter(None, (style.match(heading.of(report.text)) for style in _STYLES)), None)
    return _trimmed(report, Span(heading.start + (match.end() if match else 0), heading.end))


def _counted_words(to_name: Wanted, asked: str) -> tuple[str, ...]:
    """Return the words of a question that the number of points answers: 十大工程, 哪几种情况之一."""
    noun = re.escape(to_name.noun)
    return tuple(re.findall(rf"[两{DIGITS}\d]+[大个项类种条]?{noun}", asked)) if noun else ()


def _draft(points: _Points, to_name: Wanted, asked: str) -> Draft:
    report = points.evidence.report
    said = [item.of(report.text).strip() for item in points.items]
    short = ("、" if all(not re.search("[、，]", one) and len(one) < SHORT for one in said) else "；").join(said)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=points.evidence.text.rstrip("。：:")),
        citations=_citations(points),
        strength=min(1.0, max(points.evidence.score, LEAST)),
        evidence=points.evidence,
        worked_out=_counted_words(to_name, asked),
    )


def _citations(points: _Points) -> tuple[Citation, ...]:
    """Return the passage from what announces the points to the last of them, or each by itself where that is long."""
    evidence, items = points.evidence, points.items
    whole = Span(min(evidence.span.start, items[0].start), items[-1].end)
    if len(whole) <= TOGETHER:
        return (replace(evidence, span=whole).citation(items),)
    return (evidence.citation(), *(replace(evidence, span=item).citation() for item in items))
