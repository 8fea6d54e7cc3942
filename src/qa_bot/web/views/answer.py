"""An answer as HTML: the answer itself, how sure it is, the sentence it stands in, the arithmetic, the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_bot.answers.model import Answer, AnswerFigure, Citation, Passage
from qa_bot.text.span import Span
from qa_bot.web.phrases import in_words, lines_in, period_in, role_in, series_name, verdict_in
from qa_bot.web.series import Series, series_of
from qa_bot.web.views.evidence import Reports, evidence_chip, page_of
from qa_bot.web.views.markup import breadcrumbs, text
from qa_bot.web.views.passage import marked, passage_html, recognized_html
from qa_bot.web.words import Words

SHOWN = 4
"""Citations shown as cards; the others are behind a fold."""
PART = 6
"""Characters a part of a passage has at least to be taken for quoted: fewer may be a name that stands there too."""
SURE, FAIRLY_SURE = 0.9, 0.75
"""Confidence from which an answer is said to be sure, and fairly sure; it is calibrated, so these are shares right."""


def answer_html(words: Words, answer: Answer, number: int, reports: Reports) -> str:
    """Return an answer with everything it rests on; `number` is its turn's, which its buttons carry."""
    series = series_of(answer)
    told = _Told(words, answer, number, reports)
    body = told.body(series)
    parts = [
        f'<p class="short">{text(short_in(words, answer))}</p>' if answer.short else "",
        _about(words, answer),
        body,
        told.derivation(),
        told.members(series) if series else "",
        '<div class="plot"></div>' if series and series.numbers() else "",
        told.citations(folded=series is not None),
    ]
    return "".join(parts)


def refusal_html(words: Words, answer: Answer, number: int, reports: Reports) -> str:
    """Return what a refusal says, and the nearest passages, named for what they are."""
    said = "".join(f'<p class="text">{text(line)}</p>' for line in lines_in(words, answer.text))
    parts = [f"<h3>{text(words('refusal.title'))}</h3>{said}"]
    if answer.nearest:
        cards = "".join(card(words, one, number, index, reports) for index, one in enumerate(answer.nearest))
        parts.append(f'<details class="nearest"><summary>{text(words("refusal.nearest"))}</summary>{cards}</details>')
    return "".join(parts)


def card(
    words: Words,
    passage: Citation | Passage,
    turn: int,
    index: int,
    reports: Reports,
    *,
    bare: bool = False,
) -> str:
    """Return a passage as a card: its number opens it in the report; `bare` leaves out the words of the passage."""
    where = breadcrumbs((passage.title, *passage.section), words("source.breadcrumbs"))
    said = "" if bare else passage_html(reports, passage)
    button = evidence_chip(words, reports, passage, turn, index)
    report = reports.get(passage.report)
    told = recognized_html(words, report, Span(passage.start, passage.end)) if report else ""
    return f'<div class="card">{button}<div class="passage">{said}{told}{where}</div></div>'


def short_in(words: Words, answer: Answer) -> str:
    """Return the short answer, a yes or no in the language of `words`."""
    return verdict_in(words, answer.short) if answer.kind == "yesno" else answer.short


def copy_text(words: Words, answer: Answer, reports: Reports) -> str:
    """Return an answer to paste: the answer, its arithmetic, and each passage with its report, section and page."""
    lines = [short_in(words, answer) or answer.text]
    if answer.derivation:
        lines.append(f"{answer.derivation.expression} = {answer.derivation.result}")
    for citation in answer.citations:
        lines.append(f"“{citation.quote}”")
        page = page_of(reports, citation)
        where = [" › ".join(citation.section), words("source.page", page=page) if page else ""]
        lines.append(f"——《{citation.title}》{'，'.join(filter(None, where))}")
    return "\n".join(lines)


