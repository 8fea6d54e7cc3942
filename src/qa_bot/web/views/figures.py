"""The figure library as HTML: a page of the table, and one figure with the sentence it was copied from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report
from qa_bot.text.numbers import plain
from qa_bot.web.phrases import period_in
from qa_bot.web.shelf import Filter, Key, Order, key_of
from qa_bot.web.views.markup import attribute, breadcrumbs, text
from qa_bot.web.views.source import section_html
from qa_bot.web.words import Words

PAGE = 50
"""Rows of a page."""
_COLUMNS: dict[Order, str] = {
    "metric": "data.metric",
    "value": "data.value",
    "role": "data.role",
    "period": "data.period",
    "report": "data.source",
}
"""The columns of the table, by what they sort by; their names' keys."""


def pages_of(count: int) -> int:
    """Return how many pages `count` rows make; one where there are none."""
    return max(1, -(-count // PAGE))


def table_html(
    words: Words,
    figures: Sequence[Figure],
    reports: Mapping[str, Report],
    page: int,
    picked: Collection[Key],
    wanted: Filter,
) -> str:
    """Return page `page` (counted from 0) of the figures found, with what leads to the other pages."""
    if not figures:
        return f'<p class="none">{text(words("data.none"))}</p>'
    rows = "".join(_row(words, figure, reports, picked) for figure in figures[page * PAGE : (page + 1) * PAGE])
    head = "".join(_heading(words, column, wanted) for column in _COLUMNS)
    label = attribute(words("data.table"))
    return (
        f'<div class="rows" tabindex="0" role="region" aria-label={label}><table><thead><tr>'
        f'<th scope="col" class="pick">{text(words("data.pick_column"))}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{_pager(words, page, pages_of(len(figures)))}"
    )


def written(figure: Figure, report: Report) -> str:
    """Return a figure as its report writes it, with its qualifier: 近20.6亿元, 60家以上."""
    before, between, after = figure.qualifier.partition("…")
    if between:
        return f"{before}{figure.text}{after}"
    if before in figure.text:
        return figure.text
    follows = report.text[figure.span.end : figure.span.end + 20].lstrip().startswith(before)
    return f"{figure.text}{before}" if follows else f"{before}{figure.text}"


def _unit_html(figure: Figure) -> str:
    """Return the unit of a figure that is not written with it, but at the head of its table."""
    beside = "" if figure.unit in figure.text else figure.unit
    return f" <small>{text(beside)}</small>" if beside else ""


def figure_html(words: Words, figure: Figure | None, reports: Mapping[str, Report]) -> str:
    """Return the panel of a figure: what it is, and its sentence marked in its section of the report."""
    if figure is None:
        return f'<div class="panel opened"><header>{_close(words)}<p>{text(words("figure.gone"))}</p></header></div>'
    report = reports[figure.report]
    facts = "".join(
        f"<dt>{text(words(key))}</dt><dd>{text(value)}</dd>" for key, value in _facts(words, figure) if value
    )
    return (
        f'<div class="panel opened" aria-label={attribute(words("figure.label"))}><header>{_close(words)}'
        f'<p class="metric">{text(figure.metric)}</p>'
        f'<p class="value">{text(written(figure, report))}{_unit_html(figure)}</p><dl>{facts}</dl>'
        f"{_read_button(words, figure)}<h3>{text(report.title)}</h3>"
        f"{breadcrumbs(figure.section, words('figure.section'))}</header>"
        f'<div class="body" tabindex="0" role="region" aria-label={attribute(report.title)}>'
        f"{section_html(words, report, figure.sentence, [figure.span])}</div></div>"
    )


def count_html(words: Words, count: int) -> str:
    """Return how many figures were found, told to screen readers when it changes."""
    return f'<p role="status">{text(words("data.count", count=f"{count:,}"))}</p>'


def hint_html(words: Words) -> str:
    """Return the panel before a figure is opened."""
    return f'<div class="panel"><p class="hint">{text(words("data.hint"))}</p></div>'


def _row(words: Words, figure: Figure, reports: Mapping[str, Report], picked: Collection[Key]) -> str:
    key = key_of(figure)
    report = reports[figure.report]
    value = written(figure, report)
    names = {"metric": figure.metric, "value": value}
    checked = " checked" if key in picked else ""
    data = f"data-report={attribute(key.report)} data-start={attribute(key.start)}"
    return (
        f"<tr {data}>"
        f'<td class="pick"><input type="checkbox"{checked} aria-label={attribute(words("data.pick", **names))}></td>'
        f'<td class="metric"><button type="button" aria-label={attribute(words("data.open", **names))}>'
        f"{text(figure.metric or figure.subject)}</button></td>"
        f'<td class="value">{text(value)}{_unit_html(figure)}</td>'
        f'<td class="role"><span class="tag {figure.role}">{text(words(f"role.{figure.role}"))}</span></td>'
        f'<td class="period">{text(period_in(words, figure.period))}</td>'
        f'<td class="report"><span title={attribute(report.title)}>{text(report.title)}</span></td></tr>'
    )


def _heading(words: Words, column: Order, wanted: Filter) -> str:
    """Return the heading of a column as a button that sorts by it."""
    order = "none"
    if wanted.order == column:
        order = "descending" if wanted.descending else "ascending"
    arrow = {"none": "", "ascending": "▲", "descending": "▼"}[order]
    name = words(_COLUMNS[column])
    label = attribute(words("data.sort", column=name))
    return (
        f'<th scope="col" class="{column}" aria-sort="{order}"><button type="button" data-order="{column}" '
        f'aria-label={label}>{text(name)}<span aria-hidden="true">{arrow}</span></button></th>'
    )


def _pager(words: Words, page: int, pages: int) -> str:
    if pages == 1:
        return ""

    def turn(key: str, to: int) -> str:
        off = "" if 0 <= to < pages else " disabled"
        return f'<button type="button" data-page="{to}"{off}>{text(words(key))}</button>'

    where = text(words("data.page", page=page + 1, pages=pages))
    return (
        f'<div class="pager">{turn("data.previous", page - 1)}<span>{where}</span>{turn("data.next", page + 1)}</div>'
    )


def _facts(words: Words, figure: Figure) -> list[tuple[str, str]]:
    as_written = (figure.base_value, figure.base_unit) == (figure.value, figure.unit)
    return [
        ("figure.role", words(f"role.{figure.role}")),
        ("figure.period", period_in(words, figure.period)),
        ("figure.subject", figure.subject if figure.subject not in figure.metric else ""),
        ("figure.place", figure.place),
        ("figure.base", "" if as_written else f"{plain(figure.base_value)} {figure.base_unit}"),
        ("figure.qualifier", figure.qualifier),
    ]


def _read_button(words: Words, figure: Figure) -> str:
    data = f"data-report={attribute(figure.report)} data-from={attribute(figure.sentence.start)}"
    return (
        f'<button type="button" class="read" {data} data-to={attribute(figure.sentence.end)}>'
        f"{text(words('figure.read'))}</button>"
    )


def _close(words: Words) -> str:
    return f'<button type="button" class="close" aria-label={attribute(words("figure.close"))}>×</button>'
