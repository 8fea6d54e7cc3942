"""What is read from a file: its report, and the figures in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qa_bot.errors import ReportError
from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.indexing.manifest import FailedFile
from qa_bot.indexing.sources import SourceFile, problem
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import report_sha256
from qa_bot.reports.model import Report


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A report as read from `path`, and its figures."""

    path: str
    report: Report
    figures: tuple[Figure, ...]

    def renamed(self, report_id: str) -> ReadFile:
        """Return the same under another report id."""
        if report_id == self.report.id:
            return self
        figures = tuple(replace(figure, report=report_id) for figure in self.figures)
        return ReadFile(self.path, replace(self.report, id=report_id), figures)


def read_source(source: SourceFile) -> ReadFile | FailedFile:
    """Read one report and its figures; whatever goes wrong is told by name, so that the rest can go on."""
    try:
        before = report_sha256(source.file, source.stated)
        report = read_report(source.file, source.id, source.stated)
        if report.sha256 != before:
            return source.failure(problem("being_written", source), passing=True)
        return ReadFile(source.path, report, tuple(extract_figures(report)))
    except ReportError as error:
        return source.failure(str(error))
    except OSError as error:
        return source.failure(problem("unreadable", source, error.strerror or error), passing=True)
    except MemoryError:
        return source.failure(problem("no_memory", source), passing=True)
    except Exception as error:  # noqa: BLE001 - a reader that stumbles over one odd file must not stop the others
        return source.failure(problem("stumbled", source, f"{type(error).__name__}: {error}"))
