"""Where a server's reports and indexes stand, and whether those who use the page may change them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa_bot.web.building import Builder
from qa_bot.web.evaluating import Evaluator


@dataclass(frozen=True, slots=True)
class Office:
    """What the tabs 索引 and 评测 work on; `manage` allows to change reports and index, and to run evaluations."""

    data_dir: Path
    index_dir: Path
    builder: Builder
    evaluator: Evaluator
    manage: bool
