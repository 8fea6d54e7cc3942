"""Asking every question of a file and judging the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa_bot.answers.model import Answer
from qa_bot.config import Config
from qa_bot.errors import QuestionError
from qa_bot.evaluation.cmrc import exact_match, f1
from qa_bot.evaluation.dataset import GradedQuestion, parts
from qa_bot.evaluation.judge import Verdict, judge
from qa_bot.evaluation.support import Place, evidence_found, is_precise, places_cited, places_of, supports
from qa_bot.indexing.chunking import chunk_report
from qa_bot.indexing.manifest import Manifest
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit
from qa_bot.text.normalize import normalize

DEPTH = 10
"""Hits looked at a question."""
TEXTUAL = frozenset(("figure", "span", "list", "derived"))
"""Kinds whose gold is the text of an answer, so that exact match and F1 mean something."""


class Bot(Protocol):
    """What is evaluated: `QABot`, or one that was broken on purpose."""

    @property
    def manifest(self) -> Manifest:
        """Return what the index was built from."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by id."""

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        """Answer a question."""

    def search(self, query: str, *, scope: Sequence[str] = (), k: int | None = None) -> list[Hit]:
        """Return the chunks nearest to `query`, best first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its answer, and what is thought of it.

    `cited` tells for k = 1 and 3 whether the first k citations hold the evidence, None where nothing was answered or
    the question names no evidence; `precise` for each citation whether it supports the answer; `relevant` for each of
    the first hits of a search whether it holds evidence, of `relevant_total` chunks that do.
    """

    question: GradedQuestion
    answer: Answer
    verdict: Verdict
    exact_match: float | None
    f1: float | None
    cited: tuple[bool, bool] | None
    precise: tuple[bool, ...]
    relevant: tuple[bool, ...]
    relevant_total: int


def evaluate(
    bot: Bot, questions: Sequence[GradedQuestion], advance: Callable[[int], None] = lambda _: None
) -> list[Outcome]:
    """Ask `bot` every question and judge its answers; `advance` is told of each one done.

    Raises `QuestionError`, before anything is asked, where questions are on reports that the index does not hold.
    """
    _refuse_unknown_scopes(bot, questions)
    library = _chunks(bot)
    outcomes = []
    for question in questions:
        outcomes.append(_outcome(bot, question, library))
        advance(1)
    return outcomes


def _chunks(bot: Bot) -> list[Place]:
    """Return every chunk of the index as a passage, cut as it was when the index was built."""
    config = Config.from_dict(bot.manifest.settings)
    chunks = [chunk for report in bot.reports.values() for chunk in chunk_report(report, config)]
    return places_of(chunks, bot.reports)


def _outcome(bot: Bot, question: GradedQuestion, library: Sequence[Place]) -> Outcome:
    answer = _ask(bot, question)
    hits = bot.search(answer.resolved_question, scope=question.scope, k=DEPTH) if question.evidence else []
    found = places_of([hit.chunk for hit in hits], bot.reports)
    cited = places_cited(answer.citations, bot.reports)
    judged = bool(question.evidence) and answer.answered
    em, best = _textual(question, answer)
    return Outcome(
        question=question,
        answer=answer,
        verdict=judge(question, answer),
        exact_match=em,
        f1=best,
        cited=(evidence_found(cited, question, 1), evidence_found(cited, question, 3)) if judged else None,
        precise=tuple(is_precise(place, question) for place in cited) if judged else (),
        relevant=tuple(supports(place, question) for place in found),
        relevant_total=sum(supports(place, question) for place in library) if question.evidence else 0,
    )


def _refuse_unknown_scopes(bot: Bot, questions: Sequence[GradedQuestion]) -> None:
    known = {*bot.reports, *(report.file_name for report in bot.reports.values())}
    wrong = [question for question in questions if not known.issuperset(question.scope)]
    if wrong:
        absent = "、".join(sorted({name for question in wrong for name in question.scope} - known))
        raise QuestionError(
            f"{len(wrong)} questions ({wrong[0].id} first) are on reports the index does not hold: {absent}; build the "
            "index with them, or take these questions out."
        )


def _ask(bot: Bot, question: GradedQuestion) -> Answer:
    try:
        return bot.ask(question.question, history=question.history, scope=question.scope, question_id=question.id)
    except QuestionError as error:
        raise QuestionError(f"question {question.id}: {error}") from error


def _textual(question: GradedQuestion, answer: Answer) -> tuple[float | None, float | None]:
    """Return CMRC2018's exact match and F1 of the short answer, spelling normalised first; None where none is due."""
    if question.kind not in TEXTUAL:
        return None, None
    gold = [normalize("、".join(parts(alternative))) for alternative in question.gold]
    short = normalize(answer.short)
    return exact_match(short, gold), f1(short, gold)
