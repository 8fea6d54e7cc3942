"""How many years a text speaks of."""

import pytest

from qa_bot.text.durations import spanned_years


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
