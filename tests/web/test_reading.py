"""The report beside the answer, in Chromium: at a desk a panel, on a phone a drawer."""

import pytest

from qa_bot.web.words import Words
from tests.web.conftest import ask

pytestmark = pytest.mark.browser
WORDS = Words("zh")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
IN_VIEW = """() => {
  const mark = document.querySelector('#source mark.hit').getBoundingClientRect();
  const body = document.querySelector('#source .body').getBoundingClientRect();
  return mark.height > 0 && mark.top >= body.top && mark.bottom <= Math.min(body.bottom, innerHeight);
}"""


def test_a_citation_opens_the_report_at_its_place_in_its_section(page):
    ask(page, "雨量站建了几座？")
    page.click("#chat .chip")
    page.wait_for_selector("#source .panel.opened mark.hit")
    assert page.inner_text("#source mark.hit") == "45座"
    assert "防汛<抗旱>" in page.inner_text("#source .crumbs")
    page.wait_for_function(IN_VIEW)


def test_one_citation_leads_to_the_next_and_back(page):
    ask(page, "各县投资增速排名")
    page.click("#chat .members .chip >> nth=1")
    page.wait_for_selector("#source .panel.opened[data-index='1']")
    page.click(f"#source [aria-label='{WORDS('source.next')}']")
    page.wait_for_selector("#source .panel[data-index='2']")
    assert page.inner_text("#source mark.hit") == "3%"
    page.wait_for_function(IN_VIEW)
    assert page.is_disabled(f"#source [aria-label='{WORDS('source.next')}']")
    page.click(f"#source [aria-label='{WORDS('source.previous')}']")
    page.wait_for_selector("#source .panel[data-index='1']")


@pytest.mark.parametrize("width", [390, 360])
def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_report_is_a_drawer(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    ask(page, "各县投资增速排名")
    assert not page.is_visible("#source .panel")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('#paper').scrollWidth") <= width
    page.click("#chat .chip")
    page.wait_for_selector("#source .panel.opened")
    page.wait_for_function(IN_VIEW)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#source .close")
    assert not page.is_visible("#source .panel")


def test_a_drawer_holds_the_focus_and_gives_it_back(open_page):
    page = open_page(**PHONE)
    ask(page, "雨量站建了几座？")
    page.focus("#chat .text .chip")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source [role=dialog]")
    page.wait_for_function("document.activeElement.matches('#source .close')")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#source')")
    page.keyboard.press("Escape")
    assert not page.is_visible("#source .panel")
    assert page.evaluate("document.activeElement.matches('#chat .text .chip')")


def test_a_report_that_changed_since_is_said_to_have(page, fake_bot):
    from dataclasses import replace

    ask(page, "雨量站建了几座？")
    reports = fake_bot.reports
    changed = replace(reports["水利局"], text=reports["水利局"].text.replace("45座", "46座"))
    fake_bot.reports = {**reports, "水利局": changed}
    try:
        page.click("#chat .chip")
        page.wait_for_selector("#source .panel.opened")
        assert WORDS("source.changed") in page.inner_text("#source .body")
    finally:
        fake_bot.reports = reports
