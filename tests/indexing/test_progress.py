"""A build tells how far it is; a listener can stop it."""

import pytest

from qa_bot.indexing.build import build_index
from qa_bot.indexing.progress import Tracker
from qa_bot.indexing.store import load_index
from tests.indexing.conftest import FIRST


def test_a_build_tells_its_phases_files_and_failures(encoder, data, index):
    (data / "坏.txt").write_bytes(bytes(range(256)) * 20)
    events = []
    summary = build_index(data, index, listen=events.append)
    assert list(dict.fromkeys(event.phase for event in events)) == ["reading", "encoding", "indexing", "writing"]
    reading = [event for event in events if event.phase == "reading"]
    assert {event.file_name for event in reading} >= {"甲.txt", "乙.txt", "坏.txt"}
    assert [(event.done, event.total) for event in reading][-1] == (3, 3)
    assert [failed.file_name for failed in events[-1].failed] == ["坏.txt"]
    encoded = [event for event in events if event.phase == "encoding"]
    assert encoded[-1].done == encoded[-1].total == summary.encoded
    assert encoded[-1].share == 1.0
    assert encoded[-1].label == "编码文字"


def test_a_listener_that_raises_stops_the_build_and_the_old_index_serves(encoder, data, index):
    before = build_index(data, index).manifest
    (data / "甲.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")

    def stop(event):
        if event.phase == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(data, index, listen=stop)
    assert load_index(index).manifest == before
    assert build_index(data, index).changed == ("甲.txt",)


def test_the_time_left_is_worked_out_from_the_weight_left():
    now, events = [0.0], []
    tracker = Tracker(events.append, clock=lambda: now[0])
    tracker.start("encoding", [1, 2, 3, 6])
    now[0] = 8.0  # a model was loaded
    tracker.advance()
    now[0] = 10.0  # two units of weight in two seconds: nine are left
    tracker.advance()
    now[0] = 13.0
    tracker.advance(2)
    assert [event.remaining for event in events] == [None, None, 9.0, 0.0]
