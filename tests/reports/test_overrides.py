"""What an operator states in `reports.toml` replaces what was found, reaches the index, and is refused where wrong."""

from pathlib import Path

import pytest

from qa_bot.errors import ConfigError
from qa_bot.figures.extract import extract_figures
from qa_bot.indexing.build import build_index
from qa_bot.indexing.store import load_index
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import file_sha256, find_reports
from qa_bot.reports.overrides import FILE, Overrides, read_overrides
from tests.indexing.tiny import TinyEncoder

FIRST = "2022年青河区教育局工作总结\n\n一、总体情况\n全年新建学校3所，新增学位2400个。\n二、来年打算\n继续努力。\n"
SECOND = "2022年青河区水务局工作总结\n\n一、总体情况\n全年新建泵站5座，清淤河道12公里。\n"

STATED = {
    "title": ('"青河区教育年报"', "青河区教育年报"),
    "issuer": ('"青河区人民政府"', "青河区人民政府"),
    "place": ('"高山市青河区"', "高山市青河区"),
    "year": ("2021", 2021),
    "date": ("2022-03-04", "2022-03-04"),
    "document_number": ('"青政发〔2022〕７号"', "青政发〔2022〕7号"),
    "source": ('"https://example.org/a b"', "https://example.org/a b"),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "甲.txt").write_text(FIRST, encoding="utf-8")
    (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
    return folder


def stated(folder: Path, text: str) -> Overrides:
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_overrides(folder, find_reports(folder))


@pytest.mark.parametrize(("key", "value"), STATED.items(), ids=STATED)
def test_each_key_reaches_the_index_and_only_its_report(
    key: str, value: tuple[str, object], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: TinyEncoder())
    before = build_index(data, tmp_path / "index").manifest
    (data / FILE).write_text(f'["甲.txt"]\n{key} = {value[0]}\n', encoding="utf-8")
    summary = build_index(data, tmp_path / "index")
    report = load_index(tmp_path / "index").reports["甲"]
    assert summary.changed == ("甲.txt",)
    assert getattr(report.metadata, key) == value[1]
    assert report.stated == (key,)
    entry = next(entry for entry in summary.manifest.reports if entry.id == "甲")
    assert entry.stated == (key,)
    assert summary.manifest.fingerprint != before.fingerprint
    assert not build_index(data, tmp_path / "index").built


def test_only_what_a_stated_field_changes_is_encoded_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = TinyEncoder()
    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: tiny)
    build_index(data, tmp_path / "index")
    tiny.encoded.clear()
    (data / FILE).write_text('["甲.txt"]\nsource = "https://example.org"\n', encoding="utf-8")
    assert build_index(data, tmp_path / "index").encoded == 0
    (data / FILE).write_text('["甲.txt"]\ntitle = "教育年报"\n', encoding="utf-8")
    build_index(data, tmp_path / "index")
    assert tiny.encoded
    assert all("泵站" not in text and "水务" not in text for text in tiny.encoded)


def test_taking_a_statement_back_gives_the_first_index_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: TinyEncoder())
    first = build_index(data, tmp_path / "index").manifest
    (data / FILE).write_text('["甲.txt"]\nyear = 2021\n', encoding="utf-8")
    build_index(data, tmp_path / "index")
    (data / FILE).unlink()
    assert build_index(data, tmp_path / "index").manifest.fingerprint == first.fingerprint


def test_a_stated_year_and_place_are_those_of_the_figures(data: Path) -> None:
    overrides = stated(data, '["甲.txt"]\nyear = 2020\nplace = "高山市"\n')
    report = read_report(data / "甲.txt", stated=overrides.of(data / "甲.txt"))
    assert {(figure.period, figure.place) for figure in extract_figures(report)} == {("2020", "高山市")}


def test_nothing_stated_leaves_the_hash_that_of_the_file(data: Path) -> None:
    path = data / "甲.txt"
    overrides = stated(data, '["甲.txt"]\n["乙.txt"]\nyear = 2020\n')
    assert read_report(path, stated=overrides.of(path)).sha256 == file_sha256(path)
    assert read_report(data / "乙.txt", stated=overrides.of(data / "乙.txt")).sha256 != file_sha256(data / "乙.txt")


def test_an_empty_text_states_that_the_report_does_not_say(data: Path) -> None:
    overrides = stated(data, '["甲.txt"]\nplace = ""\ndate = ""\n')
    report = read_report(data / "甲.txt", stated=overrides.of(data / "甲.txt"))
    assert (report.metadata.place, report.metadata.date, report.stated) == ("", "", ("place", "date"))


