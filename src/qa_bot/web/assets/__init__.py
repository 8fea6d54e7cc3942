"""Templates, style sheets and scripts of the web face, all served from this machine."""

from __future__ import annotations

from importlib.resources import files

STYLES = (
    "tokens.css", "layout.css", "tools.css", "chat.css", "answer.css", "source.css", "tabs.css", "data.css", "text.css",
    "manage.css", "phone.css",
)  # fmt: skip


def asset(name: str) -> str:
    """Return the text of the file `name` of this folder."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def stylesheet() -> str:
    """Return all style sheets, in cascade order."""
    return "\n".join(map(asset, STYLES))
