"""Where a server's reports and indexes stand, and whether those who use the page may change them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa_bot.web.building import Builder


@dataclass(frozen=True, slots=True)
class Office:
    """What the tabs 索引 and 评测 work on; `manage` allows to change reports and index, and to run evaluations.

    `questions` is the folder of question files, `results` that of earlier runs.
    """

    data_dir: Path
    index_dir: Path
    builder: Builder
    manage: bool
    questions: Path = Path("data/eval")
    results: Path = Path("data/eval/runs")
