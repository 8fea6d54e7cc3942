"""Which files are reports, and what their ids are."""

import hashlib
from pathlib import Path

from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import file_sha256, find_reports, report_ids


def test_find_reports_passes_over_what_is_no_report(tmp_path: Path) -> None:
    hidden = [".hidden.txt", ".git/g.txt", "~$lock.txt", "d.txt~", "e.tmp.txt"]
    names = ["b.txt", "a.md", "sub/c.txt", "README.md", "readme.zh.md", "f.xyz", *hidden]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲。", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in find_reports(tmp_path)] == ["a.md", "b.txt", "sub/c.txt"]


def test_ids_are_names_made_unique_only_where_they_collide() -> None:
    paths = [Path("r/a.txt"), Path("r/b.txt"), Path("r/b.md"), Path("r/2022/c.txt"), Path("r/2023/c.txt")]
    assert list(report_ids(paths).values()) == ["a", "b.txt", "b.md", "2022/c.txt", "2023/c.txt"]


def test_ids_stay_unique_when_folders_share_their_names_too() -> None:
    paths = [Path("x/1/a.txt"), Path("y/1/a.txt"), Path("a~1.txt")]
    assert len(set(report_ids(paths).values())) == 3


def test_a_report_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("全年完成任务。", encoding="utf-8")
    report = read_report(path, "乙")
    assert (report.id, report.file_name) == ("乙", "甲.txt")
    assert report.sha256 == file_sha256(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_report(path).id == "甲"
