"""What a reader would stumble over: words that look odd, parts cut off, out of place, or that cannot be seen."""

import re

import pytest

from qa_bot.indexing.standing import Standing
from qa_bot.reports.catalog import supported_endings
from qa_bot.web.charts import ROOM, SLANT, angle_of, drawn, spread
from qa_bot.web.phrases import period_in
from qa_bot.web.shelf import Filter, Shelf
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.chat import chat_html
from qa_bot.web.views.figures import table_html
from qa_bot.web.views.index import reports_html
from qa_bot.web.words import Words, table
from tests.web.conftest import ask
from tests.web.fakes import REPORTS, answer, figure, series, tabular, years
from tests.web.library import LibraryBot

ZH, EN = Words("zh"), Words("en")
DESK, PHONE, NARROW = ({"width": width, "height": height} for width, height in ((1440, 900), (390, 844), (360, 740)))
SHORT_OF = """([inner, outer]) => {
  const one = document.querySelector(inner).getBoundingClientRect();
  const other = document.querySelector(outer).getBoundingClientRect();
  return other.right - one.right;
}"""
"""Pixels by which the right edge of one element is short of another's."""
RING = """(field) => {
  const look = getComputedStyle(field);
  return `${look.boxShadow} ${look.outlineStyle}`;
}"""
BEGINS = """([place, width]) => {
  const box = document.querySelector(place);
  box.style.width = `${width}px`;
  const left = Math.min(...[...box.querySelectorAll("p, li")].map((line) => line.getBoundingClientRect().left));
  return [...box.querySelectorAll(".chip")].filter((chip) => chip.getBoundingClientRect().left - left < 6).length;
}"""
"""How many citation numbers stand first in their line, in a part made so wide."""
LINES = "(mark) => new Set([...mark.getClientRects()].map((box) => Math.round(box.top))).size"


def shown(said):
    return chat_html(ZH, Conversation((Turn("问", answer=said),)), REPORTS)


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2022", "2022", "2022"),
        ("2022-08", "2022年8月", "2022-08"),
        ("2022-06-30", "2022年6月30日", "2022-06-30"),
        ("2022-01/2022-12", "2022年1—12月", "2022-01—2022-12"),
        ("2022-11/2023-02", "2022年11月—2023年2月", "2022-11—2023-02"),
        ("2021/2023", "2021—2023", "2021—2023"),
        ("", "", ""),
    ],
)
def test_a_period_is_said_as_a_reader_says_it(period, chinese, english):
    assert (period_in(ZH, period), period_in(EN, period)) == (chinese, english)


def test_the_period_of_an_answer_is_in_words():
    told = shown(answer("几座", figures=(figure("雨量站", "45", "座", period="2022-01/2022-12"),)))
    assert "2022年1—12月" in told


def test_a_table_stands_in_no_quotation_marks():
    said = re.sub(r"<[^>]+>", "", shown(tabular("病床")).split('class="evidence"')[0])
    assert "原文：" in said
    assert "“" not in said
    assert "”" not in said


def test_one_passage_is_not_called_all_of_them():
    assert "<summary>查看依据</summary>" in shown(years("各年"))
    assert "<summary>查看全部 3 条依据</summary>" in shown(series("各县"))


def test_names_stand_level_under_a_chart_while_they_have_room():
    assert angle_of(["2021", "2022", "2023"]) == 0
    assert angle_of(["软件信息服务业营收", "科技服务业营收"]) == 0  # 9 characters, twice: just what there is room for
    assert angle_of(["软件信息服务业营收入", "科技服务业营收"]) == SLANT
    assert angle_of(["县" * ROOM]) == 0


def test_a_line_touches_neither_edge_of_its_chart():
    _, _, line = drawn(ZH, years("各年"))
    assert line.y_lim[0] < 9000
    assert line.y_lim[1] > 12000
    low, high = spread([3.0, 3.0])
    assert low < 3 < high


def test_what_fits_on_one_page_has_no_pager():
    shelf = Shelf(LibraryBot())
    few, many = (
        table_html(ZH, shelf.find(wanted), shelf.reports, 0, (), wanted)
        for wanted in (Filter(text="粮食产量"), Filter())
    )
    assert "pager" not in few
    assert "pager" in many


def test_a_report_that_is_not_read_yet_is_named_once():
    new = Standing("容城县.txt", "new", None)
    assert reports_html(ZH, [new], manage=False).count("容城县.txt") == 1


def test_what_can_be_added_is_named():
    names = {"docx": "Word", "pdf": "PDF", "txt": "TXT", "md": "Markdown", "html": "HTML"}
    known = {ending.removeprefix(".") for ending in supported_endings()}
    assert known - {"htm", "markdown"} == set(names)
    for language in ("zh", "en"):
        assert all(name in table(language)["index.upload"] for name in names.values())


