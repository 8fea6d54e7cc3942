"""The gold figures keep to the form their README describes: they measure everyone, so they are measured first."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("QA_BOT_SHARED", ROOT / ".." / "shared"))
GOLD = Path(__file__).parent / "figures"

ROLES = {"level", "growth", "change", "share", "target", "completion", "from", "to"}
REQUIRED = {"sentence", "text", "value", "unit", "metric", "role", "qualifier", "period"}
OPTIONAL = {"high", "optional", "role_also"}
NUMERAL = r"\d[\d,，]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+|(?=[万亿])"
SHAPE = re.compile(
    rf"(?P<low>{NUMERAL})(?P<between>[^\d]{{0,8}}?)"
    rf"(?:[-－—–~～至到、](?P<high>{NUMERAL}))?(?P<unit>[^\d]*(?:10万)?)"
)
PERIOD = re.compile(r"(?:(\d{4}(?:-\d\d){0,2})(?:/\d{4}(?:-\d\d){0,2})?)?")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}


def plain(numeral: str) -> str:
    """Return `numeral` as the README has values: 百 -> 100, 19,385 -> 19385, nothing before a bare scale -> 1."""
    if re.match(r"\d", numeral):
        return re.sub("[,，]", "", numeral)
    total, digit = 0, None
    for character in numeral:
        if character in SCALES:
            total, digit = total + (1 if digit is None else digit) * SCALES[character], None
        else:
            digit = DIGITS[character]
    return str(total + (digit or 0)) if numeral else "1"


def said(text: str) -> tuple[str, str | None, str] | None:
    """Return value, upper value and unit that a figure's wording says, read without looking at its row."""
    match = SHAPE.fullmatch(re.sub(r"(?<=[\d十百千万亿])[余多几]|几(?=[十百千万亿])", "", text))
    if match is None:
        return None
    low, high = match["low"], match["high"]
    unit = match["unit"] if high else match["between"] + match["unit"]
    unit = re.sub(r"^个(?=[百千]分点)", "", unit)
    return plain(low), plain(high) if high else None, unit


def form_problems(row: Row) -> list[str]:
    """Return what is wrong with a row by itself."""
    problems = []
    if not row.keys() >= REQUIRED or not row.keys() <= REQUIRED | OPTIONAL:
        return [f"keys {sorted(row.keys() ^ REQUIRED)}"]
    if said(row["text"]) != (row["value"], row.get("high"), row["unit"]):
        problems.append(
            f"{row['text']!r} says {said(row['text'])}, the row {row['value'], row.get('high'), row['unit']}"
        )
    if not {row["role"], *row.get("role_also", [])} <= ROLES:
        problems.append(f"role {row['role']!r} {row.get('role_also')}")
    if not row["metric"] or not all(row["metric"]) or len(set(row["metric"])) < len(row["metric"]):
        problems.append(f"metric {row['metric']}")
    if any(word not in row["sentence"] for word in row["qualifier"].split("|")):
        problems.append(f"qualifier {row['qualifier']!r} is not in the sentence")
    if not PERIOD.fullmatch(row["period"]):
        problems.append(f"period {row['period']!r}")
    return problems


def whole(text: str, sentence: str) -> list[int]:
    """Return where `text` begins in `sentence`, not counting the 3家 of 13家 or 0.3家."""
    return [match.start() for match in re.finditer(rf"(?<![\d.]){re.escape(text)}", sentence)]


def place_problems(rows: list[Row], source: str) -> list[str]:
    """Return the rows that do not each stand at one place of their own in `source`, in order of position."""
    problems, seen, end = [], Counter[tuple[str, str]](), 0
    for row in rows:
        sentence, text = row["sentence"], row["text"]
        if source.count(sentence) != 1:
            problems.append(f"{source.count(sentence)} times in the report: {sentence}")
            continue
        places = whole(text, sentence)
        nth = seen[sentence, text]
        seen[sentence, text] += 1
        if nth >= len(places):
            problems.append(f"{text!r} is annotated {nth + 1} times, and stands {len(places)} times in: {sentence}")
            continue
        start = source.index(sentence) + places[nth]
        if start < end:
            problems.append(f"{text!r} overlaps the row before or stands before it: {sentence}")
        end = start + len(text)
    return problems


