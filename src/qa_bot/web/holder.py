"""Who holds the bot that answers now: loaded while the page already stands, and exchangeable while people ask."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from qa_bot.errors import QABotError
from qa_bot.serving import LiveBot
from qa_bot.web.turns import Bot


class Holder(Protocol):
    """What the page needs to find the bot: whoever serves a newer index later only has to be one of these."""

    @property
    def ready(self) -> bool:
        """Tell whether `current` answers without waiting."""
        ...

    def current(self) -> Bot:
        """Return the bot over the index that serves now, waiting for the first; raise `QABotError` if none loads.

        Take it once for each step and use that one throughout: the next call may return another.
        """
        ...


class Fixed:
    """Holds one bot for good."""

    ready = True

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def current(self) -> Bot:
        """Return the bot."""
        return self._bot


B = TypeVar("B", bound=Bot)


class Loading(Generic[B]):
    """Loads a bot in a thread of its own, from the moment it is made."""

    def __init__(self, load: Callable[[], B]) -> None:
        self._load = load
        self._bot: B | None = None
        self._problem: BaseException | None = None
        self._done = threading.Event()
        threading.Thread(target=self._run, name="load the bot", daemon=True).start()

    @property
    def ready(self) -> bool:
        """Tell whether loading is over, well or badly."""
        return self._done.is_set()

    def current(self) -> B:
        """Return the bot, waiting for it; raise what loading it raised (a `QABotError` as it is)."""
        self._done.wait()
        if self._bot is None:
            raise self._problem or QABotError("no index was loaded; run `qa-bot build`.")
        return self._bot

    def _run(self) -> None:
        try:
            self._bot = self._load()
        except BaseException as error:  # noqa: BLE001 - raised again by `current`, in the thread that asks for the bot
            self._problem = error
        finally:
            self._done.set()


class Serving:
    """Holds the bot over whichever index serves; the first is loaded in a thread of its own."""

    def __init__(self, load: Callable[[], LiveBot]) -> None:
        self._loading = Loading(load)

    @property
    def ready(self) -> bool:
        """Tell whether the first index is loaded, well or badly."""
        return self._loading.ready

    def current(self) -> Bot:
        """Return the bot over the index that serves now, waiting for the first; raise what loading that one raised."""
        return self._loading.current().bot
