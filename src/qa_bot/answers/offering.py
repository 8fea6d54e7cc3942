"""Offering questions: of those that could be offered, the ones that get just the answer expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from qa_bot.answers.compose import compose
from qa_bot.answers.confidence import confidence
from qa_bot.answers.draft import Asked
from qa_bot.answers.model import Citation
from qa_bot.answers.refuse import refusal_reason
from qa_bot.answers.suggest import Offer, offers_near, owner_of, start_offers
from qa_bot.figures.model import Figure
from qa_bot.reports.model import Report
from qa_bot.text.span import Span

TRIED = 4
"""How many questions are asked at most for each one that is to be offered."""


class Offering:
    """Offers questions over the reports of one index; each was asked and answered before, and is remembered."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        figures: Mapping[str, Sequence[Figure]],
        ask: Callable[[str], Asked],
    ) -> None:
        """Offer questions about `reports` and their `figures`; `ask` finds what there is for a question."""
        self._reports, self._figures, self._ask = reports, figures, ask
        self._met: dict[Offer, bool] = {}

    def to_start(self, limit: int) -> tuple[str, ...]:
        """Return up to `limit` questions to start with."""
        return self._answerable(start_offers(self._reports, self._figures), limit)

    def near(self, citation: Citation, question: str, limit: int) -> tuple[str, ...]:
        """Return up to `limit` questions near a citation, other than `question`."""
        report = self._reports[citation.report]
        figures, given = self._figures.get(report.id, ()), [Span(*mark) for mark in citation.highlights]
        owner = owner_of(report, self._reports)
        return self._answerable(offers_near(figures, citation.section, question, given, owner), limit)

    def _answerable(self, offers: Iterator[Offer], limit: int) -> tuple[str, ...]:
        """Return the first `limit` of `offers` that get the answer expected, trying `TRIED` times as many at most."""
        tried = islice(dict.fromkeys(islice(offers, 2 * TRIED * limit)), TRIED * limit)
        return tuple(islice((offer.question for offer in tried if self._is_met(offer)), limit))

    def _is_met(self, offer: Offer) -> bool:
        if offer not in self._met:
            asked = self._ask(offer.question)
            draft = compose(asked)
            answered = draft is not None and not refusal_reason(asked, draft, confidence(asked, draft))
            self._met[offer] = answered and draft is not None and offer.expected in draft.short
        return self._met[offer]
