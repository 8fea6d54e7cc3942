"""Sentences and clauses as spans of a text, found in one pass.

A sentence is what an answer quotes, so it ends at 。！？ only: a ； joins parallel statements that share their subject.
A clause is what a figure belongs to, so it also ends at ； and ，.
"""

from __future__ import annotations

from functools import lru_cache

from qa_bot.text.span import Span

SENTENCE_ENDS = frozenset("。！？!?\n")
STATEMENT_ENDS = SENTENCE_ENDS | frozenset("；;")
CLAUSE_ENDS = STATEMENT_ENDS | frozenset("，")
_OPENING = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "【": "】", "〈": "〉", "‘": "’"}
_CLOSING = frozenset(_OPENING.values())
# A bracket left open for longer than this was never closed: from there on its content is split as if it were not there.
_LONGEST_BRACKET = 400


def split_sentences(text: str, span: Span | None = None) -> list[Span]:
    """Return the sentences of `text` within `span` (all of it by default), in order.

    They tile the range but for white space between them; closing quotes and brackets stay with their sentence, and
    nothing is split inside a bracket or a quotation, unless the quotation ends with the sentence.
    """
    return _split(text, span or Span(0, len(text)), SENTENCE_ENDS)


def split_statements(text: str, span: Span | None = None) -> list[Span]:
    """Return the statements of `text` within `span`: as `split_sentences`, ending at ； too."""
    return _split(text, span or Span(0, len(text)), STATEMENT_ENDS)


def split_clauses(text: str, span: Span | None = None) -> list[Span]:
    """Return the clauses of `text` within `span`: as `split_sentences`, ending at ； and ， too."""
    return _split(text, span or Span(0, len(text)), CLAUSE_ENDS)


def _split(text: str, span: Span, ends: frozenset[str]) -> list[Span]:
    return list(_cut(text, span, ends))


@lru_cache(maxsize=8192)  # the same sentences of a report are asked about again and again
def _cut(text: str, span: Span, ends: frozenset[str]) -> tuple[Span, ...]:
    closers = _matching_closers(text, span)
    found: list[Span] = []
    start = position = span.start
    while position < span.end:
        if position in closers:
            opened, inner_end = position, closers[position]
            position = inner_end + 1
            if text[inner_end - 1] in ends and _is_complete(text, Span(opened, position), start, span.end):
                _append(found, text, start, position)
                start = position
        elif _ends_here(text, position, ends):
            position = _after_run(text, position, span.end, ends)
            _append(found, text, start, position)
            start = position
        else:
            position += 1
    _append(found, text, start, span.end)
    return tuple(found)


def _ends_here(text: str, position: int, ends: frozenset[str]) -> bool:
    character = text[position]
    if character not in ends:
        return False
    if character in "?!" and position + 1 < len(text):
        # A question mark inside an address is no end of a sentence.
        return not text[position + 1].isascii() or text[position + 1].isspace()
    return True


def _after_run(text: str, position: int, end: int, ends: frozenset[str]) -> int:
    """Step over the end mark, further marks (！！, ？！) and closing marks that belong to the same sentence."""
    while position < end and (text[position] in ends or text[position] in _CLOSING):
        position += 1
        if text[position - 1] == "\n":
            break
    return position


def _is_complete(text: str, enclosed: Span, start: int, end: int) -> bool:
    """Tell whether a quotation or bracket that ends in a stop ends the sentence, rather than being a word of it.

    A bracket does where it is the whole sentence; a quotation also where it is introduced (强调：“…。”). Neither does
    where the sentence visibly goes on.
    """
    introduced = enclosed.start == start or (text[enclosed.start] in "“「『‘" and text[enclosed.start - 1] in "：:，,")
    return introduced and (enclosed.end >= end or text[enclosed.end] not in "，、；：。！？,;:的等之为和与及是）》”")


def _matching_closers(text: str, span: Span) -> dict[int, int]:
    """Return, for each outermost opening mark that is closed on its own line, where it closes."""
    closers: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for position in range(span.start, span.end):
        character = text[position]
        if character == "\n":
            stack.clear()
        elif character in _OPENING:
            stack.append((_OPENING[character], position))
        elif character in _CLOSING:
            _close(character, position, stack, closers)
    return _outermost(closers)


def _close(character: str, position: int, stack: list[tuple[str, int]], closers: dict[int, int]) -> None:
    # A mark closes the nearest open one of its kind; what was opened in between was never closed. Looking back is
    # bounded, which keeps the whole linear on a text of nothing but opening marks.
    for depth in range(1, min(len(stack), 8) + 1):
        closer, opened = stack[-depth]
        if closer == character:
            del stack[-depth:]
            if position - opened <= _LONGEST_BRACKET:
                closers[opened] = position
            return


def _outermost(closers: dict[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    last_end = -1
    for opened in sorted(closers):
        if opened > last_end:
            kept[opened] = closers[opened]
            last_end = closers[opened]
    return kept


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
