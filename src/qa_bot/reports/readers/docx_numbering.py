"""The numbers that Word puts before paragraphs by itself: they are seen by a reader and stand in no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_bot.reports.readers.docx_styles import Styles
from qa_bot.reports.readers.docx_xml import attribute, child, name_of, number

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_DIGITS = "零一二三四五六七八九"
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "chineseLegalSimplified",
)
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_WITHOUT_NUMBER = ("bullet", "none")


class Numbering:
    """Counts the numbered paragraphs of a document, level by level, in the order they are asked for."""

    def __init__(self, document: Document) -> None:
        self._styles = Styles(document)
        self._levels: dict[str, dict[int, _Element]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)

    def number_of(self, paragraph: _Element) -> str:
        """Return the number that Word shows before a paragraph ("（二）"), or an empty string; counts it."""
        found = self._styles.numbered_by(paragraph)
        if found is None or not any(True for text in paragraph.itertext() if text.strip()):
            return ""
        list_id, level = found
        definition = self._levels.get(self._abstract.get(list_id, ""), {}).get(level)
        if definition is None:
            return ""
        counts = self._counts.setdefault(self._abstract[list_id], {})
        counts[level] = counts.get(level, self._start(list_id, level) - 1) + 1
        for deeper in [item for item in counts if item > level]:
            del counts[deeper]
        return self._shown(list_id, level, definition, counts)

    def _read(self, root: _Element) -> None:
        for item in root:
            if name_of(item) == "abstractNum":
                levels = {number(attribute(level, "ilvl")): level for level in item if name_of(level) == "lvl"}
                self._levels[attribute(item, "abstractNumId")] = levels
            elif name_of(item) == "num":
                list_id = attribute(item, "numId")
                self._abstract[list_id] = attribute(child(item, "abstractNumId"), "val")

    def _start(self, list_id: str, level: int) -> int:
        definition = self._levels[self._abstract[list_id]].get(level)
        return number(attribute(child(definition, "start"), "val"), 1)

    def _shown(self, list_id: str, level: int, definition: _Element, counts: dict[int, int]) -> str:
        if attribute(child(definition, "numFmt"), "val") in _WITHOUT_NUMBER:
            return ""
        levels = self._levels[self._abstract[list_id]]

        def written(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            style = attribute(child(levels.get(at), "numFmt"), "val")
            return written_number(counts.get(at, self._start(list_id, at)), style)

        return re.sub(r"%([1-9])", written, attribute(child(definition, "lvlText"), "val"))


def written_number(value: int, style: str) -> str:
    """Return a number as a list style writes it: 3 is 三, ③, c or 3."""
    if style in _CHINESE and 0 < value < 100:
        return _chinese(value)
    if style in _CIRCLED and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if style in ("lowerLetter", "upperLetter") and 0 < value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if style == "upperLetter" else letter
    return str(value)


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
