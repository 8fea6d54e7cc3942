"""A question for several things: the enumeration of the sentence that fits, complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.fit import span_fit
from qa_bot.figures.quantities import quantities
from qa_bot.resources import load_lines, load_toml
from qa_bot.text.names import quoted_spans, tagged
from qa_bot.text.sentences import split_clauses, split_statements
from qa_bot.text.span import Span

_AFTER_LAST = re.compile(r"(?:等|共计?|合计|[两二三四五六七八九十]大)[^、]*$")
_LAST_JOINT = re.compile(r"(?<=[^、]{2})(?:以及|和|及|与)(?=[^、]{2,}$)")
LOOKED_AT = 8
"""Best sentences in which enumerations are looked for."""
HEADED = 0.12
"""What an enumeration gains whose clause goes on to name what was asked for (等清华系企业)."""
QUOTED = 0.02
"""What quoted names lose against an enumeration that fits as well."""
_ENDS_PHRASE = frozenset("pcdur")
"""First letters of the parts of speech that cannot stand inside an item: prepositions, conjunctions, 的, 了."""


def list_answer(asked: Asked) -> Draft | None:
    """Return the enumeration that fits best, or None where no sentence of the evidence holds one."""
    best = max(_enumerations(asked), key=lambda found: found.score, default=None)
    if best is None:
        return None
    short = "、".join(best.items)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(best.evidence.report, best.evidence.span, best.span)),
        citations=(best.evidence.citation([best.span]),),
        strength=min(1.0, best.score),
        evidence=best.evidence,
    )


@dataclass(frozen=True, slots=True)
class _Enumeration:
    items: tuple[str, ...]
    span: Span
    evidence: Evidence
    score: float


def _enumerations(asked: Asked) -> Iterator[_Enumeration]:
    """Yield the enumerations of the best sentences: items joined by 、, and quoted names of one statement."""
    for evidence in asked.evidence[:LOOKED_AT]:
        text = evidence.report.text
        for clause in split_clauses(text, evidence.span):
            items, span = _items(text, clause)
            if len(items) > 1:
                head = HEADED if asked.question.head and asked.question.head in text[span.start : clause.end] else 0.0
                yield _Enumeration(tuple(items), span, evidence, span_fit(span, evidence, asked) + head)
        for statement in split_statements(text, evidence.span):
            if len(names := _quoted(text, statement, asked.question.text)) > 1:
                span = Span(names[0].start, names[-1].end)
                items = [name.of(text).strip("“”") for name in names]
                yield _Enumeration(tuple(items), span, evidence, span_fit(span, evidence, asked) - QUOTED)


def _quoted(text: str, statement: Span, question: str) -> list[Span]:
    """Return the quoted names of a statement that the question does not name itself."""
    spans = [
        Span(statement.start + found.start, statement.start + found.end) for found in quoted_spans(statement.of(text))
    ]
    return [span for span in spans if span.of(text).strip("“”《》") not in question]


def _items(text: str, clause: Span) -> tuple[list[str], Span]:
    """Return the items of a clause's enumeration, the words before the first and after the last cut off."""
    parts = _split(clause.of(text).rstrip("，；。！？"))
    if len(parts) == 1:
        return parts, clause
    first = _noun_phrase(parts[0])
    last = _without_count(parts[-1])
    start = clause.start + len(parts[0]) - len(first)
    end = clause.start + len("、".join(parts)) - len(parts[-1]) + len(last)
    return [first, *parts[1:-1], *_LAST_JOINT.split(last, maxsplit=1)], Span(start, end)


def _without_count(part: str) -> str:
    """Return the last part up to 等, 共 or the count of the items (三座水厂改造)."""
    count = next((found.span.start for found in quantities(part)), len(part))
    return _AFTER_LAST.sub("", part[:count]) or part


def _noun_phrase(part: str) -> str:
    """Return the noun phrase at the end of `part`: what follows its last governing verb, preposition or 的."""
    start = 0
    for span, tag in tagged(part):
        governs = tag[0] in _ENDS_PHRASE or span.of(part) in _verbs()
        if governs and span.end < len(part) and not _inside_quotes(part, span.start):
            start = span.end
    return part[start:].lstrip("：，（") or part


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that govern what is enumerated; the others also stand inside names (创新, 服务)."""
    words = load_toml("figure_patterns.toml")["metric"]
    return frozenset((*words["verbs"], *words["light"], *load_lines("list_verbs.txt")))


def _inside_quotes(text: str, position: int) -> bool:
    before = text[:position]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("《》", "“”", "（）"))


def _split(clause: str) -> list[str]:
    """Split at 、 outside quotation marks and brackets; a clause without one is one part."""
    parts, depth, current = [], 0, ""
    for character in clause:
        depth += character in "《“（"
        depth -= character in "》”）"
        if character == "、" and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]
