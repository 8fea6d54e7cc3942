"""A server with its own data folder and index, which tests may change; the real encoder, built in another process."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from qa_bot.serving import LiveBot
from qa_bot.web.office import Office

QUESTIONS = [
    {"id": "q1", "question": "5G室外基站累计开通多少个", "kind": "figure", "gold": ["2388个"], "split": "dev"},
    {"id": "q2", "question": "青禾县有多少座水库？", "kind": "none", "gold": [], "split": "test"},
    {"id": "q3", "question": "首次认定高新技术企业多少家？", "kind": "figure", "gold": ["1000家"], "split": "dev"},
]


@dataclass
class Managed:
    """The folders of a server, and what runs in it."""

    data: Path
    live: LiveBot
    office: Office
    address: str = ""


def managed(folder: Path, reports: Path, index: Path) -> Managed:
    """Return a server's insides over copies of `reports` and `index`."""
    data, own = folder / "data", folder / "index"
    shutil.copytree(reports, data)
    shutil.copytree(index, own)
    (folder / "eval").mkdir()
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in QUESTIONS)
    (folder / "eval" / "questions.jsonl").write_text(lines, encoding="utf-8")
    office = Office.open(data, own, manage=True, questions=folder / "eval")
    return Managed(data, LiveBot.load(own, every=0.2), office)
