"""A run on disk: `results.json` with everything, and `baseline.json` with how each question went, for later runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from qa_bot.evaluation.compare import Comparison, judged
from qa_bot.evaluation.run import Outcome
from qa_bot.evaluation.scores import Scores, bins_of, by_kind, score

SCHEMA = 1
RESULTS, BASELINE, PAGE = "results.json", "baseline.json", "report.html"


@dataclass(frozen=True)
class Run:
    """One evaluation: of which questions on which index, and what came out; `comparison` is with an earlier run."""

    file: str
    split: str
    index: str
    outcomes: Sequence[Outcome]
    comparison: Comparison | None = None

    @cached_property
    def overall(self) -> Scores:
        """Return the measures over all questions."""
        return score(self.outcomes)

    @cached_property
    def by_kind(self) -> dict[str, Scores]:
        """Return the measures of each kind of question."""
        return by_kind(self.outcomes)

    @cached_property
    def failures(self) -> list[Outcome]:
        """Return what went wrong: answers that are not right, and answers whose first citation is not."""
        return [o for o in self.outcomes if not o.verdict.right or (o.cited is not None and not o.cited[0])]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON types."""
        return {
            **self._head(),
            "overall": self.overall.to_dict(),
            "by_kind": {kind: scores.to_dict() for kind, scores in self.by_kind.items()},
            "calibration": [asdict(found) for found in bins_of(self.outcomes)],
            "comparison": _compared(self.comparison) if self.comparison else None,
            "questions": [_row(outcome) for outcome in self.outcomes],
        }

    def save(self, folder: Path) -> None:
        """Write `results.json` and `baseline.json` into `folder`, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        everything = json.dumps(self.to_dict(), ensure_ascii=False, indent=1)
        (folder / RESULTS).write_text(everything + "\n", encoding="utf-8")
        (folder / BASELINE).write_text(self._baseline(), encoding="utf-8")

    def _head(self) -> dict[str, Any]:
        return {"schema": SCHEMA, "file": self.file, "split": self.split, "index": self.index}

    def _baseline(self) -> str:
        """Return how each question went, one a line, so that a change of the file shows which."""
        head = json.dumps({**self._head(), "accuracy": self.overall.to_dict()["accuracy"]}, ensure_ascii=False)
        rows = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in judged(self.outcomes))
        return f'{head[:-1]}, "questions": [\n{rows}\n]}}\n'


def _row(outcome: Outcome) -> dict[str, Any]:
    """Return one question with everything that is known of it."""
    return {
        **asdict(outcome.question),
        "right": outcome.verdict.right,
        "why": outcome.verdict.why.value,
        "detail": outcome.verdict.detail,
        "cited": None if outcome.cited is None else outcome.cited[0],
        "cited_in_3": None if outcome.cited is None else outcome.cited[1],
        "exact_match": outcome.exact_match,
        "f1": outcome.f1,
        "first_rank": next((rank for rank, right in enumerate(outcome.relevant, 1) if right), None),
        "answer": outcome.answer.to_dict(),
    }


def _compared(comparison: Comparison) -> dict[str, Any]:
    changes = (comparison.answers, comparison.citations, *comparison.kinds)
    worse = {change.aspect for change in comparison.worse}
    return {
        "compared": comparison.compared,
        "added": comparison.added,
        "gone": comparison.gone,
        "changes": [
            {**asdict(change), "p_value": round(change.p_value, 6), "worse": change.aspect in worse}
            for change in changes
        ],
    }
