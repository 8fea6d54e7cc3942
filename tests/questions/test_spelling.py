"""Slips of the hand are mended where the reports say what was meant, and what is right is left alone."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.questions.reading import QuestionReader
from qa_bot.questions.spelling import Speller
from qa_bot.questions.wording import Wording
from qa_bot.resources import load_toml
from qa_bot.text.sounds import sounds, syllable
from qa_bot.text.span import Span

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "golden" / "misspelt.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def reader(reports):
    return QuestionReader(reports)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case["typed"], marks=[pytest.mark.xfail(reason=case["missed"])] if "missed" in case else []
        )
        for case in CASES
    ],
)
def test_a_question_is_read_as_it_was_meant(case, reader):
    assert reader.read(case["typed"]) == case["read"]


def test_the_golden_file_holds_as_many_to_leave_alone_as_it_says():
    assert sum(case["typed"] == case["read"] for case in CASES) >= 25
    assert sum(case["typed"] != case["read"] for case in CASES) >= 30


def test_what_another_report_says_is_not_read_into_what_this_one_says(reports):
    """The sentences of one report, asked of the other: all of them are right, and few of them are in it."""
    shipped, bulletin = reports
    for said, asked in ((bulletin, shipped), (shipped, bulletin)):
        speller = Speller([said.text])
        clauses = [clause for clause in re.split(r"[，。；、：\n]", asked.text) if 4 < len(clause) < 30]
        assert len(clauses) > 40
        assert [clause for clause in clauses if speller.read(clause) != clause] == []


def test_what_a_report_says_is_left_as_it_says_it(reports, reader):
    for report in reports:
        for clause in re.split(r"[，。；\n]", report.text)[:300]:
            assert reader.read(clause) == reader.read(reader.read(clause)) == clause.replace(" ", "") or " " in clause


def test_the_place_of_a_report_is_never_read_into_a_question():
    text = ["青禾市地区生产总值1256.8亿元。"]
    assert Speller(text, ["青禾"]).read("青和市地区生产总值多少") == "青和市地区生产总值多少"


def test_a_follow_up_is_read_too(bot):
    answer = bot.ask("那科技服物业呢？", history=["软件信息服物业营收多少？"])
    assert answer.short == "178.42亿元"
    assert answer.question == "那科技服物业呢？"
    assert answer.resolved_question == "科技服务业营收多少？"


def test_a_mended_question_is_answered_and_shown_as_read(bot):
    answer = bot.ask("张贴了多少张场所玛？")
    assert (answer.short, answer.question, answer.resolved_question) == (
        "374张",
        "张贴了多少张场所玛？",
        "张贴了多少张场所码？",
    )


@pytest.mark.parametrize(
    ("one", "other", "exactly", "mixed"),
    [
        ("码", "玛", True, True),
        ("场", "藏", False, True),
        ("兰", "南", False, True),
        ("率", "绿", True, True),
        ("女", "努", False, False),
    ],
)
def test_characters_sound_alike(one, other, exactly, mixed):
    assert (syllable(one) == syllable(other)) is exactly
    assert (syllable(one, mixed=True) == syllable(other, mixed=True)) is mixed


@given(st.text(alphabet="场所码玛12，a纳入规上"))
def test_every_character_has_one_code_wherever_it_stands(text):
    long = sounds(text * 1000)
    assert list(long[: len(text)]) == list(sounds(text))


def test_the_wording_tells_what_is_between_and_which_words_are_whole():
    wording = Wording(["推进高新技术企业认定，建设创新园建设，"])
    assert wording.between("高新", "术企") == "技"
    assert wording.holds("高新技术")
    assert not wording.holds("高新企业")
    assert wording.whole_words("新园建设") == Span(1, 4)
    assert wording.homophones("高新记术企业", 0, mixed=False)[0] == Span(0, 6)


def test_the_words_that_are_never_mended_are_words():
    words = load_toml("spelling.toml")["newer"]["words"]
    assert len(set(words)) == len(words)
    for slip, meant in load_toml("spelling.toml")["slips"].items():
        assert len(slip) == len(meant)
        assert sum(a != b for a, b in zip(slip, meant, strict=True)) == 1
