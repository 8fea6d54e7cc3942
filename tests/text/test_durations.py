"""How long something lasts, and how many years a text speaks of."""

import pytest

from qa_bot.text.durations import duration_spans, is_duration, spanned_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("五年来，财政收入持续增长", 5),
        ("这三年间", 3),
        ("“十三五”时期", 5),
        ("10年来", 10),
        ("两年新增投资", 2),
        ("第五年", 0),
        ("近三年同期新高", 0),
        ("2023年末", 0),
        ("三年级", 0),
        ("五年来，其中三年间", 0),
    ],
)
def test_spanned_years(text, years):
    assert spanned_years(text) == years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("设立5年过渡期", ["5年"]),
        ("申请最长不超过6个月的过渡期", ["6个月"]),
        ("“15分钟服务圈”", ["15分钟"]),
        ("从2021年5月15日起", []),
        ("第三年", []),
        ("3年级", []),
    ],
)
def test_duration_spans(text, found):
    assert [span.of(text) for span in duration_spans(text)] == found
    assert all(is_duration(said) for said in found)
