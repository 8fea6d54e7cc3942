"""How reports agree with themselves, as HTML: both sides of every check quoted from the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa_bot.figures.checks import Check
from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report
from qa_bot.text.span import Span
from qa_bot.web.views.markup import attribute, text
from qa_bot.web.words import Words

SHOWN = 60
"""Checks listed at most."""


def checks_html(words: Words, checks: Sequence[Check], reports: Mapping[str, Report], *, only_differing: bool) -> str:
    """Return the checks, those that differ first, with how many there are."""
    differing = [check for check in checks if not check.agrees]
    shown = differing if only_differing else [*differing, *(check for check in checks if check.agrees)]
    if not shown:
        return f'<p class="none">{text(words("checks.none" if checks else "checks.none_at_all"))}</p>'
    items = "".join(f"<li>{_check(words, check, reports)}</li>" for check in shown[:SHOWN])
    count = words("checks.count", count=len(checks), differing=len(differing))
    more = f"<p>{text(words('checks.more', most=SHOWN))}</p>" if len(shown) > SHOWN else ""
    return f'<p class="count">{text(count)}</p><ol class="checks">{items}</ol>{more}'


def _check(words: Words, check: Check, reports: Mapping[str, Report]) -> str:
    verdict = words("checks.agrees" if check.agrees else "checks.differs")
    report = reports[check.figures[0].report]
    quotes = "".join(
        _quote(words, report, sentence, [figure for figure in check.figures if figure.sentence == sentence])
        for sentence in dict.fromkeys(figure.sentence for figure in check.figures)
    )
    return (
        f'<p><span class="verdict {"agrees" if check.agrees else "differs"}">{text(verdict)}</span>'
        f'<b>{text(check.figures[0].metric)}</b><span class="kind">{text(words(f"checks.{check.kind}"))}</span></p>'
        f'<p class="expression">{text(check.expression)}</p><p class="whose">{text(report.title)}</p>{quotes}'
    )


def _quote(words: Words, report: Report, sentence: Span, figures: Sequence[Figure]) -> str:
    """Return one side: the sentence, its figures marked, and a button that opens it in the report."""
    pieces, position = [], sentence.start
    for figure in sorted(figures, key=lambda figure: figure.span.start):
        pieces += [text(report.text[position : figure.span.start]), f"<mark>{text(figure.span.of(report.text))}</mark>"]
        position = figure.span.end
    pieces.append(text(report.text[position : sentence.end]))
    label = words("checks.read", text="、".join(figure.text for figure in figures))
    return (
        f"<blockquote>{''.join(pieces)}"
        f'<button type="button" class="read" data-report={attribute(report.id)} data-from="{sentence.start}" '
        f'data-to="{sentence.end}" aria-label={attribute(label)}>{text(words("figure.read"))}</button></blockquote>'
    )
