"""From the lines of a file to its paragraphs: what page breaks, links and hard wraps tore apart is joined again.

A line break says nothing by itself. What decides is whether the text before it is finished: a stop, or a heading. Two
habits of files are recognised first: paragraphs set apart by blank lines (then single breaks are only wraps), and lines
filled to a fixed width (then a short line is the last of its paragraph).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from qa_bot.reports.headings import is_heading_line, marker_style, opens_item, opens_note
from qa_bot.reports.readers.base import SourceLine
from qa_bot.text.normalize import INVISIBLE, normalize
from qa_bot.text.span import Span

_STOP = re.compile(r"(?:[。！？!?：:…][”’）)】》\"]*|[.。]{3,})$")
_CONTINUES = re.compile(r"^[，、；。：！？,;:）)”’》】％%〕]")
_HANGS = re.compile(r"[，、；,;（(“‘《【〔和与及了的在将把由从向对于]$|——$")
_BOLD = re.compile(r"\*\*|__")
_OFFICE = re.compile(r"(?:省长|市长|县长|区长|旗长|州长|镇长|乡长|局长|总理|主任|主席)$")
_NAME = re.compile(r"[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff·]){1,3}")
_OCCASION = re.compile(r"^[—\-―－–（(]{1,2}\s*(?:(?:19|20)[0-9]{2}|二[〇○零][^年]{2})年[^，。；]{2,6}日")
"""When a report was given, in a line of its own: ——2017年1月10日在…会议上."""
_TITLED = re.compile(
    r"^[^，。；！？：]{8,80}(?:报告|总结|公报|通知|通报|方案|意见|办法|计划)(?:[（(][^）)]{1,12}[）)])?$"
)
_MOJIBAKE = re.compile(r"\?{2,}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in canonical spelling; `bold` are the spans of it that the file has in bold.

    `starts` says of a table's row that it is the first of a table of its own.
    """

    text: str
    bold: tuple[Span, ...] = ()
    kind: str = "line"
    level: int = 0
    cells: tuple[str, ...] = ()
    page: int = 0
    starts: bool = False


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together, from raw pieces."""

    pieces: list[str] = field(default_factory=list)
    last: str = ""
    page: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def torn(self) -> bool:
        """Tell whether a line was already joined to this paragraph: a torn sentence goes on until its stop."""
        return len(self.pieces) > 1


def visible(line: str) -> str:
    """Return `line` without what a reader does not see: invisible characters, `??` that were once spaces, margins."""
    return _MOJIBAKE.sub(" ", INVISIBLE.sub("", line)).strip()


def reflow(lines: list[SourceLine]) -> list[Paragraph]:
    """Return the paragraphs that `lines` make up, in canonical spelling, in order."""
    habits = _Habits.of(lines)
    fragments = _fragments(lines) if habits.torn else set()
    paragraphs: list[Paragraph] = []
    current = _Open()
    glue = False
    for index, line in enumerate(lines):
        text = visible(line.text)
        if not text:
            # Nothing visible: the trace of an inline element (an image, a footnote mark) inside a sentence.
            glue = not line.blank_before
            continue
        if line.kind != "line":
            _flush(current, paragraphs)
            current = _Open()
            paragraphs.append(_marked(line, text))
        elif current.pieces and _belongs(current, text, line, habits, glue=glue):
            current.pieces.append(_seam(current.last, text) + text)
            current.last = text
        else:
            _flush(current, paragraphs)
            current = _Open([text], text, line.page)
        glue = index in fragments
    _flush(current, paragraphs)
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Habits:
    """How this file breaks lines: by blank lines between paragraphs, at a width (0: none), at links, at page ends."""

    blank_separated: bool
    width: int
    torn: bool
    paged: bool

    @classmethod
    def of(cls, lines: list[SourceLine]) -> _Habits:
        plain = [line for line in lines if line.kind == "line" and visible(line.text)]
        followers = [after for before, after in pairwise(plain) if _STOP.search(visible(before.text))]
        spaced = sum(1 for line in followers if line.blank_before)
        torn = sum(1 for line in plain if _CONTINUES.match(visible(line.text)))
        paged = sum(1 for before, after in pairwise(plain) if after.blank_before and _breaks_off(visible(before.text)))
        blank_separated = len(followers) >= 3 and spaced >= 0.8 * len(followers)
        return cls(blank_separated, _fill_width(plain), torn >= 1, paged >= 2)


def _breaks_off(text: str) -> bool:
    """Tell whether a line stops in the middle of a sentence that is not its first."""
    return bool(re.search(r"[。！？；]", text)) and not _STOP.search(text)


def _fragments(lines: list[SourceLine]) -> set[int]:
    """Find short lines that begin the paragraph of the next line: what a link at its beginning tore off."""
    texts = [visible(line.text) for line in lines]
    short = [bool(text) and len(text) <= 8 and not _STOP.search(text) and not is_heading_line(text) for text in texts]
    found: set[int] = set()
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and short[end]:
            end += 1
        if 0 < end - start <= 3 and _between_sentences(texts, start, end):
            found |= set(range(start, end))
        start = end + 1
    return found


def _between_sentences(texts: list[str], start: int, end: int) -> bool:
    before = start > 0 and _STOP.search(texts[start - 1])
    after = end < len(texts) and _STOP.search(texts[end]) and not opens_item(texts[end])
    return bool(before and after)


def _fill_width(lines: list[SourceLine]) -> int:
    """Return the width (in columns, a Chinese character has two) that wrapped lines are filled to, or 0."""
    cut = [_columns(visible(line.text)) for line in lines if not _STOP.search(visible(line.text))]
    long = [width for width in cut if width >= 40]
    if len(lines) < 20 or len(long) < 0.4 * len(lines):
        return 0
    middle = int(median(long))
    near = sum(1 for width in long if abs(width - middle) <= 6)
    return middle if near >= 0.8 * len(long) else 0


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _belongs(current: _Open, text: str, line: SourceLine, habits: _Habits, *, glue: bool) -> bool:
    """Tell whether the line `text` continues the paragraph that is open."""
    whole, last = _BOLD.sub("", current.text), _BOLD.sub("", current.last)
    bare = _BOLD.sub("", text)
    if not bare or not whole:
        return True
    if _CONTINUES.match(bare):
        return True
    stopped = bool(_STOP.search(whole))
    # A dash opens an item after a finished line; in the middle of a sentence it is the sentence's own.
    dashed = bare.startswith("—") and _breaks_off(whole) and not whole.endswith("；")
    if not dashed and (opens_item(bare) or opens_note(bare, after_stop=stopped)):
        return False
    if _OCCASION.match(bare) and not _left_open(whole):
        return False
    if line.starts:
        return not stopped and (_left_open(whole) or bool(_HANGS.search(whole) and not whole.endswith("；")))
    if habits.blank_separated and not line.blank_before:
        return not is_heading_line(whole)
    if stopped:
        return habits.width > 0 and _columns(last) >= habits.width and not is_heading_line(bare)
    if habits.paged and line.blank_before and _torn_heading(whole, bare):
        return True
    if glue or (current.torn and not line.blank_before) or _HANGS.search(whole) or _left_open(whole):
        return True
    if habits.width and _columns(last) >= habits.width * (0.7 if "，" in last else 0.92):
        return True
    if _OFFICE.search(whole) and len(whole) <= 30 and _NAME.fullmatch(bare):
        return True
    return not is_heading_line(whole) and _is_cut(whole, torn=habits.torn)


def _torn_heading(heading: str, rest: str) -> bool:
    """Tell whether `rest` can be the end of a numbered heading that a page break tore in two."""
    fits = is_heading_line(heading) and marker_style(heading) is not None and "，" in heading
    return fits and len(rest) <= 15 and not re.search(r"[，。；：！？0-9]", rest) and not is_heading_line(rest)


def _is_cut(whole: str, *, torn: bool) -> bool:
    """Tell whether text without a stop was cut off, rather than being a line of its own (a title, a name, a cell)."""
    if re.search(r"[。！？；]", whole) or (len(whole) > 45 and not _TITLED.match(whole)):
        return True
    return (len(whole) >= 20 and "：" in whole) or (torn and whole.count("，") >= 2)


def _left_open(text: str) -> bool:
    """Tell whether a bracket or a quotation was opened near the end of `text` and not closed."""
    end = text[-60:]
    return any(end.rfind(opening) > end.rfind(closing) for opening, closing in ("（）", "()", "《》", "“”"))


def _seam(before: str, after: str) -> str:
    """Return what stands between two joined lines: a space where both sides are words of a Latin phrase."""
    torn_acronym = before[-1:].isupper() and after[:1].isupper()
    return " " if re.search(r"[A-Za-z,.]$", before) and re.match(r"[A-Za-z]", after) and not torn_acronym else ""


def _flush(current: _Open, paragraphs: list[Paragraph]) -> None:
    if current.pieces:
        paragraphs.append(replace(_paragraph(current.text), page=current.page))


def _marked(line: SourceLine, text: str) -> Paragraph:
    if line.cells:
        cells = tuple(normalize(visible(_BOLD.sub("", cell))) for cell in line.cells)
        return Paragraph(" | ".join(cells), (), line.kind, 0, cells, line.page, line.starts)
    return Paragraph(normalize(_BOLD.sub("", text)), (), line.kind, line.level, page=line.page)


def _paragraph(raw: str) -> Paragraph:
    """Normalize `raw` and carry its bold marks over by counting visible characters, which normalizing keeps."""
    parts = _BOLD.split(raw)
    text = normalize("".join(parts))
    bounds = _positions(text)
    bold: list[Span] = []
    seen = 0
    for index, part in enumerate(parts):
        size = _visible_count(part)
        if index % 2 and size:
            bold.append(Span(bounds[seen], bounds[seen + size - 1] + 1))
        seen += size
    return Paragraph(text, tuple(bold))


def _positions(text: str) -> list[int]:
    return [position for position, character in enumerate(text) if not character.isspace()]


def _visible_count(text: str) -> int:
    return sum(1 for character in INVISIBLE.sub("", text) if not character.isspace())
