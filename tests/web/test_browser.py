"""The app in Chromium: asking, citations, refusals, an input method, a phone, no request beyond this machine."""

from urllib.parse import urlsplit

import pytest

from qa_bot.errors import QABotError
from qa_bot.web.holder import Fixed
from qa_bot.web.server import serve as serve_app
from qa_bot.web.words import Words
from tests.web.fakes import QUOTE

pytestmark = pytest.mark.browser
WORDS = Words("zh")


IN_VIEW = """() => {
  const mark = document.querySelector('#source mark.hit').getBoundingClientRect();
  const body = document.querySelector('#source .body').getBoundingClientRect();
  return mark.top >= body.top && mark.bottom <= body.bottom && mark.height > 0;
}"""


def ask(page, question):
    before = page.locator("#chat .turn").count()
    page.fill("#box textarea", question)
    page.click("#send")
    page.wait_for_selector(f"#chat .turn >> nth={before}")
    page.wait_for_selector("#chat .turn:last-child .reply:not(.pending)")


def test_a_question_is_asked_answered_and_its_citation_highlighted(page):
    ask(page, "雨量站建了几座？")
    assert page.inner_text("#chat .turn:last-child .short") == "45座"
    assert page.inner_text("#chat .card mark") == "45座"
    page.click("#chat .card")
    page.wait_for_selector("#source .panel.opened mark.hit")
    assert page.inner_text("#source mark.hit") == "45座"
    assert "防汛<抗旱>" in page.inner_text("#source .crumbs")
    page.wait_for_timeout(300)
    assert page.evaluate(IN_VIEW)


def test_an_example_is_asked_by_a_click(page, fake_bot):
    page.click("#chat .examples button >> nth=1")
    page.wait_for_selector("#chat .answer")
    assert fake_bot.asked[-1][0] == "水位站建了几座？"


def test_a_suggestion_is_asked_with_the_conversation_before_it(page, fake_bot):
    ask(page, "雨量站建了几座？")
    page.click("#chat .suggestions button")
    page.wait_for_selector("#chat .turn >> nth=1")
    page.wait_for_selector("#chat .turn:last-child .answer")
    assert fake_bot.asked[-1] == ("水位站建了几座？", ("雨量站建了几座？",))


def test_a_follow_up_shows_how_it_was_understood(page):
    ask(page, "雨量站建了几座？")
    ask(page, "那水位站呢？")
    assert page.inner_text("#chat .turn:last-child .resolved") == "理解为：全年水位站建了几座？"


def test_a_refusal_looks_like_one(page):
    ask(page, "白水县建了几座雨量站？")
    assert WORDS("refusal.title") in page.inner_text("#chat .refusal")
    page.click("#chat .nearest summary")
    page.click("#chat .nearest .card")
    page.wait_for_selector("#source .panel.opened")
    assert WORDS("source.nearest_banner") in page.inner_text("#source .banner")
    assert page.query_selector("#source mark.hit") is None


def test_a_failure_is_said_in_words(page):
    ask(page, "长" * 101)
    assert "shorten it" in page.inner_text("#chat .problem")


def test_enter_sends_and_shift_enter_does_not(page, fake_bot):
    before = len(fake_bot.asked)
    page.fill("#box textarea", "一行")
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(200)
    assert len(fake_bot.asked) == before
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .answer")
    assert len(fake_bot.asked) == before + 1


