"""The invariants of the contract, over real and generated questions."""

import dataclasses
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.errors import QuestionError

ASKED = (
    "2022年首次认定高新技术企业多少家？",
    "科技服务业营收增速",
    "引进了哪些网络安全企业",
    "招商引资是怎么抓的",
    "报告文号",
    "谁写的报告",
    "首次认定高企超过70家了吗",
    "海纳小镇几月挂牌",
    "静安区有多少基站",
    "外国高端人才占比",
    "你是谁",
    "How many 5G base stations?",
    "2021年科技服务业营收多少",
)
WORDS = st.sampled_from(
    [
        *(
            "普陀",
            "5G",
            "基站",
            "多少",
            "几家",
            "企业",
            "科技",
            "营收",
            "2022年",
            "2021年",
            "增速",
            "占比",
            "哪些",
            "谁",
        ),
        *(
            "什么时候",
            "吗",
            "工作",
            "怎么样",
            "《",
            "》",
            "%",
            "<b>",
            "**",
            "76家",
            "超过",
            "？",
            "a",
            "😀",
            "去年",
            "的",
        ),
        *("目标", "静安区", "二期", "比", "相差", "第几", "是不是", "\n"),
    ]
)
GENERATED = st.lists(WORDS, min_size=1, max_size=8).map("".join)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def check(bot, answer):
    assert 0.0 <= answer.confidence <= 1.0
    assert answer.index == bot.fingerprint
    for citation in answer.citations:
        text = bot.reports[citation.report].text
        assert text[citation.start : citation.end] == citation.quote
        assert all(citation.start <= start < end <= citation.end for start, end in citation.highlights)
    for passage in answer.nearest:
        assert bot.reports[passage.report].text[passage.start : passage.end] == passage.quote
    if answer.answered:
        quotes = " ".join(citation.quote for citation in answer.citations)
        own = re.sub(r"（\d+）(?=.)", "", answer.text) if answer.kind == "summary" else answer.text
        result = answer.derivation.result if answer.derivation else ""
        assert set(NUMBER.findall(own)) <= set(NUMBER.findall(f"{quotes} {result}"))
        assert all(figure.text in answer.citations[figure.citation].quote for figure in answer.figures)
    else:
        assert answer.text
        assert (answer.short, answer.figures, answer.citations) == ("", (), ())
    if answer.kind == "summary":
        assert 20 <= len(answer.text) <= 900


@pytest.mark.parametrize("question", ASKED)
def test_invariants_hold(bot, question):
    check(bot, bot.ask(question))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=GENERATED, history=st.lists(GENERATED, max_size=2))
def test_invariants_hold_for_any_question(bot, question, history):
    try:
        answer = bot.ask(question, history=history)
    except QuestionError:  # a question of white space alone, say, which is refused in words
        return
    check(bot, answer)


@pytest.mark.parametrize("question", ASKED)
def test_the_same_question_gets_the_same_answer(bot, question):
    first, second = (dataclasses.replace(bot.ask(question), elapsed_ms=0.0) for _ in range(2))
    assert first == second


def test_offered_questions_are_answerable(bot):
    offered = bot.suggestions(6)
    assert len(offered) == 6
    assert all(bot.ask(question).answered for question in offered)
