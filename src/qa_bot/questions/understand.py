"""From the words of a question to what it asks for; the patterns are data, in `question_patterns.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from qa_bot.errors import QuestionError
from qa_bot.questions.model import AskedRole, Question, QuestionKind, Target
from qa_bot.resources import load_lines, load_toml
from qa_bot.text.normalize import normalize_query
from qa_bot.text.words import words

MAX_CHARS = 500
"""The longest question that is taken, in characters."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=\s*年|\D|$)")
_YEARS_BACK = {"今年": 0, "本年": 0, "当年": 0, "去年": 1, "上年": 1, "上一年": 1, "前年": 2}


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    target: str
    found: re.Pattern[str]
    unless: re.Pattern[str] | None

    def takes(self, text: str) -> bool:
        return bool(self.found.search(text)) and not (self.unless and self.unless.search(text))


def understand(text: str) -> Question:
    """Return what the question `text` asks for.

    Raises `QuestionError` where it is empty or longer than `MAX_CHARS`.
    """
    asked = normalize_query(text)
    if not asked:
        raise QuestionError("the question is empty; ask something about the reports.")
    if len(asked) > MAX_CHARS:
        raise QuestionError(f"the question has {len(asked)} characters, at most {MAX_CHARS} are taken; shorten it.")
    rule = first_rule(kind_rules(), asked)
    role = first_rule(role_rules(), asked)
    return Question(
        text=asked,
        kind=cast("QuestionKind", rule.name if rule else "open"),
        target=cast("Target", rule.target if rule else ""),
        role=cast("AskedRole", role.name if role else ""),
        unit=_asked_unit(asked),
        terms=content_terms(asked),
        years=tuple(int(year) for year in _YEAR.findall(asked)),
        years_back=next((back for word, back in _YEARS_BACK.items() if word in asked), None),
    )


def content_terms(text: str) -> tuple[str, ...]:
    """Return the words of `text` that say what it is about, in order, each once."""
    stop = frozenset(load_lines("stopwords.txt"))
    kept = (word for word in words(_YEAR.sub(" ", text)) if word not in stop)
    return tuple(dict.fromkeys(kept))


@cache
def kind_rules() -> tuple[_Rule, ...]:
    """Return the rules for the kind of a question, in the order they are tried."""
    return tuple(_rule(entry, "kind") for entry in load_toml("question_patterns.toml")["kind"])


@cache
def role_rules() -> tuple[_Rule, ...]:
    """Return the rules for the role a question asks for, in the order they are tried."""
    return tuple(_rule(entry, "role") for entry in load_toml("question_patterns.toml")["role"])


def first_rule(rules: Sequence[_Rule], text: str) -> _Rule | None:
    """Return the first of `rules` that takes `text`."""
    return next((rule for rule in rules if rule.takes(text)), None)


def _rule(entry: dict[str, Any], key: str) -> _Rule:
    unless = "|".join(entry.get("unless", ()))
    return _Rule(
        name=entry[key],
        target=entry.get("target", ""),
        found=re.compile("|".join(entry["patterns"]), re.IGNORECASE),
        unless=re.compile(unless, re.IGNORECASE) if unless else None,
    )


def _asked_unit(text: str) -> str:
    """Return the measure word after 多少 or 几: `家`, `money` for any sum of money, "" where it says nothing."""
    rules = load_toml("question_patterns.toml")["unit"]
    match = re.search(rules["pattern"], text)
    if not match:
        return ""
    asked = match["unit"]
    if any(asked.startswith(word) for word in rules["money"]):
        return "money"
    if any(asked.startswith(word) for word in rules["any"]):
        return ""
    return asked
