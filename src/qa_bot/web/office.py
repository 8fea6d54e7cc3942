"""Where a server's reports and indexes stand, and whether those who use the page may change them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa_bot.web.building import Builder
from qa_bot.web.evaluating import Evaluator
from qa_bot.web.views.index import summary_lines

QUESTIONS = Path("data/eval")
"""The folder of question files; runs are kept in `runs` within it."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the tabs 索引 and 评测 work on; `manage` allows to change reports and index, and to run evaluations."""

    data_dir: Path
    index_dir: Path
    builder: Builder
    evaluator: Evaluator
    manage: bool

    @classmethod
    def open(
        cls, data_dir: Path, index_dir: Path, *, manage: bool, model: str | None = None, questions: Path = QUESTIONS
    ) -> Office:
        """Return the office over these folders; nothing is built or evaluated before it is asked for."""
        builder = Builder(data_dir, index_dir, model=model, tell=summary_lines)
        return cls(data_dir, index_dir, builder, Evaluator(questions, questions / "runs"), manage)


def is_local(host: str) -> bool:
    """Tell whether only this machine reaches a server that listens on `host`: then whoever asks may manage it."""
    return host in ("127.0.0.1", "localhost", "::1")
