"""What a question asks for, once understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal["figure", "derived", "span", "list", "yesno", "summary", "open"]
Target = Literal[
    "",
    "document_number",
    "title",
    "issuer",
    "document_date",
    "person",
    "partner",
    "ordinal",
    "date",
    "duration",
    "phone",
    "place",
    "name",
]
AskedRole = Literal["", "level", "growth", "change", "share", "target", "completion", "from", "to"]


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question; `emphasis`, in (0, 1], says how much its part of speech tells of its subject."""

    text: str
    emphasis: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood.

    `terms` are its content words in order, without question words, years and stop words; `names` the places, bodies and
    ordinals it names, which an answer must not pass over;
    `unit` the measure word it asks for ("" where any will do, "money" for any sum of money); `years` the years it
    names, `report_years` those it names a report by (2014年政府工作报告); `years_back` how many years back it points
    (今年 0, 去年 1), None where it does not; `focus` the part of the text that asks, without who asks and politeness,
    and `excluded` what it says it does not ask for.
    """

    text: str
    kind: QuestionKind
    target: Target
    role: AskedRole
    unit: str
    terms: tuple[Term, ...]
    names: tuple[str, ...]
    years: tuple[int, ...]
    report_years: tuple[int, ...]
    years_back: int | None = None
    focus: str = ""
    excluded: str = ""
