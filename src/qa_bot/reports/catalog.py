"""The report folder: which files are reports, what their ids are, and how one is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qa_bot.errors import UnreadableReport, UnsupportedFormat
from qa_bot.reports.clean import clean
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


def supported_endings() -> tuple[str, ...]:
    """Return the file endings that can be read, sorted: (".md", ".txt", …)."""
    return tuple(sorted(readers_by_ending()))


def find_reports(data_dir: Path) -> list[Path]:
    """Return the report files of `data_dir` and its folders, sorted; hidden and temporary files and READMEs are not."""
    return sorted(path for path in data_dir.rglob("*") if path.is_file() and _is_report(path.relative_to(data_dir)))


def report_ids(paths: list[Path]) -> dict[Path, str]:
    """Return each file's id: its name without the ending, made unique where two collide.

    Of colliding names each takes its ending along (`a.txt`, `a.md`), then its folder (`2023/a.txt`), then a number.
    """
    ids = {path: path.stem for path in paths}
    for lengthen in (lambda path: path.name, lambda path: f"{path.parent.name}/{path.name}"):
        doubled = _doubled(ids)
        ids |= {path: lengthen(path) for path in paths if ids[path] in doubled}
    for number, path in enumerate(sorted(path for path in paths if ids[path] in _doubled(ids)), 1):
        ids[path] = f"{ids[path]}~{number}"
    return ids


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


def report_sha256(path: Path, stated: Stated = NOTHING) -> str:
    """Return the hash that changes whenever the report could: of the file, and of what is stated of it."""
    return stated.mixed_into(file_sha256(path))


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_report(path: Path) -> bool:
    hidden = any(part.startswith((".", "~", "_")) for part in path.parts)
    temporary = path.name.endswith("~") or path.stem.endswith((".tmp", ".bak", ".part"))
    readme = path.stem.split(".")[0].lower() == "readme"
    return not (hidden or temporary or readme) and path.suffix.lower() in readers_by_ending()


def _doubled(ids: dict[Path, str]) -> set[str]:
    names = list(ids.values())
    return {name for name in names if names.count(name) > 1}
