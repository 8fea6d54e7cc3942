"""The points of a summary: all of a section where it fits, else its clauses, each cited as it stands."""

import re

import pytest

from qa_bot.answers.points import MAX_CHARS
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query


@pytest.mark.parametrize("question", ["优化双创环境方面做了哪些工作", "疫情防控做了哪些工作", "概括一下作风建设"])
def test_a_summary_is_short_and_what_it_tells_is_quoted(bot, question):
    answer = bot.ask(question)
    assert answer.kind == "summary"
    assert 20 <= len(answer.text) <= MAX_CHARS
    for citation in answer.citations:
        text = bot.reports[citation.report].text
        assert text[citation.start : citation.end] == citation.quote
        assert all(citation.start <= start < end <= citation.end for start, end in citation.highlights)


def test_a_short_section_is_told_with_all_its_headings(bot):
    answer = bot.ask("作风建设做了些什么")
    for heading in ("四责协同", "作风建设专项治理", "廉政风险排查", "廉政文化建设"):
        assert heading in answer.text


def test_a_long_section_is_shortened_by_clauses(bot):
    answer = bot.ask("优化双创环境方面做了哪些工作")
    assert "…" in answer.text
    said = normalize_query(answer.text)
    assert sum(heading in said for heading in ("招商", "高新技术企业", "人才", "科普")) >= 3


def test_the_patterns_of_clauses_take_their_examples():
    rules = load_toml("summary_patterns.toml")["clause"]
    assert [one for one in rules["examples"] if not any(re.search(pattern, one) for pattern in rules["empty"])] == []
    assert [one for one in rules["dependent"] if not re.match(rules["depends"], one)] == []
