"""The words a reader of the web app sees, in their language: one file for each part and language in `resources/ui`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa_bot.resources import load_toml, names

if TYPE_CHECKING:
    from gradio import I18n, Request
    from gradio.i18n import I18nData

CHINESE, ENGLISH = "zh", "en"


class Language(NamedTuple):
    """A language the page speaks: its name in itself, and its tag in HTML."""

    name: str
    tag: str


LANGUAGES = {CHINESE: Language("中文", "zh-CN"), ENGLISH: Language("English", "en")}
COOKIE = "qa-bot-language"
"""The cookie that holds the language a reader chose; `assets/early.html` sets it."""
_CHOSEN = re.compile(rf"(?:^|; *){COOKIE}=({CHINESE}|{ENGLISH})(?:;|$)")
_CHINESE_LOCALES = ("zh", "zh-CN", "zh-TW", "zh-HK", "zh-SG", "zh-MO")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `words("answer.evidence")` is one of them."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of `key` (`section.name`), its `{…}` filled with `values`; KeyError for an unknown key."""
        return table(self.language)[key].format(**values)


@cache
def table(language: str) -> dict[str, str]:
    """Return all words of `language` by their keys, `section.name`."""
    parts = [load_toml(name) for name in names("ui") if name.endswith(f".{language}.toml")]
    return {f"{section}.{name}": text for part in parts for section in part for name, text in part[section].items()}


def words_of(accept_language: str | None, cookies: str | None = None) -> Words:
    """Return the words for a browser's Cookie and Accept-Language headers.

    What its reader chose on the page goes first; else it is Chinese where the browser asks for it first, else English.
    """
    chosen = _CHOSEN.search(cookies or "")
    if chosen:
        return Words(chosen[1])
    first = (accept_language or CHINESE).split(",")[0].strip().lower()
    return Words(CHINESE if first.split("-")[0] == CHINESE else ENGLISH)


def words_in(request: Request) -> Words:
    """Return the words in the language of the reader who asks."""
    return words_of(request.headers.get("accept-language"), request.headers.get("cookie"))


def label(key: str) -> I18nData:
    """Return the words of `key` for a component's label or placeholder, put into words by the browser."""
    from gradio.i18n import I18nData

    table(CHINESE)[key]  # an unknown key is an error here, not a key shown to a reader
    return I18nData(key)


def translations() -> I18n:
    """Return the words of all languages as the browser needs them."""
    from gradio import I18n

    return I18n(**dict.fromkeys(_CHINESE_LOCALES, table(CHINESE)), en=table(ENGLISH))
