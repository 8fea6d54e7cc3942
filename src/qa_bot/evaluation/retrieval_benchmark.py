"""The retrieval benchmark of `make bench`: CMRC2018 (Cui et al. 2019), whose file has SQuAD's form.

A hit counts where the chunk is of the question's own paragraph and holds one of its answers. Paragraphs are chunked,
encoded and searched by the very code that reports are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from qa_bot.config import Config
from qa_bot.errors import QABotError, QuestionError
from qa_bot.evaluation.metrics import hit_at_k, mean, reciprocal_rank
from qa_bot.indexing.chunking import Chunk, chunk_report
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Encoder, load_encoder
from qa_bot.indexing.identity import BUNDLED
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.reports.plain import plain_report
from qa_bot.retrieval.search import Searcher
from qa_bot.text.normalize import normalize_query

DEPTH = 10
"""Hits looked at a question."""


@dataclass(frozen=True, slots=True)
class BenchmarkQuestion:
    """A question, the paragraph it was asked of, and the answers people gave."""

    text: str
    paragraph: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Paragraphs by id, with their article's title, and the questions on them."""

    paragraphs: dict[str, str]
    titles: dict[str, str]
    questions: tuple[BenchmarkQuestion, ...]


@dataclass(frozen=True, slots=True)
class RetrievalScore:
    """What was measured, over all questions."""

    questions: int
    chunks: int
    hit_at_1: float
    hit_at_5: float
    mrr_at_10: float


def read_benchmark(path: Path) -> Benchmark:
    """Read a SQuAD-form file; raise `QuestionError` where it is not one."""
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        pairs = [(article.get("title", ""), part) for article in articles for part in article["paragraphs"]]
        return Benchmark(
            paragraphs={part["id"]: part["context"] for _, part in pairs},
            titles={part["id"]: title for title, part in pairs},
            questions=tuple(
                BenchmarkQuestion(asked["question"], part["id"], tuple(given["text"] for given in asked["answers"]))
                for _, part in pairs
                for asked in part["qas"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionError(f"{path} is not a SQuAD-form benchmark ({error}); give such a file.") from error


def measure(benchmark: Benchmark, encoder: Encoder, config: Config, *, titles: bool = False) -> RetrievalScore:
    """Index the paragraphs, ask every question, and score the ranking.

    `titles` tells whether a chunk is indexed under its article's title, as a report's chunks are; without it the
    figures compare with those published for plain paragraphs.
    """
    chunks = [
        chunk
        for name, text in benchmark.paragraphs.items()
        for chunk in chunk_report(plain_report(name, text, benchmark.titles[name] if titles else ""), config)
    ]
    texts = [chunk.contextual_text for chunk in chunks]
    dense = DenseIndex.from_vectors(encoder.encode_documents(texts))
    searcher = Searcher(chunks, dense, LexicalIndex.from_texts(texts, config), config)
    ranked = [_relevance(question, searcher, encoder) for question in track(benchmark.questions, "检索")]
    return RetrievalScore(
        questions=len(ranked),
        chunks=len(chunks),
        hit_at_1=mean([hit_at_k(relevant, 1) for relevant in ranked]),
        hit_at_5=mean([hit_at_k(relevant, 5) for relevant in ranked]),
        mrr_at_10=mean([reciprocal_rank(relevant) for relevant in ranked]),
    )


def _relevance(question: BenchmarkQuestion, searcher: Searcher, encoder: Encoder) -> list[bool]:
    query = normalize_query(question.text)
    hits = searcher.search(query, encoder.encode_query(query), k=DEPTH)
    return [is_right(hit.chunk, question.paragraph, question.answers) for hit in hits]


def is_right(chunk: Chunk, paragraph: str, answers: Sequence[str]) -> bool:
    """Tell whether `chunk` is of `paragraph` and holds one of `answers`."""
    return chunk.report == paragraph and any(answer in chunk.text for answer in answers)


def main(
    path: Annotated[Path, typer.Argument(metavar="CMRC.json")],
    model: Annotated[str, typer.Option("--model")] = BUNDLED,
    titles: Annotated[bool, typer.Option("--titles", help="Index chunks under their article's title.")] = False,
) -> None:
    """Measure hit@1, hit@5 and MRR@10 on a SQuAD-form benchmark."""
    try:
        score = measure(read_benchmark(path), load_encoder(model), Config(), titles=titles)
    except QABotError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    Console(highlight=False, soft_wrap=True).print(
        f"{score.questions} questions, {score.chunks} chunks, titles {'on' if titles else 'off'}: "
        f"hit@1 {score.hit_at_1:.4f}  hit@5 {score.hit_at_5:.4f}  MRR@10 {score.mrr_at_10:.4f}"
    )


if __name__ == "__main__":
    typer.run(main)
