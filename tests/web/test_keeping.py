"""What is kept in the browser and taken out of it: conversations, links, documents, which reports to ask."""

from urllib.parse import urlencode

import pytest
from docx import Document

from qa_bot.web.words import Words
from tests.web.conftest import answered, ask
from tests.web.fakes import QUOTE

pytestmark = pytest.mark.browser
WORDS = Words("zh")


def test_a_conversation_survives_a_reload_and_goes_on(page, fake_bot):
    ask(page, "雨量站建了几座？")
    page.reload()
    page.wait_for_selector("#chat .short")
    assert page.inner_text("#chat .short") == "45座"
    ask(page, "那水位站呢？")
    assert fake_bot.asked[-1] == ("那水位站呢？", ("雨量站建了几座？",))
    page.click("#chat .turn >> nth=0 >> .chip >> nth=0")
    page.wait_for_selector("#source .panel.opened mark.hit")


def test_several_conversations_are_kept_opened_and_deleted(page):
    ask(page, "雨量站建了几座？")
    page.click("#history .anew")
    page.wait_for_selector("#chat .start")
    ask(page, "白水县建了几座雨量站？")
    page.click("#history .earlier.tool")
    titles = page.locator("#history .reopen").all_inner_texts()
    assert [title.split("\n")[0] for title in titles] == ["白水县建了几座雨量站？", "雨量站建了几座？"]
    page.click("#history .reopen >> nth=1")
    page.wait_for_selector("#chat .short")
    page.click("#history .earlier.tool")
    page.click("#history .saved .drop >> nth=0")
    assert page.locator("#history .reopen").count() == 1
    page.click("#history .saved .drop >> nth=0")
    page.wait_for_selector("#chat .start")  # the one that was shown is gone
    assert WORDS("history.empty") in page.inner_text("#history .saved")
    page.keyboard.press("Escape")
    assert not page.is_visible("#history dialog.earlier")
    page.reload()
    page.wait_for_selector("#examples button")


def exported(page, form):
    page.click("#history .export.tool")
    with page.expect_download() as begun:
        page.click(f"#history [data-form={form}]")
    return begun.value


def test_a_conversation_is_exported_as_markdown(page):
    ask(page, "雨量站建了几座？")
    ask(page, "雨量站和水位站相差几座？")
    begun = exported(page, "markdown")
    assert begun.suggested_filename == "雨量站建了几座？.md"
    told = begun.path().read_text(encoding="utf-8")
    assert "## 雨量站建了几座？" in told
    assert "**45座**" in told
    assert f"> {QUOTE}" in told
    assert "《2023年青禾县水利局工作总结》 一、防汛\\<抗旱\\>" in told
    assert "算式：45 − 18 = 27座" in told


def test_a_conversation_is_exported_as_word(page):
    ask(page, "雨量站建了几座？")
    begun = exported(page, "word")
    assert begun.suggested_filename == "雨量站建了几座？.docx"
    told = [paragraph.text for paragraph in Document(begun.path()).paragraphs]
    assert told[:3] == [WORDS("export.title"), "雨量站建了几座？", "45座"]
    assert QUOTE in told
    assert any("《2023年青禾县水利局工作总结》 一、防汛<抗旱>" in line for line in told)


def test_a_link_asks_its_question_of_its_reports(open_page, fake_bot):
    page = open_page("?" + urlencode([("q", "雨量站建了几座？"), ("report", "水利局")]))
    answered(page, 0)
    assert fake_bot.asked[-1][0] == "雨量站建了几座？"
    assert fake_bot.scopes[-1] == ("水利局",)
    assert page.inner_text("#scope .which") == "2023年青禾县水利局工作总结"
    assert page.is_visible("#source mark.hit")
    page.reload()  # kept, not asked again
    page.wait_for_selector("#chat .short")
    assert page.locator("#chat .turn").count() == 1


def test_a_link_to_a_report_that_is_not_there_says_so(open_page):
    page = open_page("?" + urlencode([("q", "雨量站建了几座？"), ("report", "没有的报告")]))
    answered(page, 0)
    assert "没有的报告" in page.inner_text("#chat .problem")


def test_reports_are_chosen_by_searching(page, fake_bot):
    page.click("#scope .choose")
    assert page.locator("#scope .reports li:visible").count() == 2
    page.fill("#scope .find", "卫生 2024")
    assert page.locator("#scope .reports li:visible").count() == 1
    page.check("#scope .reports li:visible input")
    page.click("#scope .done")
    assert "卫生" in page.inner_text("#scope .which")
    ask(page, "公立医院病床几张")
    assert fake_bot.scopes[-1] == ("卫健委",)
    assert "卫生" in page.inner_text("#chat .scope")
    page.click("#scope .choose")
    page.click("#scope .every")
    page.click("#scope .done")
    ask(page, "雨量站建了几座？")
    assert fake_bot.scopes[-1] == ()


def test_reports_are_chosen_on_a_phone(open_page, fake_bot):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.tap("#scope .choose")
    page.tap("#scope .reports li >> nth=0 >> label")
    page.tap("#scope .done")
    ask(page, "雨量站建了几座？")
    assert fake_bot.scopes[-1] == ("水利局",)


def test_another_window_is_a_conversation_of_its_own_and_sees_the_history(page, fake_address):
    ask(page, "雨量站建了几座？")
    other = page.context.new_page()
    other.goto(fake_address)
    other.wait_for_selector("#examples button")
    other.click("#history .earlier.tool")
    assert other.locator("#history .reopen").count() == 1
    other.keyboard.press("Escape")
    ask(other, "水位站建了几座？")
    page.click("#history .earlier.tool")
    assert page.locator("#history .reopen").count() == 2


def test_what_another_version_kept_does_no_harm(page):
    page.evaluate("localStorage.setItem('qa-bot.conversations', '{not json')")
    page.reload()
    page.wait_for_selector("#examples button")
    page.problems.clear()  # what was under way when the page was left is broken off, and said so
    strange = "[{id: 'x', title: '旧的', at: '2020-01-01T00:00:00Z', turns: [{question: 5}]}]"
    page.evaluate(f"localStorage.setItem('qa-bot.conversations', JSON.stringify({strange}))")
    page.click("#history .earlier.tool")
    page.click("#history .reopen")
    page.get_by_text(WORDS("history.unreadable")).wait_for()
    assert page.query_selector("#chat .turn") is None
    ask(page, "雨量站建了几座？")
    assert page.problems == []


def test_a_full_browser_store_loses_the_oldest_and_says_so(page):
    ask(page, "雨量站建了几座？")
    page.evaluate("""() => {
      const one = JSON.parse(localStorage.getItem('qa-bot.conversations'))[0];
      const old = [1, 2, 3].map((n) => ({...one, id: `old${n}`, padding: '长'.repeat(1400000)}));
      localStorage.setItem('qa-bot.conversations', JSON.stringify([one, ...old]));
      let other = '';  // whatever else is kept for this address, up to the browser's limit
      for (let size = 1 << 20; size >= 64; size /= 2)
        try {
          for (;;) { localStorage.setItem('other', other + 'x'.repeat(size)); other += 'x'.repeat(size); }
        } catch {}
    }""")
    ask(page, "水位站建了几座？")
    page.wait_for_function("document.querySelector('#qa-toast')?.textContent.length > 0")
    assert page.inner_text("#qa-toast") == WORDS("history.full")
    kept = page.evaluate("JSON.parse(localStorage.getItem('qa-bot.conversations')).map((one) => one.id)")
    assert kept[1:] == ["old1", "old2"]
    assert kept[0] == page.evaluate("sessionStorage.getItem('qa-bot.current')")
