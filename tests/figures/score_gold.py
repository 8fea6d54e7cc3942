"""Measure the extractor on the figures annotated by hand in `tests/gold/figures` (its README has the rules).

`python -m tests.figures.score_gold [-v] [STEM ...]` prints one line a report, and with `-v` every miss by class.
"""

from __future__ import annotations

import json
import os
import re
import sys
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Report

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "figures"
SHARED = Path(os.environ.get("QA_BOT_SHARED", ROOT / ".." / "shared"))
_LIGHT = re.compile(r"的|[（）()“”、，\s]|完成|实现|新增|累计|同比|增长|增速|占比|目标|比上年|比重")


@dataclass
class Score:
    """Counts over one report, and the misses by class."""

    gold: int = 0
    found: int = 0
    wrong: int = 0
    metric: int = 0
    role: int = 0
    period: int = 0
    qualifier: int = 0
    misses: dict[str, list[str]] = field(default_factory=dict)

    def miss(self, kind: str, line: str) -> None:
        self.misses.setdefault(kind, []).append(line)

    @property
    def recall(self) -> float:
        return self.found / self.gold

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong)

    @property
    def metric_right(self) -> float:
        return self.metric / self.found

    @property
    def role_right(self) -> float:
        return self.role / self.found

    def line(self, name: str) -> str:
        rest = f"period {self.period / self.found:.3f} qualifier {self.qualifier / self.found:.3f}"
        shares = f"metric {self.metric_right:.3f} role {self.role_right:.3f} {rest}"
        return f"{name}: n={self.gold} recall {self.recall:.3f} precision {self.precision:.3f} {shares}"


def score(report: Report, rows: list[dict], figures: list[Figure]) -> Score:
    """Return how `figures` of `report` do against the gold `rows`."""
    kept = [i for i, c in enumerate(report.text) if not c.isspace() and c != "*"]
    stripped = "".join(report.text[i] for i in kept)
    by_start = {bisect_left(kept, f.span.start): f for f in figures}
    result, seen = Score(), {}
    for row in rows:
        at = _place(row, stripped, seen)
        figure = by_start.pop(at, None) if at is not None else None
        _compare(result, row, figure)
    result.wrong += len(by_start)
    for figure in by_start.values():
        result.miss("spurious", f"{figure.sentence.of(report.text)[:80]} | {figure.text} | {figure.metric}")
    return result


def _place(row: dict, stripped: str, seen: dict) -> int | None:
    base = stripped.find(row["sentence"])
    if base < 0:
        return None
    key = (row["sentence"], row["text"])
    inside = row["sentence"].find(row["text"], seen.get(key, 0))
    while inside > 0 and (row["sentence"][inside - 1] in "0123456789."):
        inside = row["sentence"].find(row["text"], inside + 1)
    seen[key] = inside + 1
    return base + inside if inside >= 0 else None


def _compare(result: Score, row: dict, figure: Figure | None) -> None:
    optional = row.get("optional", False)
    where = f"{row['sentence']} | {row['text']}"
    if figure is None:
        if not optional:
            result.gold += 1
            result.miss("missed", where)
        return
    if optional:
        return
    result.gold += 1
    if figure.value != Decimal(row["value"]) or figure.unit != row["unit"] or figure.text != row["text"]:
        result.wrong += 1
        result.miss("value", f"{where} -> {figure.value} {figure.unit} {figure.text}")
        return
    result.found += 1
    _details(result, row, figure, where)


def _details(result: Score, row: dict, figure: Figure, where: str) -> None:
    if metric_right(figure.metric, row["metric"]):
        result.metric += 1
    else:
        result.miss("metric", f"{where} -> {figure.metric} ≠ {row['metric']}")
    if figure.role == row["role"] or figure.role in _also(row):
        result.role += 1
    else:
        result.miss("role", f"{where} -> {figure.role} ≠ {row['role']} [{'/'.join(figure.section)[:20]}]")
    if (
        _qualifiers(figure.qualifier, "…") & _qualifiers(row["qualifier"], "|")
        or not figure.qualifier + row["qualifier"]
    ):
        result.qualifier += 1
    else:
        result.miss("qualifier", f"{where} -> {figure.qualifier} ≠ {row['qualifier']}")
    result.period += figure.period == row["period"]
    if figure.period != row["period"]:
        result.miss("period", f"{where} -> {figure.period} ≠ {row['period']}")


def _qualifiers(text: str, mark: str) -> set[str]:
    """Return the qualifying words, in the short form the gold has: 超过 is 超, 达到 is 达."""
    return {{"超过": "超", "达到": "达"}.get(word, word) for word in text.split(mark) if word}


def _also(row: dict) -> list[str]:
    also = row.get("role_also", [])
    return [also] if isinstance(also, str) else also


def metric_right(metric: str, accepted: list[str]) -> bool:
    """Tell whether `metric` says an accepted phrase: all of it, with words added, or with light ones left out."""
    forms = {_light(metric), _light(re.sub(r"（.*?）", "", metric)), _light(_unfolded(metric))}
    return any(_says(form, _light(phrase)) for form in forms for phrase in accepted)


def _says(form: str, phrase: str) -> bool:
    return bool(form) and bool(phrase) and (phrase in form or (form in phrase and 3 * len(form) >= 2 * len(phrase)))


def _unfolded(metric: str) -> str:
    return re.sub(r"^(.*?)（(.*)）$", r"\2\1", metric)


def _light(text: str) -> str:
    return _LIGHT.sub("", text) or text


def find_report(stem: str) -> Path | None:
    """Return the report a gold file is about, None where it is not laid out."""
    for folder in (ROOT / "data" / "reports", SHARED / "report", SHARED / "reports"):
        for path in sorted(folder.rglob(f"{stem}.*")) if folder.is_dir() else []:
            return path
    return None


def measure(stem: str) -> Score | None:
    """Return the score on one gold file, None where its report is not laid out."""
    path = find_report(stem)
    if path is None:
        return None
    rows = [json.loads(line) for line in (GOLD / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]
    report = read_report(path)
    return score(report, rows, extract_figures(report))


def main(arguments: list[str]) -> None:
    """Print the scores of the gold files named (default: all)."""
    stems = [a for a in arguments if a != "-v"] or sorted(path.stem for path in GOLD.glob("*.jsonl"))
    for stem in stems:
        if (result := measure(stem)) is None:
            continue
        print(result.line(stem))
        for kind, lines in result.misses.items() if "-v" in arguments else ():
            print(f"  {kind} ({len(lines)})", *lines, sep="\n    ")


if __name__ == "__main__":
    main(sys.argv[1:])
