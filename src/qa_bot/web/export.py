"""A conversation as a document to take away: Markdown, or Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa_bot.answers.model import Answer, Citation
from qa_bot.web.phrases import in_words
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.words import Words

if TYPE_CHECKING:
    from docx.document import Document

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def to_markdown(words: Words, conversation: Conversation) -> str:
    """Return the conversation as Markdown; what a report or a reader wrote shows as it was written."""
    parts = [f"# {words('export.title')}"]
    for turn in conversation.turns:
        parts += [f"## {_plain(turn.question)}", *_markdown_reply(words, turn)]
    parts.append(f"*{_plain(words('export.note', index=_index(conversation)))}*")
    return "\n\n".join(parts) + "\n"


def to_word(words: Words, conversation: Conversation) -> bytes:
    """Return the conversation as a Word file."""
    from docx import Document

    document = Document()
    document.add_heading(words("export.title"), level=0)
    for turn in conversation.turns:
        document.add_heading(turn.question, level=1)
        _word_reply(words, document, turn)
    document.add_paragraph(words("export.note", index=_index(conversation)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _markdown_reply(words: Words, turn: Turn) -> Iterator[str]:
    answer = turn.answer
    if answer is None:
        yield _plain(turn.problem)
        return
    if answer.short:
        yield f"**{_plain(answer.short)}**"
    yield from (_plain(line) for line in _lines(words, answer))
    for number, citation in enumerate(answer.citations, 1):
        yield f"> {_plain(' '.join(citation.quote.split()))}\n>\n> {_plain(_source(words, number, citation))}"


def _word_reply(words: Words, document: Document, turn: Turn) -> None:
    answer = turn.answer
    if answer is None:
        document.add_paragraph(turn.problem)
        return
    if answer.short:
        document.add_paragraph().add_run(answer.short).bold = True
    for line in _lines(words, answer):
        document.add_paragraph(line)
    for number, citation in enumerate(answer.citations, 1):
        document.add_paragraph(citation.quote, style="Quote")
        document.add_paragraph(_source(words, number, citation))


def _lines(words: Words, answer: Answer) -> Iterator[str]:
    """Yield what is said besides the short answer and the passages, which follow whole."""
    quotes = [citation.quote for citation in answer.citations]
    for line in answer.text.split("\n"):
        quoted = re.search(r"“(.+)”", line)
        if line.rstrip("。") != answer.short and not (quoted and any(quoted[1] in quote for quote in quotes)):
            yield in_words(words, line)
    if answer.derivation:
        yield words("export.derivation", expression=f"{answer.derivation.expression} = {answer.derivation.result}")


def _source(words: Words, number: int, citation: Citation) -> str:
    where = " › ".join(citation.section)
    return words("export.source", number=number, title=citation.title, section=f" {where}" if where else "")


def _index(conversation: Conversation) -> str:
    return next((turn.answer.index for turn in reversed(conversation.turns) if turn.answer), "")


def _plain(value: str) -> str:
    """Return `value` with what Markdown would read as markup escaped."""
    return _SPECIAL.sub(r"\\\1", value)
