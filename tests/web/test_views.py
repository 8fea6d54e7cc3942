"""What the page shows, without a browser."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.reports.plain import plain_report
from qa_bot.text.span import Span
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.answer import copy_text
from qa_bot.web.views.chat import chat_html, examples_html, start_html
from qa_bot.web.views.passage import marked
from qa_bot.web.views.source import library_html, section_html, source_html
from qa_bot.web.words import Words, table
from tests.web.fakes import (
    MARK,
    QUOTE,
    REPORTS,
    START,
    TABLES,
    TEXT,
    answer,
    citation,
    derived,
    refusal,
    report,
    series,
    tabular,
)  # fmt: skip

WORDS = Words("zh")


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def chat(*turns):
    return chat_html(WORDS, Conversation(turns), {"水利局": report()})


def test_a_passage_that_ocr_read_says_so_where_it_is_cited_and_where_it_is_opened():
    told = f'<p class="recognized">{WORDS("source.recognized")}</p>'
    for pages, times in (((), 0), ((0,), 1)):  # the report has no pages: all of it stands on page 0
        reports = {"水利局": replace(report(), recognized=pages)}
        turn = Turn("雨量站几座", answer=answer("雨量站几座"))
        assert chat_html(WORDS, Conversation((turn,)), reports).count(told) == times
        assert source_html(WORDS, reports, [citation()], 0, 0, opened=True).count(told) == times


def test_the_start_page_offers_its_examples():
    html = start_html(WORDS) + examples_html(WORDS, ["雨量站建了几座？"])
    assert 'data-question="雨量站建了几座？"' in html
    assert WORDS("start.title") in html


def test_the_short_answer_leads_and_the_highlight_is_marked_in_the_quote():
    html = chat(Turn("雨量站几座", answer=answer("雨量站几座")))
    assert '<p class="short">45座</p>' in html
    assert html.index("45座") < html.index("全年新建雨量站")
    assert "全年新建雨量站<mark>45座</mark>、水位站18座。" in html


def test_a_citation_opens_its_own_passage():
    html = chat(Turn("一", answer=answer("一")), Turn("二", answer=answer("二", citations=(citation(), citation()))))
    assert 'data-turn="1" data-index="1"' in html


def test_a_refusal_says_so_and_names_the_passages_for_what_they_are():
    html = chat(Turn("白水县呢", answer=refusal("白水县呢")))
    assert WORDS("refusal.title") in html
    assert WORDS("refusal.nearest") in html
    assert "<mark>" not in html
    assert 'class="short"' not in html
    assert "依据 1" not in html
    assert "①" not in html


def test_a_follow_up_shows_how_it_was_understood_and_a_whole_question_does_not():
    assert "理解为：全年水位站建了几座？" in chat(
        Turn("那水位站呢", answer=answer("那水位站呢", resolved_question="全年水位站建了几座？"))
    )
    assert "理解为" not in chat(Turn("雨量站几座？", answer=answer("雨量站几座？", resolved_question="雨量站几座?")))


def test_a_problem_and_a_waiting_question_are_shown():
    assert "shorten it" in chat(Turn("长", problem="too long; shorten it."))
    assert WORDS("answer.pending") in chat(Turn("等"))


def test_a_summary_shows_each_point_once():
    html = chat(Turn("做了什么", answer=answer("做了什么", kind="summary", short="", text=f"（1）{QUOTE}")))
    assert plain(html).count(QUOTE) == 1


def test_only_the_last_turn_offers_what_to_ask_next():
    html = chat(
        Turn("一", answer=answer("一", suggestions=("前一问？",))),
        Turn("二", answer=answer("二", suggestions=("后一问？",))),
    )
    assert "前一问" not in html
    assert "后一问" in html


def test_arithmetic_is_shown():
    from qa_bot.answers.model import Derivation

    assert "45 − 18 = 27座" in chat(Turn("差", answer=answer("差", derivation=Derivation("45 − 18", (0, 1), "27座"))))


def test_more_than_four_citations_fold():
    html = chat(Turn("多", answer=answer("多", citations=(citation(),) * 6)))
    assert WORDS("answer.more_evidence", count=2) in html


HOSTILE = '<script>alert("x")</script>**粗**'


def test_what_anyone_wrote_is_escaped_everywhere():
    hostile = Turn(
        HOSTILE, answer=answer(HOSTILE, short=HOSTILE, suggestions=(HOSTILE,), resolved_question="别的" + HOSTILE)
    )
    html = chat(hostile, Turn(HOSTILE, problem=HOSTILE)) + examples_html(WORDS, [HOSTILE])
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
    assert html.count('class="open chip" data-turn="3"') == 2
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


def test_every_word_of_the_page_is_used_and_stands_in_both_languages(request):
    source = "".join(
        path.read_text(encoding="utf-8") for path in (request.config.rootpath / "src/qa_bot/web").rglob("*.py")
    )
    keys = set(table("zh"))
    assert {
        key
        for key in keys
        if f'"{key}"' not in source and f"'{key}'" not in source and f"{key.split('.')[0]}.{{" not in source
    } == set()
    assert keys == set(table("en"))


def test_an_answer_across_reports_shows_which_value_is_whose():
    shown = chat(Turn("哪个县快？", answer=series("各县")))
    assert '<th scope="row">丙县</th><td class="value">下降3%</td>' in shown
    assert shown.count("甲县：6.5%") == 0
    assert "只比较报告中找到了这项数字的" in shown
    assert "members" not in chat(Turn("多少？", answer=answer("多少？")))


def test_what_the_text_says_beside_the_short_answer_is_not_lost():
    said = answer("高多少？", kind="derived", short="27座", text="27座。甲县高于乙县，由报告中的数字算得：45 − 18。")
    assert "<p>甲县高于乙县，由报告中的数字算得：45 − 18。</p>" in chat(Turn("高多少？", answer=said))
    highest = answer("哪个高？", kind="comparison", short="甲县", text="甲县最高。")
    assert "<p>甲县最高。</p>" in chat(Turn("哪个高？", answer=highest))


def test_a_part_of_a_passage_is_marked_where_the_text_quotes_it():
    said = answer("几座？", text="45座。原文：“全年新建雨量站45座”“水位站18座”")
    html = chat(Turn("几座？", answer=said))
    assert "<q>全年新建雨量站<mark>45座</mark></q>" in html
    assert "<q>水位站18座</q>" in html


def test_a_row_of_a_table_is_a_table_with_its_cell_marked():
    html = chat_html(WORDS, Conversation((Turn("病床", answer=tabular("病床")),)), REPORTS)
    assert '<td class="hit"><mark class="quote hit">7,320</mark></td>' in html
    assert "公立医院 | 7023" not in plain(html.split('class="tools"')[0])


def test_the_panel_shows_the_whole_table_its_row_and_cell_marked():
    html = source_html(WORDS, REPORTS, tabular("病床").citations, 0, 0, opened=True)
    assert '<tr class="cited"><td>公立医院</td>' in html
    assert "民营医院" in html
    assert "1,315" in html


def test_a_quote_across_sections_is_shown_in_the_section_that_holds_all_of_it():
    first, last = (TABLES.text.index(text) for text in ("全市医疗卫生机构总数", "年末卫生人员总数"))
    quote = Span(first, last + len("年末卫生人员总数"))
    html = section_html(WORDS, TABLES, quote, [])
    assert "机构总数" in plain(html)
    assert "年末卫生人员总数1.6万人" in plain(html)
    assert "一、卫生资源" in plain(html)


def test_a_passage_that_is_not_there_any_more_is_shown_as_it_was_quoted():
    html = source_html(WORDS, {"水利局": plain_report("水利局", "改过的报告。")}, [citation()], 0, 0, opened=True)
    assert WORDS("source.changed") in html
    assert QUOTE in html
    assert "<mark" not in html


def test_what_is_copied_names_report_and_section():
    assert (
        copy_text(WORDS, answer("几座"), REPORTS).splitlines()[-1] == "——《2023年青禾县水利局工作总结》一、防汛<抗旱>"
    )
    assert copy_text(WORDS, derived("差"), REPORTS).splitlines()[1] == "45 − 18 = 27座"


def test_confidence_is_said_in_words():
    told = [chat(Turn("几座", answer=answer("几座", confidence=sure))) for sure in (0.95, 0.8, 0.6)]
    for html, level in zip(told, ("sure", "fairly", "unsure"), strict=True):
        assert WORDS(f"confidence.{level}") in html
    assert WORDS("confidence.hint", percent=60) in told[2]


def test_a_question_asked_of_some_reports_says_so_and_its_link_carries_them():
    html = chat(Turn("几座", scope=("水利局",), answer=answer("几座")))
    assert WORDS("answer.scope", titles=report().title) in html
    assert "report=%E6%B0%B4%E5%88%A9%E5%B1%80" in html
