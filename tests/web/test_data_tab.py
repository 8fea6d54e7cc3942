"""The tab 数据: as HTML, and in Chromium over a small library."""

import csv
import re
from html import unescape

import pytest
from openpyxl import load_workbook

from qa_bot.figures.export import HEADINGS
from qa_bot.web.shelf import Filter, Shelf, key_of
from qa_bot.web.tabs.data_files import export
from qa_bot.web.views.checks import checks_html
from qa_bot.web.views.figures import PAGE, figure_html, pages_of, table_html, written
from qa_bot.web.words import Words
from tests.web.library import LibraryBot

WORDS = Words("zh")


@pytest.fixture(scope="module")
def shelf():
    return Shelf(LibraryBot())


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def table(shelf, wanted, page=0, picked=()):
    return table_html(WORDS, shelf.find(wanted), shelf.reports, page, picked, wanted)


def test_every_figure_is_on_just_one_page(shelf):
    pages = [table(shelf, Filter(), page) for page in range(pages_of(len(shelf.figures)))]
    starts = [found for page in pages for found in re.findall(r'<tr data-report="([^"]+)" data-start="(\d+)"', page)]
    assert starts == [(figure.report, str(figure.span.start)) for figure in shelf.figures]
    assert len(pages) == 2
    assert pages[0].count("<tr data-") == PAGE


def test_what_is_picked_stays_ticked_when_a_page_comes_back(shelf):
    chosen = key_of(shelf.figures[2])
    assert len(re.findall("checked", table(shelf, Filter(), picked={chosen}))) == 1


def test_nothing_found_says_what_to_do(shelf):
    assert WORDS("data.none") in table(shelf, Filter(text="没有这样的指标词"))


def test_a_value_shows_its_qualifier_and_the_unit_its_table_gives(shelf):
    (target,) = shelf.find(Filter(role="target"))
    assert written(target, shelf.reports["水利局"]) == "力争3亿元"
    assert "30.1 <small>万吨</small>" in table(shelf, Filter(text="粮食产量"))


def test_a_figure_shows_its_sentence_with_the_number_marked(shelf):
    html = figure_html(WORDS, shelf.find(Filter(text="水位站"))[0], shelf.reports)
    assert '<mark class="quote hit">18座</mark>' in html
    assert '<mark class="quote">全年新建雨量站45座、水位站</mark>' in html
    assert "一、防汛抗旱" in html


def test_a_figure_that_is_gone_is_said_to_be(shelf):
    assert WORDS("figure.gone") in figure_html(WORDS, None, shelf.reports)


def test_what_a_report_writes_is_escaped(shelf):
    assert "<b>夜间</b>" not in table(shelf, Filter()) + figure_html(WORDS, shelf.figures[0], shelf.reports)


def test_both_sides_of_a_check_are_quoted_and_lead_to_their_place(shelf):
    html = checks_html(WORDS, shelf.checks("水利局"), shelf.reports, only_differing=True)
    assert "<mark>3.6亿元</mark>" in html
    assert "<mark>3.9亿元</mark>" in html
    assert "3.6亿元 ≠ 3.9亿元" in html
    text = shelf.reports["水利局"].text
    sides = [text[int(a) : int(b)] for a, b in re.findall(r'data-from="(\d+)" data-to="(\d+)"', html)]
    assert [("3.6亿元" in side, "3.9亿元" in side) for side in sides] == [(True, False), (False, True)]


