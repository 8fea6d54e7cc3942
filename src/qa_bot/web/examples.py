"""Questions to start with, worked out once for each index: each is asked before it is offered, which takes time."""

from __future__ import annotations

import threading

from qa_bot.web.turns import Bot

EXAMPLES = 6


class Examples:
    """The questions an index offers; many pages may ask for them at once, one works them out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, bot: Bot) -> tuple[str, ...]:
        """Return the questions of the bot's index, working them out if need be."""
        with self._lock:
            if bot.fingerprint not in self._known:
                self._known = {bot.fingerprint: bot.suggestions(EXAMPLES)}  # of the index before nobody asks again
            return self._known[bot.fingerprint]
