"""A conversation as a value: what was asked, and what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from qa_bot.answers.model import Answer, Citation, Passage
from qa_bot.errors import QABotError
from qa_bot.figures.model import Figure
from qa_bot.indexing.manifest import Manifest
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit


class Bot(Protocol):
    """What the web face needs of a bot; `qa_bot.QABot` is one."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by id, in reading order."""
        ...

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the index that answers."""
        ...

    @property
    def manifest(self) -> Manifest:
        """Return what the index was built from."""
        ...

    @property
    def figures(self) -> Sequence[Figure]:
        """Return the figure library, in reading order."""
        ...

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        """Answer `question`; `history` holds the user's earlier questions, oldest first."""
        ...

    def search(self, query: str, *, scope: Sequence[str] = (), k: int | None = None) -> list[Hit]:
        """Return the chunks nearest to `query`, best first."""
        ...

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return starting questions this index can answer."""
        ...

    def related(self, citation: Citation, question: str, limit: int = 3) -> tuple[str, ...]:
        """Return questions near a citation, other than `question`, that this index can answer."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer; with neither answer nor `problem` it is still being answered."""

    question: str
    answer: Answer | None = None
    problem: str = ""

    @property
    def pending(self) -> bool:
        """Tell whether the answer is still to come."""
        return self.answer is None and not self.problem

    @property
    def passages(self) -> tuple[Citation | Passage, ...]:
        """Return what can be opened in the source panel: the citations, or the nearest passages of a refusal."""
        if self.answer is None:
            return ()
        return self.answer.citations or self.answer.nearest


Conversation: TypeAlias = tuple[Turn, ...]


def with_question(conversation: Conversation, question: str) -> Conversation:
    """Return the conversation with `question` waiting at its end."""
    return (*conversation, Turn(question))


def with_answer(bot: Bot, conversation: Conversation) -> Conversation:
    """Return the conversation with its last, waiting turn answered, or its problem told."""
    *earlier, waiting = conversation
    return (*earlier, answered_turn(bot, waiting.question, [turn.question for turn in earlier]))


def answered_turn(bot: Bot, question: str, history: Sequence[str]) -> Turn:
    """Ask `bot`; an error raised on purpose becomes the turn's problem, fit to be shown."""
    try:
        return Turn(question, answer=bot.ask(question, history=history))
    except QABotError as error:
        return Turn(question, problem=str(error))


def passage_at(conversation: Conversation, turn: int, index: int) -> Citation | Passage | None:
    """Return passage `index` of turn `turn`, or None where there is none (a page left open over a cleared chat)."""
    if not 0 <= turn < len(conversation):
        return None
    passages = conversation[turn].passages
    return passages[index] if 0 <= index < len(passages) else None
