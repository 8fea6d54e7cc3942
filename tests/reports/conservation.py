"""Whether a reader kept everything: the file's characters against those of the canonical text and the dropped lines.

White space, `*`, invisible characters, `??` that were once spaces, and the separators put between the cells of a table
row are no content. Everything else is counted: what the file has is in the text or among the dropped lines, as often as
the file has it, and the text keeps the file's order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from qa_bot.reports.model import Report
from qa_bot.reports.readers.base import readers_by_ending
from qa_bot.text.normalize import normalize
from qa_bot.text.sentences import split_sentences

_NO_CONTENT = re.compile(r"\?{2,}|[\s*|]")


@dataclass(frozen=True)
class Balance:
    """Characters that got lost, that were made up, whether the order is kept, and sentences the text has doubled."""

    lost: str
    made_up: str
    in_order: bool
    doubled: tuple[str, ...]


def balance(path: Path, report: Report) -> Balance:
    """Compare the file at `path` with the report read from it."""
    read = readers_by_ending()[path.suffix].read(path)
    lines = [*read.dropped, *(line.text for line in read.lines)]
    source = content("\n".join(lines))
    text, dropped = content(report.text), content("\n".join(report.dropped))
    lost, made_up = Counter(source), Counter(text + dropped)
    return Balance(
        lost="".join((lost - made_up).elements()),
        made_up="".join((made_up - lost).elements()),
        in_order=is_subsequence(text, source),
        doubled=doubled_sentences(report.text, "\n".join(lines)),
    )


def content(text: str) -> str:
    """Return the characters that count, in canonical spelling."""
    return _NO_CONTENT.sub("", normalize(text))


def is_subsequence(part: str, whole: str) -> bool:
    """Tell whether the characters of `part` occur in `whole` in this order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def doubled_sentences(text: str, source: str) -> tuple[str, ...]:
    """Return the sentences of 25 characters and more that the text has more often than one copy of the source has."""
    found = Counter(span.of(text) for span in split_sentences(text) if len(span) >= 25)
    return tuple(sentence for sentence, times in found.items() if times > 1 and _times_said(source, sentence) < times)


def _times_said(source: str, sentence: str) -> int:
    return content(source).count(content(sentence))
