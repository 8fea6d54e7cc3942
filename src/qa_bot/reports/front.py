"""The front of a report: letterhead, document number, title, occasion and speaker, up to where it begins to speak."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa_bot.reports.headings import is_heading_line, marker_style
from qa_bot.reports.reflow import Paragraph

_GENRE = (
    r"(?:报告|总结|公报|要点|计划|安排|打算|思路|规划|纲要|方案|意见|通知|通告|通报|公告|公示|决定|决议|批复|办法|规定|细则"
    r"|条例|标准|清单|指南|说明|情况|概况|分析|简报|白皮书|年报|年鉴|汇编|汇总|述职)"
)
_TITLE = re.compile(rf"^[^。！？；：]{{0,60}}{_GENRE}(?:[（(][^）)]{{1,20}}[）)]|[\[〔]?[0-9]?[\]〕]?)?$")
_OCCASION = re.compile(r"^(?:——|--|――|—|―)?.{0,40}(?:会议|大会|全会)(?:[（(].*[）)])?(?:上)?(?:的(?:报告|讲话))?$")
_SPEAKING = re.compile(r"^(?:各位|同志们|尊敬的|现在，)")
_LONGEST_FRONT = 12


@dataclass(frozen=True, slots=True)
class Front:
    """The paragraphs of a report, and how many of them are its front; the title line has kind "title"."""

    paragraphs: list[Paragraph]
    count: int

    @property
    def lines(self) -> list[str]:
        """Return the texts of the front."""
        return [paragraph.text for paragraph in self.paragraphs[: self.count]]

    @property
    def title(self) -> str:
        """Return the title line, or an empty string."""
        return next((item.text for item in self.paragraphs[: self.count] if item.kind == "title"), "")


def front_matter(paragraphs: list[Paragraph]) -> Front:
    """Find how far the front of `paragraphs` reaches, and which line of it is the title."""
    count = _front_length(paragraphs)
    marked = list(paragraphs)
    places = [index for index in range(count) if is_title(paragraphs[index])]
    if places:
        best = max(places, key=lambda index: _title_weight(paragraphs[index].text))
        marked[best] = replace(marked[best], kind="title")
    return Front(marked, count)


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph of the front can be the report's title."""
    text = paragraph.text
    return paragraph.kind == "heading" or (bool(_TITLE.match(text)) and not _OCCASION.match(text))


def _title_weight(text: str) -> tuple[bool, int]:
    return bool(re.search(r"[0-9]{4}年", text)), len(text)


def _front_length(paragraphs: list[Paragraph]) -> int:
    title_level = next((item.level for item in paragraphs[:_LONGEST_FRONT] if item.kind == "heading"), 0)
    for index, paragraph in enumerate(paragraphs[:_LONGEST_FRONT]):
        if _begins_body(paragraph, index) or (paragraph.kind == "heading" and paragraph.level > title_level):
            return index
    return _titled(paragraphs)


def _titled(paragraphs: list[Paragraph]) -> int:
    """Return 1 where a short text has a title and then sentences, and nothing else tells where its front ends."""
    stated = len(paragraphs) > 1 and paragraphs[1].text.endswith("。")
    return int(stated and is_title(paragraphs[0]) and paragraphs[1].kind == "line")


def _begins_body(paragraph: Paragraph, index: int) -> bool:
    text = paragraph.text
    if _SPEAKING.match(text) or marker_style(text):
        return True
    if (index == 0 and paragraph.kind == "heading") or is_title(paragraph):
        return False
    return paragraph.kind == "heading" or is_heading_line(text) or (len(text) > 60 and "。" in text)
