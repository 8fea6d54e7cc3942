"""Watching: a build for each change that has come to rest, and again after one that failed."""

import pytest

from qa_bot.indexing.watching import keep_current, stamp
from tests.indexing.conftest import FIRST


class Stop(Exception):
    pass


def watch(data, script, outcomes=()):
    """Run the steps of `script` one a look, and return the looks after which it was built."""
    built, look, given = [], [0], list(outcomes)

    def build():
        built.append(look[0])
        return given.pop(0) if given else True

    def wait(_):
        if look[0] == len(script):
            raise Stop
        step = script[look[0]]
        look[0] += 1
        if step:
            step()

    with pytest.raises(Stop):
        keep_current(data, build, retry=3.0, wait=wait, clock=lambda: float(look[0]))
    return built


def writes(path, text):
    return lambda: path.write_text(text, encoding="utf-8")


def test_it_builds_at_once_and_then_only_when_something_changed(data):
    assert watch(data, [None, None, None]) == [0]


def test_a_change_is_built_when_it_has_come_to_rest(data):
    growing = [writes(data / "新.txt", FIRST * length) for length in (1, 2, 3)]
    assert watch(data, [None, *growing, None, None]) == [0, 5]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "甲.txt").unlink(),
        lambda data: (data / "甲.txt").rename(data / "丙.txt"),
        lambda data: (data / "reports.toml").write_text("", encoding="utf-8"),
        lambda data: (data / "甲.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8"),
    ],
    ids=["removed", "renamed", "stated", "same size"],
)
def test_every_kind_of_change_counts(data, change):
    assert watch(data, [lambda: change(data), None, None]) == [0, 2]


def test_what_is_no_report_does_not_count(data):
    assert watch(data, [writes(data / ".hidden.txt", "x"), writes(data / "notes.log", "x"), None]) == [0]


def test_the_folder_may_go_and_come_back(data):
    away = data.with_name("away")
    assert watch(data, [lambda: data.rename(away), None, None, lambda: away.rename(data), None, None]) == [0, 2, 5]
    assert len(stamp(data)) == 2


def test_a_build_that_failed_is_tried_again(data):
    assert watch(data, [None] * 8, outcomes=[False, False, True]) == [0, 3, 6]


def test_what_changes_during_a_build_is_built_next(data):
    built = []

    def build():
        built.append(1)
        if len(built) == 1:
            (data / "新.txt").write_text(FIRST, encoding="utf-8")
        return True

    looks = iter(range(4))

    def wait(_):
        if next(looks, None) is None:
            raise Stop

    with pytest.raises(Stop):
        keep_current(data, build, wait=wait)
    assert len(built) == 2
