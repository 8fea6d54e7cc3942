"""Several questions in one line, each made whole by the one before it."""

import pytest

from qa_bot.questions.several import several

CASES = [
    ("软件业营收多少？同比增长多少？", ("软件业营收多少？", "软件业营收同比增长多少？")),
    ("新建雨量站多少座，什么时候建成的", ("新建雨量站多少座", "新建雨量站什么时候建成的")),
    ("普及率从多少提高到多少", ()),
    ("全年引进企业多少家，我想写稿", ()),
    ("全年引进企业多少家", ()),
    ("a多少，b多少，c多少，d多少，e多少", ()),
    ("2023年失业保险基金收入和支出各多少", ("2023年失业保险基金收入多少", "2023年失业保险基金支出多少")),
    ("甲镇机构里，学校、医院各有多少个？", ("甲镇机构里，学校多少个？", "甲镇机构里，医院多少个？")),
    ("三次产业占比分别是多少", ("第一产业占比多少", "第二产业占比多少", "第三产业占比多少")),
    ("易县和涞源县2024年GDP分别多少", ()),
    ("工作许可有几件，占多大比例，2022年", ("2022年工作许可有几件", "2022年工作许可占多大比例")),
    ("农民收入是多少、涨了多少", ("农民收入是多少", "农民收入涨了多少")),
]


@pytest.mark.parametrize(("text", "parts"), CASES, ids=[case[0] for case in CASES])
def test_several(text, parts):
    assert tuple(readings[0] for readings in several(text)) == parts


def test_a_later_question_may_also_be_of_the_owner_before_it():
    first, second = several("6个市级平台项目建设期收入多少、交了多少税")
    assert second == ("交了多少税", "6个市级平台项目建设期交了多少税")
    assert first == ("6个市级平台项目建设期收入多少",)
