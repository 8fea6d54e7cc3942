"""What the furniture of web pages and offices looks like, line by line: the rules of `navigation.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qa_bot.reports.reflow import visible
from qa_bot.resources import load_toml

_LONGEST_FURNITURE = 120
_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return `text` without any white space or invisible character: how lines are compared here."""
    return _SPACE.sub("", visible(text))


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rule of the resource.

    A `strong` one is met only in the furniture of a site, so that a run of lines may hang on it; after one that `ends`,
    nothing of the report follows.
    """

    name: str
    strong: bool
    ends: bool
    pattern: re.Pattern[str]


@cache
def line_rules() -> tuple[LineRule, ...]:
    """Return the line rules of the resource."""
    rows = load_toml("navigation.toml")["line"]
    return tuple(
        LineRule(row["name"], row["strong"], row.get("ends", False), re.compile(row["pattern"])) for row in rows
    )


def rule_for(text: str) -> LineRule | None:
    """Return the rule that takes the squeezed line `text` for navigation, or None."""
    if len(text) > _LONGEST_FURNITURE:
        return None
    return next((rule for rule in line_rules() if rule.pattern.fullmatch(text)), None)


def is_strong(text: str) -> bool:
    """Tell whether a squeezed line is met only in the furniture of a site."""
    rule = rule_for(text)
    return rule is not None and rule.strong


def is_ending(text: str) -> bool:
    """Tell whether nothing of the report follows a squeezed line."""
    rule = rule_for(text)
    return rule is not None and rule.ends


def is_sentence(text: str) -> bool:
    """Tell whether a squeezed line is prose: long, and with a stop in it."""
    return len(text) >= 40 and bool(re.search(r"[。！？；]", text))
