"""A bot that needs no index, for tests of what the page shows: each kind of answer to a question that names it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qa_bot.answers.model import Answer, AnswerFigure, Citation, Derivation, Passage
from qa_bot.errors import QuestionError
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.indexing.identity import EncoderIdentity
from qa_bot.indexing.manifest import Manifest, ReportEntry
from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Report
from qa_bot.reports.plain import plain_report

TEXT = (
    "2023年青禾县水利局工作总结\n全年新建雨量站45座、水位站18座。\n**加粗**的<b>行</b>原样显示。\n"
    + "其他工作有序开展。\n" * 60
    + "完成投资1.2亿元，比上年下降3%。\n"
)
QUOTE = "全年新建雨量站45座、水位站18座。"
START = TEXT.index(QUOTE)
MARK = TEXT.index("45座")
TABLES = read_report(Path(__file__).parents[1] / "fixtures" / "reports" / "bulletin.md", "卫健委")


def report() -> Report:
    made = plain_report("水利局", TEXT, "2023年青禾县水利局工作总结")
    return replace(made, metadata=replace(made.metadata, year=2023))


REPORTS = {"水利局": report(), "卫健委": TABLES}


def citation(
    start: int = START, quote: str = QUOTE, highlights: tuple[tuple[int, int], ...] = ((MARK, MARK + 3),)
) -> Citation:
    return Citation("水利局", report().title, ("一、防汛<抗旱>",), start, start + len(quote), quote, highlights, 0.9)


def cited(text: str, mark: str, of: Report | None = None) -> Citation:
    """A citation of `text` where it stands in a report, `mark` within it highlighted."""
    of = of or report()
    start = of.text.index(text)
    first = start + text.index(mark)
    section = of.section_at(start).path
    return Citation(of.id, of.title, section, start, start + len(text), text, ((first, first + len(mark)),), 0.8)


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


def figure(metric: str, value: str, unit: str, period: str = "2023", citation: int = 0, role: str = "level"):
    return AnswerFigure(metric, value, unit, "", role, period, f"{value}{unit}", citation)


def series(question: str) -> Answer:
    """A comparison of three places, one of them falling, each with a citation of its own."""
    falling = cited("完成投资1.2亿元，比上年下降3%。", "3%")
    return answer(
        question,
        kind="comparison",
        short="甲县、乙县、丙县",
        text="甲县、乙县、丙县。\n甲县：6.5%①\n乙县：4%②\n丙县：下降3%③\n（只比较报告中找到了这项数字的。）",
        figures=tuple(
            figure("投资", value, "%", citation=n, role="growth") for n, value in enumerate(("6.5", "4", "3"))
        ),
        citations=(citation(), citation(), falling),
    )


def years(question: str) -> Answer:
    """The same figure of one place in three years, in two units."""
    return answer(
        question,
        kind="series",
        short="9000万元、1亿元、1.2亿元",
        text="9000万元、1亿元、1.2亿元。\n青禾县2021年：9000万元①\n青禾县2022年：1亿元①\n青禾县2023年：1.2亿元①",
        figures=(figure("投资", "9000", "万元"), figure("投资", "1", "亿元"), figure("投资", "1.2", "亿元")),
        citations=(cited("完成投资1.2亿元，比上年下降3%。", "1.2亿元"),),
    )


def derived(question: str) -> Answer:
    return answer(
        question,
        kind="derived",
        short="27座",
        text="27座。由报告中的数字算得。原文：“全年新建雨量站45座、水位站18座”",
        figures=(figure("雨量站", "45", "座"), figure("水位站", "18", "座")),
        derivation=Derivation("45 − 18", (0, 1), "27座"),
    )


def tabular(question: str) -> Answer:
    row = "公立医院 | 7023 | 7,320"
    return answer(question, short="7,320张", text=f"7,320张。原文：“{row}”", citations=(cited(row, "7,320", TABLES),))


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


KINDS = {"各县": series, "各年": years, "相差": derived, "病床": tabular, "白水县": refusal}


class FakeBot:
    """Answers by a word of the question, refuses 白水县, and remembers what it was asked."""

    fingerprint = "abc123"
    reports: Mapping[str, Report] = REPORTS

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.scopes: list[tuple[str, ...]] = []
        self.delay = 0.0

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.scopes.append(tuple(scope))
        time.sleep(self.delay)
        if len(question) > 100:
            raise QuestionError("the question is too long; shorten it.")
        if "崩溃" in question:
            raise RuntimeError("a fault of the program")
        made = next((make(question) for word, make in KINDS.items() if word in question), answer(question))
        return replace(made, resolved_question="全年水位站建了几座？" if question == "那水位站呢？" else question)

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
