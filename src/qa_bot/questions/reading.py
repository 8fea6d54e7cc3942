"""What a reader typed, read as the question the rest of the bot understands."""

from __future__ import annotations

from collections.abc import Iterable

from qa_bot.questions.route import place_stem
from qa_bot.questions.spelling import Speller
from qa_bot.questions.understand import MAX_CHARS
from qa_bot.reports.model import Report
from qa_bot.text.normalize import normalize_query


class QuestionReader:
    """Reads questions over the reports of an index: Traditional characters and slips of the hand."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Read over `reports`, whose words and places are what a question may mean."""
        held = tuple(reports)
        self._speller = Speller(
            (report.text for report in held), {place_stem(report.metadata.place) for report in held}
        )

    def read(self, question: str) -> str:
        """Return `question` in Simplified Chinese without its slips; one too long to be taken only normalised."""
        asked = normalize_query(question)
        return asked if len(asked) > MAX_CHARS else self._speller.read(asked)
