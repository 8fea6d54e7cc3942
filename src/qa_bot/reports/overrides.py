"""What an operator states of the reports of a folder (`reports.toml`): it replaces what the readers found.

```toml
["某区2022年工作总结.txt"]       # the file's name, or its path within the folder where two files have one name
title = "2022年某区工作总结"
issuer = "某区人民政府"
place = "某市某区"
year = 2022                      # the year reported on
date = 2023-02-21                # or "2023-02-21", "2023-02"
document_number = "某政发〔2023〕5号"
source = "https://example.org/report"
```

What cannot be taken is refused, key by key, in one sentence that names the remedy; the rest is taken. `""` states that
a report does not say.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from qa_bot.errors import ConfigError
from qa_bot.reports.model import Metadata, Origins, Where
from qa_bot.text.normalize import normalize

FILE = "reports.toml"
_TEXTS = ("title", "issuer", "place", "document_number", "source")
_KEYS = (*_TEXTS, "year", "date")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """What an operator states of one report; None where it is left to the reader."""

    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    year: int | None = None
    date: str | None = None
    document_number: str | None = None
    source: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the fields that are stated, in the order of declaration."""
        return tuple(name.name for name in fields(self) if getattr(self, name.name) is not None)

    def over(self, found: Metadata, origins: Origins) -> tuple[Metadata, Origins]:
        """Return metadata with what is stated in place of what was found, and where each field is from then."""
        values = {name: getattr(self, name) for name in self.keys}
        here: dict[str, Where] = dict.fromkeys(self.keys, "operator")
        return replace(found, **values), replace(origins, **here)

    def mixed_into(self, sha256: str) -> str:
        """Return the hash of a file of this `sha256` and of what is stated of it: that of the file where nothing is."""
        if not self.keys:
            return sha256
        stated = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{sha256}\n{stated}".encode()).hexdigest()


NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is stated of each file of a folder, and a sentence for each thing that could not be taken.

    `sha256` is that of `reports.toml`, empty where there is none.
    """

    stated: Mapping[Path, Stated] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    sha256: str = ""

    def of(self, path: Path) -> Stated:
        """Return what is stated of the report in the file `path`."""
        return self.stated.get(path, NOTHING)


NONE = Overrides()


def read_overrides(data_dir: Path, paths: Iterable[Path]) -> Overrides:
    """Read `reports.toml` of `data_dir`, whose report files are `paths`; nothing is stated where there is none.

    Raises:
        ConfigError: the file is no TOML, so that nobody can tell what it states.

    """
    file = data_dir / FILE
    if not file.is_file():
        return NONE
    try:
        data = file.read_bytes()
        sections = tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f'{file} 不是可读的 TOML（{error}），请改正；每份报告一节：["文件名.txt"]，下写 title = "…" 等。'
        ) from error
    return _overrides(sections, _names(data_dir, paths), hashlib.sha256(data).hexdigest())


def _names(data_dir: Path, paths: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the files that each name or path within the folder can mean."""
    names: dict[str, list[Path]] = {}
    for path in paths:
        relative = path.relative_to(data_dir).as_posix()
        for name in {path.name, relative}:
            names.setdefault(name, []).append(path)
    return names


def _overrides(sections: Mapping[str, Any], names: Mapping[str, list[Path]], sha256: str) -> Overrides:
    stated: dict[Path, Stated] = {}
    refused: list[str] = []
    for name, section in sections.items():
        meant = names.get(name, [])
        if not isinstance(section, dict):
            refused.append(f'{FILE}：{name} 不属于任何报告，请写在 ["文件名.txt"] 一节之下。')
        elif not meant:
            refused.append(f"{FILE}：报告文件夹中没有 {name}，请写带扩展名的文件名{_near(name, names)}，或删去这一节。")
        elif len(meant) > 1:
            refused.append(f'{FILE}：有 {len(meant)} 个文件名为 {name}，请写成带文件夹的路径，如 "2023/{name}"。')
        else:
            stated[meant[0]] = _stated(name, section, refused)
    return Overrides({path: said for path, said in stated.items() if said.keys}, tuple(refused), sha256)


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1, cutoff=0.4)
    return f"（是否是 {near[0]}？）" if near else ""


def _stated(name: str, section: Mapping[str, Any], refused: list[str]) -> Stated:
    """Return what a section states; what it cannot state is `refused`, and the reader's own finding stays."""
    values: dict[str, Any] = {}
    for key, value in section.items():
        lack = _lack(key, value)
        if lack:
            refused.append(f"{FILE}：{name} 的 {key} {lack}；这一项沿用自动识别的结果。")
        else:
            values[key] = _value(key, value)
    return Stated(**values)


def _lack(key: str, value: object) -> str:
    """Return why a key cannot be taken, with the remedy, or an empty string."""
    if key not in _KEYS:
        return f"不是可写的项{_near(key, _KEYS)}，可写的有 {'、'.join(_KEYS)}"
    if key == "year":
        fits = isinstance(value, int) and not isinstance(value, bool) and _FIRST_YEAR <= value <= _LAST_YEAR
        return "" if fits else f"须是报告所述的年份，不加引号，如 2022，而不是 {value!r}"
    if key == "date":
        return "" if _iso(value) is not None else f'须是日期，如 2023-02-21 或 "2023-02"，而不是 {value!r}'
    if not isinstance(value, str):
        return f"须是引号内的文字，而不是 {value!r}"
    return "" if len(value) <= _LONGEST_TEXT and "\n" not in value else f"须是一行不超过 {_LONGEST_TEXT} 字的文字"


def _value(key: str, value: Any) -> str | int:
    if key == "date":
        return _iso(value) or ""
    return value.strip() if key == "source" else normalize(value) if isinstance(value, str) else int(value)


def _iso(value: object) -> str | None:
    """Return a date as ISO text: 2023-02-21, or 2023-02, or nothing for an empty text; None where it is no date."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if value == "":
        return ""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        date.fromisoformat(value if len(value) == 10 else f"{value}-01")
    except ValueError:
        return None
    return value
