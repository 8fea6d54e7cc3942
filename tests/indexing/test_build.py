"""Building: only what changed is encoded, the old index serves until the new one is whole, damage is refused."""

import json
import shutil

import pytest
from filelock import FileLock

from qa_bot.config import Config
from qa_bot.errors import IndexCorrupt, IndexFolderError, IndexMissing, ReportError
from qa_bot.indexing import build as building
from qa_bot.indexing import making
from qa_bot.indexing.build import build_index
from qa_bot.indexing.generations import current_generation, read_manifest
from qa_bot.indexing.layout import LOCK, POINTER, STAGING
from qa_bot.indexing.store import load_index
from tests.indexing.conftest import FIRST, SECOND


def test_what_was_built_can_be_loaded(encoder, data, index):
    summary = build_index(data, index)
    loaded = load_index(index)
    assert summary.added == ("乙.txt", "甲.txt")
    assert set(loaded.reports) == {"甲", "乙"}
    assert all(loaded.reports[c.report].text[c.start : c.end] == c.text for c in loaded.chunks)
    assert loaded.fingerprint == summary.manifest.fingerprint


def test_nothing_changed_does_nothing(encoder, data, index):
    first = build_index(data, index).manifest
    encoder.encoded.clear()
    second = build_index(data, index)
    assert not second.built
    assert second.manifest == first
    assert encoder.encoded == []


def test_only_what_changed_is_encoded_again(encoder, data, index):
    build_index(data, index)
    encoder.encoded.clear()
    (data / "甲.txt").write_text(FIRST.replace("34公里", "35公里"), encoding="utf-8")
    summary = build_index(data, index)
    assert summary.changed == ("甲.txt",)
    assert len(encoder.encoded) == 2  # the chunk and the statement
    assert all("35公里" in text for text in encoder.encoded)
    assert summary.encoded == 2


def test_one_report_of_fifty_changed_encodes_only_its_changed_texts(encoder, data, index):
    for number in range(48):
        (data / f"{number}.txt").write_text(FIRST.replace("34", str(100 + number)), encoding="utf-8")
    assert len(build_index(data, index).manifest.reports) == 50
    encoder.encoded.clear()
    (data / "7.txt").write_text(FIRST.replace("34", "999"), encoding="utf-8")
    summary = build_index(data, index)
    assert (summary.changed, summary.unchanged) == (("7.txt",), 49)
    assert [text.count("999公里") for text in encoder.encoded] == [1, 1]  # the chunk and the statement


def test_a_renamed_and_a_removed_file_encode_nothing(encoder, data, index):
    build_index(data, index)
    encoder.encoded.clear()
    (data / "甲.txt").rename(data / "丙.txt")
    (data / "乙.txt").unlink()
    summary = build_index(data, index)
    assert summary.renamed == (("甲.txt", "丙.txt"),)
    assert (summary.added, summary.removed, summary.changed) == ((), ("乙.txt",), ())
    assert encoder.encoded == []
    assert set(load_index(index).reports) == {"丙"}


def test_force_encodes_all_and_gives_the_same_fingerprint(encoder, data, index):
    first = build_index(data, index).manifest
    encoder.encoded.clear()
    again = build_index(data, index, force=True)
    assert again.built
    assert len(encoder.encoded) >= first.chunks + first.statements
    assert again.manifest.fingerprint == first.fingerprint


def test_settings_and_code_make_an_index_stale(encoder, data, index, monkeypatch):
    first = build_index(data, index).manifest
    assert build_index(data, index, config=Config(chunk_chars=100)).manifest.fingerprint != first.fingerprint
    monkeypatch.setattr(building, "pipeline_digest", lambda: "another reader")
    assert build_index(data, index, config=Config(chunk_chars=100)).built


def test_an_unreadable_file_is_reported_by_name_and_the_rest_is_built(encoder, data, index):
    (data / "坏.txt").write_bytes(bytes(range(256)) * 20)
    manifest = build_index(data, index).manifest
    assert [failed.file_name for failed in manifest.failed] == ["坏.txt"]
    assert manifest.failed[0].reason
    assert {entry.id for entry in manifest.reports} == {"甲", "乙"}
    assert not build_index(data, index).built


def test_no_report_at_all_names_the_remedy(encoder, tmp_path, index):
    with pytest.raises(ReportError, match="--data"):
        build_index(tmp_path / "nowhere", index)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReportError, match=r"put \.docx, .*\.txt files there"):
        build_index(tmp_path / "empty", index)


def test_a_build_that_fails_leaves_the_old_index_serving(encoder, data, index, monkeypatch):
    before = build_index(data, index).manifest
    (data / "丁.txt").write_text(SECOND.replace("56", "57"), encoding="utf-8")

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "publish", full_disk)
    with pytest.raises(IndexFolderError, match=r"No space left.*still serves"):
        build_index(data, index)
    assert load_index(index).manifest == before


