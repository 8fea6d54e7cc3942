"""Reports in Traditional Chinese are read in Simplified: questions are, and so are the words the reading goes by.

Each character becomes one character, so that nothing is lost or moved; the report says that it was converted.
"""

from __future__ import annotations

from dataclasses import replace

from qa_bot.reports.readers.base import Source, SourceLine
from qa_bot.text.normalize import simplified

_SAMPLE = 4000
# Common in any Traditional text, and never met in a Simplified one.
_TELLING = frozenset(
    "國個們來時後發經對這還進過實現業產會務總領導應當與為開關體長門問間學質類級區縣鄉萬億環評設計劃標準"
)
_LEAST = 0.03


def in_simplified(source: Source, name: str) -> Source:
    """Return `source` in Simplified Chinese, with a warning, where it is in Traditional; else as it is."""
    sample = "".join(line.text for line in source.lines[:400])[:_SAMPLE]
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in sample)
    if sum(sign in _TELLING for sign in sample) < max(1, _LEAST * chinese):
        return source
    return replace(
        source,
        lines=tuple(_line(line) for line in source.lines),
        fields={field: simplified(value) for field, value in source.fields.items()},
        warnings=(*source.warnings, f"{name} 原文为繁体字，已逐字转为简体读入，引用时请以原文为准。"),
    )


def _line(line: SourceLine) -> SourceLine:
    return replace(line, text=simplified(line.text), cells=tuple(map(simplified, line.cells)))
