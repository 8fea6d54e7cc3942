"""The lines of a Word document's body, in order: what a reader sees of its paragraphs, tables, text boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.docx_cells import unstacked
from qa_bot.reports.readers.docx_layout import Paragraph, join_torn
from qa_bot.reports.readers.docx_numbering import Numbering
from qa_bot.reports.readers.docx_styles import Styles
from qa_bot.reports.readers.docx_xml import attribute, is_drawn_sign, name_of, table_grid
from qa_bot.reports.readers.grid import own_table, table_lines
from qa_bot.reports.readers.html_lines import marked

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_LONGEST_HEADING = 60
_TRANSPARENT = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml", "hyperlink", "fldSimple", "moveTo"})


@dataclass(frozen=True, slots=True)
class BodyLines:
    """The lines of a document: its body in order, then the notes that its text refers to.

    `drawn` counts the signs that are pictures (a converter draws a sign that its font lacks), `unstacked` the tables
    whose rows had run together.
    """

    lines: tuple[SourceLine, ...]
    drawn: int
    unstacked: int


def body_lines(document: Document) -> BodyLines:
    """Return the lines of a document, and what is doubtful about them."""
    reader = _Body(Styles(document), Numbering(document))
    reader.blocks(document.element.body)
    parts = [*reader.parts, *_notes(document, reader)]
    return BodyLines(tuple(_lines(parts)), reader.drawn, reader.unstacked)


def _lines(parts: list[Paragraph | SourceLine]) -> Iterator[SourceLine]:
    for part in join_torn(parts):
        if isinstance(part, SourceLine):
            yield part
        else:
            yield from _paragraph_lines(part)


def _paragraph_lines(paragraph: Paragraph) -> Iterator[SourceLine]:
    """Yield a line for each line break of a paragraph; a short one in a heading style is a heading."""
    texts = [text for text in paragraph.text.split("\n") if text.strip()]
    if paragraph.level and 0 < sum(map(len, texts)) <= _LONGEST_HEADING:
        yield SourceLine("".join(texts).replace("**", ""), 1, "heading", paragraph.level)
        return
    yield from (SourceLine(text, 1, starts=True) for text in texts)


@dataclass(slots=True)
class _Body:
    """Collects the paragraphs and tables of a body; `notes` are the ids of the notes met, in order."""

    styles: Styles
    numbering: Numbering
    parts: list[Paragraph | SourceLine] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: int = 0
    unstacked: int = 0

    def blocks(self, parent: _Element) -> None:
        """Take the paragraphs and tables in `parent`."""
        for child in parent:
            match name_of(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case name if name in _TRANSPARENT:
                    self.blocks(child)

    def _paragraph(self, element: _Element) -> None:
        boxes: list[_Element] = []
        text = self.numbering.number_of(element) + self._text(element, boxes)
        self.parts.append(Paragraph(text, self.styles.level(element), *self.styles.layout(element)))
        for box in boxes:
            self.blocks(box)

    def _table(self, element: _Element, *, inner: bool = False) -> None:
        rows = table_grid(element, lambda cell: "\n".join(self.lines_of(cell)))
        read = unstacked(rows)
        self.unstacked += len(read) > len(rows)
        self.parts += own_table(table_lines(read)) if inner else table_lines(read)
        # A table inside a cell is one of its own: run together, its lines would be a single fact.
        for table in _tables_within(element):
            self._table(table, inner=True)

    def lines_of(self, cell: _Element) -> Iterator[str]:
        """Yield the lines of a cell or a note that are not empty."""
        for paragraph in _paragraphs_of(cell):
            text = self.numbering.number_of(paragraph) + self._text(paragraph, [])
            yield from (line for line in text.replace("**", "").split("\n") if line.strip())

    def _text(self, paragraph: _Element, boxes: list[_Element]) -> str:
        pieces = [(text, bold) for run in _runs(paragraph) for text, bold in self._run(run, boxes)]
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in pieces:
            first, *rest = text.split("\n")
            lines[-1].append((first, bold))
            lines += [[(piece, bold)] for piece in rest]
        return "\n".join(marked(line) for line in lines)

    def _run(self, run: _Element, boxes: list[_Element]) -> Iterator[tuple[str, bool]]:
        bold = self.styles.is_bold(run)
        for child in run:
            match name_of(child):
                case "t":
                    yield child.text or "", bold
                case "tab":
                    yield "\t", bold
                case "noBreakHyphen":
                    yield "-", bold
                case "cr":
                    yield "\n", bold
                case "br" if attribute(child, "type") not in ("page", "column"):
                    yield "\n", bold
                case "footnoteReference" | "endnoteReference" as kind:
                    yield self._note_mark(kind.removesuffix("Reference"), attribute(child, "id")), bold
                case "AlternateContent" | "drawing" | "pict" | "object":
                    boxes += _text_boxes(child)
                    self.drawn += is_drawn_sign(child)

    def _note_mark(self, kind: str, number: str) -> str:
        self.notes.append((kind, number))
        return f"[{len(self.notes)}]"


def _paragraphs_of(element: _Element) -> Iterator[_Element]:
    """Yield the paragraphs of a cell or a note, those of a table inside it not."""
    for child in element:
        if name_of(child) == "p":
            yield child
        elif name_of(child) in _TRANSPARENT:
            yield from _paragraphs_of(child)


def _tables_within(element: _Element) -> Iterator[_Element]:
    """Yield the tables inside the cells of a table, the outermost ones."""
    for child in element:
        if name_of(child) == "tbl":
            yield child
        else:
            yield from _tables_within(child)


def _runs(element: _Element) -> Iterator[_Element]:
    """Yield the runs that are shown: inserted text and links too, deleted text not."""
    for child in element:
        if name_of(child) == "r":
            yield child
        elif name_of(child) in _TRANSPARENT:
            yield from _runs(child)


def _text_boxes(element: _Element) -> list[_Element]:
    """Return the contents of text boxes; of a drawing that is given in two forms, those of the first."""
    if name_of(element) == "AlternateContent":
        return [box for child in element if name_of(child) == "Choice" for box in _text_boxes(child)]
    if name_of(element) == "txbxContent":
        return [element]
    return [box for child in element for box in _text_boxes(child)]


def _notes(document: Document, reader: _Body) -> Iterator[SourceLine]:
    """Yield the notes that the text refers to, `[1]` and what it says, one a line."""
    from docx.oxml import parse_xml

    parts = {
        rel.reltype.rpartition("/")[2]: rel.target_part for rel in document.part.rels.values() if not rel.is_external
    }
    known = {
        (kind, attribute(note, "id")): note
        for kind in ("footnote", "endnote")
        if f"{kind}s" in parts
        for note in parse_xml(parts[f"{kind}s"].blob)
    }
    for number, key in enumerate(list(reader.notes), 1):
        note = known.get(key)
        text = "" if note is None else " ".join(reader.lines_of(note))
        if text:
            yield SourceLine(f"[{number}]{text}", 1, starts=True)
