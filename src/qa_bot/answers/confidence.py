"""How likely a draft is right: a logistic model over few features, fitted on questions with known answers.

The weights are data (`confidence.toml`), fitted by `python -m qa_bot.evaluation.calibrate`, which says on what.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from qa_bot.answers.draft import Asked, Draft, statement_of
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.resources import load_toml
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Features:
    """What tells a right draft from a wrong one, each in [0, 1].

    `nearness` of the cited statement to the question; `coverage` of the question's terms by the cited sentence with its
    headings, `clause` by the cited clause alone; `missing` is the weight of the terms that are not there at all;
    `margin` is how far the best statement stands above the tenth.
    """

    nearness: float
    coverage: float
    clause: float
    missing: float
    margin: float

    def values(self) -> tuple[float, ...]:
        """Return the features in the order of the weights."""
        return (self.nearness, self.coverage, self.clause, self.missing, self.margin)


def features(asked: Asked, evidence: Evidence, span: Span) -> Features:
    """Return the features of a draft that rests on `span` of `evidence`.

    A question without a Chinese character shares no term with any report: nearness stands in for its terms.
    """
    report = evidence.report
    near = asked.nearness.within(report.id, statement_of(report, evidence.span, span))
    values, order = asked.nearness.values, asked.nearness.order
    margin = float(values[order[0]] - values[order[min(9, len(order) - 1)]]) if len(order) else 0.0
    if not _HAN.search(asked.question.text):
        return Features(near, near, near, 0.0, margin)
    clause = next(
        (c for c in split_clauses(report.text, evidence.span) if c.start <= span.start < c.end), evidence.span
    )
    context = context_of(report, evidence.span)
    missing = sum(asked.matcher.weights[term] for term in asked.matcher.missing(context))
    return Features(
        near, asked.matcher.coverage(context), asked.matcher.coverage(clause.of(report.text)), missing, margin
    )


def confidence(asked: Asked, draft: Draft) -> float:
    """Return the probability that `draft` is right, in [0, 1]; a fact of the document itself is certain."""
    if draft.evidence is None:
        return draft.strength
    mark = Span(*draft.citations[0].highlights[0])
    span = mark if draft.evidence.span.covers(mark) else draft.evidence.span
    return probability(features(asked, draft.evidence, span), draft.kind)


def threshold() -> float:
    """Return the confidence below which a draft is not given."""
    return float(load_toml("confidence.toml")["threshold"])


def probability(found: Features, kind: str) -> float:
    """Return the logistic model's probability for features of a draft of `kind`."""
    model = load_toml("confidence.toml")
    score = model["bias"] + model["kind"].get(kind, 0.0)
    score += sum(weight * value for weight, value in zip(model["weights"], found.values(), strict=True))
    return 1.0 / (1.0 + math.exp(-score))
