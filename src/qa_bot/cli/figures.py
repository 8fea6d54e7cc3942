"""`qa-bot figures`: the figure library, searched, shown, and taken away."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.markup import escape
from rich.table import Table

from qa_bot.cli.common import DATA, INDEX, DataOption, DebugOption, IndexOption, failures, out
from qa_bot.errors import QuestionError

if TYPE_CHECKING:
    from qa_bot.figures.model import Figure
    from qa_bot.indexing.store import Index
    from qa_bot.reports.model import Report

SHOWN = 40
"""Rows shown in a terminal where no file is named and no limit is given."""


def figures(
    query: Annotated[str, typer.Option("--query", help="Words of the metric.", metavar="TEXT")] = "",
    report: Annotated[str, typer.Option("--report", help="Only this report (id or file name).", metavar="ID")] = "",
    role: Annotated[
        str, typer.Option("--role", help="level, growth, change, share, target, completion, from, to.")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", help="Only this unit: 亿元, or 元 for any scale of it.")] = "",
    period: Annotated[str, typer.Option("--period", help="Only this period: 2022, 2022-08.")] = "",
    place: Annotated[str, typer.Option("--place", help="Only this place.")] = "",
    limit: Annotated[int | None, typer.Option("--limit", help="At most so many.", min=1)] = None,
    json: Annotated[
        Path | None, typer.Option("--json", help="Write JSON lines (- for standard output).", metavar="FILE")
    ] = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write a CSV table.", metavar="FILE")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write a spreadsheet.", metavar="FILE")] = None,
    derived: Annotated[bool, typer.Option("--derived", help="Show what the figures imply by arithmetic.")] = False,
    checks: Annotated[bool, typer.Option("--checks", help="Show how the report agrees with itself.")] = False,
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    debug: DebugOption = False,
) -> None:
    """Search the figure library; show it, or write it as JSON lines, CSV or a spreadsheet."""
    wanted = {"role": role, "unit": unit, "period": period, "place": place}
    with failures(debug):
        from qa_bot.figures.export import rows_of
        from qa_bot.indexing.store import load_index

        loaded = load_index(index)
        chosen = _report_id(report, loaded)
        found = _search(loaded, query, chosen, limit, wanted)
        rows = rows_of(found, loaded.reports)
        _export(rows, json, csv, xlsx)
    if derived or checks:
        chosen_reports = [loaded.reports[chosen]] if chosen else list(loaded.reports.values())
        _show_reasoned(chosen_reports, loaded.figures, derived=derived, checks=checks)
    elif not (json or csv or xlsx):
        _show(rows, limit or SHOWN)


def _report_id(name: str, loaded: Index) -> str:
    """Return the id of the report called `name` (id or file name), "" for none asked for."""
    by_file = {entry.file_name: entry.id for entry in loaded.manifest.reports}
    chosen = by_file.get(name, name)
    if chosen and chosen not in loaded.reports:
        raise QuestionError(f"the index holds no report called {name}; `qa-bot info` lists the reports it holds.")
    return chosen


def _search(loaded: Index, query: str, report: str, limit: int | None, wanted: Mapping[str, str]) -> list[Figure]:
    """Return the figures that meet every condition given, best first."""
    from qa_bot.figures.library import FigureLibrary
    from qa_bot.figures.model import ROLES

    role = next((known for known in ROLES if known == wanted["role"]), None)
    if wanted["role"] and role is None:
        raise QuestionError(f"there is no role {wanted['role']}; roles are {', '.join(ROLES)}.")
    rest = {key: value for key, value in wanted.items() if key != "role"}
    found = FigureLibrary(loaded.figures).query(query, role=role, report=report, limit=limit, **rest)
    return [match.figure for match in found]


def _export(rows: Sequence[Mapping[str, Any]], json: Path | None, csv: Path | None, xlsx: Path | None) -> None:
    """Write the rows to each file that is named."""
    from qa_bot.figures.export import write_csv, write_json_lines, write_xlsx

    if json:
        _write(json, "utf-8", lambda file: write_json_lines(rows, file))
    if csv:
        _write(csv, "utf-8-sig", lambda file: write_csv(rows, file))
    if xlsx:
        xlsx.parent.mkdir(parents=True, exist_ok=True)
        write_xlsx(rows, xlsx)


def _show_reasoned(reports: Sequence[Report], figures: Sequence[Figure], *, derived: bool, checks: bool) -> None:
    """Print what follows from the figures of each report, and what agrees and what does not, with where both stand."""
    from qa_bot.figures.checks import check
    from qa_bot.figures.derive import derive
    from qa_bot.text.numbers import plain

    for report in reports:
        own = [figure for figure in figures if figure.report == report.id]
        out.print(f"[bold]{escape(report.title)}[/bold]")
        for implied in derive(report, own) if derived else ():
            out.print(
                f"  {escape(implied.metric)}（{implied.period}）{plain(implied.value)}{implied.unit}　"
                f"{escape(implied.expression)}"
            )
        for made in check(report, own) if checks else ():
            places = "、".join(f"{figure.text}[{figure.span.start}, {figure.span.end})" for figure in made.figures)
            verdict = "一致" if made.agrees else "不一致"
            out.print(f"  {verdict}　{escape(made.figures[0].metric)}　{escape(made.expression)}　{escape(places)}")


def _write(path: Path, encoding: str, write: Callable[[TextIO], None]) -> None:
    """Hand `write` the file at `path`, or standard output for `-`."""
    if str(path) == "-":
        write(sys.stdout)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        write(file)


def _show(rows: Sequence[Mapping[str, Any]], limit: int) -> None:
    table = Table("指标", "数据", "角色", "期间", "报告")
    for row in rows[:limit]:
        table.add_row(*(escape(str(row[key])) for key in ("metric", "text", "role", "period", "report")))
    out.print(table)
    if len(rows) > limit:
        out.print(f"共 {len(rows)} 条，只显示前 {limit} 条；用 --csv、--xlsx 或 --json 取全部。")
