"""A small report of a city that is not, and the bot over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report

FIXTURES = Path(__file__).parent / "fixtures"
SHIPPED = Path(__file__).resolve().parents[2] / "data" / "reports"


@pytest.fixture(scope="session")
def bulletin_bot(tmp_path_factory: pytest.TempPathFactory) -> QABot:
    folder = tmp_path_factory.mktemp("bulletin")
    build_index(FIXTURES, folder)
    return QABot.load(folder)


@pytest.fixture(scope="session")
def reports() -> list[Report]:
    """The shipped report and the bulletin of the city that is not."""
    return [read_report(path) for folder in (SHIPPED, FIXTURES) for path in find_reports(folder)]
