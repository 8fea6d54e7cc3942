"""What each fixture is read as, compared with a file that a person has checked line by line."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from tests.reports.rendering import render

TESTS = Path(__file__).resolve().parents[1]
FIXTURES = find_reports(TESTS / "fixtures" / "reports")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixture_reads_as_checked(path: Path) -> None:
    expected = TESTS / "gold" / "reports" / f"{path.stem}.txt"
    assert render(read_report(path)) == expected.read_text(encoding="utf-8")
