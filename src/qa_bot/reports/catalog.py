"""From a report file to its `Report`: read, cleaned, joined, laid out, and what it is about."""

from __future__ import annotations

from pathlib import Path

from qa_bot.errors import UnreadableReport, UnsupportedFormat
from qa_bot.reports.clean import clean
from qa_bot.reports.files import report_sha256, supported_endings
from qa_bot.reports.front import front_matter
from qa_bot.reports.loose_rows import join_loose_rows
from qa_bot.reports.metadata import find_metadata
from qa_bot.reports.model import Report
from qa_bot.reports.outline import outline
from qa_bot.reports.overrides import NOTHING, Stated
from qa_bot.reports.readers.base import readers_by_ending
from qa_bot.reports.reflow import reflow
from qa_bot.reports.torn_numbers import mend_torn_numbers
from qa_bot.reports.traditional import in_simplified


def read_report(path: Path, report_id: str | None = None, stated: Stated = NOTHING) -> Report:
    """Read one report file; what an operator has `stated` of it replaces what is found.

    Raises:
        UnsupportedFormat: no reader for the file's ending.
        UnreadableReport: the file is missing, empty, damaged, locked, a picture of text, or in no known encoding.

    """
    reader = readers_by_ending().get(path.suffix.lower())
    if reader is None:
        known = "、".join(supported_endings())
        raise UnsupportedFormat(f"{path.name}：不支持 {path.suffix or '没有扩展名的'} 文件，请转换为 {known} 之一。")
    if not path.is_file():
        raise UnreadableReport(f"找不到报告文件 {path}，请检查路径。")
    source = in_simplified(reader.read(path), path.name)
    cleaned = clean(list(source.lines))
    mended = mend_torn_numbers(reflow(cleaned.lines))
    front = front_matter(join_loose_rows(mended.paragraphs))
    layout = outline(front.paragraphs, front.count)
    if not layout.text.strip():
        raise UnreadableReport(f"{path.name} 中没有正文，请检查文件内容。")
    about = find_metadata(layout, front, {**source.fields, **cleaned.fields}, path.stem)
    metadata, origins = stated.over(about.metadata, about.origins)
    return Report(
        id=report_id or path.stem,
        file_name=path.name,
        sha256=report_sha256(path, stated),
        text=layout.text,
        metadata=metadata,
        sections=layout.sections,
        blocks=layout.blocks,
        tables=layout.tables,
        dropped=(*source.dropped, *cleaned.dropped),
        warnings=(*source.warnings, *mended.warnings(path.name)),
        origins=origins,
        recognized=source.recognized,
    )
