"""Sentences and clauses: where they end, and that they tile the text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.text.sentences import split_clauses, split_sentences
from qa_bot.text.span import Span

SENTENCES = {
    "stops": ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
    "semicolon-joins": ("产值1亿元；税收2万元。", ["产值1亿元；税收2万元。"]),
    "decimal-point": ("增长2.63%。占3.5%。", ["增长2.63%。", "占3.5%。"]),
    "run-of-marks": ("真的吗？！是。", ["真的吗？！", "是。"]),
    "quotation-inside": ("他说“甲。乙。”的时候来了。丙。", ["他说“甲。乙。”的时候来了。", "丙。"]),
    "quotation-ends-it": (
        "总书记强调：“幸福是奋斗出来的。”我们要奋斗。",
        ["总书记强调：“幸福是奋斗出来的。”", "我们要奋斗。"],
    ),
    "title-marks": ("发布《甲！乙？丙》一书。丁。", ["发布《甲！乙？丙》一书。", "丁。"]),
    "bracket": ("完成（含甲。乙。）三项。丁。", ["完成（含甲。乙。）三项。", "丁。"]),
    "closing-bracket-after-stop": ("（此项完成。）下一项。", ["（此项完成。）", "下一项。"]),
    "lines-end-sentences": ("一、总则\n甲。", ["一、总则", "甲。"]),
    "never-closed": ("完成（甲。乙。", ["完成（甲。", "乙。"]),
    "closed-on-another-line": ("完成（甲。乙。\n丙）三项。", ["完成（甲。", "乙。", "丙）三项。"]),
    "closed-far-away": (f"完成（甲。{'乙' * 500}）三项。", ["完成（甲。", f"{'乙' * 500}）三项。"]),
    "address": ("见http://a.cn/b?c=1。乙。", ["见http://a.cn/b?c=1。", "乙。"]),
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.values(), ids=SENTENCES)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_clauses_end_at_commas_and_semicolons_too() -> None:
    text = "产值1亿元，增长5%；税收（含附加，另计）2万元。"
    assert [span.of(text) for span in split_clauses(text)] == ["产值1亿元，", "增长5%；", "税收（含附加，另计）2万元。"]


def test_a_range_is_split_on_its_own() -> None:
    text = "甲。乙。丙。"
    assert split_sentences(text, Span(1, 5)) == [Span(1, 2), Span(2, 4), Span(4, 5)]


@pytest.mark.parametrize("split", [split_sentences, split_clauses])
@settings(deadline=None)
@given(text=st.text(alphabet="甲乙1。！？；，：（）“”《》 \n.?", max_size=60))
def test_pieces_tile_the_text_but_for_white_space(split, text: str) -> None:
    spans = split(text)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in spans)
