"""The data folder as its operator changes it: a report is put in, set aside, put back; nothing is ever deleted.

What is set aside lies in the hidden folder `.removed` of the data folder, which no build reads.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Literal

from qa_bot.errors import ReportError, UnreadableReport, UnsupportedFormat
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import file_sha256, supported_endings
from qa_bot.resources import load_toml

LARGEST = 50
"""Megabytes a report may have."""
ASIDE = ".removed"
_LONGEST = 180
_RESERVED = set('<>:"/\\|?*')

How = Literal["added", "same", "beside", "replaced"]


@dataclass(frozen=True, slots=True)
class Put:
    """Where a file was put, and how: anew, there already, beside one of its name, or in the place of it."""

    path: str
    how: How


def safe_name(name: str) -> str:
    """Return a file name that stays in its folder and is seen by a build, whatever an uploader called the file.

    Raises `UnreadableReport` where nothing is left of it.
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join("_" if each in _RESERVED else each for each in bare if unicodedata.category(each)[0] != "C")
    stem, ending = os.path.splitext(kept.strip().lstrip("._~ "))
    stem = stem.rstrip("~. ").encode()[:_LONGEST].decode(errors="ignore")
    if not stem:
        raise UnreadableReport(_say("no_name"))
    return f"{stem}{ending}"


def put_report(data_dir: Path, source: Path, name: str, *, replace: bool = False) -> Put:
    """Copy the file `source` into `data_dir` as `name`, once it has been read to the end.

    Where another file has that name, the new one gets a number, or takes its place with `replace` (the old one is set
    aside). Raises `UnsupportedFormat` or `UnreadableReport`, in one sentence, where it is no report that can be read.
    """
    name = safe_name(name)
    _check(source, name)
    target = data_dir / name
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = _copied(data_dir, source, name)
        try:
            read_report(fresh)
            return _placed(data_dir, fresh, target, replace)
        finally:
            fresh.unlink(missing_ok=True)
            fresh.parent.rmdir()
    except OSError as error:
        raise ReportError(_say("write", why=error.strerror or error)) from error


def set_aside(data_dir: Path, path: str) -> str:
    """Move a report out of the reach of builds and return the name it is kept by; raise `ReportError` if not there."""
    file = _inside(data_dir, path)
    aside = data_dir / ASIDE
    try:
        aside.mkdir(exist_ok=True)
        kept = _free(aside / f"{datetime.now():%Y%m%d-%H%M%S}-{file.name}")
        file.rename(kept)
    except OSError as error:
        raise ReportError(_say("write", why=error.strerror or error)) from error
    return kept.name


def aside(data_dir: Path) -> tuple[str, ...]:
    """Return the names of the reports that were set aside, the last one first."""
    folder = data_dir / ASIDE
    return (
        tuple(sorted((path.name for path in folder.iterdir() if path.is_file()), reverse=True))
        if folder.is_dir()
        else ()
    )


def put_back(data_dir: Path, name: str) -> str:
    """Move a report that was set aside back and return its path; raise `ReportError` where it is not there."""
    if name not in aside(data_dir):
        raise ReportError(_say("missing", path=name))
    target = _free(data_dir / name.split("-", 2)[-1])
    (data_dir / ASIDE / name).rename(target)
    return target.name


def _check(source: Path, name: str) -> None:
    """Raise where the file is of no form that can be read, too large or empty."""
    if Path(name).suffix.lower() not in supported_endings():
        raise UnsupportedFormat(_say("ending", name=name, known="、".join(supported_endings())))
    size = source.stat().st_size
    if size > LARGEST * 1_000_000:
        raise UnreadableReport(_say("too_large", name=name, size=f"{size / 1_000_000:.0f}", limit=LARGEST))
    if not size:
        raise UnreadableReport(_say("empty", name=name))


def _copied(data_dir: Path, source: Path, name: str) -> Path:
    """Copy into a hidden folder of the data folder, so that no build sees half of it."""
    folder = next(path for number in count() if not (path := data_dir / f".incoming-{os.getpid()}-{number}").exists())
    folder.mkdir()
    return Path(shutil.copyfile(source, folder / name))


def _placed(data_dir: Path, fresh: Path, target: Path, replace: bool) -> Put:
    if not target.exists():
        fresh.rename(target)
        return Put(target.name, "added")
    if file_sha256(fresh) == file_sha256(target):
        return Put(target.name, "same")
    if replace:
        set_aside(data_dir, target.name)
        fresh.rename(target)
        return Put(target.name, "replaced")
    free = _free(target)
    fresh.rename(free)
    return Put(free.name, "beside")


def _free(path: Path) -> Path:
    """Return `path`, or the first of its kind with a number that is not taken: 总结（2）.txt."""
    numbered = (path.with_name(f"{path.stem}（{number}）{path.suffix}") for number in count(2))
    return path if not path.exists() else next(free for free in numbered if not free.exists())


def _inside(data_dir: Path, path: str) -> Path:
    """Return a file of the data folder; raise where there is none of that path, or it lies elsewhere."""
    file = (data_dir / path).resolve()
    if not file.is_file() or data_dir.resolve() not in file.parents:
        raise ReportError(_say("missing", path=path))
    return file


def _say(problem: str, **values: object) -> str:
    return str(load_toml("folder.toml")["problem"][problem]).format(**values)
