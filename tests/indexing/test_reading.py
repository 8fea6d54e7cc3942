"""Reading: in several processes, one bad file costs no other, and what cannot be read keeps its last good version."""

import os
import time

import pytest

from qa_bot.config import Config
from qa_bot.indexing import read_file as reading_one
from qa_bot.indexing.build import build_index
from qa_bot.indexing.read_file import ReadFile, read_source
from qa_bot.indexing.reading_pool import ReadingPool
from qa_bot.indexing.sources import find_sources
from qa_bot.indexing.store import load_index
from tests.indexing.conftest import FIRST


@pytest.fixture
def many(data, monkeypatch, request):
    """Six more reports, and this file's readers within reach of the other processes."""
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))
    for number in range(6):
        (data / f"{number}.txt").write_text(FIRST.replace("34", str(number)), encoding="utf-8")
    return data


def stumbles(source):
    if source.id == "3":
        os._exit(9)
    return read_source(source)


def never_ends(source):
    if source.id == "4":
        time.sleep(60)
    return source.failure("read at once")


def outcomes(pool, data):
    steps = list(pool.steps(find_sources(data).files))
    assert {step.source.id for step in steps if step.outcome is None} == {step.source.id for step in steps}
    return {step.source.id: step.outcome for step in steps if step.outcome is not None}


def test_several_processes_read_what_one_reads(many):
    expected = {source.id: read_source(source) for source in find_sources(many).files}
    assert outcomes(ReadingPool(3, 60), many) == expected


def test_a_file_that_brings_its_reader_down_costs_no_other(many):
    got = outcomes(ReadingPool(2, 600, stumbles), many)
    assert {name for name, outcome in got.items() if isinstance(outcome, ReadFile)} == {*"01245", "乙", "甲"}
    assert "意外中止" in got["3"].reason
    assert got["3"].sha256 == ""  # so that the next build tries again


def test_a_file_that_takes_for_ever_is_given_up(many):
    got = outcomes(ReadingPool(2, 5, never_ends), many)
    assert {name for name, outcome in got.items() if outcome.reason == "read at once"} == {*"01235", "乙", "甲"}
    assert "超过 5 秒" in got["4"].reason


def test_closing_it_ends_its_processes(many):
    pool = ReadingPool(2, 600, never_ends)
    steps = pool.steps(find_sources(many).files)
    next(step for step in steps if step.source.id == "4")
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 50  # the file would take 60
    assert all(child._process.poll() is not None for child in pool._started)


def test_a_build_reads_in_several_processes(encoder, many, index):
    names = []
    summary = build_index(many, index, config=Config(workers=2), listen=lambda event: names.append(event.file_name))
    assert [entry.id for entry in summary.manifest.reports] == ["0", "1", "2", "3", "4", "5", "乙", "甲"]
    assert {f"{number}.txt" for number in range(6)} <= set(names)


def test_a_report_that_cannot_be_read_any_more_keeps_its_last_good_version(encoder, data, index):
    build_index(data, index)
    (data / "甲.txt").write_bytes(bytes(range(256)) * 20)
    encoder.encoded.clear()
    summary = build_index(data, index)
    (failed,) = summary.failed
    assert (failed.path, failed.kept) == ("甲.txt", True)
    assert "34公里" in load_index(index).reports["甲"].text
    assert encoder.encoded == []
    assert not build_index(data, index).built  # nothing new to try
    (data / "甲.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")
    assert build_index(data, index).failed == ()
    assert "35公里" in load_index(index).reports["甲"].text
    (data / "甲.txt").unlink()
    assert build_index(data, index).removed == ("甲.txt",)


def test_a_file_without_permission_is_named_and_tried_again(encoder, data, index, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(reading_one, "read_report", refuse)
        (data / "乙.txt").write_text(FIRST, encoding="utf-8")
        (data / "甲.txt").unlink()
        with pytest.raises(Exception, match=r"乙\.txt（Permission denied）"):
            build_index(data, index)
    assert build_index(data, index).added == ("乙.txt",)


def test_a_reader_that_stumbles_is_named_with_what_it_stumbled_over(encoder, data, index, monkeypatch):
    def stumble(file, *rest):
        if file.name == "甲.txt":
            raise KeyError("colspan")
        return read(file, *rest)

    read = reading_one.read_report
    monkeypatch.setattr(reading_one, "read_report", stumble)
    summary = build_index(data, index)
    assert [entry.id for entry in summary.manifest.reports] == ["乙"]
    assert "甲.txt" in summary.failed[0].reason
    assert "KeyError: 'colspan'" in summary.failed[0].reason


def test_a_file_that_is_being_written_is_not_taken_for_read(encoder, data, index, monkeypatch):
    def grow(file, *rest):
        report = read(file, *rest)
        if file.name == "甲.txt":
            file.write_text(FIRST + "更多。\n", encoding="utf-8")
            return reading_one.read_report.__wrapped__(file, *rest)
        return report

    read = reading_one.read_report
    grow.__wrapped__ = read
    monkeypatch.setattr(reading_one, "read_report", grow)
    assert "正在被写入" in build_index(data, index).failed[0].reason
    monkeypatch.undo()
