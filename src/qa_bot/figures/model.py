"""A figure: one number of a report as a checked row, with the exact place it was copied from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from qa_bot.text.numbers import plain
from qa_bot.text.span import Span

Role = Literal["level", "growth", "change", "share", "target", "completion", "from", "to"]
Origin = Literal["text", "table"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report.

    `report.text[span.start:span.end]` is the number with its unit and no more: `76家`, `21.64%`, `10余个`, `3%-5%`.
    Qualifiers before and after it (近, 超, 以上) stay outside the span and stand in `qualifier` in order, joined by …
    where the number stands between them; 余 and 多 within it are in both. `value` counts in `unit` as the report has it
    (20.6 亿元; 百分点 without 个), `base_value` in `base_unit` with 万 and 亿 worked out (2060000000 元). `period` is a
    year (`2022`), a day, a range (`2022-01/2022-12`), or empty. A range has `low` and `high`; `value` is its low end.
    """

    report: str
    metric: str
    subject: str
    value: Decimal
    unit: str
    base_value: Decimal
    base_unit: str
    qualifier: str
    role: Role
    period: str
    place: str
    sentence: Span
    span: Span
    section: tuple[str, ...]
    written: str
    origin: Origin = "text"
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.sentence.covers(self.span):
            raise ValueError(f"a figure stands within its sentence, got {self.span} in {self.sentence}")

    @property
    def text(self) -> str:
        """Return the figure as the report writes it, spaces and line breaks taken out: `713.72亿元`."""
        return "".join(self.written.split())

    def to_row(self) -> dict[str, Any]:
        """Return the figure as one row of plain JSON types (DESIGN section 2); decimals are strings."""
        return {
            "report": self.report,
            "metric": self.metric,
            "subject": self.subject,
            "value": plain(self.value),
            "unit": self.unit,
            "base_value": plain(self.base_value),
            "base_unit": self.base_unit,
            "qualifier": self.qualifier,
            "role": self.role,
            "period": self.period,
            "place": self.place,
            "text": self.text,
            "written": self.written,
            "sentence": [self.sentence.start, self.sentence.end],
            "start": self.span.start,
            "end": self.span.end,
            "section": list(self.section),
            "origin": self.origin,
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
        }

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Figure:
        """Return the figure a row of `to_row` was made of; raises KeyError or ValueError on a row of another make."""
        if row["role"] not in ROLES or row["origin"] not in ("text", "table"):
            raise ValueError(f"no role or origin of a figure: {row['role']!r}, {row['origin']!r}")
        return cls(
            report=row["report"],
            metric=row["metric"],
            subject=row["subject"],
            value=Decimal(row["value"]),
            unit=row["unit"],
            base_value=Decimal(row["base_value"]),
            base_unit=row["base_unit"],
            qualifier=row["qualifier"],
            role=row["role"],
            period=row["period"],
            place=row["place"],
            sentence=Span(*row["sentence"]),
            span=Span(row["start"], row["end"]),
            section=tuple(row["section"]),
            written=row["written"],
            origin=row["origin"],
            low=None if row["low"] is None else Decimal(row["low"]),
            high=None if row["high"] is None else Decimal(row["high"]),
        )
