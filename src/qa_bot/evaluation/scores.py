"""The measures of DESIGN section 7 over outcomes: all of them, and by kind of question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from qa_bot.evaluation.dataset import KINDS
from qa_bot.evaluation.metrics import hit_at_k, mean, ndcg_at_k, recall_at_k, reciprocal_rank
from qa_bot.evaluation.run import DEPTH, Outcome
from qa_bot.evaluation.statistics import Bin, Rate, auroc, calibration, expected_calibration_error, percentile


@dataclass(frozen=True, slots=True)
class Scores:
    """Every measure over some outcomes; None where there is nothing it could be measured on.

    `citation_hit_1` and `_3` count answered questions with evidence; a refusal that is right counts for
    `refusal_precision` (of refusals, where questions of both sorts were asked) and `refusal_recall` (of questions to be
    refused). `auroc` tells how well confidence tells answerable questions from the others; `ece` is over what was
    answered. Latency is in milliseconds.
    """

    questions: int
    accuracy: Rate
    answered: Rate
    exact_match: float | None
    f1: float | None
    citation_hit_1: Rate
    citation_hit_3: Rate
    citation_precision: Rate
    hit_1: float | None
    hit_10: float | None
    recall_10: float | None
    mrr: float | None
    ndcg_10: float | None
    refusal_precision: Rate
    refusal_recall: Rate
    auroc: float | None
    ece: float | None
    latency_p50: float | None
    latency_p95: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return the measures as plain JSON types; a rate as its hits, total, value and interval."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def score(outcomes: Sequence[Outcome]) -> Scores:
    """Return every measure over `outcomes`."""
    hopeless = [outcome for outcome in outcomes if not outcome.question.answerable]
    both = 0 < len(hopeless) < len(outcomes)
    refused = [outcome for outcome in outcomes if both and not outcome.answer.answered]
    cited = [outcome.cited for outcome in outcomes if outcome.cited is not None]
    times = [outcome.answer.elapsed_ms for outcome in outcomes]
    return Scores(
        questions=len(outcomes),
        accuracy=_rate([outcome.verdict.right for outcome in outcomes]),
        answered=_rate([outcome.answer.answered for outcome in outcomes]),
        exact_match=_mean([outcome.exact_match for outcome in outcomes]),
        f1=_mean([outcome.f1 for outcome in outcomes]),
        citation_hit_1=_rate([first for first, _ in cited]),
        citation_hit_3=_rate([three for _, three in cited]),
        citation_precision=_rate([good for outcome in outcomes for good in outcome.precise]),
        hit_1=_retrieval(outcomes, lambda found: hit_at_k(found.relevant, 1)),
        hit_10=_retrieval(outcomes, lambda found: hit_at_k(found.relevant, DEPTH)),
        recall_10=_retrieval(outcomes, lambda found: recall_at_k(found.relevant, DEPTH, found.relevant_total)),
        mrr=_retrieval(outcomes, lambda found: reciprocal_rank(found.relevant)),
        ndcg_10=_retrieval(outcomes, lambda found: ndcg_at_k(found.relevant, DEPTH, found.relevant_total)),
        refusal_precision=_rate([not outcome.question.answerable for outcome in refused]),
        refusal_recall=_rate([not outcome.answer.answered for outcome in hopeless]),
        auroc=auroc(*_confidences(outcomes)),
        ece=expected_calibration_error(bins_of(outcomes)),
        latency_p50=percentile(times, 0.5),
        latency_p95=percentile(times, 0.95),
    )


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """Return the measures of each kind that was asked, in the order of the design."""
    kinds = {kind: [outcome for outcome in outcomes if outcome.question.kind == kind] for kind in KINDS}
    return {kind: score(found) for kind, found in kinds.items() if found}


def bins_of(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Return the calibration bins of what was answered."""
    answered = [outcome for outcome in outcomes if outcome.answer.answered]
    return calibration([o.answer.confidence for o in answered], [o.verdict.right for o in answered])


def _confidences(outcomes: Sequence[Outcome]) -> tuple[list[float], list[float]]:
    """Return the confidences of answerable questions, and those of the others."""
    answerable = [o.answer.confidence for o in outcomes if o.question.answerable]
    return answerable, [o.answer.confidence for o in outcomes if not o.question.answerable]


def _retrieval(outcomes: Sequence[Outcome], measure: Callable[[Outcome], float]) -> float | None:
    return _mean([measure(outcome) for outcome in outcomes if outcome.question.evidence])


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return mean(known) if known else None


def _rate(flags: Sequence[bool]) -> Rate:
    return Rate(sum(flags), len(flags))


def _plain(value: object) -> object:
    if isinstance(value, Rate):
        low, high = value.interval
        known = None if value.value is None else round(value.value, 4)
        return {"value": known, "hits": value.hits, "total": value.total, "low": round(low, 4), "high": round(high, 4)}
    return round(value, 4) if isinstance(value, float) else value
