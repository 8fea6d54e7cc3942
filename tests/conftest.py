"""What several rooms' tests share: the shipped report, an index of it, and small reports made by hand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "data" / "reports"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reports that are not part of the repository; skips where it is not laid out."""
    folder = Path(os.environ.get("QA_BOT_SHARED", ROOT.parent / "shared"))
    if not (folder / "reports").is_dir():
        pytest.skip(f"the reports to develop against are not there ({folder.name}/reports); set QA_BOT_SHARED")
    return folder


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped report, built by the real encoder once a run."""
    folder = tmp_path_factory.mktemp("index")
    build_index(REPORTS, folder)
    return folder


@pytest.fixture(scope="session")
def bot(index_dir: Path) -> QABot:
    """The bot over the shipped report."""
    return QABot.load(index_dir)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A Chromium for the whole run: Playwright can be started once a process. Skips where there is no Chromium."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("there is no Chromium; install it (apt-get install chromium) to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()
