"""What every reader hands over, and how readers are found: a new format is one new module in this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

LineKind = Literal["line", "heading", "cells", "row"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as the file has it: its text (with `**…**` where the file is bold) and how many blank lines precede it.

    `kind` is "line" where the format says nothing; "heading" with a `level` from 1 where it marks headings; "cells" for
    a table row, whose `cells` are given and whose text is only what was written; "row" for one of which it is not known
    which columns its cells are in. `starts` says that the format begins
    a paragraph here: only a sentence that is plainly unfinished goes on into it; of a row, that a table
    begins with it. `page` is the page it begins on, counted from 1, and 0 where the format has no pages.
    """

    text: str
    blank_before: int = 0
    kind: LineKind = "line"
    level: int = 0
    cells: tuple[str, ...] = ()
    starts: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its reader found it: lines in reading order, and a sentence for each thing it was unsure of.

    `dropped` are the lines that the form of the file (not their wording) shows to be no part of the report: a page's
    navigation, a running head. `fields` are the header fields that the file carries beside its text: `title`, `issuer`,
    `date`, `published`, `document_number`, `source`, `publisher`. `recognized` are the pages read by OCR.
    """

    lines: tuple[SourceLine, ...]
    warnings: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    recognized: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files with the given lower-case endings (".txt"); `read` raises `UnreadableReport` where it cannot."""

    endings: tuple[str, ...]
    read: Callable[[Path], Source]


@cache
def readers_by_ending() -> dict[str, Reader]:
    """Return the reader of each ending; each module of this package that has a `READER` takes part."""
    found: dict[str, Reader] = {}
    package = importlib.import_module(__package__)
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        reader = getattr(importlib.import_module(f"{__package__}.{module.name}"), "READER", None)
        if isinstance(reader, Reader):
            found |= dict.fromkeys(reader.endings, reader)
    return found
