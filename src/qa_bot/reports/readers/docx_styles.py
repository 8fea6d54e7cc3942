"""What a paragraph's style gives it: whether it is a heading and of which level, where its lines begin, boldness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa_bot.reports.readers.docx_xml import attribute, child, is_on, number

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = frozenset({"title", "标题"})
_BODY_TEXT_LEVEL = 9
_CHARACTER = 210


class Styles:
    """The styles of a document, each with those it is based on."""

    def __init__(self, document: Document) -> None:
        elements = document.styles.element
        self._styles = {attribute(style, "styleId"): style for style in elements if attribute(style, "styleId")}
        self._default = next(
            (style for style in elements if attribute(style, "type") == "paragraph" and attribute(style, "default")),
            None,
        )

    def level(self, paragraph: _Element) -> int:
        """Return the level of a heading, 1 for a title and from 2 for the headings under it, or 0 for text."""
        for properties, name in self._chain(paragraph):
            outline = attribute(child(properties, "outlineLvl"), "val")
            if outline:
                return number(outline) + 2 if number(outline) < _BODY_TEXT_LEVEL else 0
            if found := _HEADING_NAME.fullmatch(name):
                return int(found.group(1)) + 1
            if name.lower() in _TITLE_NAMES:
                return 1
        return 0

    def layout(self, paragraph: _Element) -> tuple[int, bool]:
        """Return how far from the margin the first line begins, in twentieths of a point, and whether it is centred."""
        properties = [item for item, _ in self._chain(paragraph)]
        left = self._indent(properties, "left", "start")
        first = self._indent(properties, "firstLine") - self._indent(properties, "hanging")
        alignment = next((found for item in properties if (found := attribute(child(item, "jc"), "val"))), "")
        return left + first, alignment == "center"

    def numbered_by(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return the list and the level in it that number a paragraph, or None."""
        for properties, _ in self._chain(paragraph):
            numbering = child(properties, "numPr")
            if numbering is not None and attribute(child(numbering, "numId"), "val"):
                return attribute(child(numbering, "numId"), "val"), number(attribute(child(numbering, "ilvl"), "val"))
        return None

    @staticmethod
    def is_bold(run: _Element) -> bool:
        """Tell whether a run is set bold."""
        return is_on(child(run, "rPr", "b"))

    def _chain(self, paragraph: _Element) -> Iterator[tuple[_Element, str]]:
        """Yield the paragraph's own properties, then those of its style and the styles under it, with their names."""
        own = child(paragraph, "pPr")
        if own is not None:
            yield own, ""
        style = self._styles.get(attribute(child(own, "pStyle"), "val"), self._default)
        seen: set[str] = set()
        while style is not None and attribute(style, "styleId") not in seen:
            seen.add(attribute(style, "styleId"))
            properties = child(style, "pPr")
            yield (style if properties is None else properties), attribute(child(style, "name"), "val")
            style = self._styles.get(attribute(child(style, "basedOn"), "val"))

    @staticmethod
    def _indent(properties: list[_Element], *names: str) -> int:
        for item in properties:
            indent = child(item, "ind")
            for name in names:
                if characters := attribute(indent, f"{name}Chars"):
                    return number(characters) * _CHARACTER // 100
                if width := attribute(indent, name):
                    return number(width)
        return 0
