"""A report as HTML: what it says about itself, its outline, and all of its text with the figures marked.

Every element of class `t` holds the canonical text from its `data-start` on, so a script can tell any place of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.figures.model import Figure
from qa_bot.reports.model import Block, Cell, Report, Section, Table
from qa_bot.text.span import Span
from qa_bot.web.phrases import in_words, period_in
from qa_bot.web.views.markup import attribute, text
from qa_bot.web.words import Words

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its figures, in reading order."""

    report: Report
    figures: Sequence[Figure]

    def within(self, span: Span) -> Sequence[Figure]:
        """Return the figures that begin within `span`."""
        first = bisect_left(self.figures, span.start, key=lambda figure: figure.span.start)
        last = bisect_left(self.figures, span.end, key=lambda figure: figure.span.start)
        return self.figures[first:last]


def document_html(words: Words, document: Document, target: Span | None = None) -> str:
    """Return all of a report; `target` is brought into view and marked."""
    aim = f' data-from="{target.start}" data-to="{target.end}"' if target else ""
    report = document.report
    return (
        f'<article class="document" data-report={attribute(report.id)}{aim}>'
        f'{_toolbar(words)}<div class="leaves">{_outline(words, report)}'
        f'<div class="page" tabindex="0" role="region" aria-label={attribute(words("text.body"))}>'
        f"{_metadata(words, document)}{''.join(_body(words, document))}</div></div></article>"
    )


def no_document_html(words: Words) -> str:
    """Return that there is no report to show."""
    return f'<p class="none">{text(words("text.none"))}</p>'


def _toolbar(words: Words) -> str:
    label, hint = attribute(words("text.search")), attribute(words("text.search_hint"))
    results = f"data-found={attribute(words('text.found'))} data-none={attribute(words('text.not_found'))}"
    return (
        f'<div class="tools" role="search"><input type="search" aria-label={label} placeholder={hint}>'
        f'<output aria-live="polite" {results}></output>'
        f'<button type="button" class="step" data-step="-1" disabled>{text(words("text.previous"))}</button>'
        f'<button type="button" class="step" data-step="1" disabled>{text(words("text.next"))}</button>'
        f'<label class="marks"><input type="checkbox" checked>{text(words("text.marks"))}</label></div>'
        f'<p class="told" role="status">'
        f"<span>{text(words('text.figure_hint'))}</span>"
        f'<button type="button" class="to-figure" hidden>{text(words("text.figure_open"))}</button></p>'
    )


def _outline(words: Words, report: Report) -> str:
    sections = [section for section in report.sections if section.kind == "heading"]
    sections = sections or [section for section in report.sections if section.kind == "run_in"]
    items = "".join(
        f'<li class="l{min(section.level, _DEEPEST)}"><button type="button" data-go="{section.heading.start}">'
        f"{text(section.title)}{_page_note(words, report.page_at(section.heading.start))}</button></li>"
        for section in sections
    )
    top = f'<li class="l1"><button type="button" data-go="0">{text(words("text.whole"))}</button></li>'
    name = text(words("text.outline"))
    return (
        f'<nav class="outline" aria-label={attribute(words("text.outline"))}>'
        f"<details open><summary>{name}</summary><ol>{top}{items}</ol></details></nav>"
    )


def _metadata(words: Words, document: Document) -> str:
    report, told = document.report, document.report.metadata
    size = words(
        "text.size_value",
        characters=f"{len(report.text):,}",
        sections=len(report.sections) - 1,
        tables=len(report.tables),
        figures=len(document.figures),
    )
    facts = {
        "issuer": told.issuer,
        "place": told.place,
        "number": told.document_number,
        "date": told.date,
        "year": "、".join(map(str, report.years)),
        "source": told.source,
        "file": report.file_name,
        "size": size,
    }
    rows = "".join(
        f"<dt>{text(words(f'text.{key}'))}</dt><dd>{text(value)}</dd>" for key, value in facts.items() if value
    )
    return (
        f'<section class="metadata" aria-label={attribute(words("text.metadata"))}>'
        f"<h2>{text(report.title)}</h2><dl>{rows}</dl>"
        f"{_fold(words('text.warnings'), [in_words(words, line) for line in report.warnings])}"
        f"{_fold(words('text.dropped', count=len(report.dropped)), report.dropped)}</section>"
    )


