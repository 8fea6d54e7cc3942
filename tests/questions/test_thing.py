"""What a question counts, and how alike the name of a figure is to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.questions.thing import asked_thing, likeness


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("对应制定了几条工作措施", "工作措施"),
        ("参与制定的地方标准有多少项", "地方标准"),
        ("新建了多少公里的农村公路", "农村公路"),
        ("全县茶叶产量达到多少万吨", "全县茶叶产量"),
        ("这项工作做得怎么样", ""),
    ],
)
def test_the_thing_counted_stands_beside_where_it_is_asked(question, thing):
    assert asked_thing(question) == thing


@pytest.mark.parametrize(
    ("thing", "name", "alike"),
    [
        ("工作措施", "相应工作措施", True),
        ("参与制定地方标准", "地方标准", True),
        ("制造业产值", "建筑业产值", False),  # they end alike, and are two
        ("口腔医师", "医师", False),
        ("数字产业龙头企业", "企业", False),
        ("", "企业", False),
    ],
)
def test_a_name_is_alike_where_it_ends_as_the_thing_does(thing, name, alike):
    assert bool(likeness(thing, name)) is alike


@given(st.text("甲乙丙丁", max_size=8), st.text("甲乙丙丁", max_size=8))
def test_likeness_is_a_share_and_whole_only_for_the_same(thing, name):
    share = likeness(thing, name)
    assert 0.0 <= share <= 1.0
    assert share < 1.0 or name.endswith(thing) or thing.endswith(name)
