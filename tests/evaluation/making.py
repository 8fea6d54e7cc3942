"""Answers and questions made by hand, for judging."""

from __future__ import annotations

from qa_bot.answers.model import Answer, Citation
from qa_bot.evaluation.dataset import GradedQuestion

REPORT = "甲县2023年政府工作报告"


def question(kind, *gold, evidence=(), report="", name="q-1"):
    return GradedQuestion(name, "问？", kind=kind, gold=gold, evidence=evidence, report=report)


def citation(quote, report=REPORT, start=0):
    return Citation(report, report, (), start, start + len(quote), quote, ((start, start + len(quote)),), 0.9)


def answer(short="", text="", quotes=("一句。",), confidence=0.8, elapsed_ms=10.0, report=REPORT):
    cited = tuple(citation(quote, report) for quote in quotes)
    return Answer(
        "q-1", "问？", "问？", answered=True, confidence=confidence, kind="figure", short=short, text=text or short,
        citations=cited, elapsed_ms=elapsed_ms,
    )  # fmt: skip


def refusal(confidence=0.2, elapsed_ms=5.0):
    return Answer(
        "q-1", "问？", "问？", answered=False, confidence=confidence, kind="none", short="", text="没有。",
        elapsed_ms=elapsed_ms,
    )  # fmt: skip
