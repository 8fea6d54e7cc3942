"""Asking in Chromium: a question, what comes back, and what can be done with it."""

import json
from itertools import pairwise

import pytest

from qa_bot.web.words import Words
from tests.web.conftest import answered, ask
from tests.web.fakes import QUOTE

pytestmark = pytest.mark.browser
WORDS = Words("zh")


def test_an_example_is_asked_by_a_click(page, fake_bot):
    page.click("#examples button >> nth=1")
    page.wait_for_selector("#chat .answer")
    assert fake_bot.asked[-1][0] == "水位站建了几座？"


def test_an_answer_says_how_sure_it_is_and_marks_its_figure_in_the_sentence(page):
    ask(page, "雨量站建了几座？")
    assert page.inner_text("#chat .short") == "45座"
    assert page.inner_text("#chat .sure").startswith(WORDS("confidence.sure"))
    assert page.inner_text("#chat .text mark") == "45座"
    assert page.evaluate("document.querySelector('#chat q').textContent") == QUOTE
    assert page.locator("#chat .text .chip").count() == 1


def test_a_passage_can_be_selected_and_selecting_opens_nothing(page):
    ask(page, "雨量站建了几座？")
    box = page.locator("#chat q").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 8)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") in QUOTE
    assert page.evaluate("getSelection().toString()") != ""
    assert page.query_selector("#source .panel.opened") is None


def test_a_suggestion_is_asked_with_the_conversation_before_it(page, fake_bot):
    ask(page, "雨量站建了几座？")
    page.click("#chat .suggestions button")
    answered(page, 1)
    assert fake_bot.asked[-1] == ("水位站建了几座？", ("雨量站建了几座？",))


def test_a_follow_up_shows_how_it_was_understood(page):
    ask(page, "雨量站建了几座？")
    ask(page, "那水位站呢？")
    assert page.inner_text("#chat .turn:last-child .resolved") == "理解为：全年水位站建了几座？"


def test_a_refusal_looks_like_one(page):
    ask(page, "白水县建了几座雨量站？")
    assert WORDS("refusal.title") in page.inner_text("#chat .refusal")
    page.click("#chat .nearest summary")
    page.click("#chat .nearest .open")
    page.wait_for_selector("#source .panel.opened")
    assert WORDS("source.nearest_banner") in page.inner_text("#source .banner")
    assert page.query_selector("#source mark.hit") is None


def test_arithmetic_is_shown_with_each_figure_and_its_citation(page):
    ask(page, "雨量站和水位站相差几座？")
    assert "45 − 18 = 27座" in page.inner_text("#chat .derivation")
    assert page.locator("#chat .derivation li .chip").count() == 2


def test_figures_across_reports_are_a_table_and_a_chart_of_bars(page):
    ask(page, "各县投资增速排名")
    rows = page.locator("#chat .members tbody tr").all_inner_texts()
    assert [row.split("\t")[:2] for row in rows] == [["甲县", "6.5%"], ["乙县", "4%"], ["丙县", "下降3%"]]
    assert "只比较报告中找到了这项数字的" in page.inner_text("#chat .text")
    page.wait_for_selector("#bars svg, #bars canvas")
    assert not page.is_visible("#line")
    ask(page, "雨量站建了几座？")  # a plain answer has no chart
    page.wait_for_selector("#chart", state="hidden")


def test_figures_along_years_are_a_line_and_an_earlier_chart_can_be_had_again(page):
    ask(page, "各年投资多少")
    page.wait_for_selector("#line svg, #line canvas")
    ask(page, "雨量站建了几座？")
    page.wait_for_selector("#chart", state="hidden")
    page.click("#chat .turn >> nth=0 >> .tool.chart")
    page.wait_for_selector("#line svg, #line canvas")


BELOW = "([one, other]) => one.getBoundingClientRect().bottom <= other.getBoundingClientRect().top"


