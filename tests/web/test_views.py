"""What the page shows, without a browser."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.span import Span
from qa_bot.web.turns import Turn, passage_at, with_answer, with_question
from qa_bot.web.views.chat import chat_html, marked
from qa_bot.web.views.source import library_html, section_html, source_html
from qa_bot.web.words import Words, table
from tests.web.fakes import MARK, QUOTE, START, TEXT, FakeBot, answer, citation, refusal, report

WORDS = Words("zh")


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def chat(*turns):
    return chat_html(WORDS, turns, ())


def test_the_start_page_offers_its_examples():
    html = chat_html(WORDS, (), ["雨量站建了几座？"])
    assert 'data-question="雨量站建了几座？"' in html
    assert WORDS("start.title") in html


def test_the_short_answer_leads_and_the_highlight_is_marked_in_the_quote():
    html = chat(Turn("雨量站几座", answer("雨量站几座")))
    assert '<p class="short">45座</p>' in html
    assert html.index("45座") < html.index("全年新建雨量站")
    assert "全年新建雨量站<mark>45座</mark>、水位站18座。" in html


def test_a_citation_opens_its_own_passage():
    html = chat(Turn("一", answer("一")), Turn("二", answer("二", citations=(citation(), citation()))))
    assert 'data-turn="1" data-index="1"' in html


def test_a_refusal_says_so_and_names_the_passages_for_what_they_are():
    html = chat(Turn("白水县呢", refusal("白水县呢")))
    assert WORDS("refusal.title") in html
    assert WORDS("refusal.nearest") in html
    assert "<mark>" not in html
    assert 'class="short"' not in html
    assert "依据 1" not in html
    assert "①" not in html


def test_a_follow_up_shows_how_it_was_understood_and_a_whole_question_does_not():
    assert "理解为：全年水位站建了几座？" in chat(
        Turn("那水位站呢", answer("那水位站呢", resolved_question="全年水位站建了几座？"))
    )
    assert "理解为" not in chat(Turn("雨量站几座？", answer("雨量站几座？", resolved_question="雨量站几座?")))


def test_a_problem_and_a_waiting_question_are_shown():
    assert "shorten it" in chat(Turn("长", problem="too long; shorten it."))
    assert WORDS("answer.pending") in chat(Turn("等"))


def test_a_summary_shows_each_point_once():
    html = chat(Turn("做了什么", answer("做了什么", kind="summary", short="", text=f"（1）{QUOTE}")))
    assert plain(html).count(QUOTE) == 1


def test_only_the_last_turn_offers_what_to_ask_next():
    html = chat(
        Turn("一", answer("一", suggestions=("前一问？",))), Turn("二", answer("二", suggestions=("后一问？",)))
    )
    assert "前一问" not in html
    assert "后一问" in html


def test_arithmetic_is_shown():
    from qa_bot.answers.model import Derivation

    assert "45 − 18 = 27座" in chat(Turn("差", answer("差", derivation=Derivation("45 − 18", (0, 1), "27座"))))


def test_more_than_four_citations_fold():
    html = chat(Turn("多", answer("多", citations=(citation(),) * 6)))
    assert WORDS("answer.more_evidence", count=2) in html


HOSTILE = '<script>alert("x")</script>**粗**'


def test_what_anyone_wrote_is_escaped_everywhere():
    hostile = Turn(HOSTILE, answer(HOSTILE, short=HOSTILE, suggestions=(HOSTILE,), resolved_question="别的" + HOSTILE))
    html = chat(hostile, Turn(HOSTILE, problem=HOSTILE)) + chat_html(WORDS, (), [HOSTILE])
    assert "<script" not in html
    assert HOSTILE in plain(html)
    assert 'data-question="&lt;script&gt;alert(&quot;x&quot;)' in html


def test_the_source_panel_shows_the_passage_in_its_section_with_the_span_marked():
    html = source_html(WORDS, {"水利局": report()}, [citation()], 0, 0, opened=True)
    assert f'<mark class="quote hit">{TEXT[MARK : MARK + 3]}</mark>' in html
    assert '<mark class="quote">全年新建雨量站</mark>' in html
    assert "防汛&lt;抗旱&gt;" in html
    assert "**加粗**的&lt;b&gt;行&lt;/b&gt;原样显示。" in html
    assert 'class="panel passage opened"' in html
    assert "opened" not in source_html(WORDS, {"水利局": report()}, [citation()], 0, 0, opened=False)


def test_a_report_that_is_gone_is_said_to_be():
    assert WORDS("source.missing") in source_html(WORDS, {}, [citation()], 0, 0, opened=True)


def test_nearest_passages_are_no_evidence_in_the_panel_either():
    html = source_html(WORDS, {"水利局": report()}, refusal("x").nearest, 0, 0, opened=True)
    assert WORDS("source.nearest_banner") in html
    assert "hit" not in html


def test_the_panel_leads_to_the_other_citations():
    html = source_html(WORDS, {"水利局": report()}, [citation(), citation()], 3, 1, opened=True)
    assert html.count('data-turn="3"') == 2
    assert html.index('aria-current="false"') < html.index('aria-current="true"')


def test_the_library_lists_the_reports():
    assert "2023年青禾县水利局工作总结" in library_html(WORDS, {"水利局": report()})
    assert "2023 年" in library_html(WORDS, {"水利局": report()})


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 80), st.integers(0, 80), st.integers(1, 20))
def test_the_section_shows_the_very_text_whatever_is_marked(start, length, offset, width):
    quote = Span(start, min(start + length, len(TEXT)))
    mark = Span(min(quote.start + offset, quote.end - 1), min(quote.start + offset + width, quote.end))
    shown = plain(section_html(WORDS, report(), quote, [mark] if mark.start < mark.end else []))
    assert quote.of(TEXT).replace("\n", "") in shown


@given(st.lists(st.tuples(st.integers(0, len(QUOTE) - 1), st.integers(1, 5)), max_size=1))
def test_a_marked_quote_reads_as_the_quote(spans):
    marks = [(START + a, min(START + a + n, START + len(QUOTE))) for a, n in spans]
    assert plain(marked(QUOTE, START, marks)) == QUOTE


def test_overlapping_highlights_double_no_character():
    assert plain(marked("甲乙丙丁戊己庚辛", 0, [(0, 5), (3, 8)])) == "甲乙丙丁戊己庚辛"


def test_a_conversation_passes_the_earlier_questions_on():
    bot = FakeBot()
    conversation = with_answer(bot, with_question((), "雨量站建了几座？"))
    conversation = with_answer(bot, with_question(conversation, "那水位站呢？"))
    assert bot.asked[-1] == ("那水位站呢？", ("雨量站建了几座？",))
    assert conversation[1].answer.resolved_question == "全年水位站建了几座？"


def test_an_error_becomes_the_turns_problem():
    (turn,) = with_answer(FakeBot(), with_question((), "长" * 101))
    assert turn.problem == "the question is too long; shorten it."


def test_a_passage_that_is_not_there_is_none():
    conversation = (Turn("一", answer("一")),)
    assert passage_at(conversation, 0, 0) == citation()
    assert passage_at(conversation, 0, 5) is None
    assert passage_at((), 0, 0) is None


def test_every_word_of_the_page_is_used_and_stands_in_both_languages(request):
    source = "".join(
        path.read_text(encoding="utf-8") for path in (request.config.rootpath / "src/qa_bot/web").rglob("*.py")
    )
    keys = set(table("zh"))
    assert {
        key for key in keys if f'"{key}"' not in source and f"'{key}'" not in source and not key.startswith("tabs.")
    } == set()
    assert keys == set(table("en"))


def test_an_answer_across_reports_shows_which_value_is_whose():
    told = answer("哪个县快？", kind="comparison", short="甲县", text="甲县。\n甲县：6.5%①\n乙县：6.4%②")
    shown = chat_html(WORDS, (Turn("哪个县快？", told),), ())
    assert '<ul class="members"><li>甲县：6.5%①</li><li>乙县：6.4%②</li></ul>' in shown
    single = answer("多少？", kind="figure", short="76家", text="76家。\n原文")
    assert "members" not in chat_html(WORDS, (Turn("多少？", single),), ())
