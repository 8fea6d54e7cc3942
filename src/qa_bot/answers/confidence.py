"""How likely a draft is right: a logistic model over few features, fitted on questions with known answers.

The weights are data (`confidence.toml`), which says on what they were fitted.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from qa_bot.answers.constraints import is_of_asked_year, unmet_names
from qa_bot.answers.draft import Asked, Draft, statement_of
from qa_bot.answers.evidence import Evidence, context_of, own_words, superiors_meant
from qa_bot.answers.matching import held
from qa_bot.resources import load_toml
from qa_bot.text.span import Span

_HAN = re.compile(r"[\u4e00-\u9fff]")
OF_ANOTHER = 0.1
"""What is left of the probability where the evidence is of another place, body, year or thing than the question's."""
HELD = 0.3
"""How much of a noun must be there for the statement not to lack it."""
LONG, MANY = 60, 8
"""Characters of a question, and nouns in it, that count as 1 at least."""


@dataclass(frozen=True, slots=True)
class Features:
    """What tells a right draft from a wrong one, each in [0, 1].

    `fit` is the composer's own measure; `nearness` that of the cited statement to the question; `coverage` the share of
    the question's terms that the cited sentence holds with its headings; `lacking` the share of its nouns, by weight,
    that the cited statement, the heading above it and the report's title do not hold. `lead` and `called` are those of
    the draft; `behind` tells by how much its sentence fits less than the best of the evidence, `length` and `nouns` how
    long the question is and how many nouns it has.
    """

    fit: float
    nearness: float
    coverage: float
    lacking: float
    lead: float = 0.0
    called: float = 0.0
    behind: float = 0.0
    length: float = 0.0
    nouns: float = 0.0

    def values(self) -> tuple[float, ...]:
        """Return the features in the order of the weights."""
        own = (self.fit, self.nearness, self.coverage, self.lacking, self.lead, self.called)
        return (*own, self.behind, self.length, self.nouns)


def features(asked: Asked, draft: Draft, evidence: Evidence, span: Span) -> Features:
    """Return the features of a draft that rests on `span` of `evidence`.

    A question without a Chinese character shares no term with any report: nearness stands in for its terms.
    """
    report = evidence.report
    statement = statement_of(report, evidence.span, span)
    near = asked.nearness.within(report.id, statement)
    best = asked.evidence[0].score if asked.evidence else 0.0
    shared = Features(
        fit=draft.strength,
        nearness=near,
        coverage=near,
        lacking=1.0 - near,
        lead=draft.lead,
        called=draft.called,
        behind=max(0.0, best - evidence.score),
        length=min(1.0, len(asked.question.text) / LONG),
        nouns=min(1.0, len(_nouns(asked)) / MANY),
    )
    if not _HAN.search(asked.question.text):
        return shared
    if draft.kind == "summary":
        return _of_summary(asked, draft, shared)
    place, section = report.metadata.place, report.section_at(span.start)
    around = (*own_words(place), *superiors_meant(place, evidence.text))
    heading = " ".join((report.title_at(span.start), place, *around, section.title))
    names = " ".join(figure.metric for figure in draft.figures)  # a table's rows leave out what heads them
    coverage = asked.matcher.coverage(f"{context_of(report, evidence.span)} {names}")
    lacking = _lacking(asked, f"{heading} {statement.of(report.text)} {names}")
    return replace(shared, coverage=coverage, lacking=lacking)


def _of_summary(asked: Asked, draft: Draft, shared: Features) -> Features:
    """Return the features of a summary: all it cites, with the headings, speaks of the topic together."""
    reports = [asked.reports[citation.report] for citation in draft.citations]
    spans = [Span(citation.start, citation.end) for citation in draft.citations]
    told = " ".join(context_of(report, span) for report, span in zip(reports, spans, strict=True))
    near = max(asked.nearness.within(report.id, span) for report, span in zip(reports, spans, strict=True))
    coverage, lacking = asked.matcher.coverage(told), _lacking(asked, told)
    return replace(shared, nearness=near, coverage=coverage, lacking=lacking)


def _nouns(asked: Asked) -> list[str]:
    """Return the nouns of a question that tell passages apart."""
    weights = asked.matcher.weights
    return [term.text for term in asked.question.terms if term.emphasis >= 1.0 and term.text in weights]


def _lacking(asked: Asked, text: str) -> float:
    """Return the share, by weight, of the question's nouns that `text` does not hold; 0 where it has none."""
    weights, nouns = asked.matcher.weights, _nouns(asked)
    total = sum(weights[noun] for noun in nouns)
    return sum(weights[noun] for noun in nouns if held(noun, text) < HELD) / total if total else 0.0


def confidence(asked: Asked, draft: Draft) -> float:
    """Return the probability that `draft` is right, in [0, 1]; a fact of the document itself is certain."""
    if draft.evidence is None:
        return draft.strength
    mark = Span(*draft.citations[0].highlights[0])
    span = mark if draft.evidence.span.covers(mark) else draft.evidence.span
    told = replace(asked, matcher=asked.matcher.without(draft.worked_out)) if draft.worked_out else asked
    likely = probability(features(told, draft, draft.evidence, span), draft.kind)
    meant = is_of_asked_year(asked.question, draft) and not unmet_names(asked.question, draft.evidence)
    return likely if meant and not draft.ruled_out else likely * OF_ANOTHER


def threshold() -> float:
    """Return the confidence below which a draft is not given."""
    return float(load_toml("confidence.toml")["threshold"])


def probability(found: Features, kind: str) -> float:
    """Return the logistic model's probability for features of a draft of `kind`."""
    model = load_toml("confidence.toml")
    score = model["bias"] + model["kind"].get(kind, 0.0)
    score += sum(weight * value for weight, value in zip(model["weights"], found.values(), strict=True))
    return 1.0 / (1.0 + math.exp(-score))
