"""A conversation as a value: what was asked, of which reports, and what came back."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from qa_bot.answers.model import Answer, Citation, Passage
from qa_bot.errors import QABotError
from qa_bot.figures.model import Figure
from qa_bot.indexing.manifest import Manifest
from qa_bot.questions.understand import MAX_CHARS
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit
from qa_bot.web.words import Words

Opinion = Literal["", "up", "down"]
_log = logging.getLogger(__name__)


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
    def figures(self) -> Sequence[Figure]:
        """Return the figure library, in reading order."""
        ...

    @property
    def manifest(self) -> Manifest:
        """Return what the index was built from."""
        ...

    def search(self, query: str, *, scope: Sequence[str] = (), k: int | None = None) -> list[Hit]:
        """Return the chunks nearest to `query`, best first."""
        ...

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        """Answer `question`; `history` holds the user's earlier questions, oldest first."""
        ...

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return starting questions this index can answer."""
        ...

    def related(self, citation: Citation, question: str, limit: int = 3) -> tuple[str, ...]:
        """Return questions near a citation, other than `question`, that this index can answer."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, of the reports in `scope` (all where empty), with its answer.

    With neither answer nor `problem` it is still being answered. `opinion` is the reader's, once given.
    """

    question: str
    scope: tuple[str, ...] = ()
    answer: Answer | None = None
    problem: str = ""
    opinion: Opinion = ""

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


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of a conversation, oldest first; `id` names it in the browser's history, from its first question on."""

    turns: tuple[Turn, ...] = ()
    id: str = ""

    @property
    def waiting(self) -> int | None:
        """Return which turn is still to be answered, None where none is."""
        return next((number for number, turn in enumerate(self.turns) if turn.pending), None)

    def history(self, number: int) -> list[str]:
        """Return the questions asked before turn `number`, oldest first."""
        return [turn.question for turn in self.turns[:number]]

    def asked(self, question: str, scope: Sequence[str] = ()) -> Conversation:
        """Return the conversation with `question` waiting at its end."""
        turns = (*self.turns, Turn(question, tuple(scope)))
        return replace(self, turns=turns, id=self.id or uuid.uuid4().hex)

    def revised(self, number: int, question: str, scope: Sequence[str] = ()) -> Conversation:
        """Return the conversation up to turn `number`, with `question` waiting in its place."""
        return replace(self, turns=self.turns[:number]).asked(question, scope)

    def again(self, number: int, scope: Sequence[str] = ()) -> Conversation:
        """Return the conversation with turn `number` waiting once more, the later ones as they are."""
        return self.having(number, Turn(self.turns[number].question, tuple(scope)))

    def having(self, number: int, turn: Turn) -> Conversation:
        """Return the conversation with `turn` in the place of turn `number`."""
        return replace(self, turns=(*self.turns[:number], turn, *self.turns[number + 1 :]))

    def passage(self, number: int, index: int) -> Citation | Passage | None:
        """Return passage `index` of turn `number`, None where there is none (a page left open over a new chat)."""
        if not 0 <= number < len(self.turns):
            return None
        passages = self.turns[number].passages
        return passages[index] if 0 <= index < len(passages) else None


def answered(words: Words, bot: Bot, conversation: Conversation) -> Conversation:
    """Return the conversation with its waiting turn answered, or its problem told in `words`."""
    number = conversation.waiting
    if number is None:
        return conversation
    turn = answered_turn(words, bot, conversation.turns[number], conversation.history(number))
    return conversation.having(number, turn)


def answered_turn(words: Words, bot: Bot, turn: Turn, history: Sequence[str]) -> Turn:
    """Ask `bot`; what goes wrong becomes the turn's problem, fit to be shown, so that no turn waits for ever."""
    if len(turn.question) > MAX_CHARS:
        return replace(turn, problem=words("problem.long", limit=MAX_CHARS, length=len(turn.question)))
    unknown = [report for report in turn.scope if report not in bot.reports]
    if unknown:
        return replace(turn, problem=words("problem.scope", name=unknown[0]))
    try:
        return replace(turn, answer=bot.ask(turn.question, history=history, scope=turn.scope))
    except QABotError as error:
        return replace(turn, problem=str(error))
    except Exception:  # noqa: BLE001 - the reader is told and can ask on; the operator finds it in the log
        _log.exception("a question could not be answered")
        return replace(turn, problem=words("problem.fault"))
