"""Tearing a report apart again: page breaks, hard wraps and spaces put into it change none of its sentences."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report
from qa_bot.text.sentences import split_sentences

SHIPPED = find_reports(Path(__file__).resolve().parents[2] / "data" / "reports")[0]
PAGE, WIDTH = 700, 36


def page_breaks(lines: list[str], seed: int) -> str:
    """Blank lines inside a long paragraph about every 700 characters, and spaces around every number."""
    chance, torn, filled = random.Random(seed), [], 0
    for line in lines:
        filled += len(line)
        if filled > PAGE and len(line) > 80:
            cut = chance.randrange(30, len(line) - 30)
            line, filled = f"{line[:cut]}\n\n{line[cut:]}", 0
        torn.append(re.sub(r"(\d+(?:\.\d+)?)", r" \1 ", line))
    return "\n\n".join(torn)


def hard_wraps(lines: list[str], seed: int) -> str:
    """Lines filled to a width, of 36 characters and a few more for each seed."""
    width = WIDTH + seed
    return "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))


def broken_sentences(report: Report, tear: Callable[[list[str], int], str], seed: int, folder: Path) -> set[str]:
    """Return the sentences of `report` that reading it again, torn, does not give back."""
    path = folder / report.file_name
    path.write_text(tear([block.span.of(report.text) for block in report.blocks], seed), encoding="utf-8")
    return _sentences(report) - _sentences(read_report(path))


def _sentences(report: Report) -> set[str]:
    return {span.of(report.text) for span in split_sentences(report.text)}


@pytest.mark.parametrize("tear", [page_breaks, hard_wraps])
@pytest.mark.parametrize("seed", range(5))
def test_tearing_the_shipped_report_breaks_no_sentence(
    tear: Callable[[list[str], int], str], seed: int, tmp_path: Path
) -> None:
    assert broken_sentences(read_report(SHIPPED), tear, seed, tmp_path) == set()


@pytest.mark.shared
@pytest.mark.parametrize("tear", [page_breaks, hard_wraps])
def test_tearing_real_reports_breaks_hardly_a_sentence(
    tear: Callable[[list[str], int], str], shared: Path, tmp_path: Path
) -> None:
    reports = [read_report(path) for path in find_reports(shared / "reports" / "county")]
    plain = [report for report in reports if not any(block.kind == "table" for block in report.blocks)]
    broken = sum(len(broken_sentences(report, tear, 0, tmp_path)) for report in plain)
    assert broken <= 0.002 * sum(len(_sentences(report)) for report in plain)
