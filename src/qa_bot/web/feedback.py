"""What readers think of an answer, as lines of a question file an evaluator can work with."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock

from qa_bot.answers.model import Answer, AnswerKind
from qa_bot.evaluation.dataset import Kind

Reason = Literal["", "wrong", "source", "incomplete", "answerable", "other"]
REASONS: tuple[Reason, ...] = ("wrong", "source", "incomplete", "other")
REFUSAL_REASONS: tuple[Reason, ...] = ("answerable", "other")
_KINDS: dict[AnswerKind, Kind] = {"comparison": "cross", "series": "cross", "definition": "span"}
LONGEST = 2000
"""Characters kept of a comment."""


def reason_of(told: object) -> Reason:
    """Return the reason a form tells, "" where it tells none or another."""
    return next((reason for reason in (*REASONS, *REFUSAL_REASONS) if reason == told), "")


@dataclass(frozen=True, slots=True)
class Opinion:
    """A reader's opinion of an answer to a question asked after `history`, of the reports in `scope`."""

    answer: Answer
    good: bool
    history: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    reason: Reason = ""
    comment: str = ""

    def line(self) -> dict[str, Any]:
        """Return the opinion as a line of a question file, which `qa-bot answer` takes as it is.

        An answer found good is a question with its right answer, ready for `qa-bot eval`. One found wrong has no `kind`
        and no `gold`: an evaluator adds both, and `qa-bot eval` names every line that still lacks them.
        """
        answer = self.answer
        asked = {"question": answer.question, "history": list(self.history), "scope": list(self.scope)}
        told = {
            "verdict": "good" if self.good else "bad",
            "reason": self.reason,
            "comment": self.comment[:LONGEST],
            "answer": {"short": answer.short, "text": answer.text, "confidence": answer.confidence},
            "index": answer.index,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        return {**asked, **(self._graded() if self.good else {}), **told}

    def _graded(self) -> dict[str, Any]:
        answer = self.answer
        if not answer.answered:
            return {"kind": "none", "gold": [], "evidence": []}
        quotes = [citation.quote for citation in answer.citations]
        gold = answer.short or answer.text
        gold = gold[:1] if answer.kind == "yesno" else gold  # the verdict alone: 是 or 否
        return {"kind": _KINDS.get(answer.kind, answer.kind), "gold": [gold], "evidence": quotes}


@dataclass(frozen=True, slots=True)
class FeedbackFile:
    """A file of JSON lines that several threads and processes may add to; made, with its folder, when first needed."""

    path: Path

    def add(self, opinion: Opinion) -> str:
        """Add a line and return its id, `feedback-<number of the line>`; OSError where it cannot be written."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self.path}.lock"), self.path.open("ab+") as file:
            file.seek(0)
            number = sum(1 for _ in file) + 1
            line = {"id": f"feedback-{number}", **opinion.line()}
            file.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return str(line["id"])
