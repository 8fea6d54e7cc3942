"""The answer object of the contract: what a reader sees, and everything it rests on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from qa_bot.figures.model import Role

AnswerKind = Literal[
    "figure", "span", "list", "yesno", "summary", "definition", "comparison", "series", "derived", "none"
]


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of a report: `report.text[start:end] == quote`.

    `highlights` are the exact spans the answer rests on, in characters of the *report's* text (not of the quote), each
    within [start, end). `score` is the retrieval score, higher is better, at most 1.
    """

    report: str
    title: str
    section: tuple[str, ...]
    start: int
    end: int
    quote: str
    highlights: tuple[tuple[int, int], ...]
    score: float

    def __post_init__(self) -> None:
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"a quote of {len(self.quote)} characters cannot span [{self.start}, {self.end})")
        for start, end in self.highlights:
            if not self.start <= start < end <= self.end:
                raise ValueError(f"highlight [{start}, {end}) lies outside the quote [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure an answer states, as the report writes it; `citation` is an index into the answer's citations."""

    metric: str
    value: str
    unit: str
    qualifier: str
    role: Role
    period: str
    text: str
    citation: int


@dataclass(frozen=True, slots=True)
class Derivation:
    """Shown arithmetic: `expression` over the figures at `inputs`, and its `result` with the unit."""

    expression: str
    inputs: tuple[int, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage offered beside a refusal; it is *not* evidence, and faces name it 最接近的段落."""

    report: str
    title: str
    section: tuple[str, ...]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; see DESIGN section 2 for each field. A refusal has `answered=False`, no figures and no citations."""

    id: str
    question: str
    resolved_question: str
    answered: bool
    confidence: float
    kind: AnswerKind
    short: str
    text: str
    figures: tuple[AnswerFigure, ...] = ()
    derivation: Derivation | None = None
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    nearest: tuple[Passage, ...] = ()
    index: str = ""
    elapsed_ms: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies in [0, 1], got {self.confidence}")
        if self.answered and not self.citations:
            raise ValueError("an answer needs at least one citation")
        if not self.answered and (self.citations or self.figures or self.short):
            raise ValueError("a refusal carries no figures, no citations and no short answer")

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain JSON types, keys in the order of the contract."""
        return asdict(self)
