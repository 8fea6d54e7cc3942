"""What web pages, offices and scanners put around a report is told apart from the report, and kept verbatim.

Three grounds, none of them a list of one site's lines: vocabulary (`navigation.toml`), shape (menus: long runs of
short lines that touch site vocabulary), and repetition (a teaser of the beginning, a page that holds the text twice).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from qa_bot.reports.copies import page_title, second_copy, teasers
from qa_bot.reports.furniture import is_ending, is_sentence, is_strong, rule_for, squeeze
from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.reflow import visible
from qa_bot.resources import load_toml

_STOP = re.compile(r"[。！？；：，、:;,.!?]")
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的)[^。]{0,20}[：:！!]?$")


@dataclass(slots=True)
class Cleaned:
    """The lines that are the report, the header fields by name, and what was left out, verbatim and in order."""

    lines: list[SourceLine]
    fields: dict[str, str] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)


def clean(lines: list[SourceLine]) -> Cleaned:
    """Tell the report's own lines from navigation."""
    texts = [squeeze(line.text) for line in lines]
    fields: dict[str, str] = {}
    drop = _vocabulary(texts) | _header_fields(lines, texts, fields) | teasers(texts)
    drop |= _page_numbers(texts) | _menus(texts, drop)
    drop |= _tail(texts, drop)
    drop |= second_copy(texts, drop)
    drop |= _above_title(texts, drop) | page_title(texts, drop)
    cleaned = Cleaned([], fields)
    title = _only_title(texts, drop, fields)
    for index, line in enumerate(lines):
        if index == title:
            _keep_title(line, fields["title"], cleaned)
        elif index in drop:
            cleaned.dropped.append(line.text)
        else:
            _keep(line, cleaned)
    return cleaned


def _vocabulary(texts: list[str]) -> set[int]:
    return {index for index, text in enumerate(texts) if text and rule_for(text) is not None}


@cache
def _field_names() -> dict[str, str]:
    return {name: row["field"] for row in load_toml("navigation.toml")["field"] for name in row["names"]}


def fields_beside(lines: list[str]) -> dict[str, str]:
    """Return what the `名称：值` lines of a box beside a text say of it, by field; `lines` are of any spacing."""
    found: dict[str, str] = {}
    names = "|".join(sorted(map(re.escape, _field_names()), key=len, reverse=True))
    for line in lines:
        _note_fields(squeeze(line), names, found)
    return found


def _header_fields(lines: list[SourceLine], texts: list[str], fields: dict[str, str]) -> set[int]:
    """Find the `名称：值` lines above the report, note their values and return where they stand."""
    drop: set[int] = set()
    names = "|".join(sorted(map(re.escape, _field_names()), key=len, reverse=True))
    pattern = re.compile(rf"({names})[：:](.*)")
    for index, text in enumerate(texts[:40]):
        if _SALUTATION.match(text) or len(text) > 200 or re.match(r"一、", text):
            break
        found = pattern.match(text)
        if not found:
            continue
        drop.add(index)
        _note_fields(visible(lines[index].text), names, fields)
        if not found.group(2) or len(pattern.findall(text)) > 0:
            drop |= _bare_value(texts, index, visible(lines[index].text))
    return drop


def _note_fields(line: str, names: str, fields: dict[str, str]) -> None:
    parts = re.split(rf"(?:^|(?<=\s))({names})[：:]", line)
    for name, value in zip(parts[1::2], parts[2::2], strict=True):
        target = _field_names()[name]
        cleaned = value.strip()
        if target and cleaned and cleaned not in ("未知", "无", "暂无", "-"):
            fields.setdefault(target, cleaned)


def _bare_value(texts: list[str], index: int, line: str) -> set[int]:
    """Return the number that stands alone on the line after `阅读：`, which is its value."""
    follows = index + 1 < len(texts) and line.rstrip().endswith(("：", ":"))
    return {index + 1} if follows and re.fullmatch(r"[0-9]{1,9}", texts[index + 1]) else set()


