"""Paragraphs that were lines: a document converted from PDF has a paragraph for each line, or page, of the original.

Where nearly every paragraph of a document begins indented, one that does not, after a text without a stop, goes on with
it; and so it does where many of a document's paragraphs break off in the middle of a sentence. Word's own paragraphs do
neither, and stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from qa_bot.reports.furniture import rule_for, squeeze
from qa_bot.reports.headings import is_heading_line, opens_item
from qa_bot.reports.readers.base import SourceLine

_STOP = re.compile(r"[。！？!?：:；][”’）)】》\"]*$")
_LINE_LONG = 16
_INDENT = 200
_DEEP = 1500
_CAPTION = re.compile(r"^[图表]\s*[0-9]|^单位[：:]")
_LEADING_SPACE = re.compile(r"^(?:\u3000|  )")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: text with `**` and line breaks, heading level (0: none), where its first line begins, if centred."""

    text: str
    level: int = 0
    offset: int = 0
    centred: bool = False

    @property
    def is_body(self) -> bool:
        """Tell whether it can be a line of running text."""
        return not self.level and not self.centred and "\n" not in self.text


def join_torn(parts: list[Paragraph | SourceLine]) -> list[Paragraph | SourceLine]:
    """Return `parts` without empty paragraphs, and torn paragraphs joined."""
    shown = [part for part in parts if part.text.replace("**", "").strip()]
    habit = _Habit.of([part for part in shown if isinstance(part, Paragraph) and part.is_body])
    joined: list[Paragraph | SourceLine] = []
    for part in shown:
        place = _open_place(joined)
        before = joined[place] if place is not None else None
        if isinstance(part, Paragraph) and isinstance(before, Paragraph) and habit.goes_on(before, part):
            joined[place or 0] = replace(before, text=f"{before.text.rstrip()}{part.text.lstrip()}")
        else:
            joined.append(part)
    return joined


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a document begins its paragraphs: where lines begin that begin none, if it indents, if it is torn."""

    margin: int
    indents: bool
    torn: bool

    @classmethod
    def of(cls, body: list[Paragraph]) -> _Habit:
        long = [part for part in body if len(part.text) >= _LINE_LONG]
        offsets = Counter(part.offset for part in long)
        margin = min((offset for offset, times in offsets.items() if times >= 3), default=0)
        after_stop = [after for before, after in pairwise(long) if _STOP.search(before.text)]
        indented = sum(1 for part in after_stop if _is_indented(part, margin))
        cut = sum(1 for part in long if _breaks_off(part.text))
        indents = len(after_stop) >= 3 and indented >= 0.7 * len(after_stop)
        return cls(margin, indents, cut >= 8 and cut >= 0.1 * len(long))

    def goes_on(self, before: Paragraph, part: Paragraph) -> bool:
        """Tell whether the paragraph `part` is the rest of `before`."""
        text, rest = before.text.replace("**", "").strip(), part.text.replace("**", "").strip()
        if not (before.is_body and part.is_body) or before.offset > self.margin + _DEEP or _STOP.search(text):
            return False
        if (
            _is_page_number(rest)
            or _is_indented(part, self.margin)
            or opens_item(rest)
            or _CAPTION.match(text)
            or _CAPTION.match(rest)
        ):
            return False
        if len(text) < _LINE_LONG:
            return False
        return self.indents or (self.torn and (_breaks_off(text) or rest[:1].isdigit()))


def _breaks_off(text: str) -> bool:
    """Tell whether a text ends in the middle of a sentence that already has a part."""
    return not _STOP.search(text) and bool(re.search(r"[，、。；]", text)) and not is_heading_line(text)


def _is_indented(part: Paragraph, margin: int) -> bool:
    return part.offset > margin + _INDENT or bool(_LEADING_SPACE.match(part.text))


def _open_place(joined: list[Paragraph | SourceLine]) -> int | None:
    """Return where the text before stands; a page number between is passed over."""
    places = range(len(joined) - 1, max(len(joined) - 4, -1), -1)
    return next((place for place in places if not _is_page_number(joined[place].text)), None)


def _is_page_number(text: str) -> bool:
    rule = rule_for(squeeze(text))
    return rule is not None and rule.name == "page number"