def test_what_a_stopped_build_left_is_cleared_by_the_next(encoder, data, index):
    build_index(data, index)
    (index / f"{STAGING}-1").mkdir()
    build_index(data, index)
    assert not list(index.glob(f"{STAGING}*"))


def test_two_builds_at_once_the_second_says_so(encoder, data, index):
    build_index(data, index)
    with FileLock(index / LOCK), pytest.raises(IndexFolderError, match="another build is running"):
        build_index(data, index, force=True, wait=False)


def test_a_second_build_waits_and_says_so_then_finds_nothing_left_to_do(encoder, data, index):
    lock, phases = FileLock(index / LOCK, thread_local=False), []
    build_index(data, index)
    lock.acquire()

    def told(event):
        phases.append(event.phase)
        lock.release()  # the other build is done

    assert not build_index(data, index, listen=told).built
    assert phases == ["waiting"]


def test_old_generations_are_kept_but_not_for_ever(encoder, data, index):
    for number in range(6):
        (data / "甲.txt").write_text(FIRST.replace("34", str(100 + number)), encoding="utf-8")
        build_index(data, index, config=Config(kept_indexes=3))
    kept = [path for path in index.iterdir() if path.is_dir()]
    assert len(kept) == 3 + 1
    assert current_generation(index).folder in kept


def test_no_index_names_the_remedy(tmp_path):
    with pytest.raises(IndexMissing, match="qa-bot build"):
        load_index(tmp_path)


DAMAGE = {
    "emptied": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "overwritten": lambda path: path.write_bytes(b"\x00\xffnonsense" * 9),
    "removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_each_file_damaged_in_turn_is_refused_with_the_remedy(encoder, data, index, damage, tmp_path):
    build_index(data, index)
    whole = tmp_path / "whole"
    shutil.copytree(index, whole)
    names = [p.relative_to(index) for p in index.rglob("*") if p.is_file() and p.name != LOCK]
    assert len(names) > 8
    for name in names:
        shutil.rmtree(index)
        shutil.copytree(whole, index)
        damage(index / name)
        with pytest.raises((IndexCorrupt, IndexMissing), match="qa-bot build"):
            load_index(index)


def test_a_foreign_file_and_a_foreign_schema_are_refused(encoder, data, index):
    build_index(data, index)
    layout = current_generation(index)
    (layout.folder / "extra.bin").write_bytes(b"x")
    with pytest.raises(IndexCorrupt, match="foreign"):
        load_index(index)
    raw = json.loads(layout.manifest.read_text(encoding="utf-8"))
    layout.manifest.write_text(json.dumps({**raw, "schema": 99}), encoding="utf-8")
    with pytest.raises(IndexCorrupt, match="schema 99"):
        read_manifest(index)


@pytest.mark.parametrize(
    ("said", "changed"),
    [("甲局工作总结", "乙局工作总结"), ('"year": 2023', '"year": 2022'), ('"checksum"', '"chequesum"')],
    ids=["title", "year", "the checksum's own name"],
)
def test_a_manifest_that_was_changed_is_refused(said, changed, encoder, data, index):
    build_index(data, index)
    manifest = current_generation(index).manifest
    text = manifest.read_text(encoding="utf-8")
    assert said in text
    manifest.write_text(text.replace(said, changed), encoding="utf-8")
    with pytest.raises(IndexCorrupt, match=r"is not what was built; run `qa-bot build`"):
        load_index(index)


def test_settings_of_another_version_are_refused_with_the_remedy(encoder, data, index):
    build_index(data, index)
    manifest = current_generation(index).manifest
    text = manifest.read_text(encoding="utf-8").replace('"top_k"', '"top_hits"')
    manifest.write_text(text, encoding="utf-8")
    with pytest.raises(IndexCorrupt, match=r"foreign; run `qa-bot build`"):
        load_index(index)


def test_a_report_gets_another_id_when_a_namesake_comes(encoder, data, index, tmp_path):
    build_index(data, index)
    encoder.encoded.clear()
    (data / "甲.md").write_text(FIRST, encoding="utf-8")
    summary = build_index(data, index)
    assert (summary.added, summary.changed) == (("甲.md",), ())
    loaded = load_index(index)
    assert set(loaded.reports) == {"甲.txt", "甲.md", "乙"}
    assert {figure.report for figure in loaded.figures} == set(loaded.reports)
    assert build_index(data, tmp_path / "fresh").manifest.fingerprint == loaded.fingerprint


def test_a_pointer_out_of_the_folder_is_refused(encoder, data, index):
    build_index(data, index)
    (index / POINTER).write_text("../data", encoding="utf-8")
    with pytest.raises(IndexCorrupt, match="run `qa-bot build`"):
        load_index(index)


def test_a_damaged_index_is_built_anew(encoder, data, index):
    build_index(data, index)
    current_generation(index).dense.write_bytes(b"")
    assert build_index(data, index, force=True).built
    assert load_index(index).chunks
