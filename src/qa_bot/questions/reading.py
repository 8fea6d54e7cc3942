"""What a reader typed, read as the question the rest of the bot understands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa_bot.questions.english import EnglishReader, is_english
from qa_bot.questions.route import innermost_part, place_stem
from qa_bot.questions.spelling import Speller
from qa_bot.questions.understand import MAX_CHARS
from qa_bot.reports.model import Report
from qa_bot.text.normalize import normalize_query

_QUOTED = re.compile("[“《]([\u4e00-\u9fff]{2,10})[”》]")


class QuestionReader:
    """Reads questions over the reports of an index: in English, in Traditional characters, with slips of the hand."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Read over `reports`, whose words and places are what a question may mean."""
        held = tuple(reports)
        self._texts = tuple(report.text for report in held)
        places = {place_stem(report.metadata.place) for report in held}
        self._speller = Speller(self._texts, places)
        self._english = EnglishReader(
            sorted({innermost_part(report.metadata.place) for report in held}), self._quoted_names, self._holds
        )

    def read(self, question: str) -> str:
        """Return `question` in Simplified Chinese without its slips; one too long to be taken only normalised."""
        asked = normalize_query(question)
        if len(asked) > MAX_CHARS:
            return asked
        return self._english.read(asked) if is_english(asked) else self._speller.read(asked)

    def _holds(self, word: str) -> bool:
        return any(word in text for text in self._texts)

    def _quoted_names(self) -> set[str]:
        return {name for text in self._texts for name in _QUOTED.findall(text)}
