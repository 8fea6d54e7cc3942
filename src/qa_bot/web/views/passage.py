"""A stretch of a report as HTML, its highlights marked: text as text, rows of a table as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from qa_bot.answers.model import Citation, Passage
from qa_bot.reports.model import Cell, Report, Table
from qa_bot.text.span import Span
from qa_bot.web.views.markup import text
from qa_bot.web.words import Words


def passage_html(reports: Mapping[str, Report], passage: Citation | Passage) -> str:
    """Return a passage as the report has it: a table where it is rows of one, its quote otherwise.

    A passage of a report that is not loaded any more, or that has changed, is shown as it was quoted.
    """
    highlights = passage.highlights if isinstance(passage, Citation) else ()
    report = reports.get(passage.report)
    span = Span(passage.start, passage.end)
    table = table_of(report, span) if report and span.of(report.text) == passage.quote else None
    if report and table:
        return table_html(report, table, _rows_in(table, span), [Span(*mark) for mark in highlights])
    return f"<q>{marked(passage.quote, passage.start, highlights)}</q>"


def marked(quote: str, start: int, highlights: Sequence[tuple[int, int]]) -> str:
    """Return `quote`, which begins at `start` of its report, with the highlights (in characters of the report) marked.

    A highlight of the whole quote marks nothing: there is nothing to tell it from.
    """
    pieces: list[str] = []
    position = 0
    for first, last in sorted(highlights):
        first, last = max(first - start, position), min(last - start, len(quote))
        if (first, last) == (0, len(quote)) or first >= last:
            continue
        pieces += [text(quote[position:first]), "<mark>", text(quote[first:last]), "</mark>"]
        position = last
    return "".join([*pieces, text(quote[position:])])


def recognized_html(words: Words, report: Report, span: Span) -> str:
    """Return a line that says of a passage that it was read by OCR, nothing of another."""
    return f'<p class="recognized">{text(words("source.recognized"))}</p>' if report.is_recognized(span) else ""


def table_of(report: Report, span: Span) -> Table | None:
    """Return the table that `span` lies in, None where it lies in none."""
    return next((table for table in report.tables if table.span.covers(span) and table.cells), None)


def table_html(
    report: Report, table: Table, rows: Iterable[int], highlights: Sequence[Span], quote: Span | None = None
) -> str:
    """Return the rows `rows` of a table under its header, with the highlighted parts and the rows of `quote` marked."""
    shown = sorted({cell.row for cell in table.cells if cell.header} | set(rows))
    body = "".join(_row(report, list(cells), highlights, quote) for cells in _by_row(table, shown))
    caption = " ".join(filter(None, (table.caption, f"（{table.unit}）" if table.unit else "")))
    told = f"<caption>{text(caption)}</caption>" if caption else ""
    return f'<div class="grid" tabindex="0" role="region"><table>{told}{body}</table></div>'


def marked_span(whole: str, span: Span, quote: Span, highlights: Sequence[Span]) -> str:
    """Return the characters of `span`, cut where the quote or a highlight begins or ends, each piece in its mark."""
    cuts = {span.start, span.end}
    for mark in (quote, *highlights):
        cuts |= {position for position in (mark.start, mark.end) if span.start < position < span.end}
    pieces: list[str] = []
    for start, end in pairwise(sorted(cuts)):
        piece = text(whole[start:end])
        if any(mark.start <= start and end <= mark.end for mark in highlights if mark != quote):
            piece = f'<mark class="quote hit">{piece}</mark>'
        elif quote.start <= start and end <= quote.end:
            piece = f'<mark class="quote">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def _by_row(table: Table, rows: Sequence[int]) -> Iterable[Iterable[Cell]]:
    cells = sorted((cell for cell in table.cells if cell.row in rows), key=lambda cell: (cell.row, cell.column))
    return (list(group) for _, group in groupby(cells, key=lambda cell: cell.row))


def _row(report: Report, cells: Sequence[Cell], highlights: Sequence[Span], quote: Span | None) -> str:
    cited = quote is not None and any(quote.start < cell.span.end and cell.span.start < quote.end for cell in cells)
    row = "".join(_cell(report, cell, highlights) for cell in cells)
    return f'<tr class="cited">{row}</tr>' if cited else f"<tr>{row}</tr>"


def _cell(report: Report, cell: Cell, highlights: Sequence[Span]) -> str:
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    within = [(max(m.start, cell.span.start), min(m.end, cell.span.end)) for m in highlights]
    inner = text(cell.span.of(report.text))
    if any(start < end for start, end in within):
        return f'<{tag}{spans} class="hit"><mark class="quote hit">{inner}</mark></{tag}>'
    return f"<{tag}{spans}>{inner}</{tag}>"


def _rows_in(table: Table, span: Span) -> list[int]:
    return [cell.row for cell in table.cells if cell.span.start < span.end and span.start < cell.span.end]
