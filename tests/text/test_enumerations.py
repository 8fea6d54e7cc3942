"""Enumerations cut to their items: each line of the golden file is a sentence and one enumeration it must give."""

import json
from pathlib import Path

import pytest

from qa_bot.text.enumerations import Enumeration, enumerations
from qa_bot.text.item_counts import count_after, count_within, without_measures
from qa_bot.text.span import Span

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "enumerations.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:16] for case in CASES])
def test_items_are_cut_to_their_names(case):
    text = case["text"]
    found = {
        tuple(item.of(text) for item in one.items): (one.stated, one.open_ended, one.loose)
        for one in enumerations(text)
    }
    wanted = (case.get("stated"), case.get("open_ended", False), case.get("loose", False))
    assert found.get(tuple(case["items"])) == wanted, found


def test_a_sentence_without_several_things_has_no_enumeration():
    assert enumerations("全县经济稳步增长。") == []
    assert enumerations("全国60周岁及以上老年人口26736万人。") == []
    assert enumerations("") == []


def test_what_stands_in_marks_is_one_item_and_is_read_by_itself():
    text = "落实“放、管、服”改革（含简政、放权、服务）。"
    found = [[item.of(text) for item in one.items] for one in enumerations(text)]
    assert found == [["放", "管", "服"], ["简政", "放权", "服务"]]


def test_an_enumeration_has_items_and_spans_them():
    one = Enumeration((Span(2, 4), Span(5, 9)))
    assert one.span == Span(2, 9)
    with pytest.raises(ValueError, match="items"):
        Enumeration(())


def test_counts_of_items():
    assert (count_after("等6家企业"), count_after("两个项目"), count_after("共十二项")) == (6, 2, None)
    assert (count_within("滨河公园3座"), count_within("滨河公园")) == (3, None)
    items = [Span(0, 5), Span(6, 10)]
    text = "11家移动、8家电信"
    assert [item.of(text) for item in without_measures(text, items)] == ["移动", "电信"]
    assert without_measures("11家移动、电信", [Span(0, 5), Span(6, 8)]) == [Span(0, 5), Span(6, 8)]


def test_the_number_of_a_paragraph_is_no_item():
    assert enumerations("五、社会医疗保险统筹基金支付门诊费用。") == []


def test_what_the_text_counts_is_told_from_what_it_names():
    assert [one.counted for one in enumerations("推动4家企业总部、2所医院、3所高校加快建设。")] == [True]
    assert [one.counted for one in enumerations("推动青山、白石、南溪加快建设。")] == [False]
