"""Several questions in one line, each made whole by the one before it."""

import pytest

from qa_bot.questions.several import several

CASES = [
    ("软件业营收多少？同比增长多少？", ("软件业营收多少？", "软件业营收同比增长多少？")),
    ("新建雨量站多少座，什么时候建成的", ("新建雨量站多少座", "新建雨量站什么时候建成的")),
    ("普及率从多少提高到多少", ()),
    ("全年引进企业多少家，我想写稿", ()),
    ("全年引进企业多少家", ()),
    ("a多少，b多少，c多少，d多少", ()),
]


@pytest.mark.parametrize(("text", "parts"), CASES, ids=[case[0] for case in CASES])
def test_several(text, parts):
    assert several(text) == parts
