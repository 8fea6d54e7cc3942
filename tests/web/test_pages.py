"""Reports of files with pages: where each begins in 原文, and which one a citation stands on."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Table
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.answer import copy_text
from qa_bot.web.views.chat import chat_html
from qa_bot.web.views.document import Document, document_html
from qa_bot.web.views.source import source_html
from qa_bot.web.words import Words
from tests.web.conftest import ask
from tests.web.fakes import REPORTS, FakeBot, answer, cited

WORDS = Words("zh")
BULLETIN = read_report(Path(__file__).parents[1] / "fixtures" / "reports" / "bulletin_pages.pdf", "统计局")
QUOTE = "全年空气质量优良天数310天，森林覆盖率41.5%。"
CITED = cited(QUOTE, "310天", BULLETIN)


def given(question="优良天数多少天？"):
    return answer(question, short="310天", text=f"310天。原文：“{QUOTE}”", citations=(CITED,))


def said(reports):
    return chat_html(WORDS, Conversation((Turn("天数", answer=given()),)), reports)


def test_each_page_begins_once_where_its_first_line_stands():
    html = document_html(WORDS, Document(BULLETIN, ()))
    starts = [match.end() for match in re.finditer('class="page-start"', html)]
    assert re.findall(r'class="page-start">([^<]*)', html) == ["第 1 页", "第 2 页", "第 3 页"]
    assert html.index("年末常住人口186.5万人") < starts[1] < html.index("表2 2024年末人口")
    assert html.index("注：本公报数据") < starts[2] < html.index('data-start="296"')


def test_the_outline_says_on_which_page_a_section_begins():
    outline = document_html(WORDS, Document(BULLETIN, ())).split('class="page"')[0]
    assert re.findall(r'data-go="\d+">([^<]*) <span class="at">([^<]*)', outline) == [
        ("一、综合", "第 1 页"), ("二、人口", "第 1 页"), ("三、环境", "第 3 页"),
    ]  # fmt: skip


def test_a_page_that_begins_within_a_table_is_said_between_its_rows():
    row = BULLETIN.text.index("乡村 | 65.2")
    blocks = tuple(replace(b, page=3) if b.span.start >= row else b for b in BULLETIN.blocks)
    html = document_html(WORDS, Document(replace(BULLETIN, blocks=blocks), ()))
    assert re.findall(r'class="page-start">([^<]*)', html) == ["第 1 页", "第 2 页", "第 3 页"]
    assert html.index("城镇") < html.index('<tr class="page-row"><td colspan="3">') < html.index("乡村")
    assert isinstance(BULLETIN.tables[1], Table)


def test_a_file_without_pages_names_none():
    html = document_html(WORDS, Document(REPORTS["水利局"], ()))
    assert "page-start" not in html
    assert 'class="at"' not in html
    assert "<small>" not in chat_html(WORDS, Conversation((Turn("几座", answer=answer("几座")),)), REPORTS)


def test_a_citation_names_its_page_where_it_is_cited_opened_and_copied():
    reports = {"统计局": BULLETIN}
    chips = re.findall(r'aria-label="([^"]*)"[^>]*>①(?:<small>([^<]*)</small>)?</button>', said(reports))
    assert chips == [("在原文中查看依据 1（所在段落始于第 3 页）", "第 3 页")] * 2
    assert "依据 1 · 第 3 页" in source_html(WORDS, reports, [CITED], 0, 0, opened=True)
    assert copy_text(WORDS, given(), reports).endswith("——《青河市2024年国民经济和社会发展统计公报》三、环境，第 3 页")


def test_a_report_that_changed_or_is_gone_names_no_page():
    changed = replace(BULLETIN, text=BULLETIN.text.replace("310天", "311天"))
    for reports in ({}, {"统计局": changed}):
        assert "<small>" not in said(reports)


class PagedBot(FakeBot):
    """Answers from a PDF."""

    fingerprint, reports = "paged1", {"统计局": BULLETIN}

    def ask(self, question, **_):
        return given(question)


@pytest.mark.browser
def test_the_page_is_named_in_the_answer_beside_it_and_in_the_text(open_page, serve):
    page = open_page(address=serve(PagedBot()))
    ask(page, "优良天数多少天？")
    assert page.inner_text("#chat .text .chip small") == "第 3 页"
    page.click("#chat .text .chip")
    page.wait_for_selector("#source .panel.opened mark.hit")
    assert page.inner_text("#source .banner") == "依据 1 · 第 3 页"
    page.get_by_role("tab", name="原文").click()
    page.wait_for_selector("#document .page-start")
    assert page.locator("#document .page-start").all_inner_texts() == ["第 1 页", "第 2 页", "第 3 页"]
    assert "第 3 页" in page.get_by_role("button", name="三、环境").first.inner_text()
