"""Numbers that a converter tore apart with spaces (36.5 9亿元): joined where that is certain, told where it is not.

Two numbers side by side with nothing but a space between them do not occur in a Chinese sentence. They are joined where
they make up one number that a unit follows and one of them is a single digit, in a file that does so again and again;
or where the first has decimals already, so that the second can only be more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from qa_bot.reports.reflow import Paragraph
from qa_bot.resources import load_toml
from qa_bot.text.span import Span

_HABIT = 3
_RUN = re.compile(r"(?<![0-9A-Za-z.,])[0-9]+(?:\.[0-9]+)?(?: [0-9]+(?:\.[0-9]+)?)+(?![0-9A-Za-z.,])")
_WHOLE = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{1,4})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SINGLE = re.compile(r"[0-9](?:\.[0-9]+)?")
_CAPTION = re.compile(r"^附?[表图]")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """Paragraphs with their torn numbers joined, those that were (`36.5 9`), and those that were left as they are."""

    paragraphs: list[Paragraph]
    joined: tuple[str, ...]
    left: tuple[str, ...]

    def warnings(self, name: str) -> tuple[str, ...]:
        """Return a sentence each for what was joined and what was left in the file `name`."""
        found: list[str] = []
        if self.joined:
            found.append(
                f"{name} 中有 {len(self.joined)} 个数字被空格隔断，已接起（{_samples(self.joined)}），请核对。"
            )
        if self.left:
            found.append(f"{name} 中有 {len(self.left)} 处数字之间只有空格，未接起（{_samples(self.left)}），请核对。")
        return tuple(found)


def mend_torn_numbers(paragraphs: list[Paragraph]) -> Mended:
    """Return `paragraphs` with the numbers joined that spaces tore apart."""
    runs = {at: list(_runs(item.text)) for at, item in enumerate(paragraphs) if item.kind == "line"}
    likely = [run.group() for found in runs.values() for run in found if _makes_one(run)]
    habit = len(likely) >= _HABIT
    mended, joined, left = list(paragraphs), [], []
    for at, found in runs.items():
        sure = [run for run in found if _makes_one(run) and (habit or "." in run.group().split(" ")[0])]
        joined += [run.group() for run in sure]
        left += [run.group() for run in found if run not in sure]
        if sure:
            mended[at] = _closed(paragraphs[at], [place for run in sure for place in _gaps(run)])
    return Mended(mended, tuple(joined), tuple(left))


def _runs(text: str) -> Iterator[re.Match[str]]:
    if not _CAPTION.match(text) and re.search("[，。；]", text):
        yield from _RUN.finditer(text)


def _makes_one(run: re.Match[str]) -> bool:
    """Tell whether the parts of a run make up one number that a unit, or the 年 of a year, follows."""
    parts = run.group().split(" ")
    whole = "".join(parts)
    if not _WHOLE.fullmatch(whole) or _YEAR.fullmatch(parts[0]):
        return False
    rest = run.string[run.end() :]
    is_year = rest.startswith("年") and _YEAR.fullmatch(whole) is not None
    return is_year or (_unit().match(rest) is not None and any(_SINGLE.fullmatch(part) for part in parts))


def _gaps(run: re.Match[str]) -> list[int]:
    return [run.start() + at for at, sign in enumerate(run.group()) if sign == " "]


def _closed(paragraph: Paragraph, gaps: list[int]) -> Paragraph:
    """Return a paragraph without the signs at `gaps`, its bold spans moved along."""
    text = "".join(sign for at, sign in enumerate(paragraph.text) if at not in gaps)
    moved = [Span(_before(bold.start, gaps), _before(bold.end, gaps)) for bold in paragraph.bold]
    return replace(paragraph, text=text, bold=tuple(span for span in moved if len(span)))


def _before(position: int, gaps: list[int]) -> int:
    return position - sum(gap < position for gap in gaps)


def _samples(runs: tuple[str, ...]) -> str:
    return "、".join(f"“{run}”" for run in runs[:_SHOWN])


@cache
def _unit() -> re.Pattern[str]:
    names = {name for group in load_toml("units.toml")["group"] for name in group["units"]}
    alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"[余多]?(?:{alternatives}|[十百千]?[万亿])")
