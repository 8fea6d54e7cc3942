"""`qa-bot eval`: how right the answers are, by kind of question, and whether they got worse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from qa_bot.cli.common import DATA, INDEX, DataOption, DebugOption, IndexOption, err, failures, out, progress_bar

if TYPE_CHECKING:
    from qa_bot.evaluation.compare import Comparison
    from qa_bot.evaluation.results import Run

QUESTIONS = Path("data/eval/questions.jsonl")
_ANSWERS = ("accuracy", "exact_match", "f1", "citation_hit_1", "citation_hit_3", "citation_precision")
_FINDING = ("hit_1", "hit_10", "recall_10", "mrr", "ndcg_10")
_TRUST = ("answered", "refusal_precision", "refusal_recall", "auroc", "ece", "latency_p50", "latency_p95")


def evaluate(
    questions: Annotated[
        Path, typer.Argument(help="A file of question lines with gold answers.", metavar="[QUESTIONS.jsonl]")
    ] = QUESTIONS,
    output: Annotated[
        Path | None, typer.Option("--output", help="Write results.json, baseline.json and report.html.", metavar="DIR")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="An earlier run's baseline.json or results.json.", metavar="FILE")
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", help="Fail below this strict accuracy.", min=0, max=1, metavar="X")
    ] = None,
    split: Annotated[
        Literal["dev", "test", "all"], typer.Option("--split", help="Which half of the questions to ask.")
    ] = "all",
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    debug: DebugOption = False,
) -> None:
    """Measure how right the answers are; fail where they are worse than --baseline or below --fail-under."""
    with failures(debug):
        run = _ask(questions, split, index, baseline)
        if output is not None:
            _write(run, output)
    _print(run)
    if output is not None:
        out.print(f"结果已写入 {escape(str(output))}：report.html、results.json、baseline.json。")
    complaints = [*_worse(run), *_below(run, fail_under)]
    for complaint in complaints:
        err.print(f"qa-bot: {complaint}")
    if complaints:
        raise typer.Exit(1)


def _ask(questions: Path, split: str, index: Path, baseline: Path | None) -> Run:
    """Ask every question, with a progress bar, and compare with the earlier run where one is given."""
    from qa_bot.bot import QABot
    from qa_bot.evaluation.compare import compare, judged, read_baseline
    from qa_bot.evaluation.dataset import read_graded
    from qa_bot.evaluation.results import Run
    from qa_bot.evaluation.run import evaluate as ask_all

    lines = read_graded(questions, split)
    earlier = read_baseline(baseline) if baseline else None
    bot = QABot.load(index)
    with progress_bar() as bar:
        bar.start("评测", len(lines))
        outcomes = ask_all(bot, lines, bar.advance)
    changed = compare(judged(outcomes), earlier) if earlier is not None else None
    return Run(questions.name, split, bot.fingerprint, outcomes, changed)


def _write(run: Run, folder: Path) -> None:
    from qa_bot.evaluation.page import render
    from qa_bot.evaluation.results import PAGE

    run.save(folder)
    (folder / PAGE).write_text(render(run), encoding="utf-8")


def _print(run: Run) -> None:
    """Print the measures by kind in three tables, and what changed."""
    from qa_bot.evaluation.page import words

    said = words()
    out.print(
        said["page"]["about"].format(
            file=escape(run.file),
            split=said["split"].get(run.split, run.split),
            count=len(run.outcomes),
            index=run.index,
        )
    )
    for measures in (_ANSWERS, _FINDING, _TRUST):
        out.print(_table(run, measures))
    if run.comparison:
        _print_comparison(run.comparison)


def _table(run: Run, measures: Sequence[str]) -> Table:
    """Return some measures, a row for each kind; accuracy with its interval."""
    from qa_bot.evaluation.page import show_interval, show_measure, words

    said = words()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)  # 80 columns are enough
    table.add_column("", no_wrap=True)
    for name in ("questions", *measures):
        table.add_column(said["measure"][name], justify="right", no_wrap=True)
        if name == "accuracy":
            table.add_column(said["page"]["interval"], no_wrap=True)
    for kind, scores in {**run.by_kind, "all": run.overall}.items():
        cells = [show_measure(name, getattr(scores, name)) for name in measures]
        if measures[0] == "accuracy":
            cells.insert(1, show_interval(scores.accuracy))
        table.add_row(said["kind"][kind], str(scores.questions), *cells, style="bold" if kind == "all" else None)
    return table


def _print_comparison(comparison: Comparison) -> None:
    from qa_bot.evaluation.page import words

    said = words()["compared"]
    table = Table(said["aspect"], said["fixed"], said["broken"], "p", title=said["title"], box=SIMPLE_HEAD)
    for change in (comparison.answers, comparison.citations, *comparison.kinds):
        name = said.get(change.aspect) or words()["kind"][change.aspect]
        mark = f" {said['worse']}" if change in comparison.worse else ""
        table.add_row(name, _ids(change.fixed), _ids(change.broken), f"{change.p_value:.4f}{mark}")
    out.print(table)
    counts = {"added": len(comparison.added), "gone": len(comparison.gone)}
    out.print(said["counted"].format(compared=comparison.compared, **counts))


def _ids(ids: tuple[str, ...], most: int = 12) -> str:
    """Return how many and which, a dozen at most."""
    more = " …" if len(ids) > most else ""
    return escape(f"{len(ids)}  {' '.join(ids[:most])}{more}".strip())


def _worse(run: Run) -> list[str]:
    if run.comparison is None or not run.comparison.worse:
        return []
    named = ", ".join(
        f"{change.aspect} ({len(change.broken)} broken, {len(change.fixed)} fixed, p={change.p_value:.4f})"
        for change in run.comparison.worse
    )
    return [f"worse than the baseline: {named}; mend what broke, or make a new baseline with --output."]


def _below(run: Run, least: float | None) -> list[str]:
    accuracy = run.overall.accuracy.value
    if least is None or accuracy is None or accuracy >= least:
        return []
    return [f"strict accuracy {accuracy:.4f} is below --fail-under {least}; see the failures with --output DIR."]
