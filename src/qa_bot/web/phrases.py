"""What the program writes in Chinese (why it refuses, what a build does, what a reader of files says), in English.

An answer is the same whoever asks, so its sentences are Chinese; the English page knows them by their templates and
says them in English. What a report says, and what this does not know, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from qa_bot.resources import load_toml
from qa_bot.web.series import Series
from qa_bot.web.words import CHINESE, Words

_FIELD = re.compile(r"\{(\w+)\}")
_LEAD, _QUOTED, _ROWS = "{short}。", "原文：", "\n{rows}"
_SENTENCES = ("templates", "build", "folder")
"""The resources whose sentences are known by their wording; what an evaluation says is known by its keys."""
_VERDICT = re.compile(r"(是|否)(?:，(.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence the program writes: what it looks like, and how it is said in English."""

    pattern: re.Pattern[str]
    english: str

    def said(self, line: str) -> str | None:
        """Return `line` in English, None where it is another sentence."""
        match = self.pattern.fullmatch(line)
        if match is None:
            return None
        told = self.english.format_map({name: value or "" for name, value in match.groupdict().items()})
        lead = match.groupdict().get("lead")
        return f"{lead}. {told}" if lead else told


def in_words(words: Words, line: str) -> str:
    """Return a line of the program in the language of `words`, or as it is where it is none of its sentences."""
    if words.language == CHINESE:
        return line
    told = (sentence.said(line.strip()) for sentence in _sentences())
    return next((each for each in told if each is not None), line)


def lines_in(words: Words, told: str) -> list[str]:
    """Return the lines of what the program says, each in the language of `words`."""
    return [in_words(words, line) for line in told.split("\n")]


def verdict_in(words: Words, short: str) -> str:
    """Return the short answer to a yes-or-no question with its 是 or 否 in the language of `words`."""
    match = None if words.language == CHINESE else _VERDICT.fullmatch(short)
    if match is None:
        return short
    verdict = in_words(words, match[1])
    return f"{verdict}: {match[2]}" if match[2] else verdict


def role_in(words: Words, role: str) -> str:
    """Return what a figure's role adds to the name of its metric: 增速; "" where it adds nothing."""
    told: str = load_toml("templates.toml")["role"][role]
    return in_words(words, told) if told else ""


def period_in(words: Words, period: str) -> str:
    """Return a figure's period as a reader says it: 2022年1—12月 for 2022-01/2022-12; a bare year stays as it is."""
    first, _, last = period.partition("/")
    (year, *from_month), (last_year, *to_month) = first.split("-"), (last or first).split("-")
    if last and year == last_year and len(from_month) == len(to_month) == 1:
        return words("period.months", year=year, first=int(from_month[0]), last=int(to_month[0]))
    return "—".join(_date_in(words, date) for date in filter(None, (first, last)))


def _date_in(words: Words, date: str) -> str:
    year, *rest = date.split("-")
    if not rest or not all(part.isdigit() for part in rest):
        return date
    key = "period.day" if len(rest) > 1 else "period.month"
    return words(key, year=year, **dict(zip(("month", "day"), map(int, rest), strict=False)))


def series_name(words: Words, series: Series) -> str:
    """Return what a series compares, with its role: 地区生产总值增速."""
    said = role_in(Words(CHINESE), series.role)
    if not said or series.metric.endswith(said):
        return series.metric
    return f"{series.metric}{said}" if words.language == CHINESE else f"{series.metric} {role_in(words, series.role)}"


def measured_in(words: Words) -> dict[str, dict[str, Any]]:
    """Return the words of an evaluation by section and key."""
    chinese: dict[str, dict[str, Any]] = load_toml("eval_report.toml")
    if words.language == CHINESE:
        return chinese
    english: dict[str, dict[str, Any]] = load_toml("english.toml")["eval_report"]
    return {section: {**chinese[section], **english.get(section, {})} for section in chinese}


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return all sentences, those with more words of their own first: a short one may fit a longer one's line too."""
    pairs = sorted(_pairs(), key=lambda pair: -len(_FIELD.sub("", pair[0])))
    return tuple(_Sentence(_pattern(chinese), english) for chinese, english in pairs)


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield each sentence in Chinese and in English."""
    told = load_toml("english.toml")
    for file in _SENTENCES:
        chinese = load_toml(f"{file}.toml")
        for section, sentences in told[file].items():
            yield from ((chinese[section][name].strip(), english) for name, english in sentences.items())
    yield from ((one["chinese"], one["english"]) for one in told["sentence"])


def _pattern(chinese: str) -> re.Pattern[str]:
    """Return what a line of the template `chinese` looks like, the short answer before it or not."""
    sentence = chinese.removesuffix(_ROWS).removeprefix("{text}\n")
    leads = sentence.startswith((_LEAD, _QUOTED))
    lead = "(?:(?P<lead>.+?)。)?" if leads else ""
    seen: set[str] = set()

    def field(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    fixed = re.split(r"(\{\w+\})", sentence.removeprefix(_LEAD))
    body = "".join(_FIELD.sub(field, part) if part.startswith("{") else re.escape(part) for part in fixed)
    return re.compile(lead + body, re.DOTALL)
