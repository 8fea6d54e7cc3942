"""The conversation as HTML: questions, answers with their citations, refusals, and what could be asked next."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.answers.model import Answer, Citation, Passage
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.markup import attribute, breadcrumbs, circled, question_button, text
from qa_bot.web.words import Words

SHOWN = 4
"""Citations shown as cards; the others are behind a fold."""


def chat_html(words: Words, conversation: Conversation, examples: Sequence[str] = ()) -> str:
    """Return the conversation, oldest turn first, or the start page with `examples` where nothing was asked yet."""
    if not conversation:
        return start_html(words, examples)
    last = len(conversation) - 1
    turns = "".join(turn_html(words, turn, number, last=number == last) for number, turn in enumerate(conversation))
    return f'<div class="turns" role="log" aria-label={attribute(words("answer.conversation"))}>{turns}</div>'


def start_html(words: Words, examples: Sequence[str]) -> str:
    """Return what a reader sees before the first question."""
    buttons = "".join(f"<li>{question_button(example)}</li>" for example in examples)
    offered = f'<h3>{text(words("start.examples"))}</h3><ul class="examples">{buttons}</ul>' if buttons else ""
    said = f"<h2>{text(words('start.title'))}</h2><p>{text(words('start.lead'))}</p>"
    return f'<section class="start">{said}{offered}</section>'


def loading_html(words: Words) -> str:
    """Return what a reader sees while the reports are being loaded."""
    return f'<section class="start loading" role="status"><p>{text(words("app.loading"))}</p></section>'


def turn_html(words: Words, turn: Turn, number: int, *, last: bool) -> str:
    """Return one turn; `number` is its place in the conversation, which its buttons carry.

    Only the `last` one still offers what could be asked next.
    """
    asked = f'<div class="question"><span class="sr">{text(words("answer.you"))}</span>{text(turn.question)}</div>'
    return f'<article class="turn">{asked}{_reply(words, turn, number, last)}</article>'


def _reply(words: Words, turn: Turn, number: int, last: bool) -> str:
    if turn.problem:
        return f'<div class="reply problem"><h3>{text(words("problem.title"))}</h3><p>{text(turn.problem)}</p></div>'
    if turn.answer is None:
        return f'<div class="reply pending" aria-live="polite">{text(words("answer.pending"))}</div>'
    body = _answer(words, turn.answer, number) if turn.answer.answered else _refusal(words, turn.answer, number)
    title = words("answer.suggestions") if turn.answer.answered else words("refusal.suggestions")
    offered = _suggestions(words, turn.answer.suggestions, title) if last else ""
    kind = "answer" if turn.answer.answered else "refusal"
    return f'<div class="reply {kind}">{_resolved(words, turn)}{body}{offered}</div>'


def _resolved(words: Words, turn: Turn) -> str:
    """Return how a follow-up was understood, where it was made whole."""
    answer = turn.answer
    if answer is None or answer.resolved_question.rstrip("?？。") == turn.question.strip().rstrip("?？。"):
        return ""
    return f'<p class="resolved">{text(words("answer.resolved", question=answer.resolved_question))}</p>'


def _answer(words: Words, answer: Answer, number: int) -> str:
    parts = [
        f'<p class="short">{text(answer.short)}</p>' if answer.short else "",
        _body(answer),
        _members(answer),
        _derivation(words, answer),
        _citations(words, answer.citations, number),
    ]
    return "".join(parts)


def _body(answer: Answer) -> str:
    """Return the text of an answer without a short one, where the citations' cards do not show all of it anyway."""
    if answer.short or all(citation.quote in answer.text for citation in answer.citations):
        return ""
    return f'<div class="text">{_paragraphs(answer.text)}</div>'


def _members(answer: Answer) -> str:
    """Return the lines of an answer across reports that say which value is whose; "" for any other answer."""
    if answer.kind not in ("series", "comparison", "derived") or not answer.short:
        return ""
    lines = "".join(f"<li>{text(line)}</li>" for line in answer.text.split("\n")[1:] if line)
    return f'<ul class="members">{lines}</ul>' if lines else ""


def _refusal(words: Words, answer: Answer, number: int) -> str:
    parts = [f'<h3>{text(words("refusal.title"))}</h3><p class="text">{text(answer.text)}</p>']
    if answer.nearest:
        cards = "".join(_card(words, passage, number, index, ()) for index, passage in enumerate(answer.nearest))
        parts.append(f'<details class="nearest"><summary>{text(words("refusal.nearest"))}</summary>{cards}</details>')
    return "".join(parts)


def _paragraphs(value: str) -> str:
    return "".join(f"<p>{text(line)}</p>" for line in value.split("\n"))


def _derivation(words: Words, answer: Answer) -> str:
    if answer.derivation is None:
        return ""
    shown = f"{answer.derivation.expression} = {answer.derivation.result}"
    return f'<p class="derivation"><span>{text(words("answer.derivation"))}</span>{text(shown)}</p>'


def _citations(words: Words, citations: tuple[Citation, ...], number: int) -> str:
    cards = [_card(words, citation, number, index, citation.highlights) for index, citation in enumerate(citations)]
    rest = cards[SHOWN:]
    fold = (
        f"<details><summary>{text(words('answer.more_evidence', count=len(rest)))}</summary>{''.join(rest)}</details>"
        if rest
        else ""
    )
    return f'<div class="evidence"><h4>{text(words("answer.evidence"))}</h4>{"".join(cards[:SHOWN])}{fold}</div>'


def _card(
    words: Words, passage: Citation | Passage, turn: int, index: int, highlights: Sequence[tuple[int, int]]
) -> str:
    """Return a passage as a card; all of it opens the passage in the source panel."""
    where = breadcrumbs((passage.title, *passage.section), words("source.breadcrumbs"))
    cited = isinstance(passage, Citation)
    label = words("answer.open_citation", number=index + 1) if cited else words("refusal.open_passage")
    chip = circled(index) if cited else "·"
    return (
        f'<button type="button" class="card open" data-turn="{turn}" data-index="{index}" '
        f"aria-label={attribute(label)}>"
        f'<span class="chip" aria-hidden="true">{chip}</span>'
        f'<span class="passage"><q>{marked(passage.quote, passage.start, highlights)}</q>{where}</span></button>'
    )


def marked(quote: str, start: int, highlights: Sequence[tuple[int, int]]) -> str:
    """Return `quote`, which begins at `start` of its report, with the highlights (in characters of the report) marked.

    A highlight of the whole quote marks nothing: there is nothing to tell it from.
    """
    pieces: list[str] = []
    position = 0
    for first, last in sorted(highlights):
        first, last = max(first - start, position), last - start
        if (first, last) == (0, len(quote)) or first >= last:
            continue
        pieces += [text(quote[position:first]), "<mark>", text(quote[first:last]), "</mark>"]
        position = last
    return "".join([*pieces, text(quote[position:])])


def _suggestions(words: Words, questions: Sequence[str], title: str) -> str:
    if not questions:
        return ""
    buttons = "".join(f"<li>{question_button(question)}</li>" for question in questions)
    return f'<div class="suggestions"><h4>{text(title)}</h4><ul>{buttons}</ul></div>'
