"""CMRC2018's exact match and F1, worked out by hand from the definition: the longest contiguous run, not a bag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.evaluation.cmrc import exact_match, f1, longest_run, segments

TEXT = st.text(alphabet="高新企业区76家% a.，", max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长2.5%的GDP", ["增", "长", "2.5", "%", "的", "gdp"]),
        ("《普陀区》，5G 基站！", ["普", "陀", "区", "5g", "基", "站"]),
        ("New York's 1,000", ["new", "york", "'s", "1,000"]),
        ("第一……第二—", ["第", "一", "…", "…", "第", "二", "—"]),
        ("", []),
    ],
    ids=["mixed", "marks are left out", "latin", "marks the script keeps", "empty"],
)
def test_segments(text, expected):
    assert segments(text) == expected


@pytest.mark.parametrize(
    ("given_text", "gold", "expected"),
    [
        ("76家", ["76家"], 1.0),
        ("“76家”。", ["76家"], 1.0),
        ("ABC公司", ["abc公司"], 1.0),
        ("-:_*^/\\~`+=，。：？！“”；’《》甲·、「」（）－～『』", ["甲"], 1.0),
        ("76家企业", ["76家"], 0.0),
        ("8月", ["2022年8月", "8月"], 1.0),
        ("", ["8月"], 0.0),
    ],
)
def test_exact_match(given_text, gold, expected):
    assert exact_match(given_text, gold) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("abcd", "xbcy", 2), ("abab", "babx", 3), ("abc", "cba", 1), ("", "a", 0), ("ab", "cd", 0)],
)
def test_longest_run(left, right, expected):
    assert longest_run(left, right) == expected


@pytest.mark.parametrize(
    ("given_text", "gold", "expected"),
    [
        # shared run 首次认定 of 4 units: P = 4/4, R = 4/6 -> 2 · 1 · (2/3) / (5/3) = 0.8
        ("首次认定", ["首次认定高企"], 0.8),
        # as bags all five units are shared (1.0); the longest run is 高新 or 企业 of 2: P = R = 2/5
        ("企业高新区", ["区高新企业"], 2 / 5),
        # a number is one unit: 76 | 家 against 760 | 家 shares 家 only: P = R = 1/2
        ("76家", ["760家"], 1 / 2),
        ("安博通", ["链网信息"], 0.0),
        ("8月", ["2022年8月", "8月"], 1.0),  # the best of the gold answers counts
    ],
)
def test_f1(given_text, gold, expected):
    assert f1(given_text, gold) == pytest.approx(expected)


@given(TEXT, TEXT)
def test_f1_is_symmetric_and_1_only_for_equal_units(left, right):
    assert f1(left, [right]) == pytest.approx(f1(right, [left]))
    assert (f1(left, [right]) == 1.0) == (segments(left) == segments(right) != [])