def _fold(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{text(line)}</li>" for line in lines)
    return f"<details><summary>{text(title)}</summary><ul>{items}</ul></details>" if lines else ""


def _body(words: Words, document: Document) -> Iterator[str]:
    """Yield the blocks in order; the rows of a table together, where its first stands."""
    report = document.report
    tables = {table.span.start: table for table in report.tables}
    headed = {section.heading.start: number for number, section in enumerate(report.sections) if number}
    done, page = 0, 0
    for block in report.blocks:
        if block.span.start < done:
            continue
        if block.page > page:
            page = block.page
            yield _page_start(words, page)
        table = tables.get(block.span.start)
        if table is not None:
            done = table.span.end
            yield _table(words, document, table)
            page = max(page, report.page_at(table.span.end - 1))
        elif block.kind in ("title", "heading"):
            yield _heading(words, document, block, headed.get(block.span.start))
        else:
            body = _marked(words, document, block.span)
            yield f'<p class="t {block.kind}" data-start="{block.span.start}">{body}</p>'


def _page_note(words: Words, page: int) -> str:
    """Return the page a section begins on, nothing where the file has no pages."""
    return f' <span class="at">{text(words("source.page", page=page))}</span>' if page else ""


def _page_start(words: Words, page: int) -> str:
    """Return the line that says where a page begins: what stands below it begins on that page."""
    return f'<p class="page-start">{text(words("source.page", page=page))}</p>'


def _heading(words: Words, document: Document, block: Block, number: int | None) -> str:
    level = document.report.sections[number].level + 2 if number else 3
    tag = f"h{min(level, 6)}"
    tools = _section_tools(words, document, document.report.sections[number], number) if number else ""
    title = f'<span class="t" data-start="{block.span.start}">{_marked(words, document, block.span)}</span>'
    return f'<div class="heading {tag}"><{tag}>{title}</{tag}>{tools}</div>'


def _section_tools(words: Words, document: Document, section: Section, number: int) -> str:
    """Return what leads from a section to its figures and to questions one can ask of it."""
    count = len(document.within(section.span))
    figures = (
        f'<button type="button" class="to-data" data-section="{number}" '
        f"aria-label={attribute(words('text.section_data_label', section=section.title, count=count))}>"
        f"{text(words('text.section_data', count=count))}</button>"
        if count
        else ""
    )
    asking = f"data-asking={attribute(words('text.asking'))} data-none={attribute(words('text.no_questions'))}"
    return (
        f'<span class="jumps">{figures}<button type="button" class="to-questions" data-section="{number}" {asking} '
        f'aria-expanded="false" aria-label={attribute(words("text.section_ask_label", section=section.title))}>'
        f"{text(words('text.section_ask'))}</button></span>"
    )


def _table(words: Words, document: Document, table: Table) -> str:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    page, body = document.report.page_at(table.span.start), ""
    for row in rows.values():
        begins = document.report.page_at(row[0].span.start)
        if begins > page:
            page = begins
            body += f'<tr class="page-row"><td colspan="{table.shape[1]}">{_page_start(words, page)}</td></tr>'
        body += f"<tr>{''.join(_cell(words, document, cell) for cell in row)}</tr>"
    unit = f'<p class="unit">{text(words("text.unit", unit=table.unit))}</p>' if table.unit else ""
    return f'<div class="scroll" tabindex="0">{unit}<table><tbody>{body}</tbody></table></div>'


def _cell(words: Words, document: Document, cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if count > 1
    )
    return f'<{tag} class="t" data-start="{cell.span.start}"{spans}>{_marked(words, document, cell.span)}</{tag}>'


def _marked(words: Words, document: Document, span: Span) -> str:
    """Return the text of `span`, its figures and run-in headings marked."""
    whole = document.report.text
    figures = {figure.span.start: figure for figure in document.within(span) if figure.span.end <= span.end}
    run_in = [s.heading for s in document.report.sections if s.kind == "run_in" and span.covers(s.heading)]
    cuts = {span.start, span.end}
    cuts |= {place for figure in figures.values() for place in (figure.span.start, figure.span.end)}
    cuts |= {place for heading in run_in for place in (heading.start, heading.end)}
    pieces: list[str] = []
    current: Figure | None = None
    for start, end in pairwise(sorted(cuts)):
        current = figures.get(start) or (current if current and end <= current.span.end else None)
        piece = text(whole[start:end])
        piece = f"{_mark(words, current)}{piece}</mark>" if current else piece
        pieces.append(f"<b>{piece}</b>" if any(h.start <= start and end <= h.end for h in run_in) else piece)
    return "".join(pieces)


def _mark(words: Words, figure: Figure) -> str:
    told = " · ".join(filter(None, (figure.metric, words(f"role.{figure.role}"), period_in(words, figure.period))))
    return f'<mark class="fig" data-figure="{figure.span.start}" title={attribute(told)}>'
