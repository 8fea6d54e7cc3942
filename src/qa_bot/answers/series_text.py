"""How an answer across reports reads: a line for each figure with its citation, and years that no quote holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.figure_answer import answer_figure
from qa_bot.answers.found import Found
from qa_bot.answers.members import Wanted
from qa_bot.answers.model import AnswerFigure, Citation
from qa_bot.resources import load_toml
from qa_bot.text.span import Span

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def series_phrase(template: str, **values: str) -> str:
    """Return a template of `templates.toml` for answers across reports, filled in."""
    return str(load_toml("templates.toml")["series"][template]).format(**values)


def label(wanted: Wanted, *, place: bool = True, year: bool = True) -> str:
    """Return what a member is called: 容城2019年目标."""
    role = load_toml("templates.toml")["series"]["role"].get(wanted.role, "")
    when = f"{wanted.year}年" if year and wanted.year is not None else ""
    return f"{wanted.name if place else ''}{when}{role}"


def short_labels(wanted: Sequence[Wanted]) -> list[str]:
    """Return the labels without what all members have in common: 涞源县, or 2018年."""
    place = len({one.name for one in wanted}) > 1
    year = len({one.year for one in wanted}) > 1 and not (place and len({one.name for one in wanted}) == len(wanted))
    return [label(one, place=place, year=year) for one in wanted]


def cited(found: Sequence[Found]) -> tuple[tuple[Citation, ...], tuple[AnswerFigure, ...]]:
    """Return a citation for each sentence, its figures highlighted, and the figures with their citations' numbers."""
    marks: dict[tuple[str, int], list[Span]] = {}
    for one in found:
        marks.setdefault(_place(one), []).append(one.figure.span)
    order = list(marks)
    evidence = {_place(one): one.evidence for one in reversed(found)}
    citations = tuple(evidence[place].citation(sorted(set(marks[place]))) for place in order)
    return citations, tuple(answer_figure(one.figure, order.index(_place(one))) for one in found)


def rows(found: Sequence[Found], figures: Sequence[AnswerFigure]) -> str:
    """Return a line for each figure: whose and when it is, its value, the mark of its citation."""
    return "\n".join(
        series_phrase("row", label=label(one.wanted), value=one.text, mark=_mark(figure.citation))
        for one, figure in zip(found, figures, strict=True)
    )


def in_words(text: str, found: Sequence[Found], citations: Sequence[Citation]) -> str:
    """Return `text` with its years as reports write them in words (二〇二四年), unless the quotes hold every one.

    A number that no cited passage holds must not stand in an answer as if it were copied from there.
    """
    years = {str(one.wanted.year) for one in found if one.wanted.year is not None}
    quoted = set(re.findall(r"\d+(?:\.\d+)?", " ".join(citation.quote for citation in citations)))
    if years <= quoted:
        return text
    return re.sub(rf"({'|'.join(sorted(years))})(?=年)", lambda match: match.group().translate(_HAN_DIGITS), text)


def _place(found: Found) -> tuple[str, int]:
    return found.evidence.report.id, found.evidence.span.start


def _mark(citation: int) -> str:
    return _MARKS[citation] if citation < len(_MARKS) else ""
