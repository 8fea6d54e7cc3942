"""Question files: JSON lines, one question each (DESIGN sections 2 and 7)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from qa_bot.errors import QuestionError


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One line of a question file; keys of an evaluation (`kind`, `gold`, `evidence`) are passed over."""

    id: str
    question: str
    history: tuple[str, ...] = field(default=())
    scope: tuple[str, ...] = field(default=())


_LINE = TypeAdapter(QuestionLine)


def read_questions(path: Path) -> list[QuestionLine]:
    """Read a question file; raise `QuestionError` naming the file, the line and what is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"cannot read {path} ({error}); give a UTF-8 file of one JSON question a line.") from error
    return [_parse(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _parse(path: Path, number: int, line: str) -> QuestionLine:
    try:
        return _LINE.validate_python(json.loads(line))
    except json.JSONDecodeError as error:
        raise QuestionError(f"{path}, line {number}: not JSON ({error.msg}); write one JSON object a line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        raise QuestionError(f"{path}, line {number}: {where}: {first['msg']}; correct that line.") from error
