"""A bot that serves the newest index: it takes a new one up while people ask, without a restart.

A build switches the index folder to another generation; this notices, loads it beside the one that answers, and lets
the next question go to it. A question that is being answered stays with the index it began with, and every answer
names its index (`Answer.index`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_bot.answers.model import Answer, Citation
from qa_bot.bot import RELATED, QABot
from qa_bot.errors import QABotError
from qa_bot.figures.model import Figure
from qa_bot.indexing.generations import current_generation
from qa_bot.indexing.manifest import Manifest
from qa_bot.reports.model import Report
from qa_bot.retrieval.search import Hit

LOOK_EVERY = 1.0
"""Seconds between two looks at the index folder."""
RETRY = 30
"""Looks after which a new index that could not be loaded is tried again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Serving:
    """The generation that answers, and the bot over it."""

    generation: str
    bot: QABot


class LiveBot:
    """The bot over the index that serves now; asked as a `QABot` is, from several threads at once.

    `LiveBot.load(index_dir)` raises what `QABot.load` does. Afterwards nothing raises because of the index: one that
    cannot be loaded is told by `problem`, and the one before it goes on answering.
    """

    def __init__(self, index_dir: Path, *, model: str | None = None) -> None:
        self._index_dir, self._model = index_dir, model
        self._loading, self._stopped = threading.Lock(), threading.Event()
        self._problem, self._refused, self._looks = "", "", 0
        self._serving = self._load()

    @classmethod
    def load(
        cls,
        index_dir: str | Path = "index",
        *,
        model: str | None = None,
        every: float = LOOK_EVERY,
        told: Callable[[LiveBot], None] | None = None,
    ) -> LiveBot:
        """Load the index that serves, and look every so many seconds whether another one does.

        `told` is called (from a thread of its own) each time another index was taken up or could not be.
        """
        live = cls(Path(index_dir), model=model)
        threading.Thread(target=live._watch, args=(every, told), name="index", daemon=True).start()
        return live

    @property
    def bot(self) -> QABot:
        """Return the bot over the index that serves now; hold on to it for things that must agree with each other."""
        return self._serving.bot

    @property
    def problem(self) -> str:
        """Return why the newest index could not be taken up, in one sentence; empty where it was."""
        return self._problem

    def refresh(self) -> bool:
        """Look now; return whether another index has been taken up, or could not be."""
        with self._loading:
            generation = self._pointed()
            if generation == self._serving.generation:
                changed, self._problem, self._refused = bool(self._problem), "", ""
                return changed
            return self._take_up(generation)

    def close(self) -> None:
        """Stop looking for new indexes."""
        self._stopped.set()

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the index that answers now."""
        return self.bot.fingerprint

    @property
    def manifest(self) -> Manifest:
        """Return what the index that answers now was built from."""
        return self.bot.manifest

    @property
    def reports(self) -> Mapping[str, Report]:
        """Return the reports by id, in the order they were indexed."""
        return self.bot.reports

    @property
    def figures(self) -> Sequence[Figure]:
        """Return the figure library, in reading order."""
        return self.bot.figures

    def ask(
        self, question: str, *, history: Sequence[str] = (), scope: Sequence[str] = (), question_id: str = ""
    ) -> Answer:
        """Answer `question` from the index that serves as it is put; see `QABot.ask`."""
        return self.bot.ask(question, history=history, scope=scope, question_id=question_id)

    def search(self, query: str, *, scope: Sequence[str] = (), k: int | None = None) -> list[Hit]:
        """Return the chunks nearest to `query`, best first."""
        return self.bot.search(query, scope=scope, k=k)

    def related(self, citation: Citation, question: str, limit: int = RELATED) -> tuple[str, ...]:
        """Return questions near a citation, other than `question`; each was answered before it is offered."""
        return self.bot.related(citation, question, limit)

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return questions to start with; each was asked and answered before it is offered."""
        return self.bot.suggestions(limit)

    def _take_up(self, generation: str) -> bool:
        if generation == self._refused and self._looks % RETRY:
            self._looks += 1
            return False
        self._refused, self._looks = generation, 1
        told = self._problem
        try:
            self._serving = self._load()
        except QABotError as error:
            self._problem = str(error)
            return self._problem != told
        except Exception as error:  # noqa: BLE001 - whatever it is, the index before goes on answering, and it is told
            self._problem = f"{type(error).__name__}: {error}"
            _log.warning("the new index could not be loaded", exc_info=True)
            return self._problem != told
        self._problem, self._refused = "", ""
        return True

    def _load(self) -> _Serving:
        generation = self._pointed()  # looked at first: if it changes while loading, the next look loads again
        bot = QABot.load(self._index_dir, model=self._model)
        bot.suggestions()  # worked out now, not while somebody waits
        return _Serving(generation, bot)

    def _pointed(self) -> str:
        """Return the name of the generation that serves; empty where the folder names none."""
        try:
            return current_generation(self._index_dir).folder.name
        except (QABotError, OSError):
            return ""

    def _watch(self, every: float, told: Callable[[LiveBot], None] | None) -> None:
        while not self._stopped.wait(every):
            if self.refresh():
                _log.info("index %s answers now%s", self.fingerprint, f"; {self._problem}" if self._problem else "")
                if told is not None:
                    told(self)
