"""What a report is, once read: one canonical text, and everything else as offsets into it.

All offsets count characters of `Report.text` and are half-open: `text[start:end]`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import pairwise
from typing import Literal

from qa_bot.reports.several import begins_report, title_of, year_of
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

UNREAD = "〓"
"""What stands in a text read by OCR for a stretch that is seen and cannot be read: the geta mark of Chinese type."""
_FRONT_LINES = 8
BlockKind = Literal["title", "heading", "paragraph", "table", "note"]
SectionKind = Literal["root", "heading", "run_in"]
Where = Literal[
    "", "operator", "header", "front", "signature", "speaker", "opening", "heading", "title", "file_name", "date",
    "text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of the same or a higher level.

    `level` is how deep it stands: 0 for the report itself, then as a rule 1 for 一、, 2 for （一）, 3 for 1., and one
    more than its parent for a run-in heading (the bold or short sentence that opens a paragraph or a stretch of one, or
    a marked one, 一是…). A numbered heading that runs into its paragraph is a "heading" too: what it heads goes on
    after the paragraph. `title` keeps the number and has no 。 at its end; `path` holds the titles from level 1 down to
    this one; `heading` is where the title stands, empty for the root.
    """

    title: str
    level: int
    kind: SectionKind
    path: tuple[str, ...]
    heading: Span
    span: Span
    parent: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the canonical text: a title, a heading, a paragraph, a table row or a note.

    `section` is the index of the innermost *non run-in* section that the block belongs to; `page` is the page it begins
    on, counted from 1, and 0 where the file has no pages.
    """

    kind: BlockKind
    span: Span
    section: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where its text stands, its 0-based row and column, and how many of each it spans."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report; its rows stand in the canonical text one a line, cells joined by ` | `."""

    span: Span
    cells: tuple[Cell, ...]
    caption: str = ""
    unit: str = ""

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns the table has."""
        rows = max((cell.row + cell.row_span for cell in self.cells), default=0)
        return rows, max((cell.column + cell.column_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says about itself; an empty string or None where it does not say.

    `date` is ISO (2023-02-21, or 2023-02 where no day is given); `year` is the year *reported on* (a report of January
    2023 reports on 2022), which "去年" and "今年" in questions are resolved against.
    """

    title: str = ""
    issuer: str = ""
    place: str = ""
    document_number: str = ""
    date: str = ""
    year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each field of `Metadata` was found, "operator" where `reports.toml` states it, "" where nowhere."""

    title: Where = ""
    issuer: Where = ""
    place: Where = ""
    document_number: Where = ""
    date: Where = ""
    year: Where = ""
    source: Where = ""


@dataclass(frozen=True)
class Report:
    """A report, read: canonical text, sections, blocks, tables, metadata and where each of that was found.

    `sha256` is that of the file, and of what an operator states of it. `dropped` holds, verbatim and in order, the
    lines of the source that the reader took for navigation and left out (or the part of a line, where the rest is
    text); `warnings` one sentence for each thing the reader was unsure of; `recognized` the pages read by OCR.
    """

    id: str
    file_name: str
    sha256: str
    text: str
    metadata: Metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    dropped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    origins: Origins = field(default=Origins())
    recognized: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.sections or self.sections[0].kind != "root":
            raise ValueError(f"report {self.id}: the first section must be the root, got {self.sections[:1]}")
        last = max((block.span.end for block in self.blocks), default=0)
        if last > len(self.text):
            raise ValueError(f"report {self.id}: a block ends at {last}, but the text has {len(self.text)} characters")

    @property
    def stated(self) -> tuple[str, ...]:
        """Return the fields of the metadata that an operator states, in the order of declaration."""
        return tuple(item.name for item in fields(self.origins) if getattr(self.origins, item.name) == "operator")

    @property
    def title(self) -> str:
        """Return the report's title, or its id where none was found."""
        return self.metadata.title or self.id

    @cached_property
    def leaf_sections(self) -> tuple[int, ...]:
        """Return, for each character of the text, the index of the innermost section it belongs to."""
        owner = [0] * len(self.text)
        for index, section in enumerate(self.sections):
            owner[section.span.start : section.span.end] = [index] * len(section.span)
        return tuple(owner)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences of all blocks, in reading order."""
        return tuple(span for block in self.blocks for span in split_sentences(self.text, block.span))

    def sentences_within(self, span: Span) -> tuple[Span, ...]:
        """Return the sentences that share a character with `span`, in reading order."""
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, span.end, key=lambda sentence: sentence.start)
        return self.sentences[first:last]

    def year_at(self, position: int) -> int | None:
        """Return the year that the text at `position` reports on: its own, where a file holds those of several."""
        root = self.section_at(position).path[:1]
        return self._years.get(root[0], self.metadata.year) if root else self.metadata.year

    def title_at(self, position: int) -> str:
        """Return the title of the report that the text at `position` is of: a file may hold those of several years."""
        first, own = self.metadata.year, self.year_at(position)
        return self.title if first is None or own in (None, first) else title_of(self.title, first, own)

    @property
    def is_read_within_year(self) -> bool:
        """Tell whether it was given before the year it reports on was over (in December): its 今年 is that year."""
        return self.metadata.year is not None and self.metadata.date[:4] == str(self.metadata.year)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years this file reports on, in order of standing; more than one where it holds several reports."""
        told = dict.fromkeys((self.metadata.year, *self._years.values()))
        return tuple(year for year in told if year is not None)

    @cached_property
    def _years(self) -> dict[str, int | None]:
        """Return the year of each later report in this file, by the title of its section."""
        lines = self.text.split("\n")
        first = next((section.heading.start for section in self.sections if section.level > 0), len(self.text))
        front = self.text[:first].split("\n")[:_FRONT_LINES]
        title = self._written_title
        told = {section.title for section in self.sections if len(section.span) > len(section.heading) + 1}
        return {
            line: year_of(line, title, self.metadata.year)
            for above, line in pairwise(lines)
            if line in told and begins_report(line, above, title, front)
        }

    @property
    def _written_title(self) -> str:
        """Return the title as it stands in the text, whatever an operator calls the report."""
        if self.origins.title != "operator":
            return self.metadata.title
        return next((block.span.of(self.text) for block in self.blocks if block.kind == "title"), self.metadata.title)

    def page_at(self, position: int) -> int:
        """Return the page that the line at `position` begins on, 0 where the file has no pages."""
        at = bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1
        return self.blocks[at].page if at >= 0 else 0

    def is_recognized(self, span: Span) -> bool:
        """Tell whether a page that `span` may stand on was read by OCR; where a line ends is known by the next only."""
        if not self.recognized:
            return False
        first = self.page_at(span.start)
        after = bisect_right(self.blocks, max(span.start, span.end - 1), key=lambda block: block.span.start)
        last = self.blocks[after].page if after < len(self.blocks) else max(first, *self.recognized)
        return any(first <= page <= last for page in self.recognized)

    def section_at(self, position: int) -> Section:
        """Return the innermost section, run-in headings included, that the character at `position` belongs to."""
        if not self.text:
            return self.sections[0]
        return self.sections[self.leaf_sections[min(position, len(self.text) - 1)]]
