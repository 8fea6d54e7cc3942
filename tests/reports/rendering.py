"""A report as a text that a person can check: metadata, section tree, blocks, tables, what was dropped."""

from qa_bot.reports.model import Report, Section


def render(report: Report) -> str:
    """Return everything a reader made of a file, one thing a line."""
    meta = report.metadata
    lines = ["# metadata", *(f"{name}: {getattr(meta, name)}" for name in meta.__slots__)]
    lines += ["", "# sections", *map(_section, sorted(report.sections[1:], key=_position))]
    lines += [
        "",
        "# blocks",
        *(f"{block.kind}[{block.section}] {block.span.of(report.text)}" for block in report.blocks),
    ]
    for table in report.tables:
        lines += ["", f"# table {table.caption} ({table.unit})"]
        lines += [
            f"{cell.row},{cell.column}{'#' if cell.header else ''} {cell.span.of(report.text)}" for cell in table.cells
        ]
    lines += ["", "# dropped", *(" ".join(line.split()) for line in report.dropped)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> str:
    mark = "~" if section.kind == "run_in" else "-"
    return f"{'  ' * (section.level - 1)}{mark} {section.title}"


def _position(section: Section) -> tuple[int, int]:
    return section.span.start, -section.span.end
