"""What stands around the tabs as HTML: the name above, the index that serves below."""

from __future__ import annotations

from qa_bot.web.turns import Bot
from qa_bot.web.views.markup import text
from qa_bot.web.words import Words


def masthead_html(words: Words, bot: Bot | None) -> str:
    """Return the name of the app and how many reports there are, or that they are being loaded (`bot` is None)."""
    count = words("app.loading") if bot is None else words("app.reports", count=len(bot.reports))
    return (
        f'<header class="masthead"><h1>{text(words("app.name"))}</h1><p>{text(words("app.tagline"))}</p>'
        f'<span class="count" role="status">{text(count)}</span></header>'
    )


def trouble_html(words: Words, problem: str) -> str:
    """Return the name of the app and why nothing can be asked."""
    return (
        f'<header class="masthead"><h1>{text(words("app.name"))}</h1>'
        f'<p class="trouble" role="alert">{text(problem)}</p></header>'
    )


def colophon_html(words: Words, bot: Bot) -> str:
    """Return which index answers, and that nothing leaves this machine."""
    said = words("app.footer", count=len(bot.reports), fingerprint=bot.fingerprint)
    return f'<footer class="colophon">{text(said)}</footer>'