def in_order(page, *selectors):
    """Tell whether each of these stands above the next."""
    parts = [page.query_selector(selector) for selector in selectors]
    return all(page.evaluate(BELOW, [one, other]) for one, other in pairwise(parts))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_chart_stands_in_its_answer_above_the_suggestions(open_page, width):
    page = open_page(viewport={"width": width, "height": 900})
    ask(page, "各年投资多少")
    page.wait_for_selector("#chart.placed #line svg, #chart.placed #line canvas")
    page.wait_for_function(
        "document.querySelector('.plot').offsetHeight >= document.querySelector('#chart').offsetHeight"
    )
    assert in_order(
        page, ".turn .members", "#chart", ".turn .evidence", ".turn .tools", ".turn ~ * .suggestions, .suggestions"
    )
    ask(page, "各县投资增速排名")
    page.wait_for_selector("#chart.placed #bars svg, #chart.placed #bars canvas")
    second = "#chat .turn[data-turn='1']"
    page.wait_for_function("document.querySelectorAll('.plot')[1].offsetHeight > 200")
    assert in_order(page, f"{second} .members", "#chart", f"{second} .evidence")
    assert page.evaluate("document.querySelectorAll('.plot')[0].offsetHeight") == 0
    page.click("#chat .turn >> nth=0 >> .tool.chart")  # and goes to the earlier answer when it is asked for there
    page.wait_for_function("document.querySelectorAll('.plot')[0].offsetHeight > 200")
    assert in_order(page, "#chat .turn[data-turn='0'] .members", "#chart", "#chat .turn[data-turn='0'] .evidence")
    assert page.evaluate("document.querySelectorAll('.plot')[0].getAttribute('aria-owns')") == "chart"


def test_a_row_of_a_table_is_shown_as_a_table_with_its_cell_marked(page):
    ask(page, "公立医院病床几张")
    assert page.inner_text("#chat .grid td mark") == "7,320"
    assert page.locator("#chat .grid th").all_inner_texts() == ["机构", "2023年", "2024年"]
    assert page.inner_text("#source .grid tr.cited mark") == "7,320"
    assert "|" not in page.inner_text("#chat .reply")


def test_a_failure_is_said_in_words_and_one_can_ask_on(page):
    ask(page, "长" * 501)
    assert "最多 500 个字" in page.inner_text("#chat .problem")
    ask(page, "让程序崩溃")
    assert WORDS("problem.fault") in page.inner_text("#chat .turn:last-child .problem")
    ask(page, "雨量站建了几座？")
    assert page.inner_text("#chat .turn:last-child .short") == "45座"


def test_enter_sends_and_shift_enter_does_not(page, fake_bot):
    before = len(fake_bot.asked)
    page.fill("#box textarea", "一行")
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(200)
    assert len(fake_bot.asked) == before
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .answer")
    assert len(fake_bot.asked) == before + 1


def composing(page, text):
    """Compose `text` with an input method and confirm it with Enter; tell what the page was then sent."""
    chrome = page.context.new_cdp_session(page)
    chrome.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    chrome.send(
        "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    )
    for kind in ("keydown", "keypress"):  # what browsers send differs; none of it may send the question
        page.evaluate(
            "kind => document.activeElement.dispatchEvent("
            "new KeyboardEvent(kind, {key: 'Enter', bubbles: true, isComposing: true}))",
            kind,
        )
    page.wait_for_timeout(300)
    return chrome


def test_an_enter_that_ends_a_composition_does_not_send(page, fake_bot):
    before = len(fake_bot.asked)
    page.focus("#box textarea")
    chrome = composing(page, "yuliang")
    assert len(fake_bot.asked) == before
    chrome.send("Input.insertText", {"text": "雨量站建了几座"})
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .answer")
    assert fake_bot.asked[-1][0] == "雨量站建了几座"


def test_a_question_is_edited_where_it_stands_also_with_an_input_method(page, fake_bot):
    ask(page, "雨量站建了几座？")
    ask(page, "那水位站呢？")
    before = len(fake_bot.asked)
    page.click("#chat .turn >> nth=0 >> .tool.edit")
    page.fill("#chat .editing textarea", "")
    chrome = composing(page, "shuiwei")
    assert len(fake_bot.asked) == before
    chrome.send("Input.insertText", {"text": "水位站建了几座？"})
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#chat .turn').length === 1")
    answered(page, 0)
    assert page.inner_text("#chat .said") == "水位站建了几座？"
    assert fake_bot.asked[-1] == ("水位站建了几座？", ())


def test_a_question_is_asked_again_in_its_place(page, fake_bot):
    ask(page, "雨量站建了几座？")
    ask(page, "那水位站呢？")
    before = len(fake_bot.asked)
    page.click("#chat .turn >> nth=0 >> .tool.again")
    page.wait_for_function("() => !document.querySelector('#chat .pending')")
    page.wait_for_timeout(200)
    assert len(fake_bot.asked) == before + 1
    assert fake_bot.asked[-1] == ("雨量站建了几座？", ())
    assert page.locator("#chat .turn").count() == 2


def test_what_is_copied_can_be_pasted_with_its_source(open_page, fake_address):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "雨量站建了几座？")
    page.click("#chat .tool.copy")
    page.wait_for_selector("#qa-toast.shown")
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted.splitlines() == ["45座", f"“{QUOTE}”", "——《2023年青禾县水利局工作总结》一、防汛<抗旱>"]
    page.click("#chat .tool.share")
    page.wait_for_function("document.querySelector('#qa-toast').textContent.includes('链接')")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{fake_address.rstrip('/')}/?q=")


