"""Question files: JSON lines, one question each (DESIGN sections 2 and 7)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from qa_bot.errors import QuestionError

Kind = Literal["figure", "span", "list", "yesno", "summary", "derived", "cross", "none"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Alternative = str | tuple[str, ...]
"""One way to be right: a string, or strings that must all be there."""
VERDICTS = ("是", "否")


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One line of a question file; keys of an evaluation (`kind`, `gold`, `evidence`) are passed over."""

    id: str
    question: str
    history: tuple[str, ...] = field(default=())
    scope: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class GradedQuestion(QuestionLine):
    """A question with its right answer.

    `gold` and `evidence` hold alternatives; evidence is a verbatim piece of the report, white space apart. A question
    of kind `none` must be refused and has no gold. `report` or `reports` name the files the evidence stands in, where
    that matters; `split` is the half (`dev`, `test`) a file is divided into.
    """

    kind: Kind = field(kw_only=True)
    gold: tuple[Alternative, ...] = field(kw_only=True)
    evidence: tuple[Alternative, ...] = field(kw_only=True, default=())
    split: str = field(kw_only=True, default="")
    report: str = field(kw_only=True, default="")
    reports: tuple[str, ...] = field(kw_only=True, default=())

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise ValueError("question is empty")
        if (self.kind == "none") != (not self.gold):
            raise ValueError("a question has gold answers exactly where its kind is not none")
        if not all(part.strip() for part in (*_flat(self.gold), *_flat(self.evidence))):
            raise ValueError("gold and evidence hold no empty strings")
        if self.kind == "yesno" and any(parts(given)[0] not in VERDICTS for given in self.gold):
            raise ValueError("the gold answer of a yes/no question begins with 是 or 否")

    @property
    def answerable(self) -> bool:
        """Tell whether the reports answer it."""
        return self.kind != "none"

    @property
    def files(self) -> frozenset[str]:
        """Return the file names the evidence may stand in; empty where the line names none."""
        return frozenset(Path(name).name for name in (self.reports or (self.report,)) if name)


Line = TypeVar("Line", bound=QuestionLine)
_LINE = TypeAdapter(QuestionLine)
_GRADED = TypeAdapter(GradedQuestion)


def parts(alternative: Alternative) -> tuple[str, ...]:
    """Return the strings of one alternative that must all be there."""
    return (alternative,) if isinstance(alternative, str) else alternative


def read_questions(path: Path) -> list[QuestionLine]:
    """Read a question file; raise `QuestionError` naming the file, the line and what is wrong with it."""
    return [_parse(path, number, line, _LINE) for number, line in _lines(path)]


def read_graded(path: Path, split: str = "all") -> list[GradedQuestion]:
    """Read a question file with right answers, or one half of it.

    Raises `QuestionError`, with one line for every bad line of the file: the file, the line, what is wrong with it.
    """
    questions, wrong = [], []
    for number, line in _lines(path):
        try:
            questions.append(_parse(path, number, line, _GRADED))
        except QuestionError as error:
            wrong.append(str(error))
    seen = Counter(question.id for question in questions)
    wrong += [f"{path}: the id {name} stands {count} times; give each its own." for name, count in _doubled(seen)]
    if wrong:
        raise QuestionError("\n".join(wrong))
    chosen = [question for question in questions if split in ("all", question.split)]
    if not chosen:
        raise QuestionError(f"{path} holds no question of the split {split}; give another file or --split all.")
    return chosen


def _flat(alternatives: tuple[Alternative, ...]) -> Iterator[str]:
    """Yield every string of `alternatives`; an empty list of strings counts as an empty string."""
    for alternative in alternatives:
        yield from parts(alternative) or ("",)


def _doubled(seen: Counter[str]) -> Iterator[tuple[str, int]]:
    return ((name, count) for name, count in seen.items() if count > 1)


def _lines(path: Path) -> list[tuple[int, str]]:
    """Return the lines of `path` that are not blank, each with its number."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"cannot read {path} ({error}); give a UTF-8 file of one JSON question a line.") from error
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _parse(path: Path, number: int, line: str, form: TypeAdapter[Line]) -> Line:
    try:
        return form.validate_python(json.loads(line))
    except json.JSONDecodeError as error:
        raise QuestionError(f"{path}, line {number}: not JSON ({error.msg}); write one JSON object a line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        raise QuestionError(f"{path}, line {number}: {where}: {first['msg']}; correct that line.") from error
