"""A question for several things: the enumeration of the sentence that fits, complete."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

_BEFORE_FIRST = re.compile(
    r"^.*(?:包括|引进|引入|举办|推出|发布|开放|成为|获评|获得|荣获|获|新增|建设|建成|完成|实施|推进|打造|涵盖|围绕|聚焦|对接|覆盖|从|对|将|与|和|的|有|为|是|在)"
)
_AFTER_LAST = re.compile(r"(?:等|共|合计|[两二三四五六七八九十]?大|\d+(?:家|个|项|名|类|所|种|条)).*$")


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
    first = _BEFORE_FIRST.sub("", parts[0]) or parts[0]
    last = _AFTER_LAST.sub("", parts[-1]) or parts[-1]
    start = clause.start + len(parts[0]) - len(first)
    end = clause.start + len("、".join(parts)) - len(parts[-1]) + len(last)
    return [first, *parts[1:-1], last], Span(start, end)


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
