"""A bot that needs no index, for tests of what the page shows."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa_bot.answers.model import Answer, Citation, Passage
from qa_bot.errors import QuestionError
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.indexing.encoder import EncoderIdentity
from qa_bot.indexing.manifest import Manifest, ReportEntry
from qa_bot.reports.model import Report
from qa_bot.reports.plain import plain_report

TEXT = (
    "2023年青禾县水利局工作总结\n全年新建雨量站45座、水位站18座。\n**加粗**的<b>行</b>原样显示。\n"
    + "其他工作有序开展。\n" * 60
)
QUOTE = "全年新建雨量站45座、水位站18座。"
START = TEXT.index(QUOTE)
MARK = TEXT.index("45座")


def report() -> Report:
    made = plain_report("水利局", TEXT, "2023年青禾县水利局工作总结")
    return replace(made, metadata=replace(made.metadata, year=2023))


def citation(
    start: int = START, quote: str = QUOTE, highlights: tuple[tuple[int, int], ...] = ((MARK, MARK + 3),)
) -> Citation:
    return Citation("水利局", report().title, ("一、防汛<抗旱>",), start, start + len(quote), quote, highlights, 0.9)


def answer(question: str, **changes: object) -> Answer:
    given = Answer(
        id="1",
        question=question,
        resolved_question=question,
        answered=True,
        confidence=0.9,
        kind="figure",
        short="45座",
        text=f"45座。原文：“{QUOTE}”",
        citations=(citation(),),
        suggestions=("水位站建了几座？",),
        index="abc123",
    )
    return replace(given, **changes)


def refusal(question: str) -> Answer:
    nearest = Passage("水利局", report().title, (), START, START + len(QUOTE), QUOTE)
    return Answer(
        id="2",
        question=question,
        resolved_question=question,
        answered=False,
        confidence=0.1,
        kind="none",
        short="",
        text="报告中没有提到“白水县”，无法据此回答。",
        suggestions=("雨量站建了几座？",),
        nearest=(nearest,),
        index="abc123",
    )


class FakeBot:
    """Answers everything alike, refuses 白水县, and remembers what it was asked."""

    fingerprint = "abc123"

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.delay = 0.0

    @property
    def reports(self) -> Mapping[str, Report]:
        return {"水利局": report()}

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        time.sleep(self.delay)
        if len(question) > 100:
            raise QuestionError("the question is too long; shorten it.")
        if "白水县" in question:
            return refusal(question)
        return answer(question, resolved_question="全年水位站建了几座？" if question == "那水位站呢？" else question)

    @property
    def manifest(self) -> Manifest:
        identity = EncoderIdentity("fake", "1", 2)
        entries = tuple(ReportEntry(r.id, r.file_name, r.sha256, r.title, 2023, 1, 1) for r in self.reports.values())
        built = "2026-01-01T00:00:00+00:00"
        return Manifest(1, self.fingerprint, built, identity, {}, "", "", entries, (), 1, 1, 1, {})

    @property
    def figures(self) -> Sequence[Figure]:
        return extract_figures(report())

    def related(self, citation: Citation, question: str, limit: int = 3) -> tuple[str, ...]:
        return self.suggestions(limit)

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        return ("雨量站建了几座？", "水位站建了几座？")[:limit]