def test_a_question_sent_while_another_is_answered_is_not_lost(page, fake_bot):
    fake_bot.delay = 1.0
    try:
        page.fill("#box textarea", "雨量站建了几座？")
        page.click("#send")
        page.wait_for_selector("#chat .pending")
        page.fill("#box textarea", "水位站建了几座？")
        page.click("#send")
        answered(page, 0)
        assert page.input_value("#box textarea") == "水位站建了几座？"
        page.click("#send")
        page.wait_for_selector("#chat .turn >> nth=1")
    finally:
        fake_bot.delay = 0.0


def test_an_answer_that_comes_after_a_new_conversation_was_begun_stays_away(page, fake_bot):
    fake_bot.delay = 1.0
    try:
        page.fill("#box textarea", "雨量站建了几座？")
        page.click("#send")
        page.wait_for_selector("#chat .pending")
        page.click("#history .anew")
        page.wait_for_selector("#chat .start")
        page.wait_for_timeout(1300)
        assert page.query_selector("#chat .turn") is None
    finally:
        fake_bot.delay = 0.0
    ask(page, "水位站建了几座？")
    assert fake_bot.asked[-1] == ("水位站建了几座？", ())


def test_an_opinion_is_kept_as_a_question_line(page, feedback_file):
    ask(page, "雨量站建了几座？")
    ask(page, "那水位站呢？")
    page.click("#chat .turn >> nth=1 >> .tool.down")
    page.check("#chat .turn >> nth=1 >> input[value=source]")
    page.fill("#chat .turn >> nth=1 >> input[name=comment]", "引的是<另一段>")
    page.click("#chat .turn >> nth=1 >> .reasons [type=submit]")
    page.wait_for_selector("#chat .turn >> nth=1 >> .thanks")
    line = json.loads(feedback_file.read_text(encoding="utf-8").splitlines()[-1])
    assert (line["question"], line["history"]) == ("那水位站呢？", ["雨量站建了几座？"])
    assert (line["verdict"], line["reason"], line["comment"]) == ("bad", "source", "引的是<另一段>")
    page.click("#chat .turn >> nth=0 >> .tool.up")
    page.wait_for_selector("#chat .turn >> nth=0 >> .tool.up[aria-pressed=true]")
    line = json.loads(feedback_file.read_text(encoding="utf-8").splitlines()[-1])
    assert (line["verdict"], line["gold"], line["kind"]) == ("good", ["45座"], "figure")


def test_an_opinion_that_cannot_be_kept_is_said_to_be_lost(open_page, browser, fake_bot, tmp_path):
    from qa_bot.web.app import build_app
    from qa_bot.web.holder import Fixed
    from qa_bot.web.server import free_port, launch

    (tmp_path / "taken").write_text("a file where a folder should be")
    app = build_app(Fixed(fake_bot), tmp_path / "taken" / "feedback.jsonl")
    page = open_page(address=launch(app, host="127.0.0.1", port=free_port()))
    ask(page, "雨量站建了几座？")
    page.click("#chat .tool.up")
    page.get_by_text(WORDS("judge.failed")).wait_for()
    assert page.query_selector("#chat .thanks") is None
    app.close(verbose=False)


def test_the_questions_of_two_readers_do_not_mix(page, open_page, fake_bot):
    ask(page, "雨量站建了几座？")
    ask(open_page(), "水位站建了几座？")
    assert fake_bot.asked[-1] == ("水位站建了几座？", ())
