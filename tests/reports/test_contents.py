"""The contents of a report: numbered as the sections stand, found again by number or by words."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.contents import Entry, contents, sections_called

TEXT = """2022年青河区工作总结

一、教育工作
（一）学校建设
全年新建学校3所。
（二）师资建设
全年招聘教师120名。
二、水务工作
全年新建泵站5座。
"""


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8")
    return contents(read_report(path))


def test_sections_are_numbered_as_they_stand(entries: tuple[Entry, ...]) -> None:
    assert [(entry.number, entry.section.title) for entry in entries] == [
        ("1", "一、教育工作"), ("1.1", "（一）学校建设"), ("1.2", "（二）师资建设"), ("2", "二、水务工作"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [("1.2", ["1.2"]), ("二、水务工作", ["2"]), ("建设", ["1.1", "1.2"]), (" 师资 建设", ["1.2"]), ("体育", [])],
)
def test_sections_are_found_by_number_title_or_words(
    wanted: str, numbers: list[str], entries: tuple[Entry, ...]
) -> None:
    assert [entry.number for entry in sections_called(entries, wanted)] == numbers
