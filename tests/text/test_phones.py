"""Telephone numbers are told from other numbers."""

import pytest

from qa_bot.text.names import phone_spans


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("咨询电话：400-893-9111、400-790-1999。", ["400-893-9111", "400-790-1999"]),
        ("电话020-83555988，传真见附件", ["020-83555988"]),
        ("受理“12345”市民服务热线工单6件", ["12345"]),
        ("产税19615万元，区税6313.6万元", []),
        ("申领社保卡19385张", []),
    ],
)
def test_phone_numbers(text, numbers):
    assert [span.of(text) for span in phone_spans(text)] == numbers