def test_a_path_within_the_folder_tells_files_of_one_name_apart(data: Path) -> None:
    (data / "2021").mkdir()
    (data / "2021" / "甲.txt").write_text(FIRST, encoding="utf-8")
    overrides = stated(data, '["2021/甲.txt"]\nyear = 2019\n')
    assert overrides.of(data / "2021" / "甲.txt").year == 2019
    assert overrides.of(data / "甲.txt").keys == ()
    assert "2 个文件名为 甲.txt" in stated(data, '["甲.txt"]\nyear = 2019\n').refused[0]


def test_a_title_stated_leaves_the_years_of_a_file_of_several_reports(tmp_path: Path) -> None:
    part = "一、综合\n全年地区生产总值{}亿元。\n二、农业\n全年粮食产量12万吨。\n"
    text = "".join(f"高山市{year}年国民经济和社会发展统计公报\n\n{part.format(year)}\n" for year in (2023, 2022))
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    overrides = stated(tmp_path, '["甲.txt"]\ntitle = "高山市历年公报"\n')
    assert read_report(tmp_path / "甲.txt", stated=overrides.of(tmp_path / "甲.txt")).years == (2023, 2022)


REFUSED = {
    "an unknown key": ('["甲.txt"]\ntitel = "乙"\n', "titel", "是否是 title？"),
    "a key of no kin": ('["甲.txt"]\nxyz = "乙"\n', "xyz", "可写的有 title"),
    "a year in quotes": ('["甲.txt"]\nyear = "2022"\n', "year", "不加引号"),
    "a year that is none": ('["甲.txt"]\nyear = 22\n', "year", "如 2022"),
    "a truth for a year": ('["甲.txt"]\nyear = true\n', "year", "如 2022"),
    "a number for a title": ('["甲.txt"]\ntitle = 5\n', "title", "引号内的文字"),
    "a date in words": ('["甲.txt"]\ndate = "2022年3月"\n', "date", "2023-02-21"),
    "a day that is none": ('["甲.txt"]\ndate = "2022-02-31"\n', "date", "2023-02-21"),
    "a list": ('["甲.txt"]\nissuer = ["甲", "乙"]\n', "issuer", "引号内的文字"),
    "two lines": ('["甲.txt"]\ntitle = """a\nb"""\n', "title", "一行"),
    "an unknown file": ('["甲.tx"]\nyear = 2022\n', "甲.tx", "是否是 甲.txt？"),
    "a key above the first section": ("year = 2022\n", "year", "一节之下"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what", "remedy"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_stated_is_refused_in_one_sentence_and_the_rest_is_taken(
    text: str, what: str, remedy: str, data: Path
) -> None:
    overrides = stated(data, text + '["乙.txt"]\nyear = 2020\n')
    assert len(overrides.refused) == 1
    assert what in overrides.refused[0]
    assert remedy in overrides.refused[0]
    assert overrides.refused[0].count("。") == 1
    assert overrides.of(data / "乙.txt").year == 2020
    assert overrides.of(data / "甲.txt").keys == ()


def test_a_build_tells_what_was_refused_until_it_is_mended(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: TinyEncoder())
    (data / FILE).write_text('["甲.txt"]\ntitel = "乙"\n', encoding="utf-8")
    first = build_index(data, tmp_path / "index")
    assert [failed.file_name for failed in first.manifest.failed] == [FILE]
    assert len(first.manifest.reports) == 2
    again = build_index(data, tmp_path / "index")
    assert not again.built
    assert again.manifest.failed == first.manifest.failed
    (data / FILE).write_text('["甲.txt"]\ntitle = "乙"\n', encoding="utf-8")
    assert build_index(data, tmp_path / "index").manifest.failed == ()


@pytest.mark.parametrize("text", [b"[\xff\xfe", '["甲.txt"\n'.encode(), b"= 3"])
def test_a_file_that_is_no_toml_stops_the_build_by_name(text: bytes, data: Path) -> None:
    (data / FILE).write_bytes(text)
    with pytest.raises(ConfigError, match=r"reports\.toml 不是可读的 TOML"):
        read_overrides(data, find_reports(data))


def test_a_byte_order_mark_is_no_fault(data: Path) -> None:
    (data / FILE).write_text('\ufeff["甲.txt"]\nyear = 2020\n', encoding="utf-8")
    assert read_overrides(data, find_reports(data)).of(data / "甲.txt").year == 2020
