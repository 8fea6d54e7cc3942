"""The page as a whole in Chromium: what it fetches, its language, its API, the real bot behind it."""

import re
import threading
from urllib.parse import urlsplit

import pytest

from qa_bot.errors import IndexMissing, QABotError
from qa_bot.web.holder import Fixed, Loading
from qa_bot.web.server import serve as serve_app
from qa_bot.web.words import Words, table
from tests.web.conftest import ask
from tests.web.fakes import QUOTE, FakeBot

pytestmark = pytest.mark.browser


def test_no_request_leaves_this_machine_and_nothing_fails(page):
    ask(page, "各县投资增速排名")
    page.wait_for_selector("#bars svg, #bars canvas")
    page.click("#chat .chip")
    page.wait_for_selector("#source .panel.opened")
    assert page.requested
    assert {urlsplit(url).hostname for url in page.requested if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    assert page.problems == []


def test_what_could_leave_this_machine_is_forbidden_to(page):
    page.evaluate("fetch('http://192.0.2.1/').catch(() => 0)")
    page.evaluate("new Image().src = 'http://192.0.2.1/x.png'")
    page.wait_for_timeout(200)
    assert sum("Content Security Policy" in said or "Content-Security-Policy" in said for said in page.problems) >= 2


def test_an_english_browser_is_spoken_to_in_english(open_page):
    page = open_page(locale="en-GB", ready="#examples button")
    assert page.get_attribute("html", "lang") == "en"
    assert page.inner_text("#send") == Words("en")("composer.send")
    assert page.get_attribute("#box textarea", "placeholder") == Words("en")("composer.placeholder")
    ask(page, "雨量站建了几座？")
    page.click("#history .earlier.tool")
    chinese = set(table("zh").values()) - set(table("en").values())
    shown = page.inner_text("body")
    assert {text for text in chinese if len(text) > 2 and text in shown} == set()


def test_a_chinese_browser_is_spoken_to_in_chinese(page):
    assert page.get_attribute("html", "lang") == "zh-CN"
    assert page.inner_text("#send") == "发送"
    shown = re.sub(r"Markdown|Word", "", page.inner_text("#talk"))
    assert not re.search(r"[A-Za-z]{4,}", shown)


def test_the_page_stands_before_the_bot_is_loaded(browser, serve):
    loaded = threading.Event()

    def load():
        loaded.wait(20)
        return FakeBot()

    page = browser.new_page(locale="zh-CN")
    page.goto(serve(None, Loading(load)))
    page.wait_for_selector("#chat .loading")
    assert page.is_visible("#box textarea")
    loaded.set()
    page.wait_for_selector("#examples button")
    page.close()


def test_a_bot_that_cannot_be_loaded_is_told_of_on_the_page(browser, serve):
    def load():
        raise IndexMissing("there is no index in `index`; run `qa-bot build`.")

    page = browser.new_page(locale="zh-CN")
    page.goto(serve(None, Loading(load)))
    page.wait_for_selector("#masthead .trouble")
    assert "qa-bot build" in page.inner_text("#masthead .trouble")
    page.close()


def test_the_page_shows_the_index_that_serves_now(open_page, serve, fake_bot):
    bot = FakeBot()
    page = open_page(address=serve(bot), ready="#examples button")
    assert "abc123" in page.inner_text("#colophon")
    bot.fingerprint, bot.reports = "def456", {"水利局": fake_bot.reports["水利局"]}
    ask(page, "雨量站建了几座？")
    page.wait_for_function("document.querySelector('#colophon').textContent.includes('def456')")
    page.click("#scope .choose")
    assert page.locator("#scope .reports li").count() == 1


def test_the_api_answers_with_the_answer_object(fake_address):
    from gradio_client import Client

    client = Client(fake_address, verbose=False)
    given = client.predict("雨量站建了几座？", [], [], api_name="/ask")
    assert (given["short"], given["citations"][0]["quote"]) == ("45座", QUOTE)
    assert client.predict("长" * 101, [], [], api_name="/ask") == {"error": "the question is too long; shorten it."}
    assert "/ask" in client.view_api(return_format="dict")["named_endpoints"]


def test_the_real_bot_in_the_browser(open_page, serve, bot):
    page = open_page(address=serve(bot), ready="#examples button")
    ask(page, "5G室外基站累计开通多少个")
    assert page.inner_text("#chat .short") == "2388个"
    page.click("#chat .chip")
    page.wait_for_selector("#source .panel.opened mark.hit")
    assert page.inner_text("#source mark.hit") == "2388个"
    ask(page, "今天天气怎么样")
    assert page.is_visible("#chat .refusal")


def test_a_port_that_is_taken_names_the_remedy(fake_address, fake_bot):
    port = urlsplit(fake_address).port
    with pytest.raises(QABotError, match="--port"):
        serve_app(Fixed(fake_bot), port=port)
