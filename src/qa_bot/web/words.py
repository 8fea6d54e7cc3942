"""The words a reader of the web app sees, from `resources/ui.toml`."""

from __future__ import annotations

from qa_bot.resources import load_toml


def word(key: str, /, **values: object) -> str:
    """Return the words of `key` (`section.name`), its `{…}` filled with `values`; KeyError for an unknown key."""
    section, name = key.split(".")
    text: str = load_toml("ui.toml")[section][name]
    return text.format(**values)
