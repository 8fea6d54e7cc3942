"""Two runs over the same questions, question by question: what was fixed, what broke, and whether that is chance."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from qa_bot.errors import QuestionError
from qa_bot.evaluation.run import Outcome
from qa_bot.evaluation.statistics import mcnemar

SIGNIFICANCE = 0.05
"""A run is worse where Holm's procedure (1979) over all its tests rejects at this level."""
ANSWERS, CITATIONS = "answers", "citations"


@dataclass(frozen=True, slots=True)
class Judged:
    """How one question went: whether its answer was right, and whether its first citation was (None: none judged)."""

    id: str
    kind: str
    right: bool
    cited: bool | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The questions of one aspect that went differently: `aspect` is answers, citations, or a kind of question."""

    aspect: str
    fixed: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def p_value(self) -> float:
        """Return McNemar's exact p-value: how likely so uneven a change is by chance."""
        return mcnemar(len(self.fixed), len(self.broken))

    @property
    def for_the_worse(self) -> bool:
        """Tell whether more broke than was fixed."""
        return len(self.broken) > len(self.fixed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed against an earlier run: answers and citations overall, then the answers of each kind.

    `added` and `gone` are questions that only one of the runs has; they are not compared.
    """

    answers: Change
    citations: Change
    kinds: tuple[Change, ...]
    compared: int
    added: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def worse(self) -> tuple[Change, ...]:
        """Return the changes for the worse that chance does not explain, by Holm's step-down procedure."""
        tests = sorted((self.answers, self.citations, *self.kinds), key=lambda change: change.p_value)
        kept: list[Change] = []
        for rank, change in enumerate(tests):
            if change.p_value > SIGNIFICANCE / (len(tests) - rank):
                break
            kept.append(change)
        return tuple(change for change in kept if change.for_the_worse)


_ROWS = TypeAdapter(list[Judged])


def judged(outcomes: Iterable[Outcome]) -> list[Judged]:
    """Return how each question went."""
    return [
        Judged(o.question.id, o.question.kind, o.verdict.right, None if o.cited is None else o.cited[0])
        for o in outcomes
    ]


def read_baseline(path: Path) -> list[Judged]:
    """Read how an earlier run went, from its `results.json` or `baseline.json`.

    Raises `QuestionError` where the file is neither.
    """
    try:
        return _ROWS.validate_python(json.loads(path.read_text(encoding="utf-8"))["questions"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise QuestionError(
            f"{path} is no earlier run ({reason}); give the baseline.json that `qa-bot eval --output DIR` writes."
        ) from error


def compare(now: Sequence[Judged], before: Sequence[Judged]) -> Comparison:
    """Return what changed from `before` to `now`, over the questions both have."""
    earlier, here = {row.id: row for row in before}, {row.id for row in now}
    both = [row for row in now if row.id in earlier]
    kinds = dict.fromkeys(row.kind for row in both)
    return Comparison(
        answers=_answers(both, earlier, ANSWERS),
        citations=_citations(both, earlier),
        kinds=tuple(_answers([row for row in both if row.kind == kind], earlier, kind) for kind in kinds),
        compared=len(both),
        added=tuple(row.id for row in now if row.id not in earlier),
        gone=tuple(row.id for row in before if row.id not in here),
    )


def _answers(rows: Sequence[Judged], earlier: Mapping[str, Judged], aspect: str) -> Change:
    fixed = tuple(row.id for row in rows if row.right and not earlier[row.id].right)
    broken = tuple(row.id for row in rows if not row.right and earlier[row.id].right)
    return Change(aspect, fixed, broken)


def _citations(rows: Sequence[Judged], earlier: Mapping[str, Judged]) -> Change:
    """Compare citations where both runs answered: what an answer rests on, whether or not it is right."""
    both = [row for row in rows if row.cited is not None and earlier[row.id].cited is not None]
    fixed = tuple(row.id for row in both if row.cited and not earlier[row.id].cited)
    broken = tuple(row.id for row in both if not row.cited and earlier[row.id].cited)
    return Change(CITATIONS, fixed, broken)
