"""A server takes a new index up while it is asked, and never fails because of one."""

import threading

import pytest

from qa_bot.errors import IndexMissing
from qa_bot.indexing.build import build_index
from qa_bot.indexing.going_back import roll_back
from qa_bot.indexing.layout import POINTER
from qa_bot.serving import LiveBot

REPORT = "2023年青禾县水利局工作总结\n\n一、防汛工作\n全年新建雨量站{}座。\n"
QUESTION = "新建雨量站多少座？"


@pytest.fixture
def write(tmp_path):
    (tmp_path / "data").mkdir()

    def build(stations):
        (tmp_path / "data" / "水利局.txt").write_text(REPORT.format(stations), encoding="utf-8")
        return build_index(tmp_path / "data", tmp_path / "index").manifest.fingerprint

    return build


def test_a_new_index_is_taken_up_and_each_answer_names_its_own(write, tmp_path):
    first = write(45)
    live = LiveBot(tmp_path / "index")
    held, before = live.bot, live.ask(QUESTION)
    assert not live.refresh()
    second = write(46)
    assert live.refresh()
    after = live.ask(QUESTION)
    assert [(a.short, a.index) for a in (before, after)] == [("45座", first), ("46座", second)]
    quoted = before.citations[0]
    assert held.reports[quoted.report].text[quoted.start : quoted.end] == quoted.quote  # it goes on answering
    roll_back(tmp_path / "index")
    assert live.refresh()
    assert live.ask(QUESTION).short == "45座"


def test_it_looks_by_itself_and_tells(write, tmp_path):
    write(45)
    told = threading.Event()
    live = LiveBot.load(tmp_path / "index", every=0.05, told=lambda _: told.set())
    write(46)
    assert told.wait(30)
    live.close()
    assert live.ask(QUESTION).short == "46座"


def test_an_index_that_cannot_be_loaded_is_told_and_the_one_before_answers(write, tmp_path):
    write(45)
    live = LiveBot(tmp_path / "index")
    pointer = tmp_path / "index" / POINTER
    whole = pointer.read_text(encoding="utf-8")
    pointer.write_text("nowhere\n", encoding="utf-8")
    assert live.refresh()
    assert "qa-bot build" in live.problem
    assert not live.refresh()  # told once
    assert live.ask(QUESTION).short == "45座"
    pointer.write_text(whole, encoding="utf-8")
    assert live.refresh()
    assert live.problem == ""


def test_no_index_at_the_start_is_said(tmp_path):
    with pytest.raises(IndexMissing, match="qa-bot build"):
        LiveBot.load(tmp_path)
