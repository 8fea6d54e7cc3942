"""Which passages hold the evidence."""

import pytest

from qa_bot.evaluation.support import Place, evidence_found, is_precise, supports
from tests.evaluation.making import question

ONE = question("figure", "76家", evidence=("首次认定高企76家", "认定高新技术企业76家"))
NAMED = question("figure", "76家", evidence=("首次认定高企76家",), report="county/甲县.txt")
TWO = question("cross", "0.1个百分点", evidence=(("增长6.4%", "增长6.5%"),))
POINTS = question("summary", ("国家标准", "8家"), evidence=("获国家标准立项",))


@pytest.mark.parametrize(
    ("asked", "file", "text", "there"),
    [
        (ONE, "甲县.txt", "其中首次认定高企76家，超额完成。", True),
        (ONE, "甲县.txt", "认定高新技术企业76家。", True),
        (ONE, "甲县.txt", "认定高企258家。", False),
        (NAMED, "甲县.txt", "其中首次认定高企76家。", True),
        (NAMED, "乙县.txt", "其中首次认定高企76家。", False),
        (ONE, "甲县.txt", "首次认定高企", True),
        (ONE, "甲县.txt", "76家", False),
    ],
    ids=["held", "other alternative", "other", "named file", "another file", "part of it", "too short a part"],
)
def test_supports(asked, file, text, there):
    assert supports(Place(file, text), asked) is there


@pytest.mark.parametrize(
    ("asked", "texts", "k", "found"),
    [
        (ONE, ["别的。", "首次认定高企76家。"], 1, False),
        (ONE, ["别的。", "首次认定高企76家。"], 3, True),
        (TWO, ["增长6.4%。", "增长6.5%。"], 1, True),
        (TWO, ["增长6.4%。", "别的。", "增长6.5%。"], 1, False),
        (TWO, ["增长6.4%。", "别的。", "增长6.5%。"], 3, True),
        (TWO, ["增长6.4%。"], 3, False),
    ],
    ids=["not first", "in three", "two pieces need two", "second too late", "both in three", "one is not both"],
)
def test_evidence_found(asked, texts, k, found):
    assert evidence_found([Place("甲县.txt", text) for text in texts], asked, k) is found


def test_a_point_of_a_summary_is_support_and_a_figure_alone_is_not():
    assert is_precise(Place("甲县.txt", "新增引入8家企业。"), POINTS)
    assert not is_precise(Place("甲县.txt", "新增引入18家企业。"), POINTS)
    assert not is_precise(Place("甲县.txt", "另有76家。"), ONE)
