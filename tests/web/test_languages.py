"""The page speaks its reader's language: the browser's, or the one chosen on it; what a report says stays Chinese."""

import ast
import re

import pytest

from qa_bot.resources import load_toml
from qa_bot.web.building import BuildStatus
from qa_bot.web.holder import Loading
from qa_bot.web.phrases import in_words, lines_in, measured_in, role_in, series_name, verdict_in
from qa_bot.web.series import series_of
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.chat import chat_html
from qa_bot.web.views.index import status_html
from qa_bot.web.words import COOKIE, Words, table, words_of
from tests.web.conftest import ask
from tests.web.fakes import QUOTE, REPORTS, FakeBot, answer, citation, figure, series

ZH, EN = Words("zh"), Words("en")
FIELD = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def sections():
    english = load_toml("english.toml")
    return [
        (f"{file}.toml", section, said)
        for file in ("templates", "build", "folder", "eval_report")
        for section, said in english[file].items()
    ]


@pytest.mark.parametrize(("file", "section", "said"), sections(), ids=lambda value: value if value is str else None)
def test_what_is_said_in_english_has_the_fields_of_what_is_said_in_chinese(file, section, said):
    chinese = load_toml(file)[section]
    for name, english in said.items():
        assert set(FIELD.findall(english)) <= set(FIELD.findall(chinese[name])), name
        assert not CHINESE.search(english)


@pytest.mark.parametrize("section", ["series", "refusal", "yesno", "role"])
def test_every_sentence_of_an_answer_is_said_in_english(section):
    for name, chinese in load_toml("templates.toml")[section].items():
        for line in chinese.split("\n") if isinstance(chinese, str) else ():
            own = CHINESE.search(FIELD.sub("", line.removeprefix("{short}。"))) if line else None
            if own:
                assert not CHINESE.search(in_words(EN, FIELD.sub("x", line))), name


def test_every_sentence_of_a_reader_of_files_is_said_in_english(request):
    """Each sentence for a reader ends with 。 and asks or tells of a file: it is found in the source itself."""
    found = 0
    for path in (request.config.rootpath / "src/qa_bot/reports").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                line = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
                if CHINESE.search(line) and line.endswith("。"):
                    found += 1
                    assert not CHINESE.search(in_words(EN, line)), line
    assert found > 25


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("原文：“完成45座。最高。”", "Source: “完成45座。最高。”"),
        ("“甲”。原文：“甲有乙”", "“甲”. Source: “甲有乙”"),
        ("由报告中的数字算得。原文：“甲”“乙”", "Worked out from the report's figures. Source: “甲”“乙”"),
        ("甲县最高。", "Highest: 甲县."),
        ("报告中没有提到“甲”“乙”，无法据此回答。", "The reports do not mention “甲”“乙”, so this cannot be answered."),
        ("  新增：甲.txt", "Added: 甲.txt"),
        ("这不是程序写的话。", "这不是程序写的话。"),
    ],
)
def test_a_sentence_of_the_program_is_said_in_english_and_nothing_else_is(chinese, english):
    assert in_words(EN, chinese) == english
    assert in_words(ZH, chinese) == chinese


def test_a_verdict_a_role_and_what_is_measured_are_in_the_language():
    assert verdict_in(EN, "是，7.8%") == "Yes: 7.8%"
    assert verdict_in(EN, "否") == "No"
    assert verdict_in(ZH, "是，7.8%") == "是，7.8%"
    assert (role_in(EN, "growth"), role_in(ZH, "growth"), role_in(EN, "level")) == ("growth", "增速", "")
    assert measured_in(EN)["why"]["wrong_unit"] == "wrong unit"
    assert measured_in(ZH)["why"]["wrong_unit"] == load_toml("eval_report.toml")["why"]["wrong_unit"]


def test_lines_are_said_one_by_one():
    told = "报告中没有2019年的这项数据，无法据此回答。\n" + "可以看看最接近的段落（不是答案依据），或换一个问法。"
    assert [line[:11] for line in lines_in(EN, told)] == ["The reports", "See the nea"]


def test_a_series_is_named_with_its_role_once():
    shown = series("各县")
    assert series_name(EN, series_of(shown)) == "投资 growth"
    assert series_name(ZH, series_of(shown)) == "投资增速"
    grown = tuple(figure("投资增速", one.value, "%", role="growth") for one in shown.figures)
    named = series_of(answer("各县", text=shown.text, figures=grown))
    assert series_name(EN, named) == series_name(ZH, named) == "投资增速"