def test_no_count_is_followed_by_a_plural():
    counted = re.compile(r"\{(?:count|reports|figures|sections|tables|characters)\} [a-z]+s\b")
    found = {key for key, said in table("en").items() if counted.search(said)}
    assert found == {"source.omitted_before", "source.omitted_after"}  # a section is never cut for one character


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_dialogs_stand_where_they_are_looked_for(open_page, viewport):
    page = open_page(viewport=viewport, ready="#examples button")
    for opens in ("#history .earlier.tool", "#history .export.tool", "#scope .choose"):
        page.click(opens)
        box = page.locator("dialog[open]").bounding_box()
        above, below = box["y"], viewport["height"] - box["y"] - box["height"]
        assert (below == 12) if viewport is PHONE else abs(above - below) <= 2, opens
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_on_a_phone_a_short_passage_covers_the_page_too(open_page):
    page = open_page(viewport=PHONE)
    ask(page, "公立医院病床几张")
    page.click("#chat .chip")
    page.wait_for_selector("#source .panel.opened")
    assert page.locator("#source .panel").bounding_box() == {"x": 0, "y": 0, **PHONE}


@pytest.mark.browser
def test_a_chart_is_no_wider_than_its_answer(open_page):
    page = open_page(viewport=NARROW)
    ask(page, "各县投资增速排名")
    page.wait_for_selector("#chart.placed #bars svg, #chart.placed #bars canvas")
    assert page.evaluate(SHORT_OF, ["#chart", "#chat .members"]) == 0


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_an_answer_with_a_chart_begins_at_the_top(open_page, viewport):
    page = open_page(viewport=viewport)
    ask(page, "各县投资增速排名")
    ask(page, "各年投资")
    page.wait_for_selector("#chart.placed #line svg, #chart.placed #line canvas")
    page.wait_for_function(  # the chart comes to its height in steps
        """() => {
          const top = (one) => document.querySelectorAll(one)[0].getBoundingClientRect().top;
          const turn = document.querySelectorAll("#chat .turn")[1].getBoundingClientRect().top;
          return Math.abs(turn - top("#paper") - 8) <= 2;
        }"""
    )
    page.wait_for_timeout(300)
    above = page.locator("#chat .turn >> nth=1").bounding_box()["y"] - page.locator("#paper").bounding_box()["y"]
    assert above == pytest.approx(8, abs=2)  # and stays there


@pytest.mark.browser
def test_a_number_is_not_parted_from_its_unit(open_page):
    page = open_page(viewport=NARROW)
    ask(page, "雨量站建了几座？")
    mark = page.locator("#chat .text mark")
    for width in range(100, 330, 5):  # whatever the font
        page.evaluate("(width) => (document.querySelector('#chat .text').style.width = `${width}px`)", width)
        assert mark.evaluate(LINES) == 1, width


@pytest.mark.browser
def test_the_number_of_a_citation_begins_no_line(open_page):
    page = open_page(viewport=NARROW)
    ask(page, "雨量站和水位站相差几座？")
    for place in ("#chat .text", "#chat .derivation"):
        for width in range(100, 330, 5):
            begins = page.evaluate(BEGINS, [place, width])
            assert begins == 0, (place, width)


@pytest.mark.browser
def test_the_field_one_writes_in_shows_it(open_page, library_address):
    page = open_page(address=library_address, ready="#examples button")
    page.focus("#box textarea")
    assert "px" in page.locator("#box textarea").evaluate(RING)
    page.get_by_role("tab", name="数据").click()
    page.focus("#data-search textarea, #data-search input")
    assert "px" in page.locator("#data-search textarea, #data-search input").evaluate(RING)


@pytest.mark.browser
def test_the_rows_and_what_turns_them_fit_a_desk(open_page, library_address):
    page = open_page(address=library_address, ready="#examples button")
    page.get_by_role("tab", name="数据").click()
    pager = page.locator("#figures .pager").bounding_box()
    assert pager["y"] + pager["height"] <= DESK["height"]


@pytest.mark.browser
def test_on_a_phone_buttons_can_be_hit_and_no_line_is_cut(open_page, library_address):
    page = open_page(address=library_address, viewport=NARROW, locale="en-GB", ready="#examples button")
    assert page.evaluate("(foot) => foot.scrollWidth <= foot.clientWidth", page.query_selector("#colophon .colophon"))
    assert EN("app.local") in page.inner_text("#colophon")
    page.get_by_role("tab", name=EN("tabs.data")).click()
    page.wait_for_selector("#figures tbody tr")
    assert page.evaluate(SHORT_OF, ["#picked-count", "#picked-bar"]) >= 0
    heights = [page.locator(f"#{name}").bounding_box()["height"] for name in ("data-reset", "export-csv", "draw")]
    assert min(heights) >= 40


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_of_gradio_look_like_those_of_the_page(open_page, library_address, scheme):
    def fill(button: str) -> str:
        return page.locator(button).evaluate("(button) => getComputedStyle(button).backgroundColor")

    page = open_page(address=library_address, color_scheme=scheme, ready="#examples button")
    plain, leading = fill("#history .tool >> nth=0"), fill("#send")
    page.get_by_role("tab", name="数据").click()
    page.check("#figures tbody tr >> nth=0 >> input")
    page.wait_for_selector("#draw:not([disabled])")
    page.wait_for_timeout(300)  # its colour comes gradually
    assert (fill("#data-reset"), fill("#draw")) == (plain, leading)
