"""The tools above the conversation as HTML: a new one, earlier ones, taking one away, and which reports to ask.

The dialogs are filled and opened by `history.js` and `scope.js`: what the browser keeps never comes here.
"""

from __future__ import annotations

from collections.abc import Mapping

from qa_bot.reports.model import Report
from qa_bot.web.shelf import titles_of
from qa_bot.web.views.markup import attribute, data, text
from qa_bot.web.words import Words

_SAID = ("open", "delete", "turns", "empty", "nothing", "full", "failed", "copied", "shared")
_EDIT = ("label", "send", "cancel")


def history_html(words: Words) -> str:
    """Return the buttons for a new conversation, earlier ones and taking this one away, with their dialogs."""
    edit = {name: words(f"edit.{name}") for name in _EDIT}
    said = {**{name: words(f"history.{name}", count="{count}") for name in _SAID}, "edit": edit}
    kinds = "".join(
        f'<button type="button" class="tool take" data-form="{form}">{text(words(f"history.{form}"))}</button>'
        for form in ("markdown", "word")
    )
    earlier = f'<p class="note">{text(words("history.note"))}</p><ul class="saved"></ul>'
    export = f'<p class="note">{text(words("history.take"))}</p><div class="row">{kinds}</div>'
    return (
        f'<div class="bar" data-words={data(said)}>'
        f'<button type="button" class="tool anew">＋ {text(words("history.anew"))}</button>'
        f'<button type="button" class="tool earlier" aria-haspopup="dialog">{text(words("history.earlier"))}</button>'
        f'<button type="button" class="tool export" aria-haspopup="dialog">{text(words("history.export"))}</button>'
        f"{_dialog(words, 'earlier', earlier)}{_dialog(words, 'export', export)}"
        "</div>"
    )


def scope_html(words: Words, reports: Mapping[str, Report]) -> str:
    """Return the button that tells which reports are asked, and the dialog to choose them in."""
    said = {"all": words("scope.all", count=len(reports)), "some": words("scope.some", count="{count}")}
    items = "".join(_report(words, reports[name], name, title) for name, title in titles_of(reports).items())
    body = (
        f'<input type="search" class="find" aria-label={attribute(words("scope.find"))} '
        f"placeholder={attribute(words('scope.find'))}>"
        f'<div class="row"><button type="button" class="tool every">{text(words("scope.every"))}</button>'
        f'<button type="button" class="tool shown">{text(words("scope.shown"))}</button></div>'
        f'<ul class="reports">{items}</ul><p class="nothing" hidden>{text(words("scope.nothing"))}</p>'
        f'<div class="row end"><button type="button" class="tool primary done">{text(words("scope.done"))}</button>'
        "</div>"
    )
    return (
        f'<div class="bar" data-words={data(said)}><button type="button" class="tool choose" aria-haspopup="dialog">'
        f'<span class="which">{text(said["all"])}</span> ▾</button>{_dialog(words, "scope", body)}</div>'
    )


def _report(words: Words, report: Report, name: str, title: str) -> str:
    year = words("source.year", year=report.metadata.year) if report.metadata.year else ""
    told = f'<span class="year">{text(year)}</span>' if year else ""
    found = attribute(f"{report.title} {name} {report.metadata.place} {year}".lower())
    return (
        f"<li data-find={found}><label><input type=checkbox value={attribute(name)}>"
        f"<span>{text(title)}{told}</span></label></li>"
    )


def _dialog(words: Words, name: str, body: str) -> str:
    title = words(f"dialog.{name}")
    return (
        f'<dialog class="sheet {name}" aria-label={attribute(title)}><header><h3>{text(title)}</h3>'
        f'<button type="button" class="shut" aria-label={attribute(words("dialog.close"))}>×</button></header>'
        f"{body}</dialog>"
    )
