"""The source panel as HTML: a passage in its section, marked; or the reports that are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from qa_bot.answers.model import Citation, Passage
from qa_bot.reports.model import Block, Report
from qa_bot.text.span import Span
from qa_bot.web.views.markup import attribute, breadcrumbs, circled, text
from qa_bot.web.words import Words

AROUND = 1500
"""Characters of the section shown before and after the passage at most."""


def library_html(words: Words, reports: Mapping[str, Report]) -> str:
    """Return the panel before a passage is opened: how it works, and which reports are loaded."""
    items = "".join(f"<li>{text(report.title)}{_year(words, report)}</li>" for report in reports.values())
    return (
        f'<div class="panel library"><p class="hint">{text(words("source.hint"))}</p>'
        f"<h3>{text(words('source.library'))}</h3><ul>{items}</ul></div>"
    )


def source_html(
    words: Words,
    reports: Mapping[str, Report],
    passages: Sequence[Citation | Passage],
    turn: int,
    index: int,
    *,
    opened: bool,
) -> str:
    """Return passage `index` of turn `turn` in its section; `opened` tells that a reader asked for it.

    On a phone the panel covers the chat, so only an opened one is shown there.
    """
    passage = passages[index]
    report = reports.get(passage.report)
    if report is None:
        return f'<div class="panel"><p>{text(words("source.missing"))}</p></div>'
    cited = isinstance(passage, Citation)
    banner = words("source.evidence", number=index + 1) if cited else words("source.nearest_banner")
    highlights = passage.highlights if isinstance(passage, Citation) else ()
    section = section_html(words, report, Span(passage.start, passage.end), [Span(*mark) for mark in highlights])
    return (
        f'<div class="panel passage{" opened" if opened else ""}">'
        f'<header><button type="button" class="close" aria-label={attribute(words("source.close"))}>×</button>'
        f'<p class="banner{"" if cited else " nearest"}">{text(banner)}</p><h3>{text(report.title)}</h3>'
        f"{breadcrumbs(passage.section, words('source.breadcrumbs'))}{_chips(words, passages, turn, index)}</header>"
        f'<div class="body" tabindex="0" aria-label={attribute(words("source.body"))}>'
        f"{section}</div></div>"
    )


def section_html(words: Words, report: Report, quote: Span, highlights: Sequence[Span]) -> str:
    """Return the blocks of the passage's section around it, the quote marked and its highlights marked stronger."""
    block = next((block for block in report.blocks if block.span.covers(quote)), None)
    section = report.sections[block.section].span if block else quote
    window = Span(
        min(quote.start, max(section.start, quote.start - AROUND)),
        max(quote.end, min(section.end, quote.end + AROUND)),
    )
    shown = [block for block in report.blocks if block.span.end > window.start and block.span.start < window.end]
    before = sum(_size(b) for b in _within(report.blocks, section) if shown and b.span.end <= shown[0].span.start)
    after = sum(_size(b) for b in _within(report.blocks, section) if shown and b.span.start >= shown[-1].span.end)
    body = "".join(_block(report, block, quote, highlights) for block in shown)
    return _omitted(words, "source.omitted_before", before) + body + _omitted(words, "source.omitted_after", after)


def _block(report: Report, block: Block, quote: Span, highlights: Sequence[Span]) -> str:
    tag = "h4" if block.kind in ("title", "heading") else "p"
    return f"<{tag}>{_marked(report.text, block.span, quote, highlights)}</{tag}>"


def _marked(whole: str, span: Span, quote: Span, highlights: Sequence[Span]) -> str:
    """Return the characters of `span`, cut where the quote or a highlight begins or ends, each piece in its mark."""
    cuts = {span.start, span.end}
    for mark in (quote, *highlights):
        cuts |= {position for position in (mark.start, mark.end) if span.start < position < span.end}
    edges = sorted(cuts)
    pieces: list[str] = []
    for start, end in pairwise(edges):
        piece = text(whole[start:end])
        if any(mark.start <= start and end <= mark.end for mark in highlights if mark != quote):
            piece = f'<mark class="quote hit">{piece}</mark>'
        elif quote.start <= start and end <= quote.end:
            piece = f'<mark class="quote">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def _chips(words: Words, passages: Sequence[Citation | Passage], turn: int, current: int) -> str:
    """Return a button for each passage of the answer, where it has several."""
    if len(passages) < 2:
        return ""
    buttons = "".join(
        f'<button type="button" class="open chip" data-turn="{turn}" data-index="{index}" '
        f'aria-current="{"true" if index == current else "false"}" '
        f"aria-label={attribute(_label(words, passage, index))}>{circled(index)}</button>"
        for index, passage in enumerate(passages)
    )
    return f'<nav class="chips" aria-label={attribute(words("source.citations"))}>{buttons}</nav>'


def _label(words: Words, passage: Citation | Passage, index: int) -> str:
    cited = isinstance(passage, Citation)
    return words("answer.open_citation", number=index + 1) if cited else words("refusal.open_passage")


def _within(blocks: Iterable[Block], section: Span) -> list[Block]:
    return [block for block in blocks if section.covers(block.span)]


def _size(block: Block) -> int:
    return len(block.span)


def _omitted(words: Words, key: str, count: int) -> str:
    return f'<p class="omitted">{text(words(key, count=count))}</p>' if count else ""


def _year(words: Words, report: Report) -> str:
    year = report.metadata.year
    return f'<span class="year">{text(words("source.year", year=year))}</span>' if year else ""