class _Told:
    """The text of an answer and its citations, each passage shown once: where the text quotes it, or as a card."""

    def __init__(self, words: Words, answer: Answer, number: int, reports: Reports) -> None:
        self._words, self._answer, self._number, self._reports = words, answer, number, reports
        self._shown: set[int] = set()

    def body(self, series: Series | None) -> str:
        """Return what the text says besides the short answer, its quotes marked and numbered."""
        first, *others = self._answer.text.split("\n")
        rest = first.removeprefix(self._answer.short)
        if rest[:1] in ("。", ""):  # where the sentence goes on (甲县最高。) it is shown whole
            first = rest.removeprefix("。")
        lines = [first, *(line for line in others if not series or "：" not in line)]  # those are rows of the table
        if self._answer.kind != "summary":  # its lines are the report's own
            lines = [in_words(self._words, line) for line in lines]
        told = "".join(f"<p>{self._line(line)}</p>" for line in lines if line.strip())
        return f'<div class="text">{told}</div>' if told else ""

    def citations(self, *, folded: bool) -> str:
        """Return the citations as cards; those of a table of members are behind a fold, its rows lead to them."""
        words, answer = self._words, self._answer
        cards = [
            card(words, citation, self._number, index, self._reports, bare=index in self._shown)
            for index, citation in enumerate(answer.citations)
        ]
        first, rest = ([], cards) if folded else (cards[:SHOWN], cards[SHOWN:])
        key = "answer.all_evidence" if folded else "answer.more_evidence"
        label = text(words("answer.the_evidence" if folded and len(rest) == 1 else key, count=len(rest)))
        fold = f"<details><summary>{label}</summary>{''.join(rest)}</details>" if rest else ""
        title = "" if folded else f"<h4>{text(words('answer.evidence'))}</h4>"
        return f'<div class="evidence">{title}{"".join(first)}{fold}</div>'

    def derivation(self) -> str:
        """Return the arithmetic, and each figure that goes into it with the number of its citation."""
        answer = self._answer
        if answer.derivation is None:
            return ""
        shown = f"{answer.derivation.expression} = {answer.derivation.result}"
        inputs = [answer.figures[index] for index in answer.derivation.inputs if index < len(answer.figures)]
        items = "".join(f"<li>{self._input(figure)}</li>" for figure in inputs)
        name = text(self._words("answer.derivation"))
        return f'<div class="derivation"><p><span>{name}</span><strong>{text(shown)}</strong></p><ul>{items}</ul></div>'

    def members(self, series: Series) -> str:
        """Return the members of an answer across reports as a table, each with its value and its citation."""
        words = self._words
        rows = "".join(
            f'<tr><th scope="row">{text(member.label)}</th><td class="value">{text(member.shown)}</td>'
            f"<td>{self._source(member.figure)}</td></tr>"
            for member in series.members
        )
        heads = "".join(f'<th scope="col">{text(words(f"members.{name}"))}</th>' for name in ("who", "value", "source"))
        return (
            f'<table class="members"><caption class="sr">{text(series_name(words, series))}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _input(self, figure: AnswerFigure) -> str:
        facts = "".join(f"{text(fact)} · " for fact in _facts(self._words, figure))
        return f'{facts}<span class="kept">{text(figure.text)} {self._chip(figure.citation)}</span>'

    def _source(self, figure: AnswerFigure) -> str:
        title = self._answer.citations[figure.citation].title
        return f"{self._chip(figure.citation)} <span>{text(title)}</span>"

    def _chip(self, index: int) -> str:
        citation = self._answer.citations[index]
        return evidence_chip(self._words, self._reports, citation, self._number, index)

    def _line(self, line: str) -> str:
        """Return a line of the text; each passage it quotes is marked as in its citation and carries its number."""
        pieces, position = [], 0
        for quote in _quotes(line, self._answer.citations):
            closing = "”" if line.startswith("”", quote.end) else ""
            before, shown = line[position : quote.start], self._quote(quote, closing)
            if shown.startswith("</p>"):  # a table, which stands in no quotation marks
                before = before.removesuffix("“")
            pieces += [text(before), shown]
            position = quote.end + len(closing)
        return "".join([*pieces, text(line[position:])])

    def _quote(self, quote: _Quote, closing: str) -> str:
        citation = self._answer.citations[quote.citation]
        if len(quote.quote) >= len(citation.quote) - 1:  # all of it but its full stop
            self._shown.add(quote.citation)
        button = self._chip(quote.citation)
        whole = passage_html(self._reports, citation)
        if whole.startswith("<div"):  # rows of a table
            return f"</p>{whole}<p>{button}"
        start = citation.start + citation.quote.index(quote.quote)
        said = quote.quote if closing else quote.quote.rstrip("。；;")
        closing = closing or quote.quote[len(said) :]  # the number stays beside the last sign
        return f'<q>{marked(said, start, citation.highlights)}</q><span class="kept">{closing}{button}</span>'


class _Quote(NamedTuple):
    """What a line quotes of a citation, and where in the line."""

    start: int
    end: int
    quote: str
    citation: int


def _quotes(line: str, citations: Sequence[Citation]) -> list[_Quote]:
    """Return what `line` quotes of the citations, from left to right: whole ones first, then parts between “ and ”."""
    found: list[_Quote] = []
    for quote in (*_whole(line, citations), *_parts(line, citations)):
        if all(quote.end <= other.start or other.end <= quote.start for other in found):
            found.append(quote)
    return sorted(found)


def _whole(line: str, citations: Sequence[Citation]) -> Iterator[_Quote]:
    for number, citation in enumerate(citations):
        for quote in (citation.quote, citation.quote.rstrip("。；;")):
            start = line.find(quote)
            if start >= 0:
                yield _Quote(start, start + len(quote), quote, number)
                break


def _parts(line: str, citations: Sequence[Citation]) -> Iterator[_Quote]:
    """Yield, from each “ on, the longest stretch up to a ” that a citation holds."""
    ends = [index for index in range(len(line) - 1, -1, -1) if line[index] == "”"]
    for start in (index + 1 for index, character in enumerate(line) if character == "“"):
        tried = ((line[start:end], number) for end in ends for number in range(len(citations)) if end - start >= PART)
        match = next(((quote, number) for quote, number in tried if quote in citations[number].quote), None)
        if match:
            yield _Quote(start, start + len(match[0]), *match)


def _about(words: Words, answer: Answer) -> str:
    """Return how sure the answer is, and what its one figure counts, and when."""
    level = "sure" if answer.confidence >= SURE else "fairly" if answer.confidence >= FAIRLY_SURE else "unsure"
    sure = words(f"confidence.{level}")
    hint = words("confidence.hint", percent=round(100 * answer.confidence))
    chips = [f'<span class="sure {level}" title="{text(hint)}">{text(sure)}<span class="sr">{text(hint)}</span></span>']
    if len(answer.figures) == 1:
        chips += [f'<span class="fact">{text(fact)}</span>' for fact in _facts(words, answer.figures[0])]
    return f'<p class="about">{"".join(chips)}</p>'


def _facts(words: Words, figure: AnswerFigure) -> list[str]:
    """Return what a figure counts, and when, in words."""
    role = role_in(words, figure.role)
    metric = words("answer.metric", metric=figure.metric, role=role) if role else figure.metric
    when = words("source.year", year=figure.period) if figure.period.isdigit() else period_in(words, figure.period)
    return [fact for fact in (metric, when) if fact]