def test_an_answer_in_english_keeps_its_quote_in_chinese_and_numbered():
    html = chat_html(EN, Conversation((Turn("How many?", answer=answer("几座")),)), REPORTS)
    assert "Source: “" in html
    assert "原文" not in html
    assert f'<q>{QUOTE.replace("45座", "<mark>45座</mark>")}</q><span class="kept">”<button' in html


def test_a_summary_in_english_keeps_the_reports_own_words():
    told = answer("做了什么", kind="summary", short="", text="甲县最高。", citations=(citation(),))
    assert "甲县最高。" in chat_html(EN, Conversation((Turn("x", answer=told),)), REPORTS)


def test_a_build_is_told_of_in_english():
    status = BuildStatus("running", "编码文字", 1, 2, 754.2, ("10:00:00 读取报告", "10:00:01   新增：甲.txt"))
    html = status_html(EN, status)
    assert "Encoding texts 1 / 2 about 12:34 left" in html
    assert "10:00:00 Reading reports" in html
    assert "10:00:01 Added: 甲.txt" in html


@pytest.mark.parametrize(
    ("cookies", "header", "language"),
    [
        (f"{COOKIE}=en", "zh-CN", "en"),
        (f"a=b; {COOKIE}=zh; c=d", "en-GB", "zh"),
        (f"{COOKIE}=xx", "en-GB", "en"),
        (f"x{COOKIE}=en", "zh-CN", "zh"),
        (None, "zh-CN", "zh"),
    ],
)
def test_what_a_reader_chose_goes_before_what_the_browser_asks_for(cookies, header, language):
    assert words_of(header, cookies).language == language


CHINESE_SHOWN = """() => {
  const told = 'q, mark, .said, .crumbs, .ask, .short, .members th, caption, #chart, .grid, .resolved, h1, .card, '
    + '[lang="zh-CN"], .derivation li, .derivation strong, .fact, .members td, #source, #scope, script, style';
  const walker = document.createTreeWalker(document.querySelector('#tabs'), NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (/[\\u4e00-\\u9fff]/.test(node.data.replace(/“[^”]*”/g, '')) && !node.parentElement.closest(told))
      found.push(node.data);
  return found;
}"""
"""What the page shows in Chinese that no report and no reader wrote."""


@pytest.mark.browser
def test_every_label_is_english_in_an_english_browser_whatever_is_answered(open_page):
    page = open_page(locale="en-GB", ready="#examples button")
    for question in (
        "雨量站建了几座？",
        "雨量站和水位站相差几座？",
        "各县投资增速排名",
        "公立医院病床几张",
        "白水县？",
    ):
        ask(page, question)
    assert page.evaluate(CHINESE_SHOWN) == []
    assert "The reports do not mention “白水县”" in page.inner_text("#chat .refusal")


@pytest.mark.browser
def test_the_language_is_switched_and_stays_so(open_page):
    page = open_page(ready="#examples button")
    ask(page, "雨量站建了几座？")
    page.click("[data-language=en]")
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.wait_for_selector("#chat .answer")  # the conversation goes on
    assert "Source:" in page.inner_text("#chat .text")
    assert page.inner_text("#send") == EN("composer.send")
    assert page.get_attribute("#box textarea", "placeholder") == EN("composer.placeholder")
    assert page.get_by_role("tab", name=EN("tabs.data")).count() == 1
    assert page.get_attribute("[data-language=en]", "aria-pressed") == "true"
    page.reload()
    page.wait_for_selector("#chat .answer")
    assert page.get_attribute("html", "lang") == "en"
    page.click("[data-language=zh]")
    page.wait_for_function("document.documentElement.lang === 'zh-CN'")
    page.wait_for_selector("#chat .answer")
    assert page.inner_text("#send") == ZH("composer.send")


@pytest.mark.browser
def test_a_link_may_say_the_language(open_page):
    page = open_page("?lang=en", ready="#examples button")
    assert page.inner_text("#send") == EN("composer.send")
    assert EN("start.title") in page.inner_text("#chat")


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "words", "other"), [("en-GB", EN, ZH), ("zh-CN", ZH, EN)])
def test_one_language_is_shown_while_the_reports_are_loaded(browser, serve, locale, words, other):
    page = browser.new_page(locale=locale)
    page.goto(serve(None, Loading(lambda: __import__("time").sleep(4) or FakeBot())))
    page.wait_for_selector("#chat .loading")
    assert words("app.loading") in page.inner_text("#masthead")
    assert other("app.loading") not in page.inner_text("body")
    page.wait_for_selector("#examples button")
    page.close()


def test_the_words_of_both_languages_differ():
    same = {key for key, said in table("zh").items() if said == table("en")[key] and CHINESE.search(said)}
    assert same == {"app.name"}
