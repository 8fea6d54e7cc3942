"""A question for several things: the enumeration of the sentence that fits, complete."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.text.names import tagged
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

_AFTER_LAST = re.compile(
    r"(?:等|共计?|合计)(?:[^、]*)$|[一二三四五六七八九十两\d]+[余多]?(?:大|家|个|项|名|类|所|种|条|场|位|件|方面).*$"
)
_LAST_JOINT = re.compile(r"(?<=[^、]{2})(?:以及|和|及|与)(?=[^、]{2,}$)")
_ENDS_PHRASE = frozenset("vpcdur")
"""First letters of the parts of speech that cannot stand inside an item: verbs, prepositions, conjunctions, 的, 了."""


def list_answer(asked: Asked) -> Draft | None:
    """Return the enumeration nearest to what was asked, or None where no sentence of the evidence holds one."""
    best: tuple[float, Evidence, Span, list[str]] | None = None
    for evidence in asked.evidence[:8]:
        text = evidence.report.text
        for clause in split_clauses(text, evidence.span):
            items, span = _items(text, clause)
            score = 0.6 * evidence.score + 0.4 * asked.matcher.coverage(clause.of(text))
            if len(items) > 1 and (best is None or score > best[0]):
                best = (score, evidence, span, items)
    if best is None:
        return None
    score, evidence, span, items = best
    short = "、".join(items)
    return Draft(
        kind="list",
        short=short,
        text=phrase("list", short=short, quote=statement_around(evidence.report, evidence.span, span)),
        citations=(evidence.citation([span]),),
        strength=min(1.0, score),
        evidence=evidence,
    )


def _items(text: str, clause: Span) -> tuple[list[str], Span]:
    """Return the items of a clause's enumeration, the words before the first and after the last cut off."""
    parts = _split(clause.of(text).rstrip("，；。！？"))
    if len(parts) == 1:
        return parts, clause
    first = _noun_phrase(parts[0])
    last = _AFTER_LAST.sub("", parts[-1]) or parts[-1]
    start = clause.start + len(parts[0]) - len(first)
    end = clause.start + len("、".join(parts)) - len(parts[-1]) + len(last)
    return [first, *parts[1:-1], *_LAST_JOINT.split(last, maxsplit=1)], Span(start, end)


def _noun_phrase(part: str) -> str:
    """Return the noun phrase at the end of `part`: what follows its last verb, preposition or 的."""
    start = 0
    for span, tag in tagged(part):
        if tag[0] in _ENDS_PHRASE and tag != "vn" and span.end < len(part) and not _inside_quotes(part, span.start):
            start = span.end
    return part[start:].lstrip("：，（") or part


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
