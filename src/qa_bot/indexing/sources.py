"""The files an index is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa_bot.errors import ReportError
from qa_bot.indexing.manifest import FailedFile
from qa_bot.reports.files import find_reports, report_ids, report_sha256, supported_endings
from qa_bot.reports.overrides import FILE, Stated, read_overrides
from qa_bot.resources import load_toml


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A report file: where it is, its path relative to the data folder, its report's id, and what is stated of it.

    `sha256` changes whenever the report could; it is empty, and `size` 0 bytes, where the file cannot be read.
    """

    file: Path
    path: str
    id: str
    stated: Stated
    sha256: str
    size: int

    def failure(self, reason: str, *, passing: bool = False) -> FailedFile:
        """Return that this file could not be read; `passing` says that another try may do better."""
        return FailedFile(self.file.name, "" if passing else self.sha256, reason, self.path)


def report_files(data_dir: Path) -> list[Path]:
    """Return the report files of `data_dir`, sorted; raise `ReportError` where there is none."""
    files = find_reports(data_dir)
    if not files:
        raise ReportError(
            f"there is no report in {data_dir}; put {', '.join(supported_endings())} files there, "
            "or name another folder with --data."
        )
    return files


@dataclass(frozen=True, slots=True)
class Sources:
    """The report files of a data folder, and what of its `reports.toml` could not be taken."""

    files: tuple[SourceFile, ...]
    refused: tuple[FailedFile, ...] = ()

    @property
    def hashes(self) -> dict[str, str]:
        """Return the hash of everything an index of this folder depends on, by path."""
        return {source.path: source.sha256 for source in self.files} | {said.path: said.sha256 for said in self.refused}


def find_sources(data_dir: Path) -> Sources:
    """Return the report files of `data_dir` with ids and hashes.

    Raises `ReportError` where there is none, `ConfigError` where `reports.toml` is no TOML.
    """
    files = report_files(data_dir)
    ids, overrides = report_ids(files), read_overrides(data_dir, files)
    sources = (_source(data_dir, file, ids[file], overrides.of(file)) for file in files)
    refused = (FailedFile(FILE, overrides.sha256, reason, FILE) for reason in overrides.refused)
    return Sources(tuple(sources), tuple(refused))


def problem(name: str, source: SourceFile, why: object = "") -> str:
    """Return the sentence `name` about a file, with its remedy."""
    return str(load_toml("build.toml")["problem"][name]).format(name=source.file.name, why=why)


def _source(data_dir: Path, file: Path, report_id: str, stated: Stated) -> SourceFile:
    try:
        sha256, size = report_sha256(file, stated), file.stat().st_size
    except OSError:
        sha256, size = "", 0
    return SourceFile(file, file.relative_to(data_dir).as_posix(), report_id, stated, sha256, size)
