"""Traditional characters, full-width digits, emoji and stray marks: the same question, the same answer."""

import json
from pathlib import Path

import pytest

from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query

GOLDEN = Path(__file__).parent / "golden"
CASES = [json.loads(line) for line in (GOLDEN / "traditional.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_a_question_is_answered_however_it_is_typed(case, bot, bulletin_bot):
    asked = bulletin_bot if case["over"] == "fixture" else bot
    answer = asked.ask(case["question"], history=case.get("history", ()))
    if case["kind"] == "none":
        assert not answer.answered
    else:
        assert any(gold in answer.short for gold in case["gold"]), answer.text
    assert answer.question == case["question"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("軟體專案幾個？", "软件项目几个？"),
        ("软体项目几个？", "软体项目几个？"),  # typed in Simplified characters, it may be a name
        ("新增５Ｇ基站🚀多少個？？！", "新增5G基站多少个？！"),
        ("服务券的的资助比例", "服务券的资助比例"),
        ("是不是是？？？", "是不是？"),
        ("PM2.5平均浓度 是 多少。。。", "PM2.5平均浓度是多少。"),
    ],
)
def test_a_question_is_read_in_the_words_of_the_mainland(typed, read):
    assert normalize_query(typed) == read


def test_no_word_of_the_mainland_is_itself_exchanged():
    words = load_toml("traditional.toml")["words"]
    assert not set(words) & set(words.values())
