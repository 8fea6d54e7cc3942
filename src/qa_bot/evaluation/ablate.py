"""What each part is worth: the same questions asked of the bot without it; `make ablate`.

Dense only and lexical only change the fusion of the chunk search; nearest statements and names of figures are dense in
both. Without the figure library no number has a metric, a role or a period.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from qa_bot.bot import QABot
from qa_bot.errors import QABotError
from qa_bot.evaluation.compare import Change, compare, judged
from qa_bot.evaluation.dataset import GradedQuestion, read_graded
from qa_bot.evaluation.page import show_measure, words
from qa_bot.evaluation.run import Outcome, evaluate
from qa_bot.evaluation.scores import score
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.encoder import Encoder, load_encoder
from qa_bot.indexing.store import Index, load_index

MEASURES = (
    "accuracy", "answered", "citation_hit_1", "mrr", "refusal_precision", "refusal_recall",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ablation:
    """A bot without one part; `name` is a key of the words of `eval_report.toml`."""

    name: str
    make: Callable[[Index, Encoder], QABot]


def with_dense_weight(index: Index, encoder: Encoder, weight: float) -> QABot:
    """Return a bot whose chunk search weighs the dense score by `weight` in [0, 1]."""
    settings = {**index.manifest.settings, "dense_weight": weight}
    return QABot(replace(index, manifest=replace(index.manifest, settings=settings)), encoder)


def without_figures(index: Index, encoder: Encoder) -> QABot:
    """Return a bot that has no figure library."""
    none = DenseIndex.from_vectors(np.zeros((0, index.dense.dimensions), dtype=np.float32))
    return QABot(replace(index, figures=(), figure_vectors=none), encoder)


ABLATIONS = (
    Ablation("full", QABot),
    Ablation("dense_only", lambda index, encoder: with_dense_weight(index, encoder, 1.0)),
    Ablation("lexical_only", lambda index, encoder: with_dense_weight(index, encoder, 0.0)),
    Ablation("no_figures", without_figures),
    Ablation("no_refusal", lambda index, encoder: QABot(index, encoder, may_refuse=False)),
)


def main(
    questions: Annotated[Path, typer.Argument(metavar="[QUESTIONS.jsonl]")] = Path("data/eval/questions.jsonl"),
    index: Annotated[Path, typer.Option("--index", metavar="DIR", help="The folder of the index.")] = Path("index"),
    split: Annotated[Literal["dev", "test", "all"], typer.Option("--split", help="Which half to ask.")] = "all",
) -> None:
    """Print the measures of the whole bot and of the bot without each part."""
    try:
        lines, loaded = read_graded(questions, split), load_index(index)
        encoder = load_encoder(loaded.manifest.encoder.name)
        runs = {ablation.name: _run(ablation, loaded, encoder, lines) for ablation in ABLATIONS}
    except QABotError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    Console(highlight=False, soft_wrap=True).print(_table(runs))


def _run(ablation: Ablation, index: Index, encoder: Encoder, lines: Sequence[GradedQuestion]) -> list[Outcome]:
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(words()["ablation"][ablation.name], total=len(lines))
        return evaluate(ablation.make(index, encoder), lines, lambda done: progress.advance(task, done))


def _table(runs: dict[str, list[Outcome]]) -> Table:
    said = words()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for heading in ("", *(said["measure"][name] for name in MEASURES), said["ablation"]["change"]):
        table.add_column(heading, no_wrap=True)
    whole = judged(runs["full"])
    for name, outcomes in runs.items():
        scores = score(outcomes)
        changed = compare(judged(outcomes), whole).answers
        cells = (show_measure(measure, getattr(scores, measure)) for measure in MEASURES)
        table.add_row(said["ablation"][name], *cells, "" if name == "full" else _told(changed))
    return table


def _told(change: Change) -> str:
    return f"+{len(change.fixed)} −{len(change.broken)}  p={change.p_value:.3f}"


if __name__ == "__main__":
    typer.run(main)
