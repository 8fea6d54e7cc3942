"""Reading the reports an index is made of, and showing how far a build is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_bot.errors import ReportError
from qa_bot.indexing.manifest import FailedFile
from qa_bot.reports.catalog import read_report, report_ids, report_sha256
from qa_bot.reports.model import Report
from qa_bot.reports.overrides import FILE, NONE, Overrides, Stated


class Progress(Protocol):
    """What shows how far a build is."""

    def start(self, stage: str, total: int) -> None:
        """Begin a stage (a Chinese phrase for the reader) of `total` steps."""
        ...

    def advance(self, steps: int) -> None:
        """Say that `steps` more are done."""
        ...


class Silent:
    """Shows nothing."""

    def start(self, stage: str, total: int) -> None:
        """Do nothing."""

    def advance(self, steps: int) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports of a data folder: what could be read, and what could not."""

    reports: tuple[Report, ...]
    failed: tuple[FailedFile, ...]


def read_sources(paths: Sequence[Path], progress: Progress, overrides: Overrides = NONE) -> Sources:
    """Read every report; one that cannot be read is kept by name with the reason, and the rest goes on.

    What `overrides` refuses is kept by name too, after the files.
    """
    ids = report_ids(list(paths))
    reports: list[Report] = []
    failed: list[FailedFile] = []
    progress.start("读取报告", len(paths))
    for path in paths:
        try:
            reports.append(read_report(path, ids[path], overrides.of(path)))
        except (ReportError, OSError) as error:
            failed.append(FailedFile(path.name, _sha256_or_empty(path, overrides.of(path)), str(error)))
        progress.advance(1)
    failed += [FailedFile(FILE, overrides.sha256, reason) for reason in overrides.refused]
    return Sources(tuple(reports), tuple(failed))


def _sha256_or_empty(path: Path, stated: Stated) -> str:
    try:
        return report_sha256(path, stated)
    except OSError:
        return ""