def test_an_enter_that_ends_a_composition_does_not_send(page, fake_bot):
    before = len(fake_bot.asked)
    page.focus("#box textarea")
    chrome = page.context.new_cdp_session(page)
    chrome.send("Input.imeSetComposition", {"text": "yuliang", "selectionStart": 7, "selectionEnd": 7})
    chrome.send(
        "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    )
    for kind in ("keydown", "keypress"):  # what browsers send differs; none of it may reach Gradio's handler
        page.evaluate(
            "kind => document.querySelector('#box textarea').dispatchEvent("
            "new KeyboardEvent(kind, {key: 'Enter', bubbles: true, isComposing: true}))",
            kind,
        )
    page.wait_for_timeout(400)
    assert len(fake_bot.asked) == before
    chrome.send("Input.insertText", {"text": "雨量站建了几座"})
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .answer")
    assert fake_bot.asked[-1][0] == "雨量站建了几座"


def test_a_question_sent_while_another_is_answered_is_not_lost(page, fake_bot):
    fake_bot.delay = 1.0
    try:
        page.fill("#box textarea", "雨量站建了几座？")
        page.click("#send")
        page.wait_for_selector("#chat .pending")
        page.fill("#box textarea", "水位站建了几座？")
        page.click("#send")
        page.wait_for_selector("#chat .turn:last-child .answer")
        assert page.input_value("#box textarea") == "水位站建了几座？"
        page.click("#send")
        page.wait_for_selector("#chat .turn >> nth=1")
    finally:
        fake_bot.delay = 0.0


def test_clearing_starts_anew(page):
    ask(page, "雨量站建了几座？")
    page.click("#clear")
    page.wait_for_selector("#chat .start")
    assert page.query_selector("#chat .turn") is None
    assert page.query_selector("#source .library") is not None


def test_what_is_copied_is_the_reports_own_text(page):
    ask(page, "雨量站建了几座？")
    assert page.evaluate("() => document.querySelector('#chat q').textContent") == QUOTE
    marks = page.evaluate("() => [...document.querySelectorAll('#source mark')].map(m => m.textContent).join('')")
    assert marks == QUOTE


def test_no_request_leaves_this_machine_and_nothing_fails(page):
    ask(page, "雨量站建了几座？")
    page.click("#chat .card")
    page.wait_for_selector("#source .panel.opened")
    assert page.requested
    assert {urlsplit(url).hostname for url in page.requested if not url.startswith("data:")} == {"127.0.0.1"}
    assert page.problems == []


@pytest.mark.parametrize("width", [390, 360])
def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_source_opens_over_the_chat(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, "雨量站建了几座？")
    assert not page.is_visible("#source .panel")
    page.click("#chat .card")
    page.wait_for_selector("#source .panel.opened")
    assert page.is_visible("#source mark.hit")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#source .close")
    assert not page.is_visible("#source .panel")


def test_the_questions_of_two_readers_do_not_mix(page, browser, fake_address, fake_bot):
    ask(page, "雨量站建了几座？")
    other = browser.new_page(locale="zh-CN")
    other.goto(fake_address)
    other.wait_for_selector("#chat .start")
    ask(other, "水位站建了几座？")
    assert fake_bot.asked[-1] == ("水位站建了几座？", ())
    other.close()


def test_the_api_answers_with_the_answer_object(fake_address):
    from gradio_client import Client

    client = Client(fake_address, verbose=False)
    given = client.predict("雨量站建了几座？", [], [], api_name="/ask")
    assert (given["short"], given["citations"][0]["quote"]) == ("45座", QUOTE)
    assert client.predict("长" * 101, [], [], api_name="/ask") == {"error": "the question is too long; shorten it."}
    assert "/ask" in client.view_api(return_format="dict")["named_endpoints"]


def test_the_real_bot_in_the_browser(browser, serve, bot):
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.set_default_timeout(15_000)
    page.goto(serve(bot))
    page.wait_for_selector("#chat .examples button")
    ask(page, "5G室外基站累计开通多少个")
    assert page.inner_text("#chat .short") == "2388个"
    page.click("#chat .card")
    page.wait_for_selector("#source .panel.opened mark.hit")
    assert page.inner_text("#source mark.hit") == "2388个"
    ask(page, "16个科普项目办了多少场线下活动")  # in the middle of a long section
    page.wait_for_timeout(300)
    assert page.evaluate(IN_VIEW)
    ask(page, "今天天气怎么样")
    assert page.is_visible("#chat .refusal")
    page.close()


def test_a_port_that_is_taken_names_the_remedy(fake_address, fake_bot):
    port = urlsplit(fake_address).port
    with pytest.raises(QABotError, match="--port"):
        serve_app(Fixed(fake_bot), port=port)
