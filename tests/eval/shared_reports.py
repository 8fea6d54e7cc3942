"""The shared reports as their own files hold them, read apart from the bot's readers."""

from __future__ import annotations

import html
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = Path(os.environ.get("QA_BOT_SHARED", ROOT.parent / "shared")) / "reports"


def skip_without_reports() -> None:
    """Skip the running test where the shared reports are not laid out, and say how to name their place."""
    if not REPORTS.is_dir():
        pytest.skip(f"the reports are not laid out at {REPORTS}; set QA_BOT_SHARED to the folder that holds reports/")


@cache
def source(path: str) -> str:
    """Return a report without white space; cells of a table of Word, or of HTML inside Markdown, are parted by `|`."""
    file = REPORTS / path
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive:
            text = _without_tags(re.sub(r"</w:tc><w:tc>", "|", archive.read("word/document.xml").decode("utf-8")))
    elif file.suffix == ".pdf":
        with pdfplumber.open(file) as document:
            text = "".join(page.extract_text() for page in document.pages)
    else:
        text = file.read_text(encoding="utf-8")
        text = _without_tags(text) if file.suffix == ".html" else re.sub(r"</t[dh]><t[dh]>", "|", text)
    return re.sub(r"\s", "", text)


def _without_tags(markup: str) -> str:
    """Return `markup` without scripts, styles and tags, its entities resolved."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?is)<(script|style).*?</\1>", "", markup)))