def _page_numbers(texts: list[str]) -> set[int]:
    """Find bare page numbers: numbers on lines of their own, between lines of prose, that count up through the file."""
    places = [
        index
        for index in range(1, len(texts) - 1)
        if re.fullmatch(r"[0-9]{1,4}", texts[index]) and min(len(texts[index - 1]), len(texts[index + 1])) >= 12
    ]
    counts_up = all(0 < int(texts[after]) - int(texts[before]) <= 2 for before, after in pairwise(places))
    return set(places) if len(places) >= 2 and counts_up else set()


def _menus(texts: list[str], drop: set[int]) -> set[int]:
    """Find runs of short lines without any stop that touch a strong rule at either end: menus of a site."""
    found: set[int] = set()
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and _is_menu_item(texts[end]):
            end += 1
        run = range(start, end)
        strong = [index for index in run if is_strong(texts[index])]
        if strong and len(run) >= 8:
            found |= _menu_part(texts, run, strong)
        start = end + 1
    return found - drop


def _menu_part(texts: list[str], run: range, strong: list[int]) -> set[int]:
    """Return the part of `run` that is menu; before its first strong line only a long even run of names counts."""
    before = range(run.start, strong[0])
    part = set(range(strong[0], strong[-1] + 1))
    if len(before) >= 8 and not any(re.search(r"[0-9]", texts[index]) for index in before):
        part |= set(before)
    return part


def _is_menu_item(text: str) -> bool:
    return len(text) <= 40 and (not _STOP.search(text) or is_strong(text))


def _tail(texts: list[str], drop: set[int]) -> set[int]:
    """Find what stands after the report: from the first strong line on after which no sentence follows."""
    ending = next((index for index, text in enumerate(texts) if is_ending(text)), None)
    if ending is not None and sum(map(len, texts[ending:])) < 800:
        return set(range(ending, len(texts)))
    last = max((index for index, text in enumerate(texts) if is_sentence(text) and index not in drop), default=-1)
    strong = next((index for index in range(last + 1, len(texts)) if is_strong(texts[index])), None)
    return set(range(strong, len(texts))) if strong is not None else set()


def _above_title(texts: list[str], drop: set[int]) -> set[int]:
    """Find the channel name that some pages put above the title: a first line that the next one ends with."""
    kept = [index for index in range(min(len(texts), 12)) if index not in drop and texts[index]]
    if len(kept) < 2 or not any(index in drop for index in range(kept[1] + 1, kept[1] + 3)):
        return set()
    channel, title = texts[kept[0]], texts[kept[1]]
    return {kept[0]} if len(channel) <= 8 and title.endswith(channel) and title != channel else set()


def _only_title(texts: list[str], drop: set[int], fields: dict[str, str]) -> int | None:
    """Return the header line that alone gives the report's title, so that the title stays in the text, or None."""
    title = squeeze(fields.get("title", ""))
    if not title:
        return None
    header = next((index for index in drop if texts[index].endswith(title) and index < 40), None)
    if header is None:
        return None
    genre = title.split("——")[0][-4:]
    front = [text for index, text in enumerate(texts[: header + 20]) if index not in drop]
    return None if any(text.split("——")[0].endswith(genre) for text in front) else header


def _keep_title(line: SourceLine, title: str, cleaned: Cleaned) -> None:
    text = visible(line.text)
    cleaned.dropped.append(text[: len(text) - len(title)])
    cleaned.lines.append(SourceLine(title, 1, page=line.page))


def _keep(line: SourceLine, cleaned: Cleaned) -> None:
    """Keep a line, apart from an advertisement at its end."""
    found = _trailing().search(line.text) if len(line.text) < 5000 else None
    if found is None:
        cleaned.lines.append(line)
        return
    advert = found.group("advert")
    cleaned.lines.append(replace(line, text=line.text[: found.start("advert")]))
    cleaned.dropped.append(advert)


@cache
def _trailing() -> re.Pattern[str]:
    # Sites break their own name with spaces to escape search, so the pattern may have a space between any two signs.
    pattern = load_toml("navigation.toml")["trailing"]["pattern"]
    return re.compile(rf"(?<=[。！？])\s*(?P<advert>{_spaced(pattern)})\s*$")


def _spaced(pattern: str) -> str:
    return re.sub(r"([\u4e00-\u9fff])(?![^\[]*\])", r"\1\\s*", pattern)