def bare(text: str) -> str:
    """Return `text` as the gold quotes it: without white space and without the marks of run-in headings."""
    return re.sub(r"\s", "", text).replace("**", "")


def read_gold(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_source(stem: str) -> str:
    """Return the bare text of the report a gold file is about, or skip where it is not laid out."""
    for folder in (ROOT / "data" / "reports", SHARED / "reports"):
        for path in sorted(folder.rglob(f"{stem}.txt")):
            return bare(path.read_text(encoding="utf-8"))
    pytest.skip(
        f"{stem}.txt is not part of this repository, and there is no {SHARED.name} folder beside it that has it"
    )


FILES = [pytest.param(path, id=path.stem) for path in sorted(GOLD.glob("*.jsonl"))]


@pytest.mark.parametrize("path", FILES)
def test_every_row_is_well_formed(path: Path) -> None:
    rows = read_gold(path)
    assert rows
    problems = [f"line {number}: {problem}" for number, row in enumerate(rows, 1) for problem in form_problems(row)]
    assert not problems, "\n".join(problems)


@pytest.mark.shared
@pytest.mark.parametrize("path", FILES)
def test_every_row_stands_at_one_place_of_the_report(path: Path) -> None:
    problems = place_problems(read_gold(path), read_source(path.stem))
    assert not problems, "\n".join(problems)


GOOD: Row = {
    "sentence": "引进30余家企业，增加4.25个百分点",
    "text": "30余家",
    "value": "30",
    "unit": "家",
    "metric": ["引进企业"],
    "role": "level",
    "qualifier": "余",
    "period": "2022",
}


@pytest.mark.parametrize(
    "change",
    [
        {"value": "3"},
        {"unit": "家企业"},
        {"high": "40"},
        {"text": "30家次"},
        {"role": "rate"},
        {"role_also": ["rate"]},
        {"metric": []},
        {"metric": ["引进企业", "引进企业"]},
        {"qualifier": "近"},
        {"period": "去年"},
        {"note": "x"},
    ],
    ids=str,
)
def test_a_malformed_row_is_noticed(change: Row) -> None:
    assert not form_problems(GOOD)
    assert form_problems(GOOD | change)


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (["1家", "3家", "1家"], False),
        (["1家", "1家", "3家"], True),
        (["1家", "1家", "1家"], True),
        (["4家"], True),
        (["1家", "1家"], False),
    ],
)
def test_a_misplaced_or_repeated_row_is_noticed(texts: list[str], wrong: bool) -> None:
    sentence = "甲1家，乙3家，丙1家，丁11家"
    rows = [{"sentence": sentence, "text": text} for text in texts]
    assert bool(place_problems(rows, f"前文。{sentence}。")) is wrong
    assert place_problems(rows[:1], sentence * 2), "a sentence that stands twice is no place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三款", ("3", None, "款")),
        ("两个百分点", ("2", None, "百分点")),
        ("百余个", ("100", None, "个")),
        ("226万余人次", ("226", None, "万人次")),
        ("600多人/次", ("600", None, "人/次")),
        ("2760元/平方米", ("2760", None, "元/平方米")),
        ("5.07/10万", ("5.07", None, "/10万")),
        ("百亿元", ("100", None, "亿元")),
        ("亿人次", ("1", None, "亿人次")),
        ("二十五个", ("25", None, "个")),
        ("3-5年", ("3", "5", "年")),
        ("1,200家", ("1200", None, "家")),
    ],
)
def test_wording_is_read_as_the_readme_says(text: str, expected: tuple[str, str | None, str]) -> None:
    assert said(text) == expected
