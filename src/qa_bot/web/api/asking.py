"""Endpoints that ask: an answer, passages, questions to start with."""

from __future__ import annotations

from typing import Any

from qa_bot.errors import QuestionError
from qa_bot.web.api.rows import passage, within
from qa_bot.web.holder import Holder


class Asking:
    """Endpoints over the index that serves."""

    def __init__(self, holder: Holder) -> None:
        """Ask whatever index `holder` has at the moment."""
        self._holder = holder

    def ask(self, question: str, history: list[str] = [], scope: list[str] = []) -> dict[str, Any]:  # noqa: B006
        """Answer a question in Chinese from the loaded government reports, with citations and exact figures.

        Args:
            question: the question, in the asker's own words
            history: the asker's earlier questions, oldest first, which a follow-up leans on
            scope: ids of the reports to ask; all where empty

        Returns:
            the answer object: answered, short, text, confidence, figures, citations with offsets, suggestions

        """
        return self._holder.current().ask(question, history=history, scope=scope).to_dict()

    def search(self, query: str, scope: list[str] = [], limit: int = 10) -> list[dict[str, Any]]:  # noqa: B006
        """Find the passages of the government reports nearest to a query, best first.

        Args:
            query: words or a question, in Chinese
            scope: ids of the reports to search; all where empty
            limit: how many passages at most

        Returns:
            passages: report, title, section, start, end, text, score (higher is better)

        """
        bot = self._holder.current()
        if not query.strip():
            raise QuestionError("the query is empty; write what to search for.")
        return [passage(bot, hit) for hit in bot.search(query, scope=scope, k=within(limit))]

    def suggestions(self, limit: int = 6) -> list[str]:
        """Return questions the index can answer, to start with."""
        return list(self._holder.current().suggestions(within(limit)))
