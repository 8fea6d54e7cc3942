"""The bot: an index, loaded, that answers questions."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from qa_bot.answers.compose import compose
from qa_bot.answers.confidence import confidence
from qa_bot.answers.constraints import by_year
from qa_bot.answers.draft import Asked, Draft, joined, rest_on_the_same, tells_of
from qa_bot.answers.evidence import Evidence, gather
from qa_bot.answers.finish import Asking, answer_of, refusal_of
from qa_bot.answers.matching import TermMatcher, reworded, with_variants
from qa_bot.answers.model import Answer, Citation
from qa_bot.answers.offering import Offering
from qa_bot.answers.refuse import lack, refusal_reason
from qa_bot.answers.series_answer import series_answer
from qa_bot.config import Config
from qa_bot.errors import EncoderMismatch, QuestionError
from qa_bot.figures.derive import DerivedFigure, derive
from qa_bot.figures.model import Figure
from qa_bot.indexing.encoder import Encoder, load_encoder
from qa_bot.indexing.manifest import Manifest
from qa_bot.indexing.phrases import phrases_of
from qa_bot.indexing.store import Index, load_index
from qa_bot.questions.ellipsis import topic_of
from qa_bot.questions.followup import readings
from qa_bot.questions.reading import QuestionReader
from qa_bot.questions.route import route, telling_terms
from qa_bot.questions.several import asks_degree, several
from qa_bot.questions.subject import subject_of
from qa_bot.questions.understand import understand
from qa_bot.reports.model import Report
from qa_bot.retrieval.nearness import NearnessIndex
from qa_bot.retrieval.search import Hit, Searcher
from qa_bot.text.names import tagged

RELATED = 3
"""Questions offered after an answer or a refusal."""


ELSEWHERE = 0.25
"""By how much another sentence must fit better than the one that answered the question before in the same line."""
CLEARLY = 0.1
"""By how much a reading of a follow-up with all the question before was about must be likelier to be preferred."""


class _Considered(NamedTuple):
    """A question, what would be answered, how likely that is right, and why it may not be given (None: it may)."""

    asked: Asked
    draft: Draft | None
    likely: float
    reason: str | None


class QABot:
    """Answers questions over the reports of one index; safe to ask from several threads at once."""

    def __init__(self, index: Index, encoder: Encoder, *, may_refuse: bool = True) -> None:
        """Answer from `index`; with `may_refuse=False` every draft is given, to measure what refusing is worth."""
        self._may_refuse = may_refuse
        self._index = index
        self._encoder = encoder
        self._config = Config.from_dict(index.manifest.settings)
        self._searcher = Searcher(index.chunks, index.dense, index.lexical, self._config)
        self._statements = NearnessIndex(index.statements, index.statement_vectors, index.background)
        self._names = NearnessIndex(phrases_of(index.figures), index.figure_vectors, index.background)
        self._reader = QuestionReader(index.reports.values())
        self._figures = _by_report(index.figures)
        self._offering = Offering(index.reports, self._figures, lambda text: self._asked(text, ()))
        self._implied: dict[str, tuple[DerivedFigure, ...]] = {}

    @classmethod
    def load(cls, index_dir: str | Path = "index", *, model: str | None = None) -> QABot:
        """Load the index that serves in `index_dir`, with the encoder it was built by.

        `model`, where given, must be that encoder's name. Raises `IndexMissing`, `IndexCorrupt`, `EncoderMismatch` or
        `EncoderError`, each with the remedy.
        """
        index = load_index(Path(index_dir))
        built_by = index.manifest.encoder
        if model is not None and model != built_by.name:
            raise EncoderMismatch(
                f"the index was built with {built_by.name}, not {model}; run `qa-bot build --model {model}` or leave "
                "--model out."
            )
        encoder = load_encoder(built_by.name)
        if encoder.identity != built_by:
            raise EncoderMismatch(
                f"the index was built with {built_by.name} {built_by.revision} ({built_by.dimensions} dimensions), "
                f"here is {encoder.identity.revision} ({encoder.identity.dimensions}); run `qa-bot build`."
            )
        tagged("预热")  # loads the dictionaries now, not with the first question
        return cls(index, encoder)

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the index: equal fingerprints give equal answers."""
        return self._index.fingerprint

    @property
    def manifest(self) -> Manifest:
        """Return what the index was built from."""
        return self._index.manifest

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by id, in the order they were indexed."""
        return self._index.reports

    @property
    def figures(self) -> Sequence[Figure]:
        """Return the figure library, in reading order."""
        return self._index.figures

    def search(self, query: str, *, scope: Sequence[str] = (), k: int | None = None) -> list[Hit]:
        """Return the chunks nearest to `query`, best first."""
        vector = self._encoder.encode_query(query)
        return self._searcher.search(query, vector, k=k or self._config.top_k, scope=self.scope_ids(scope))

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        """Answer `question`.

        `history` holds the user's earlier questions, oldest first; `scope` report ids or file names, all where empty.
        The same question to the same index gives the same answer, `elapsed_ms` apart. Raises `QuestionError` where the
        question is empty or too long, or the scope names a report the index does not hold.
        """
        started = time.perf_counter()
        earlier = [self._reader.read(one) for one in history]
        texts = readings(self._reader.read(question), earlier, alone=len(self.reports) == 1)
        asked, draft, likely, reason = self._best(
            [self._answered(text, scope) for text in texts], topic_of(question) if history else ""
        )
        asking = Asking(question, question_id, self.fingerprint, started)
        if draft is None or (reason and self._may_refuse):
            return refusal_of(asked, reason, likely, asking, self.suggestions(RELATED))
        related = self.related(draft.citations[0], asked.question.text)
        return answer_of(asked, draft, likely, asking, related)

    def _answered(self, text: str, scope: Sequence[str]) -> _Considered:
        """Return the answer to a line: to the several questions it asks, or to the one; a table may answer for all."""
        several = self._several(text, scope)
        if several and several.draft:
            return several
        one = self._considered(text, scope)
        told_together = one.draft is not None and not one.reason and len(one.draft.figures) > 1
        return one if several is None or told_together else several

    def _best(self, readings: Sequence[_Considered], topic: str = "") -> _Considered:
        """Return the likeliest reading of a question that is given an answer; a later one must be clearly likelier.

        An answer that does not tell of the `topic` that a follow-up names gives way to one that does.
        """
        first = readings[0]
        if topic and not (first.draft and tells_of(topic, first.draft)):
            telling = [one for one in readings[1:] if one.draft and not one.reason and tells_of(topic, one.draft)]
            return max(telling, key=lambda one: one.likely, default=first)
        better = (
            one for one in readings[1:] if not one.reason and (first.reason or one.likely > first.likely + CLEARLY)
        )
        return next(better, first)

    def _considered(self, text: str, scope: Sequence[str], *, beside: Evidence | None = None) -> _Considered:
        """Return what would be answered; `beside` is the sentence that answered the question before in the line."""
        asked = self._asked(text, scope)
        series = series_answer(asked, self._pool(scope), self._asked)
        draft = (series.draft if series else None) or compose(asked)
        if beside is not None and (near := compose(replace(asked, evidence=[beside]))):
            draft = near if draft is None or near.strength > draft.strength - ELSEWHERE else draft
        likely = confidence(asked, draft) if draft else 0.0
        reason = refusal_reason(asked, draft, likely) if series is None or series.stated else None
        reason = series.lack if series and (reason or not series.stated) else reason
        return _Considered(asked, draft, likely, reason)

    def _several(self, text: str, scope: Sequence[str]) -> _Considered | None:
        """Return the answers to the several questions of one line as one, None where it is one question.

        Where some are answered and one is not, the line is refused, and that one named: an answer to a part of it would
        pass for the whole. An answer shows one arithmetic at most.
        """
        parts: list[_Considered] = []
        for part in several(text):
            beside = parts[0].draft.evidence if parts and parts[0].draft else None
            parts.append(self._best([self._considered(text, scope, beside=beside) for text in part]))
        given = [part for part in parts if part.draft and not part.reason]
        drafts = [part.draft for part in given if part.draft]
        alike = len({draft.short for draft in drafts}) < len(drafts) or rest_on_the_same(drafts)
        if not drafts or alike or sum(draft.derivation is not None for draft in drafts) > 1:
            return None
        asked = replace(parts[0].asked, question=replace(parts[0].asked.question, text=text))
        lacks = (part for part in parts if part.draft is None or part.reason)
        lacking = next((part for part in lacks if not asks_degree(part.asked.question.text)), None)
        if lacking is not None:
            return _Considered(asked, None, min(part.likely for part in parts), lack(lacking.asked.question.text))
        return _Considered(asked, joined(drafts), min(part.likely for part in given), None)

    def _asked(self, question: str, scope: Sequence[str]) -> Asked:
        understood = understand(question)
        ids = route(understood, self.reports, self.scope_ids(scope))
        share = self._index.lexical.document_share
        query = reworded(understood.focus, understood.terms, share)
        subject = subject_of(understood.focus, [self.reports[name] for name in ids])
        vector = self._encoder.encode_query(reworded(subject, understood.terms, share))
        hits = self._searcher.search(
            with_variants(query, understood.terms, share), vector, k=self._config.top_k, scope=ids
        )
        nearness = self._statements.nearness(vector, ids)
        names = self._names.nearness(vector, ids)
        terms = telling_terms(understood.terms, [self.reports[name] for name in ids])
        matcher = TermMatcher.for_terms(terms, share, len(self._index.chunks))
        evidence = by_year(understood, gather(hits, nearness, names, self.reports, matcher))
        return Asked(
            understood, matcher, hits, nearness, names, evidence, self.reports, self._figures, self._derived,
            again=lambda text: self._asked(text, ids),
        )  # fmt: skip

    def _pool(self, scope: Sequence[str]) -> list[Report]:
        return [self.reports[name] for name in self.scope_ids(scope) or self.reports]

    def _derived(self, report: str) -> Sequence[DerivedFigure]:
        """Return what the figures of a report imply, worked out when first asked for."""
        if report not in self._implied:
            self._implied[report] = tuple(derive(self.reports[report], self._figures.get(report, ())))
        return self._implied[report]

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return questions to start with; each was asked and answered before it is offered."""
        return self._offering.to_start(limit)

    def related(self, citation: Citation, question: str, limit: int = RELATED) -> tuple[str, ...]:
        """Return questions near a citation, other than `question`; each was answered before it is offered."""
        return self._offering.near(citation, question, limit)

    def scope_ids(self, scope: Sequence[str]) -> tuple[str, ...]:
        """Return the report ids that `scope` (ids or file names) means; raise `QuestionError` for an unknown one."""
        by_name = {report.file_name: report.id for report in self.reports.values()}
        ids = [name if name in self.reports else by_name.get(name) for name in scope]
        unknown = [name for name, found in zip(scope, ids, strict=True) if found is None]
        if unknown:
            raise QuestionError(
                f"the index holds no report called {unknown[0]}; `qa-bot info` lists the reports it holds."
            )
        return tuple(name for name in ids if name)


def _by_report(figures: Sequence[Figure]) -> dict[str, tuple[Figure, ...]]:
    return {report: tuple(group) for report, group in groupby(figures, key=lambda figure: figure.report)}
