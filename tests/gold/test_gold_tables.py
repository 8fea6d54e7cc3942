"""The cells picked by hand are in the figure library, each with the right metric, unit and period."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.model import Report

GOLD = Path(__file__).parent / "tables"
FORMS = {"2021年成都统计公报": ("2021年成都统计公报.pdf", "2021年成都统计公报_ocr.md")}


@dataclass(frozen=True)
class Picked:
    """One cell picked by hand; the README has what each field says."""

    table: str
    row: str
    cell: str
    metric: str
    about: str
    never: str
    value: str
    unit: str
    role: str
    period: str


def picked(file: Path) -> list[Picked]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [Picked(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def cases() -> Iterator[object]:
    for file in sorted(GOLD.glob("*.tsv")):
        for name in FORMS.get(file.stem, (file.stem,)):
            for cell in picked(file):
                yield pytest.param(name, cell, id=f"{name[:14]}-{cell.row[:12]}-{cell.cell}")


@cache
def read(path: Path) -> tuple[Report, tuple[Figure, ...]]:
    report = read_report(path)
    return report, tuple(extract_figures(report))


def squeezed(text: str) -> str:
    return "".join(text.split())


def standing_in(cell: Picked, report: Report, figures: tuple[Figure, ...]) -> list[Figure]:
    """Return the figures that stand in the very cell: its own text, in its row, under its table's caption."""
    captions = {table.span: table.caption for table in report.tables}
    found = []
    for figure in figures:
        line = next(block.span for block in report.blocks if block.span.covers(figure.span))
        caption = next((text for span, text in captions.items() if span.covers(figure.span)), "")
        in_row = all(squeezed(word) in squeezed(line.of(report.text)) for word in cell.row.split("+"))
        in_table = cell.table == "*" or cell.table in caption
        if in_row and in_table and squeezed(cell.cell).startswith(squeezed(figure.text)):
            found.append(figure)
    return found


def faults(cell: Picked, figure: Figure) -> list[str]:
    """Return what is wrong about a figure, field by field."""
    told = figure.metric + figure.subject
    return [
        *(f"metric lacks {word}" for word in words(cell.metric) if word not in figure.metric),
        *(f"metric and subject lack {word}" for word in words(cell.about) if word not in told),
        *(f"metric or subject has {word}" for word in words(cell.never) if word in told),
        *([f"value {figure.value}"] if figure.value != Decimal(cell.value) else []),
        *([f"unit {figure.unit}"] if figure.unit not in cell.unit.split("|") else []),
        *([f"role {figure.role}"] if figure.role not in cell.role.split("|") else []),
        *([f"period {figure.period}"] if cell.period not in ("*", figure.period) else []),
    ]


def words(field: str) -> list[str]:
    return [word for word in field.split("+") if word]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "cell"), list(cases()))
def test_a_picked_cell_is_in_the_library(name: str, cell: Picked, shared: Path) -> None:
    path = next(path for path in find_reports(shared / "reports") if name in (path.name, path.stem))
    report, figures = read(path)
    standing = standing_in(cell, report, figures)
    assert standing, f"no figure stands in {cell.row} | {cell.cell}"
    told = {figure: faults(cell, figure) for figure in standing}
    assert any(not wrong for wrong in told.values()), [
        (figure.metric, figure.subject, figure.text, figure.unit, figure.role, figure.period, wrong)
        for figure, wrong in told.items()
    ]


def test_ten_cells_are_picked_of_every_report() -> None:
    assert {file.stem: len(picked(file)) for file in GOLD.glob("*.tsv")} == {
        file.stem: 10 for file in GOLD.glob("*.tsv")
    }
