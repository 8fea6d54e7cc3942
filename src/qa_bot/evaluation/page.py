"""The evaluation as one self-contained page: no script, style, font or picture from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qa_bot.answers.model import Citation
from qa_bot.evaluation.charts import accuracy_chart, calibration_chart, latency_chart
from qa_bot.evaluation.dataset import Alternative, parts
from qa_bot.evaluation.results import Run
from qa_bot.evaluation.run import Outcome
from qa_bot.evaluation.scores import bins_of
from qa_bot.evaluation.statistics import Rate
from qa_bot.resources import load_toml

NONE = "—"
_PERCENT = frozenset(("exact_match", "f1", "hit_1", "hit_10", "recall_10"))
_MILLISECONDS = frozenset(("latency_p50", "latency_p95"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, highlighted or not."""

    text: str
    marked: bool


def words() -> dict[str, Any]:
    """Return every word a reader of the page or of the terminal's table sees."""
    return load_toml("eval_report.toml")


def render(run: Run) -> str:
    """Return the page of a run."""
    broken = run.comparison.answers.broken if run.comparison else ()
    return (
        _environment()
        .get_template("eval_report.html")
        .render(
            run=run,
            words=words(),
            overall=run.overall,
            rows={"all": run.overall, **run.by_kind},
            measures=words()["measure"],
            charts=_charts(run),
            failures=run.failures,
            kinds=list(dict.fromkeys(outcome.question.kind for outcome in run.failures)),
            whys=list(dict.fromkeys(_why(outcome) for outcome in run.failures)),
            broken=frozenset(broken),
            why=_why,
            gold=told_gold,
            show=show_measure,
            interval=show_interval,
            pieces=pieces,
        )
    )


def show_measure(name: str, value: Rate | float | None) -> str:
    """Return a measure as a reader sees it: a share in percent, a latency in milliseconds, — for none."""
    number = value.value if isinstance(value, Rate) else value
    if number is None:
        return NONE
    if name == "questions":
        return str(number)
    if name in _MILLISECONDS:
        return f"{number:.0f} ms"
    return f"{number:.1%}" if isinstance(value, Rate) or name in _PERCENT else f"{number:.3f}"


def show_interval(rate: Rate) -> str:
    """Return the 95% interval of a share as a reader sees it, — where nothing was counted."""
    low, high = rate.interval
    return f"{low * 100:.1f}–{high * 100:.1f}%" if rate.total else NONE


def told_gold(alternatives: tuple[Alternative, ...], between: str) -> str:
    """Return gold answers as one line: strings that must all be there joined by ＋, alternatives by `between`."""
    return between.join(" ＋ ".join(parts(alternative)) for alternative in alternatives)


def pieces(citation: Citation) -> Iterator[Piece]:
    """Yield a quote in stretches, its highlights marked."""
    place = citation.start
    for start, end in sorted(citation.highlights):
        if start >= place:
            yield Piece(citation.quote[place - citation.start : start - citation.start], marked=False)
            yield Piece(citation.quote[start - citation.start : end - citation.start], marked=True)
            place = end
    yield Piece(citation.quote[place - citation.start :], marked=False)


def _why(outcome: Outcome) -> str:
    """Return why an outcome is among the failures: a right answer is there for its citation."""
    return "wrong_citation" if outcome.verdict.right else outcome.verdict.why.value


def _charts(run: Run) -> dict[str, Markup]:
    named, said = words()["kind"], words()["page"]
    rates = {named[kind]: scores.accuracy for kind, scores in run.by_kind.items()}
    drawn = {
        "accuracy": accuracy_chart(rates),
        "calibration": calibration_chart(bins_of(run.outcomes), said["confidence"], said["share_right"]),
        "latency": latency_chart([outcome.answer.elapsed_ms for outcome in run.outcomes], said["taken"]),
    }
    return {name: Markup(svg) for name, svg in drawn.items()}


@cache
def _environment() -> Environment:
    loader = PackageLoader("qa_bot", "resources")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
