"""From paragraphs to the canonical text with its blocks and its section tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.reports.headings import (
    has_figure,
    is_heading_line,
    is_minor_heading,
    is_plain_heading,
    marker_number,
    marker_style,
)
from qa_bot.reports.model import Block, BlockKind, Section, SectionKind, Table
from qa_bot.reports.reflow import Paragraph
from qa_bot.reports.run_in import run_in_headings
from qa_bot.reports.several import begins_report
from qa_bot.reports.tables import tables_of
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

_PLAIN_ABOVE, _PLAIN_BELOW, _MARKED, _REPORT = 30, 55, 5, 1
_LONGEST_NUMBERED_RUN_IN = 60
_DATE_LINE = re.compile(r"^[（(]?(?:[0-9]{4}|[一二][〇零○一二三四五六七八九]{3})年[^，。]{2,8}日[）)]?$")
_SIGNER = re.compile(r"^[^，。；：、！？]{4,40}(?:委员会|政府|局|厅|部|办公室|办|院|处|中心|公司|委|队|协会)$")
_NOTE = re.compile(r"^[\[［〔【]\s*[0-9]{1,3}\s*[\]］〕】]|^(?:注|备注|说明)[：:0-9]")
_NOTES_HEADING = re.compile(
    r"^[【\[※]?附?[：:]?(?:名词|短语|词语|术语|有关名词)?(?:解释|注释|说明|附注)[】\]※]?[：:]?$"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The canonical text and what stands where in it."""

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading found in paragraph `index`: how much of it is the title, and how far out it stands."""

    index: int
    length: int
    rank: int
    whole_line: bool


def outline(paragraphs: list[Paragraph], front: int) -> Outline:
    """Lay out `paragraphs`, of which the first `front` are the title and what stands with it."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    spans = _line_spans(paragraphs)
    headings = _headings(paragraphs, front)
    signed = _signature_length(paragraphs, front)
    body_end = spans[-signed].start - 1 if signed else len(text)
    sections = _section_tree(text, spans, headings, body_end)
    owners = _owners(spans, sections)
    run_ins = run_in_headings(text, paragraphs, spans, owners, front, {found.index for found in headings})
    blocks = _blocks(paragraphs, spans, headings, owners, front)
    merged = _merge(text, sections, owners, spans, run_ins)
    return Outline(text, blocks, merged, tables_of(paragraphs, spans))


def _line_spans(paragraphs: list[Paragraph]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph.text)))
        start += len(paragraph.text) + 1
    return spans


def _headings(paragraphs: list[Paragraph], front: int) -> list[_Heading]:
    found: list[_Heading] = []
    minor = _minor_headings(paragraphs, front)
    in_notes = False
    later = _later_reports(paragraphs, front)
    for index, paragraph in enumerate(paragraphs[front:], front):
        heading = later.get(index) or minor.get(index) or _heading(index, paragraph)
        if heading is None or (in_notes and heading.rank >= 60):
            continue
        in_notes = _NOTES_HEADING.match(paragraph.text) is not None
        found.append(heading)
    return _rank_plain(found, paragraphs)


def _later_reports(paragraphs: list[Paragraph], front: int) -> dict[int, _Heading]:
    """Find where the reports of other years begin in a file that holds several: above all other headings."""
    lines = [paragraph.text for paragraph in paragraphs]
    title = next((item.text for item in paragraphs[:front] if item.kind == "title"), "")
    starts = (at for at in range(front, len(lines)) if begins_report(lines[at], lines[at - 1], title, lines[:front]))
    return {at: _Heading(at, len(lines[at]), _REPORT, whole_line=True) for at in starts}


def _signature_length(paragraphs: list[Paragraph], front: int) -> int:
    """Return how many paragraphs at the end sign the report: who issued it, and when."""
    last = paragraphs[-1].text if len(paragraphs) > front + 2 else ""
    if not _DATE_LINE.match(last):
        return 0
    return 2 if _SIGNER.match(paragraphs[-2].text) else 1


def _minor_headings(paragraphs: list[Paragraph], front: int) -> dict[int, _Heading]:
    """Find the un-numbered headings of free wording: lines between sentences that are one of several such lines."""
    found: dict[int, _Heading] = {}
    for index in range(max(front, 1), len(paragraphs) - 1):
        before, text, after = (paragraphs[place].text for place in (index - 1, index, index + 1))
        opened = before.endswith(("。", "！", "：")) or is_heading_line(before)
        shaped = paragraphs[index].kind == "line" and is_minor_heading(text) and not is_heading_line(text)
        if shaped and opened and _is_prose(after):
            found[index] = _Heading(index, len(text), _PLAIN_BELOW, whole_line=True)
    return found if len(found) >= 2 else {}


def _is_prose(text: str) -> bool:
    return len(text) >= 40 and "。" in text


def _heading(index: int, paragraph: Paragraph) -> _Heading | None:
    text = paragraph.text
    if paragraph.kind == "heading":
        style = marker_style(text)
        return _Heading(index, len(text), style.rank if style else _MARKED + paragraph.level, whole_line=True)
    if paragraph.kind != "line":
        return None
    style = marker_style(text)
    if style is None:
        return _Heading(index, len(text), _PLAIN_ABOVE, whole_line=True) if is_heading_line(text) else None
    length = _numbered_title(text)
    return _Heading(index, length, style.rank, whole_line=length == len(text)) if length else None


