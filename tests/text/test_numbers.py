"""Numbers as Chinese reports write them: exact both ways, found in linear time, never raising."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.resources import load_toml
from qa_bot.text.numbers import find_numbers, format_number, parse_number, plain, shift

SPEC = load_toml("numerals.toml")["spec"]
SCALES = ("", "万", "亿", "万亿", "百万", "千万")


@pytest.mark.parametrize(("written", "value"), SPEC["examples"], ids=[written for written, _ in SPEC["examples"]])
def test_resource_examples_parse(written, value):
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", SPEC["not_numbers"])
def test_what_is_no_number_is_none(written):
    assert parse_number(written) is None


@given(
    st.decimals(min_value=0, max_value=10**9, allow_nan=False, allow_infinity=False, places=4),
    st.sampled_from(SCALES),
    st.booleans(),
)
def test_formatting_and_parsing_are_inverse(value, scale, grouped):
    written = format_number(value, scale, grouped=grouped)
    if len(written) <= 40:
        assert parse_number(written) == value


@given(st.integers(min_value=0, max_value=40), st.integers(min_value=-12, max_value=12))
def test_scaling_is_exact_beyond_the_decimal_context(digits, power):
    value = Decimal("1" * (digits + 1))
    assert shift(shift(value, power), -power) == value
    assert shift(value, power).as_tuple().digits[: digits + 1] == value.as_tuple().digits


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("营收713.72亿元，增长2.63%", ["71372000000", "2.63"]),
        ("三款软件、十余家企业、百余个场景", ["3", "10", "100"]),
        ("税收123,244.2万元", ["1232442000"]),
    ],
)
def test_numbers_are_found_with_their_spans(text, values):
    found = list(find_numbers(text))
    assert [number.value for number in found] == [Decimal(value) for value in values]
    assert all(parse_number(number.span.of(text)) == number.value for number in found)


@given(st.text(alphabet=st.sampled_from("0123456789,.一二三十百千万亿两零〇点余多第年%家 -－百分之Ａ１"), max_size=80))
def test_no_text_makes_it_raise(text):
    parse_number(text)
    assert [n.span for n in find_numbers(text)] == sorted(n.span for n in find_numbers(text))


def test_plain_drops_exponent_and_trailing_zeros():
    assert [plain(Decimal(v)) for v in ("1E+3", "2.50", "100", "0.0")] == ["1000", "2.5", "100", "0"]
