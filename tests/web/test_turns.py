"""A conversation as a value, and as the record a browser keeps of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.web.records import RecordError, conversation_of, record_of
from qa_bot.web.turns import Conversation, Turn, answered
from qa_bot.web.words import Words, words_of
from tests.web.fakes import FakeBot, answer, citation, derived, refusal, series, tabular

WORDS = Words("zh")


def talk(bot, *questions):
    conversation = Conversation()
    for question in questions:
        conversation = answered(WORDS, bot, conversation.asked(question))
    return conversation


def test_a_conversation_passes_the_earlier_questions_and_the_reports_on():
    bot = FakeBot()
    conversation = talk(bot, "雨量站建了几座？")
    conversation = answered(WORDS, bot, conversation.asked("那水位站呢？", ("水利局",)))
    assert bot.asked[-1] == ("那水位站呢？", ("雨量站建了几座？",))
    assert bot.scopes[-1] == ("水利局",)
    assert conversation.turns[1].answer.resolved_question == "全年水位站建了几座？"


def test_a_conversation_is_named_by_its_first_question_and_no_two_alike():
    one, other = Conversation().asked("一"), Conversation().asked("一")
    assert one.id != other.id
    assert one.asked("二").id == one.id != ""


def test_an_error_becomes_the_turns_problem_and_so_does_a_fault():
    assert talk(FakeBot(), "长" * 101).turns[0].problem == "the question is too long; shorten it."
    assert talk(FakeBot(), "崩溃").turns[0].problem == WORDS("problem.fault")
    assert talk(FakeBot(), "长" * 501).turns[0].problem == WORDS("problem.long", limit=500, length=501)


def test_a_report_that_is_not_there_is_named():
    told = answered(WORDS, FakeBot(), Conversation().asked("几座？", ("交通局",)))
    assert told.turns[0].problem == WORDS("problem.scope", name="交通局")


def test_asking_again_keeps_its_place_and_revising_leaves_out_what_came_after():
    bot = FakeBot()
    conversation = talk(bot, "一", "二", "三")
    again = conversation.again(1)
    assert (again.waiting, len(again.turns)) == (1, 3)
    assert answered(WORDS, bot, again).waiting is None
    assert bot.asked[-1] == ("二", ("一",))
    revised = conversation.revised(1, "另一个")
    assert [turn.question for turn in revised.turns] == ["一", "另一个"]
    assert revised.id == conversation.id


def test_a_passage_that_is_not_there_is_none():
    conversation = Conversation((Turn("一", answer=answer("一")),))
    assert conversation.passage(0, 0) == citation()
    assert conversation.passage(0, 5) is None
    assert conversation.passage(-1, 0) is None
    assert Conversation().passage(0, 0) is None


MADE = (answer, series, derived, tabular, refusal)


@given(st.lists(st.tuples(st.sampled_from(MADE), st.text(min_size=1, max_size=20)), max_size=5))
def test_a_record_gives_the_conversation_back(asked):
    turns = tuple(Turn(question, ("水利局",), make(question), opinion="up") for make, question in asked)
    conversation = Conversation((*turns, Turn("坏", problem="x")))
    assert conversation_of(record_of(conversation)) == conversation


def test_a_record_leaves_out_what_still_waits():
    assert record_of(Conversation().asked("等"))["turns"] == []


@pytest.mark.parametrize(
    "record",
    [None, [], {"id": "1"}, {"id": "1", "turns": [{"question": 5}]}, {"id": "1", "turns": [{"question": "等"}]}],
)
def test_a_record_of_another_make_is_refused(record):
    with pytest.raises(RecordError):
        conversation_of(record)


def test_a_record_whose_answer_breaks_its_own_rules_is_refused():
    record = record_of(Conversation((Turn("一", answer=answer("一")),)))
    record["turns"][0]["answer"]["citations"][0]["quote"] = "短"
    with pytest.raises(RecordError):
        conversation_of(record)


@pytest.mark.parametrize(
    ("header", "language"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("zh", "zh"), ("en-US,en", "en"), ("fr-FR,zh;q=0.5", "en"), (None, "zh")],
)
def test_the_browser_is_spoken_to_in_its_first_language(header, language):
    assert words_of(header).language == language


def test_a_turn_waits_until_it_has_an_answer_or_a_problem():
    waiting = Turn("一")
    assert waiting.pending
    assert not replace(waiting, problem="x").pending
