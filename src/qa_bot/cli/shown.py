"""What `qa-bot show` shows of a report, and where it is found: in the index, or else in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from qa_bot.errors import IndexFolderError, QuestionError
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.figures.silent import silent_tables
from qa_bot.indexing.store import Index, load_index
from qa_bot.reports.catalog import read_report
from qa_bot.reports.contents import Entry, contents, sections_called
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report, Table
from qa_bot.reports.overrides import FILE, Overrides, read_overrides
from qa_bot.resources import load_toml

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with its contents and figures; `origin` says where it was read, `chosen` are the sections asked for."""

    report: Report
    figures: tuple[Figure, ...]
    entries: tuple[Entry, ...]
    origin: str
    refused: tuple[str, ...] = ()
    chosen: tuple[Entry, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return a sentence for everything the reader, the figures and `reports.toml` leave in doubt."""
        said = load_toml("show.toml")["page"]
        silent = (
            said["silent_table"].format(caption=table.caption or said["untitled_table"])
            for table in silent_tables(self.report, self.figures)
        )
        flat = self._flattened_rows
        kept = (said["kept_as_text"].format(count=flat),) if flat else ()
        return (*self.refused, *self.report.warnings, *silent, *kept)

    @property
    def _flattened_rows(self) -> int:
        """Return how many rows of tables could only be kept as lines of text."""
        tables = [table.span for table in self.report.tables]
        rows = (block.span for block in self.report.blocks if block.kind == "table")
        return sum(not any(span.covers(row) for span in tables) for row in rows)

    @property
    def pages(self) -> int:
        """Return how many pages the report has, 0 where its file has none."""
        return max((block.page for block in self.report.blocks), default=0)

    @property
    def in_question(self) -> tuple[Figure, ...]:
        """Return the figures of the sections asked for, all where none is."""
        spans = [entry.section.span for entry in self.chosen]
        return tuple(item for item in self.figures if not spans or any(span.covers(item.span) for span in spans))

    def figures_in(self, part: Entry | Table) -> int:
        """Return how many figures stand in a section or a table."""
        span = part.section.span if isinstance(part, Entry) else part.span
        return sum(span.covers(figure.span) for figure in self.figures)

    def to_dict(self, *, text: bool) -> dict[str, Any]:
        """Return all of it as plain JSON types, with the canonical text where that is asked for."""
        report = self.report
        told = {
            "id": report.id, "file_name": report.file_name, "sha256": report.sha256, "read_from": self.origin,
            "metadata": asdict(report.metadata), "found": asdict(report.origins), "years": list(report.years),
            "characters": len(report.text), "pages": self.pages,
            "sections": [self._section(entry) for entry in self.chosen or self.entries],
            "tables": [self._table(table) for table in report.tables],
            "figures": [figure.to_row() for figure in self.in_question],
            "warnings": list(self.warnings), "dropped": list(report.dropped),
        }  # fmt: skip
        return {**told, "text": report.text} if text else told

    def _section(self, entry: Entry) -> dict[str, Any]:
        section = entry.section
        told = {
            "number": entry.number, "title": section.title, "level": section.level, "kind": section.kind,
            "page": entry.page, "start": section.span.start, "end": section.span.end, "figures": self.figures_in(entry),
        }  # fmt: skip
        return {**told, "text": section.span.of(self.report.text)} if self.chosen else told

    def _table(self, table: Table) -> dict[str, Any]:
        rows, columns = table.shape
        return {
            "caption": table.caption, "unit": table.unit, "rows": rows, "columns": columns,
            "start": table.span.start, "end": table.span.end, "page": self.report.page_at(table.span.start),
            "figures": self.figures_in(table),
        }  # fmt: skip


def find(name: str, data: Path, index_dir: Path) -> Shown:
    """Return the report called `name`: by id or file name in the index, else the file at that path or in `data`.

    Raises:
        QuestionError: neither holds a report of that name; the nearest names are told.
        ReportError: the file cannot be read.

    """
    index, lack = _index_or_lack(index_dir)
    if index and (indexed := _called(name, index.reports.values())):
        return _indexed(indexed, index)
    in_data = find_reports(data)
    file = next((path for path in (Path(name), data / name) if path.is_file()), None)
    file = file or next((path for path in in_data if name in (path.name, path.stem)), None)
    if file is not None:
        return _live(file, data, in_data, index_dir)
    names = [told for report in (index.reports.values() if index else ()) for told in (report.id, report.file_name)]
    raise QuestionError(_unknown(name, [*names, *(path.name for path in in_data)], lack))


def with_section(shown: Shown, wanted: str) -> Shown:
    """Return `shown` with the sections that `wanted` means chosen; raises `QuestionError` where there are none."""
    if not wanted:
        return shown
    chosen = sections_called(shown.entries, wanted)
    if not chosen:
        near = _near(wanted, [entry.section.title for entry in shown.entries])
        raise QuestionError(
            f"{shown.report.id} 中没有叫“{wanted}”的章节{near}；不加 --section 可看目录，编号（如 1.2）也可用。"
        )
    return replace(shown, chosen=chosen)


def _index_or_lack(index_dir: Path) -> tuple[Index | None, str]:
    try:
        return load_index(index_dir), ""
    except IndexFolderError as error:
        return None, str(error)


def _called(name: str, reports: Iterable[Report]) -> Report | None:
    """Return the report of just this id or file name, or else the only one whose id or title has the words."""
    known = list(reports)
    exact = next((report for report in known if name in (report.id, report.file_name)), None)
    if exact is not None or Path(name).is_file():
        return exact
    partly = [report for report in known if name and (name in report.id or name in report.title)]
    return partly[0] if len(partly) == 1 else None


def _indexed(report: Report, index: Index) -> Shown:
    figures = tuple(figure for figure in index.figures if figure.report == report.id)
    origin = load_toml("show.toml")["page"]["indexed"].format(fingerprint=index.fingerprint)
    return Shown(report, figures, contents(report), origin)


def _live(file: Path, data: Path, in_data: Sequence[Path], index_dir: Path) -> Shown:
    inside = next((path for path in in_data if path.samefile(file)), None)
    overrides = read_overrides(data, in_data) if inside else Overrides()
    report = read_report(file, stated=overrides.of(inside or file))
    origin = load_toml("show.toml")["page"]["live"].format(index=index_dir)
    about = tuple(sentence for sentence in overrides.refused if sentence.startswith(f"{FILE}：{file.name}"))
    return Shown(report, tuple(extract_figures(report)), contents(report), origin, about)


def _unknown(name: str, names: Sequence[str], lack: str) -> str:
    if lack and not names:
        return f"找不到叫 {name} 的报告或文件。{lack}"
    return f"找不到叫 {name} 的报告或文件{_near(name, names)}；`qa-bot info` 列出索引中的报告。"


def _near(name: str, names: Sequence[str]) -> str:
    """Return the names that share most pairs of characters with `name`, as words to be added to a sentence."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    shared = {told: sum(pair in told for pair in pairs) for told in names}
    near = sorted((told for told in shared if shared[told]), key=lambda told: (-shared[told], len(told)))[:_NEAREST]
    return f"，最接近的是 {'、'.join(near)}" if near else ""