def _numbered_title(text: str) -> int:
    """Return how many characters of a numbered paragraph are its heading: all, the first sentence, or none."""
    if is_heading_line(text):
        return len(text)
    first = split_sentences(text)[0]
    title = first.of(text)
    if (
        len(title) > _LONGEST_NUMBERED_RUN_IN
        or not title.endswith("。")
        or "：" in title
        or has_figure(_without_marker(title))
    ):
        return 0
    style = marker_style(text)
    if first.end == len(text):
        return first.end if style is not None and style.rank <= 50 else 0
    return first.end


def _without_marker(title: str) -> str:
    style = marker_style(title)
    found = style.pattern.match(title) if style else None
    return title[found.end() :] if found else title


def _rank_plain(headings: list[_Heading], paragraphs: list[Paragraph]) -> list[_Heading]:
    """Decide of each un-numbered heading whether it stands above 一、 (the count starts again after it) or below it."""
    ranked: list[_Heading] = []
    for place, heading in enumerate(headings):
        rank = heading.rank
        if rank == _PLAIN_ABOVE and not _stands_above(headings[place + 1 :], paragraphs, heading):
            rank = _PLAIN_BELOW
        ranked.append(_Heading(heading.index, heading.length, rank, heading.whole_line))
    return ranked


def _stands_above(after: list[_Heading], paragraphs: list[Paragraph], heading: _Heading) -> bool:
    title = paragraphs[heading.index].text
    if _NOTES_HEADING.match(title) or title.startswith("附"):
        return True
    following = next((marker_number(paragraphs[item.index].text) for item in after if item.rank == 40), None)
    return following in (None, 1) and is_plain_heading(title)


def _section_tree(text: str, spans: list[Span], headings: list[_Heading], body_end: int) -> list[Section]:
    sections = [Section("", 0, "root", (), Span(0, 0), Span(0, len(text)), None)]
    stack: list[tuple[int, int]] = [(0, 0)]
    for place, found in enumerate(headings):
        while stack[-1][0] >= found.rank:
            stack.pop()
        parent = stack[-1][1]
        start = spans[found.index].start
        heading = Span(start, start + found.length)
        end = _section_end(headings[place + 1 :], found.rank, spans, body_end)
        sections.append(_section(text, sections, heading, Span(start, end), "heading", parent))
        stack.append((found.rank, len(sections) - 1))
    return sections


def _section_end(after: list[_Heading], rank: int, spans: list[Span], end: int) -> int:
    following = next((item for item in after if item.rank <= rank), None)
    return max(spans[following.index].start - 1, 0) if following else end


def _section(text: str, sections: list[Section], heading: Span, span: Span, kind: SectionKind, parent: int) -> Section:
    title = heading.of(text).strip().rstrip("。：:")
    above = sections[parent]
    return Section(title, above.level + 1, kind, (*above.path, title), heading, span, parent)


def _owners(spans: list[Span], sections: list[Section]) -> list[int]:
    """Return, for each paragraph, the index of the innermost section it belongs to."""
    owners = [0] * len(spans)
    for index, section in enumerate(sections):
        for place, span in enumerate(spans):
            if section.span.start <= span.start and span.end <= section.span.end and index:
                owners[place] = index
    return owners


def _blocks(
    paragraphs: list[Paragraph], spans: list[Span], headings: list[_Heading], owners: list[int], front: int
) -> tuple[Block, ...]:
    whole = {found.index for found in headings if found.whole_line}
    in_notes = False
    blocks: list[Block] = []
    for index, paragraph in enumerate(paragraphs):
        in_notes = _NOTES_HEADING.match(paragraph.text) is not None or (in_notes and index not in whole)
        kind = _kind(index, paragraph, whole, front, in_notes=in_notes)
        blocks.append(Block(kind, spans[index], owners[index], paragraph.page))
    return tuple(blocks)


def _kind(index: int, paragraph: Paragraph, whole: set[int], front: int, *, in_notes: bool) -> BlockKind:
    if index < front:
        return "title" if paragraph.kind == "title" else "paragraph"
    if paragraph.kind in ("cells", "row"):
        return "table"
    if index in whole:
        return "heading"
    return "note" if in_notes or _NOTE.match(paragraph.text) else "paragraph"


def _merge(
    text: str, sections: list[Section], owners: list[int], spans: list[Span], run_ins: dict[int, list[Span]]
) -> tuple[Section, ...]:
    """Add the run-in headings, each to the end of its paragraph or the next run-in; `sections` keep their indices."""
    merged = list(sections)
    for index in sorted(run_ins):
        starts = run_ins[index]
        for place, heading in enumerate(starts):
            end = starts[place + 1].start if place + 1 < len(starts) else spans[index].end
            merged.append(_section(text, merged, heading, Span(heading.start, end), "run_in", owners[index]))
    return tuple(merged)
