"""Building in another process: events come through, errors too, and closing stops it."""

import os

import pytest

from qa_bot.errors import ReportError
from qa_bot.indexing.apart import build_apart
from qa_bot.indexing.build import build_index
from qa_bot.indexing.changes import BuildSummary
from qa_bot.indexing.child import Child, ChildDied
from qa_bot.indexing.store import load_index


def test_events_and_then_the_summary_come_through(data, index):
    *events, summary = build_apart(data, index)
    assert isinstance(summary, BuildSummary)
    assert summary.added == ("乙.txt", "甲.txt")
    assert {event.phase for event in events} == {"reading", "encoding", "indexing", "writing"}
    assert load_index(index).manifest == summary.manifest


def test_an_error_comes_through(tmp_path, index):
    with pytest.raises(ReportError, match="--data"):
        list(build_apart(tmp_path / "nowhere", index))


def test_closing_stops_the_build_and_frees_the_lock(encoder, data, index):
    building = build_apart(data, index)
    assert next(building).phase == "reading"
    building.close()
    assert not (index / "CURRENT").exists()
    assert build_index(data, index, wait=False).built


@pytest.fixture
def child(monkeypatch, request):
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))  # where the tasks of this file are found
    started = Child()
    yield started
    started.stop()


def _die(emit):
    import os

    emit("alive")
    os._exit(3)


def test_a_process_that_dies_is_told_from_one_that_is_done(child):
    values = child.run(_die)
    assert next(values) == "alive"
    with pytest.raises(ChildDied, match="3"):
        next(values)


def _tell_niceness(emit):
    import os
    from pathlib import Path

    group = Path("/proc/self/autogroup")
    emit((os.nice(0), group.read_text().split()[-1] if group.exists() else None))


def _stand_back_and_start_another(emit):
    from qa_bot.indexing.child import stand_back

    stand_back(5)
    _tell_niceness(emit)
    another = Child()
    emit(*another.run(_tell_niceness))
    another.stop()


def test_a_process_stands_back_with_those_it_starts_though_each_has_a_session_of_its_own(child):
    own, others = child.run(_stand_back_and_start_another)
    assert own == others
    assert own[0] == os.nice(0) + 5
    assert own[1] in (None, str(own[0]))


def _print_and_answer(emit):
    print("a library that prints")
    emit(42)


def test_what_is_printed_there_does_not_get_among_the_values(child):
    assert list(child.run(_print_and_answer)) == [42]
    assert list(child.run(_print_and_answer)) == [42]
