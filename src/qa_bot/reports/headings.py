"""What a heading looks like: the marker styles and the shapes of un-numbered and run-in headings (`headings.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qa_bot.resources import load_toml

_LONGEST_HEADING = 45
_LONGEST_PLAIN = 30
_SENTENCE_MARK = re.compile(r"[。！？；：!?;]")
_ITEM = re.compile(r"^(?:——|--|――|─{2}|●|◆|■|[①-⑳])")
_NOTE = re.compile(r"^[\[［〔【]\s*[0-9０-９]{1,3}\s*[\]］〕】]")
_DEFINING_NOTE = re.compile(_NOTE.pattern + r"[^，。；]{1,40}[：:]")
_NOT_MINOR = re.compile(
    r"[。！？；：:;!?|《》0-9]$|[。！？；：!?;|]|^[，、）”]|(?:长|主任|书记|总理)\s*[\u4e00-\u9fff]{2,4}$"
)
_CAPTION = re.compile(r"^附?[表图]\s*[0-9０-９一二三四五六七八九十]")
_ANNEX = re.compile(r"^附[：:]")
_FIGURE = re.compile(r"[0-9０-９]")
_YEAR = re.compile(r"[0-9０-９]{4}\s*[年-]|[“\"][^”\"]*[”\"]|[（(\[［〔【][^）)\]］〕】]*[）)\]］〕】]|[0-9][0-9.]*G")


@dataclass(frozen=True, slots=True)
class Style:
    """A marker style: 一、 is "cn"; the lower its rank, the further out it stands."""

    name: str
    rank: int
    pattern: re.Pattern[str]


@cache
def styles() -> tuple[Style, ...]:
    """Return the marker styles of the resource, outermost first."""
    rows = load_toml("headings.toml")["style"]
    return tuple(Style(row["name"], row["rank"], re.compile(rf"\s*{row['pattern']}")) for row in rows)


def marker_style(text: str) -> Style | None:
    """Return the style of the heading marker that `text` opens with, or None."""
    return next((style for style in styles() if style.pattern.match(text)), None)


def marker_number(text: str) -> int:
    """Return the number of the marker that `text` opens with: 三、 is 3, （12） is 12; 0 where there is none."""
    style = marker_style(text)
    if style is None:
        return 0
    found = style.pattern.match(text)
    digits = re.findall(r"[0-9]+|[一二三四五六七八九十]+", found.group() if found else "")
    return _to_int(digits[0]) if digits else 0


def opens_item(text: str) -> bool:
    """Tell whether a line opens something of its own: a numbered heading, a dashed item, a note, 一是."""
    run_in = load_toml("headings.toml")["run_in"]["marker"]
    return marker_style(text) is not None or bool(_ITEM.match(text) or re.match(run_in, text))


def opens_note(text: str, *, after_stop: bool) -> bool:
    """Tell whether a line opens a note: [1] after a finished sentence, or [1] with the term it defines."""
    return bool((_NOTE if after_stop else _DEFINING_NOTE).match(text))


def is_heading_line(text: str) -> bool:
    """Tell whether a whole line without a stop has the shape of a heading."""
    if len(text) > _LONGEST_HEADING or _SENTENCE_MARK.search(_ANNEX.sub("", text).rstrip("：:")):
        return False
    return marker_style(text) is not None or (is_plain_heading(text) and not is_caption(text))


def is_caption(text: str) -> bool:
    """Tell whether a line names a table or a figure: 表2 医院床位数."""
    return bool(_CAPTION.match(text))


def is_plain_heading(text: str) -> bool:
    """Tell whether a line names a part of the report without a number: 2022年工作回顾, 名词解释."""
    plain = load_toml("headings.toml")["plain"]
    squeezed = re.sub(r"\s", "", text).strip("【】[]：:※*")
    if re.sub(r"[0-9一二三四五六七八九十]+$|^附[：:]", "", squeezed) in plain["fixed"]:
        return True
    return 4 <= len(squeezed) <= _LONGEST_PLAIN and bool(re.search(plain["major"], squeezed))


def is_minor_heading(text: str) -> bool:
    """Tell whether a line has the shape of an un-numbered heading of any wording; what stands around it must agree."""
    return 5 < len(text) <= _LONGEST_PLAIN and not (_NOT_MINOR.search(text) or has_figure(text) or is_caption(text))


def has_figure(text: str) -> bool:
    """Tell whether `text` states a figure; years, quoted names and what stands in brackets do not count."""
    return bool(_FIGURE.search(_YEAR.sub("", text)))


def _to_int(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    tens, _, ones = digits.rpartition("十")
    table = "零一二三四五六七八九"
    if "十" not in digits:
        return table.index(digits[-1])
    return (table.index(tens[-1]) if tens else 1) * 10 + (table.index(ones) if ones else 0)
