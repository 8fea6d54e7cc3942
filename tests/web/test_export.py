"""A conversation as a document."""

import io
import re

from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa_bot.web.export import to_markdown, to_word
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.words import Words
from tests.web.fakes import QUOTE, answer, derived, refusal, series

WORDS = Words("zh")
SAID = (
    "几座？", "45座", "《2023年青禾县水利局工作总结》", "算式：45 − 18 = 27座", "丙县：下降3%③", "没能处理", "白水县",
)  # fmt: skip


def shown(markdown):
    html = MarkdownIt().render(markdown)
    return (
        re.sub(r"<[^>]+>", "", html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def test_both_forms_say_the_same_thing():
    turns = (
        Turn("几座？", answer=answer("几座？")),
        Turn("差几座？", answer=derived("差")),
        Turn("各县", answer=series("各县")),
        Turn("白水县？", answer=refusal("x")),
        Turn("坏", problem="没能处理"),
    )
    conversation = Conversation(turns)
    markdown = shown(to_markdown(WORDS, conversation))
    word = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(to_word(WORDS, conversation))).paragraphs)
    for said in (*SAID, QUOTE):
        assert said in markdown
        assert said in word


@given(st.text(alphabet="甲*_`#<>[]|~\\1.- ", min_size=1, max_size=20).filter(lambda said: said.strip()))
def test_what_was_written_shows_in_markdown_as_it_was_written(said):
    told = shown(to_markdown(WORDS, Conversation((Turn("问", problem=f"甲{said}乙"),))))
    assert re.sub(r"\s", "", f"甲{said}乙") in re.sub(r"\s", "", told)
