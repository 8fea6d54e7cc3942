"""The source panel as HTML: a passage in its section, marked; or the reports that are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from qa_bot.answers.model import Citation, Passage
from qa_bot.reports.model import Block, Report, Section, Table
from qa_bot.text.span import Span
from qa_bot.web.shelf import titles_of
from qa_bot.web.views.evidence import evidence_chip, page_of
from qa_bot.web.views.markup import attribute, breadcrumbs, text
from qa_bot.web.views.passage import marked_span, recognized_html, table_html
from qa_bot.web.words import Words

AROUND = 1500
"""Characters of the section shown before and after the passage at most."""


def library_html(words: Words, reports: Mapping[str, Report]) -> str:
    """Return the panel before a passage is opened: how it works, and which reports are loaded."""
    items = "".join(
        f"<li>{text(title)}{_year(words, reports[name])}</li>" for name, title in titles_of(reports).items()
    )
    return (
        f'<div class="panel library"><p class="hint">{text(words("source.hint"))}</p>'
        f'<h3>{text(words("source.library", count=len(reports)))}</h3><ul tabindex="0">{items}</ul></div>'
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
    cited = isinstance(passage, Citation)
    banner = words("source.evidence", number=index + 1) if cited else words("source.nearest_banner")
    page = page_of(reports, passage)
    banner = words("source.banner", banner=banner, page=page) if page else banner
    return (
        f'<div class="panel passage{" opened" if opened else ""}" role="region" '
        f'aria-label={attribute(words("source.body"))} data-turn="{turn}" data-index="{index}">'
        f'<header><button type="button" class="close" aria-label={attribute(words("source.close"))}>×</button>'
        f'<p class="banner{"" if cited else " nearest"}">{text(banner)}</p><h3>{text(passage.title)}</h3>'
        f"{breadcrumbs(passage.section, words('source.breadcrumbs'))}"
        f"{_pager(words, reports, passages, turn, index)}</header>"
        f'<div class="body" role="region" tabindex="0" aria-label={attribute(words("source.section"))}>'
        f"{_body(words, report, passage)}</div></div>"
    )


def _body(words: Words, report: Report | None, passage: Citation | Passage) -> str:
    """Return the section of the passage, or the passage alone where its report is gone or has changed."""
    span = Span(passage.start, passage.end)
    if report is None or span.of(report.text) != passage.quote:
        key = "source.missing" if report is None else "source.changed"
        return f'<p class="omitted">{text(words(key))}</p><p>{text(passage.quote)}</p>'
    marks = [Span(*mark) for mark in passage.highlights] if isinstance(passage, Citation) else []
    return section_html(words, report, span, marks)


def section_html(words: Words, report: Report, quote: Span, highlights: Sequence[Span]) -> str:
    """Return the blocks of the passage's section around it, the quote marked and its highlights marked stronger."""
    section = _section_around(report, quote).span
    window = Span(
        min(quote.start, max(section.start, quote.start - AROUND)),
        max(quote.end, min(section.end, quote.end + AROUND)),
    )
    shown = [block for block in report.blocks if block.span.end > window.start and block.span.start < window.end]
    before = sum(_size(b) for b in _within(report.blocks, section) if shown and b.span.end <= shown[0].span.start)
    after = sum(_size(b) for b in _within(report.blocks, section) if shown and b.span.start >= shown[-1].span.end)
    parts = groupby(shown, key=lambda block: _table_at(report, block))
    body = "".join(_part(report, table, list(blocks), quote, highlights) for table, blocks in parts)
    above, below = _omitted(words, "source.omitted_before", before), _omitted(words, "source.omitted_after", after)
    return f"{recognized_html(words, report, quote)}{above}{body}{below}"


def _section_around(report: Report, quote: Span) -> Section:
    """Return the innermost section that holds all of the quote, run-in headings passed over."""
    section = report.section_at(quote.start)
    while section.parent is not None and (section.kind == "run_in" or not section.span.covers(quote)):
        section = report.sections[section.parent]
    return section


def _table_at(report: Report, block: Block) -> Table | None:
    if block.kind != "table":
        return None
    return next((table for table in report.tables if table.span.covers(block.span) and table.cells), None)


def _part(report: Report, table: Table | None, blocks: Sequence[Block], quote: Span, highlights: Sequence[Span]) -> str:
    """Return lines of text as paragraphs, rows of a table as a table."""
    if table is None:
        return "".join(_block(report, block, quote, highlights) for block in blocks)
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    rows = {cell.row for cell in table.cells if cell.span.start < span.end and span.start < cell.span.end}
    return table_html(report, table, rows, highlights, quote)


def _block(report: Report, block: Block, quote: Span, highlights: Sequence[Span]) -> str:
    tag = "h4" if block.kind in ("title", "heading") else "p"
    return f"<{tag}>{marked_span(report.text, block.span, quote, highlights)}</{tag}>"


def _pager(
    words: Words, reports: Mapping[str, Report], passages: Sequence[Citation | Passage], turn: int, current: int
) -> str:
    """Return a button for each passage of the answer, between one back and one on, where it has several."""
    if len(passages) < 2:
        return ""
    chips = "".join(
        evidence_chip(words, reports, passage, turn, index, current=index == current)
        for index, passage in enumerate(passages)
    )
    back = _step(turn, current - 1, words("source.previous"), "‹", possible=current > 0)
    on = _step(turn, current + 1, words("source.next"), "›", possible=current < len(passages) - 1)
    return f'<nav class="chips" aria-label={attribute(words("source.citations"))}>{back}{chips}{on}</nav>'


def _step(turn: int, index: int, label: str, sign: str, *, possible: bool) -> str:
    return (
        f'<button type="button" class="open step" data-turn="{turn}" data-index="{index}" '
        f"aria-label={attribute(label)} title={attribute(label)}{'' if possible else ' disabled'}>{sign}</button>"
    )


def _within(blocks: Iterable[Block], section: Span) -> list[Block]:
    return [block for block in blocks if section.covers(block.span)]


def _size(block: Block) -> int:
    return len(block.span)


def _omitted(words: Words, key: str, count: int) -> str:
    return f'<p class="omitted">{text(words(key, count=count))}</p>' if count else ""


def _year(words: Words, report: Report) -> str:
    year = report.metadata.year
    return f'<span class="year">{text(words("source.year", year=year))}</span>' if year else ""
