"""The data folder changed by its operator: names that stay inside, copies kept apart, nothing deleted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import ReportError, UnreadableReport, UnsupportedFormat
from qa_bot.reports import folder
from qa_bot.reports.files import find_reports
from qa_bot.reports.folder import aside, put_back, put_report, safe_name, set_aside

TEXT = "2023年青禾县水利局工作总结\n全年新建雨量站45座。\n"


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def upload(tmp_path, text=TEXT, name="来.txt"):
    source = tmp_path / "uploaded" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(text, encoding="utf-8")
    return source


@given(st.text(min_size=1, max_size=300))
def test_a_name_stays_in_its_folder_and_is_seen_by_a_build(name):
    try:
        safe = safe_name(name + ".txt")
    except UnreadableReport:
        return
    assert Path(safe).name == safe
    assert not safe.startswith((".", "~", "_"))
    assert len(safe.encode()) <= 255
    assert "\0" not in safe


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("../../etc/总结.txt", "总结.txt"),
        ("C:\\报告\\总结.txt", "总结.txt"),
        (".隐藏.txt", "隐藏.txt"),
        ("甲:乙?.txt", "甲_乙_.txt"),
    ],
)
def test_names_that_would_lead_elsewhere(given_name, safe):
    assert safe_name(given_name) == safe


def test_a_report_is_put_in_and_found(tmp_path, data):
    assert put_report(data, upload(tmp_path), "总结.txt").how == "added"
    assert [path.name for path in find_reports(data)] == ["总结.txt"]
    assert [path.name for path in data.iterdir()] == ["总结.txt"]  # nothing is left of the way it came


def test_the_same_file_again_is_one_file(tmp_path, data):
    put_report(data, upload(tmp_path), "总结.txt")
    assert put_report(data, upload(tmp_path), "总结.txt").how == "same"
    assert len(find_reports(data)) == 1


def test_another_file_of_the_name_is_kept_beside_it_or_takes_its_place(tmp_path, data):
    put_report(data, upload(tmp_path), "总结.txt")
    put = put_report(data, upload(tmp_path, TEXT + "改。\n"), "总结.txt")
    assert (put.how, put.path) == ("beside", "总结（2）.txt")
    assert (data / "总结.txt").read_text(encoding="utf-8") == TEXT
    put = put_report(data, upload(tmp_path, TEXT + "再改。\n"), "总结.txt", replace=True)
    assert (put.how, put.path) == ("replaced", "总结.txt")
    (old,) = aside(data)
    assert (data / folder.ASIDE / old).read_text(encoding="utf-8") == TEXT


def test_what_is_set_aside_is_read_by_no_build_and_comes_back(tmp_path, data):
    put_report(data, upload(tmp_path), "总结.txt")
    name = set_aside(data, "总结.txt")
    assert find_reports(data) == []
    assert aside(data) == (name,)
    assert put_back(data, name) == "总结.txt"
    assert (data / "总结.txt").read_text(encoding="utf-8") == TEXT


def test_what_is_no_report_is_refused_in_one_sentence_and_leaves_nothing(tmp_path, data, monkeypatch):
    with pytest.raises(UnsupportedFormat, match=r"\.docx"):
        put_report(data, upload(tmp_path, name="来.exe"), "来.exe")
    with pytest.raises(ReportError, match="Word"):
        put_report(data, upload(tmp_path, name="假.docx"), "假.docx")
    with pytest.raises(UnreadableReport, match="空文件"):
        put_report(data, upload(tmp_path, ""), "空.txt")
    monkeypatch.setattr(folder, "LARGEST", 0.00001)
    with pytest.raises(UnreadableReport, match="上限"):
        put_report(data, upload(tmp_path), "大.txt")
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("path", ["../secret.txt", "无.txt", "/etc/passwd", ""])
def test_nothing_outside_is_set_aside(tmp_path, data, path):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError):
        set_aside(data, path)
    with pytest.raises(ReportError):
        put_back(data, path)
    assert (tmp_path / "secret.txt").is_file()
