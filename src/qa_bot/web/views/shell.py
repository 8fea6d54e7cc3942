"""What stands around the tabs as HTML: the name above, the index that serves below."""

from __future__ import annotations

from qa_bot.web.turns import Bot
from qa_bot.web.views.markup import text
from qa_bot.web.words import CHINESE, ENGLISH, LANGUAGES, Words


def in_both(key: str) -> str:
    """Return the words of `key` in both languages, for a page whose reader is not known yet: it shows one of them."""
    return "".join(
        f'<span class="in-{language}" lang="{LANGUAGES[language].tag}">{text(Words(language)(key))}</span>'
        for language in (CHINESE, ENGLISH)
    )


def waiting_html() -> str:
    """Return the name of the app while the reports are being loaded."""
    return _masthead(
        f'<p>{in_both("app.tagline")}</p><span class="count" role="status">{in_both("app.loading")}</span>'
    )


def masthead_html(words: Words, bot: Bot) -> str:
    """Return the name of the app and how many reports there are."""
    count = words("app.reports", count=len(bot.reports))
    return _masthead(
        f'<p>{text(words("app.tagline"))}</p><span class="count" role="status">{text(count)}</span>', words
    )


def trouble_html(words: Words, problem: str) -> str:
    """Return the name of the app and why nothing can be asked."""
    told = f'<b>{text(words("app.trouble"))}</b> <span lang="en">{text(problem)}</span>'
    return _masthead(f'<p class="trouble" role="alert">{told}</p>', words)


def colophon_html(words: Words, bot: Bot) -> str:
    """Return which index answers, and that nothing leaves this machine."""
    which = text(words("app.which", count=len(bot.reports), fingerprint=bot.fingerprint))
    return f'<footer class="colophon"><span class="which">{which} · </span>{text(words("app.local"))}</footer>'


def _masthead(told: str, words: Words | None = None) -> str:
    name = text(Words(CHINESE)("app.name"))
    return f'<header class="masthead"><h1>{name}</h1>{told}{_languages(words)}</header>'


def _languages(words: Words | None) -> str:
    """Return the switch between the languages, each under its own name; `words` are those the page speaks, if known."""
    buttons = "".join(
        f'<button type="button" data-language="{key}" lang="{language.tag}"{_pressed(words, key)}>'
        f"{text(language.name)}</button>"
        for key, language in LANGUAGES.items()
    )
    return f'<div class="languages" role="group" aria-label="语言 / Language">{buttons}</div>'


def _pressed(words: Words | None, key: str) -> str:
    return "" if words is None else f' aria-pressed="{str(words.language == key).lower()}"'
