"""A conversation as plain JSON: what the browser keeps of it, and what comes back from there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from qa_bot.errors import QABotError
from qa_bot.web.turns import Conversation, Turn

_TURNS = TypeAdapter(tuple[Turn, ...])
MOST_TURNS = 500


class RecordError(QABotError):
    """A record of a conversation that this version does not understand."""


def record_of(conversation: Conversation) -> dict[str, Any]:
    """Return the conversation as plain JSON types: `id`, `title` (its first question), `at` (ISO, UTC) and `turns`.

    A turn that still waits for its answer is left out; there is nothing to keep of it.
    """
    told = tuple(turn for turn in conversation.turns if not turn.pending)
    return {
        "id": conversation.id,
        "title": told[0].question if told else "",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "turns": _TURNS.dump_python(told, mode="json"),
    }


def conversation_of(record: Any) -> Conversation:
    """Return the conversation a record was made of; raise `RecordError` where it was not made by `record_of`."""
    try:
        turns = _TURNS.validate_python(record["turns"])
        name = str(record["id"])
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise RecordError(f"this conversation cannot be read ({error}); start a new one.") from error
    if len(turns) > MOST_TURNS or any(turn.pending for turn in turns):
        raise RecordError("this conversation is too long, or a turn of it has no answer; start a new one.")
    return Conversation(turns, name)
