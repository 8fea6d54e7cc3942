"""The tab 原文: every character of a report is there, found, and led on from."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.plain import plain_report
from qa_bot.text.span import Span
from qa_bot.web.shelf import Filter, Shelf
from qa_bot.web.views.document import Document, document_html
from qa_bot.web.words import Words
from tests.web.library import LibraryBot

WORDS = Words("zh")


@pytest.fixture(scope="module")
def shelf():
    return Shelf(LibraryBot())


class _Texts(HTMLParser):
    """Collects the text of each element of class `t`, by where it begins."""

    def __init__(self):
        super().__init__()
        self.found, self._open = {}, []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        inside = self._open[-1] if self._open else None
        self._open.append(int(told["data-start"]) if "t" in (told.get("class") or "").split() else inside)

    def handle_endtag(self, tag):
        self._open.pop()

    def handle_data(self, data):
        if self._open and self._open[-1] is not None:
            place = self._open[-1]
            self.found[place] = self.found.get(place, "") + data


def texts_of(html):
    reader = _Texts()
    reader.feed(re.sub(r"<input[^>]*>", "", html))
    return reader.found


def test_every_place_of_the_report_is_where_the_page_says(shelf):
    for report in shelf.reports.values():
        html = document_html(WORDS, Document(report, shelf.of_report(report.id)))
        found = texts_of(html)
        assert found
        for start, shown in found.items():
            assert report.text[start : start + len(shown)] == shown
        assert "".join(found.values()).replace(" ", "") == re.sub(r"[\n| ]", "", report.text)


def test_every_figure_is_marked_where_it_stands(shelf):
    for report in shelf.reports.values():
        html = document_html(WORDS, Document(report, shelf.of_report(report.id)))
        marked = [
            (int(a), unescape(re.sub("<[^>]+>", "", b)))
            for a, b in re.findall(r'data-figure="(\d+)"[^>]*>(.*?)</mark>', html)
        ]
        assert marked == [(f.span.start, f.span.of(report.text)) for f in shelf.of_report(report.id)]


def test_a_table_is_a_table(shelf):
    html = document_html(WORDS, Document(shelf.reports["统计资料"], shelf.of_report("统计资料")))
    (table,) = re.findall(r"<table>.*?</table>", html)
    assert table.count("<tr>") == 4
    assert table.count("<th ") == 4
    assert "表1" in html


def test_a_section_counts_the_figures_it_leads_to(shelf):
    report = shelf.reports["水利局"]
    html = document_html(WORDS, Document(report, shelf.of_report("水利局")))
    for number, count in re.findall(r'class="to-data" data-section="(\d+)"[^>]*>数据 (\d+)<', html):
        wanted = Filter(reports=("水利局",), section=report.sections[int(number)].path)
        assert len(shelf.find(wanted)) == int(count)


def test_what_the_report_says_of_itself_is_on_top(shelf):
    html = document_html(WORDS, Document(shelf.reports["水利局"], shelf.of_report("水利局")))
    assert html.index("2023年青禾县水利局工作总结") < html.index("雨量站")
    assert "水利局.md" in html


@given(st.text(alphabet="<>&\"'甲乙1234万元家。\n", min_size=1, max_size=200).filter(str.strip))
def test_whatever_a_report_holds_is_shown_as_it_is(text):
    report = plain_report("甲", text, "甲")
    found = texts_of(document_html(WORDS, Document(report, extract_figures(report)), Span(0, 1)))
    assert all(report.text[start : start + len(shown)] == shown for start, shown in found.items())


@pytest.fixture
def text_tab(browser, library_address):
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(30_000)
    opened.goto(library_address)
    opened.wait_for_selector("#examples button")
    opened.get_by_role("tab", name="原文").click()
    opened.wait_for_selector("#document .document")
    yield opened
    opened.close()


NOW = "() => { const [range] = [...CSS.highlights.get('found-now')]; return String(range); }"
NOW_IN_VIEW = """() => {
  const [range] = [...CSS.highlights.get('found-now')];
  const box = range.getBoundingClientRect();
  const page = document.querySelector('#document .page').getBoundingClientRect();
  return box.top >= page.top && box.bottom <= page.bottom;
}"""


@pytest.mark.browser
def test_words_are_found_and_stepped_through_across_marks_and_widths(text_tab):
    text_tab.fill("#document input[type=search]", "投资３")  # full width finds half width, and across a mark
    assert text_tab.inner_text("#document output") == "1 / 2 处"
    assert text_tab.evaluate(NOW) == "投资3"
    text_tab.click("#document .step >> nth=1")
    assert text_tab.inner_text("#document output") == "2 / 2 处"
    assert text_tab.evaluate(NOW_IN_VIEW)
    text_tab.press("#document input[type=search]", "Enter")
    assert text_tab.inner_text("#document output") == "1 / 2 处"
    text_tab.fill("#document input[type=search]", "无此词")
    assert text_tab.inner_text("#document output") == "没有找到"


@pytest.mark.browser
def test_another_report_is_chosen_and_its_table_shown(text_tab):
    text_tab.click("#text-report input")
    text_tab.get_by_role("option", name="青禾县2021～2023年国民经济统计资料").click()
    text_tab.wait_for_selector("#document table")
    assert text_tab.locator("#document tr").count() == 4


@pytest.mark.browser
def test_a_section_leads_to_its_figures_and_back_to_all(text_tab):
    text_tab.click("#document .to-data >> nth=0")
    text_tab.wait_for_selector("#figures tbody tr")
    assert text_tab.inner_text("#data-count").strip() == "共 5 条"
    assert "一、防汛抗旱" in text_tab.inner_text("#section-off")
    text_tab.click("#section-off")
    text_tab.wait_for_function("document.querySelector('#data-count').textContent.includes('10')")


@pytest.mark.browser
def test_a_number_says_what_it_is_and_opens_its_row(text_tab):
    text_tab.click("#document mark.fig >> nth=1")
    assert "水位站" in text_tab.inner_text("#document .told")
    text_tab.click("#document .to-figure")
    text_tab.wait_for_selector("#figure mark.hit")
    assert text_tab.inner_text("#figure mark.hit") == "18座"


@pytest.mark.browser
def test_a_section_offers_questions(text_tab):
    text_tab.click("#document .to-questions >> nth=0")
    text_tab.wait_for_selector("#document .questions .ask")
    asked = text_tab.locator("#document .questions .ask").evaluate_all("all => all.map(each => each.dataset.question)")
    assert asked == ["雨量站建了几座？", "水位站建了几座？"]


@pytest.mark.browser
def test_on_a_phone_the_outline_is_folded_and_jumps(text_tab, browser, library_address):
    phone = browser.new_page(viewport={"width": 360, "height": 740}, locale="zh-CN")
    phone.goto(library_address)
    phone.get_by_role("tab", name="原文").click()
    phone.wait_for_selector("#document .document")
    phone.wait_for_function("!document.querySelector('#document .outline details').open")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.click("#document .outline summary")
    phone.click("#document .outline button >> nth=3")
    assert not phone.evaluate("document.querySelector('#document .outline details').open")
    assert phone.evaluate("document.querySelector('#document .page').scrollTop") > 0
    phone.close()