def test_files_hold_just_what_was_found(shelf, tmp_path):
    wanted = Filter(reports=("水利局",), role="level")
    export(shelf, wanted, "csv", tmp_path / "数据.csv")
    export(shelf, wanted, "xlsx", tmp_path / "数据.xlsx")
    assert (tmp_path / "数据.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader((tmp_path / "数据.csv").read_text(encoding="utf-8-sig").splitlines()))
    rows = list(load_workbook(tmp_path / "数据.xlsx").active.values)
    assert lines[0] == list(rows[0]) == list(HEADINGS.values())
    assert [line[3] for line in lines[1:]] == [row[3] for row in rows[1:]] == [f.text for f in shelf.find(wanted)]


@pytest.fixture
def data(browser, library_address):
    """The tab 数据 at desk width."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True)
    opened.set_default_timeout(30_000)
    opened.goto(library_address)
    opened.get_by_role("tab", name="数据").click()
    opened.wait_for_selector("#figures tbody tr")
    yield opened
    opened.close()


def rows(page):
    return page.locator("#figures tbody tr").count()


def wait_for_count(page, count):
    page.wait_for_function(f"document.querySelector('#data-count').textContent.trim() === '共 {count} 条'")


@pytest.mark.browser
def test_figures_are_searched_paged_and_sorted(data):
    data.click("#figures [data-page='1']")
    data.wait_for_function("document.querySelectorAll('#figures tbody tr').length < 50")
    data.fill("#data-search textarea, #data-search input", "粮食产量")
    wait_for_count(data, 3)
    data.click("#figures [data-order=value]")
    data.wait_for_selector("#figures th[aria-sort=ascending]")
    data.click("#figures [data-order=value]")
    data.wait_for_selector("#figures th[aria-sort=descending]")
    assert data.locator("#figures td.value").all_inner_texts() == ["32.8 万吨", "31.5 万吨", "30.1 万吨"]
    data.click("#data-reset")
    data.wait_for_selector("#figures [data-page='1']:not([disabled])")


@pytest.mark.browser
def test_a_role_narrows_and_a_click_shows_the_sentence_marked_in_view(data):
    data.click("#data-role input")
    data.get_by_role("option", name="目标").click()
    wait_for_count(data, 1)
    data.click("#figures td.metric button")
    data.wait_for_selector("#figure mark.hit")
    assert data.inner_text("#figure mark.hit") == "3亿元"
    assert data.inner_text("#figure .value") == "力争3亿元"
    data.click("#figure button.read")
    data.wait_for_selector("#document .document[data-from]")
    # Painted some frames after the text is there.
    data.wait_for_function(
        "sentence => [...(CSS.highlights.get('aimed') ?? [])].map(String).join('') === sentence",
        arg="全年完成水利投资3.9亿元，超额完成力争3亿元的年度目标。",
    )


@pytest.mark.browser
def test_picked_rows_become_a_chart_and_other_units_are_said_not_to_fit(data):
    data.fill("#data-search textarea, #data-search input", "粮食产量")
    wait_for_count(data, 3)
    for number in range(3):
        data.check(f"#figures tbody tr >> nth={number} >> input")
    data.wait_for_function("document.querySelector('#picked-count').textContent.includes('3')")
    data.click("#draw")
    data.wait_for_selector("#picked-line svg.marks")
    assert "单位：万吨" in data.inner_text("#picked-line")
    data.fill("#data-search textarea, #data-search input", "雨量站")
    wait_for_count(data, 1)
    data.check("#figures tbody tr input")
    data.wait_for_function("document.querySelector('#picked-count').textContent.includes('4')")
    data.click("#draw")
    data.wait_for_selector("#picked-unit input")
    assert "2 种单位" in data.inner_text("#picked-note")
    assert data.get_by_role("radio", name="万吨").is_checked()  # as the chart counts, not in 吨
    data.get_by_role("radio", name="座").check()
    data.wait_for_selector("#picked-bars svg.marks")
    data.click("#clear-picked")
    data.wait_for_selector("#picked-chart", state="hidden")


@pytest.mark.browser
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_filtered_is_taken_away_and_reads_back(data, form, tmp_path):
    data.fill("#data-search textarea, #data-search input", "粮食产量")
    wait_for_count(data, 3)
    with data.expect_download() as waiting:
        data.click(f"#export-{form}")
    path = tmp_path / waiting.value.suggested_filename
    assert path.name.startswith("问报告数据")
    waiting.value.save_as(path)
    if form == "xlsx":
        told = [row[3] for row in list(load_workbook(path).active.values)[1:]]
    else:
        told = [row[3] for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines())][1:]
    assert told == ["30.1", "31.5", "32.8"]


@pytest.mark.browser
def test_the_checks_open_and_lead_to_the_text(data):
    data.click("#checks button >> nth=0")
    data.wait_for_selector("#checks-found .differs")
    data.click("#checks-found button.read >> nth=1")
    data.wait_for_selector("#document .document[data-from]")


@pytest.mark.browser
def test_on_a_phone_the_figures_are_cards_and_the_sentence_covers_them(data):
    data.set_viewport_size({"width": 360, "height": 740})
    data.wait_for_timeout(200)
    assert data.evaluate("document.documentElement.scrollWidth") <= 360
    assert not data.is_visible("#figures thead")
    data.click("#figures td.metric button >> nth=1")
    data.wait_for_selector("#figure mark.hit")
    assert data.is_visible("#figure .close")
    data.click("#figure .close")
    assert not data.is_visible("#figure .panel")
