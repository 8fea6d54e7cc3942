"""CMRC2018 answered from an index of all its paragraphs: exact match and F1 beside the published ones; `make bench`.

The published figures are of trained readers that are handed the right paragraph and asked for a span of it: on the
development set PERT-large reaches 73.5 EM / 90.8 F1 (hfl/chinese-pert-large-mrc), on the hidden test set people reach
92.4 / 97.9 (ymcui.com/cmrc2018). Here the paragraph has to be found first, nothing was trained on the task, and the
bot may refuse, which counts as wrong: an open-retrieval task, harder than that one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.console import Console
from rich.progress import track

from qa_bot.answers.model import Answer
from qa_bot.bot import QABot
from qa_bot.errors import QABotError
from qa_bot.evaluation.cmrc import exact_match, f1
from qa_bot.evaluation.metrics import mean
from qa_bot.evaluation.retrieval_benchmark import Benchmark, BenchmarkQuestion, read_benchmark
from qa_bot.indexing.build import build_index


class Asked(Protocol):
    """What answers: `QABot`."""

    def ask(self, question: str) -> Answer:
        """Answer a question over all paragraphs."""


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """What was measured over all questions, a refusal counting as an empty answer: means, in [0, 1].

    `right_paragraph` is the share whose first citation is of the question's own paragraph.
    """

    questions: int
    answered: float
    right_paragraph: float
    exact_match: float
    f1: float
    f1_of_answered: float


def first_paragraphs(benchmark: Benchmark, limit: int) -> Benchmark:
    """Return the first `limit` paragraphs of a benchmark with their questions."""
    kept = dict(list(benchmark.paragraphs.items())[:limit])
    questions = tuple(question for question in benchmark.questions if question.paragraph in kept)
    return Benchmark(kept, {name: benchmark.titles[name] for name in kept}, questions)


def write_paragraphs(benchmark: Benchmark, folder: Path) -> None:
    """Write every paragraph into `folder` as a file named by its id, under its article's title."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in benchmark.paragraphs.items():
        (folder / f"{name}.txt").write_text(f"{benchmark.titles[name]}\n\n{text}\n", encoding="utf-8")


def measure(bot: Asked, questions: Sequence[BenchmarkQuestion]) -> AnswerScore:
    """Ask every question and score the short answers."""
    answers = [bot.ask(question.text) for question in track(questions, "回答", console=Console(stderr=True))]
    pairs = list(zip(questions, answers, strict=True))
    runs = [f1(answer.short, question.answers) for question, answer in pairs]
    return AnswerScore(
        questions=len(pairs),
        answered=mean([float(answer.answered) for answer in answers]),
        right_paragraph=mean([float(_is_of_paragraph(answer, question)) for question, answer in pairs]),
        exact_match=mean([exact_match(answer.short, question.answers) for question, answer in pairs]),
        f1=mean(runs),
        f1_of_answered=mean([run for run, answer in zip(runs, answers, strict=True) if answer.answered]),
    )


def _is_of_paragraph(answer: Answer, question: BenchmarkQuestion) -> bool:
    return answer.answered and answer.citations[0].report == question.paragraph


def main(
    path: Annotated[Path, typer.Argument(metavar="CMRC.json")],
    limit: Annotated[int, typer.Option("--limit", help="Paragraphs at most.", min=1)] = 1_000_000,
    work: Annotated[
        Path | None, typer.Option("--work", help="Keep paragraphs and index here, for another run.", metavar="DIR")
    ] = None,
) -> None:
    """Measure exact match and F1 of the answers to a SQuAD-form benchmark, over all of its paragraphs."""
    try:
        benchmark = first_paragraphs(read_benchmark(path), limit)
        with tempfile.TemporaryDirectory() as scratch:
            folder = work or Path(scratch)
            write_paragraphs(benchmark, folder / "paragraphs")
            build_index(folder / "paragraphs", folder / "index")
            score = measure(QABot.load(folder / "index"), benchmark.questions)
    except QABotError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    Console(highlight=False, soft_wrap=True).print(
        f"{score.questions} questions over {len(benchmark.paragraphs)} paragraphs: answered {score.answered:.3f}, "
        f"right paragraph {score.right_paragraph:.3f}, EM {score.exact_match:.4f}  F1 {score.f1:.4f}  (F1 of what was "
        f"answered {score.f1_of_answered:.4f})"
    )


if __name__ == "__main__":
    typer.run(main)
