"""Dressing a draft, or a refusal, as the answer object of the contract."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.model import Answer

NEAREST = 3
"""Passages offered beside a refusal."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it was asked: its text, its id (a hash of the text where empty), the index, and when it began.

    `started` is a reading of `time.perf_counter`, in seconds.
    """

    question: str
    given_id: str
    index: str
    started: float

    @property
    def id(self) -> str:
        """Return the question's id."""
        return self.given_id or hashlib.sha256(self.question.encode()).hexdigest()[:8]

    @property
    def elapsed_ms(self) -> float:
        """Return the milliseconds since the question was asked."""
        return round((time.perf_counter() - self.started) * 1000, 1)


def answer_of(asked: Asked, draft: Draft, likely: float, asking: Asking, suggestions: Sequence[str]) -> Answer:
    """Return `draft` as an answer that is right with probability `likely`."""
    return Answer(
        id=asking.id,
        question=asking.question,
        resolved_question=asked.question.text,
        answered=True,
        confidence=round(likely, 4),
        kind=draft.kind,
        short=draft.short,
        text=draft.text,
        figures=draft.figures,
        derivation=draft.derivation,
        citations=draft.citations,
        suggestions=tuple(suggestions),
        index=asking.index,
        elapsed_ms=asking.elapsed_ms,
    )


def refusal_of(asked: Asked, reason: str | None, likely: float, asking: Asking, suggestions: Sequence[str]) -> Answer:
    """Return a refusal for `reason`, with the passages nearest to the question."""
    return Answer(
        id=asking.id,
        question=asking.question,
        resolved_question=asked.question.text,
        answered=False,
        confidence=round(likely, 4),
        kind="none",
        short="",
        text=reason or "",
        suggestions=tuple(suggestions),
        nearest=tuple(evidence.passage() for evidence in asked.evidence[:NEAREST]),
        index=asking.index,
        elapsed_ms=asking.elapsed_ms,
    )
