"""The page for people: self-contained, complete, filterable, and safe whatever stands in a report."""

import re
from dataclasses import replace

import pytest

from qa_bot.evaluation.compare import compare, judged
from qa_bot.evaluation.dataset import KINDS
from qa_bot.evaluation.judge import Why
from qa_bot.evaluation.page import pieces, render, show_measure, told_gold, words
from qa_bot.evaluation.results import Run
from qa_bot.evaluation.run import evaluate
from qa_bot.evaluation.scores import score
from qa_bot.evaluation.statistics import Rate
from tests.evaluation.fakes import ScriptedBot
from tests.evaluation.making import citation, question
from tests.evaluation.test_run import FIRST, QUESTIONS, SCRIPT, citing


@pytest.fixture(scope="module")
def run():
    outcomes = evaluate(ScriptedBot(SCRIPT), QUESTIONS)
    before = [replace(row, right=True) for row in judged(outcomes)]
    return Run("questions.jsonl", "dev", "f" * 12, outcomes, compare(judged(outcomes), before))


@pytest.fixture(scope="module")
def html(run):
    return render(run)


@pytest.fixture(scope="module")
def opened(html, tmp_path_factory, browser):
    """The page in a browser, with every request it made in `page.requested`."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.requested, page.problems = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    page.goto(path.as_uri())
    yield page
    page.close()


def test_every_failure_is_there_with_question_gold_answer_and_citation(html):
    assert re.findall(r"<header><b>([^<]+)</b>", html) == ["cited second", "refused", "answered"]
    card = html[html.index("<b>cited second</b>") : html.index("<b>refused</b>")]
    for said in ("问？", "258家", "257家", "数值不对", "引进安博通、链网信息等30余家网络安全企业。"):
        assert said in card


def test_a_right_answer_with_a_wrong_citation_is_a_failure():
    wrong = citing("76家", "8月海纳小镇正式挂牌。")
    shown = render(Run("q", "all", "f", evaluate(ScriptedBot({"right": wrong}), QUESTIONS[:1])))
    assert 'data-why="wrong_citation"' in shown


def test_a_run_without_failures_says_so():
    shown = render(Run("q", "all", "f", evaluate(ScriptedBot(SCRIPT), QUESTIONS[:1])))
    assert words()["page"]["none"] in shown
    assert "data-kind" not in shown


def test_nothing_is_fetched_from_elsewhere(html):
    assert re.findall(r"""(?:src|href|action)\s*=|@import|url\(|https?://""", html) == []
    assert "default-src 'none'" in html


def test_what_a_report_or_a_question_holds_is_text_not_markup():
    asked = replace(question("figure", "<b>1家</b>", name="x"), question="<script>alert(1)</script>")
    shown = render(Run("<i>", "all", "f", evaluate(ScriptedBot({"x": SCRIPT["right"]}), [asked])))
    assert "<script>alert" not in shown
    assert ("&lt;script&gt;alert(1)" in shown, "&lt;b&gt;1家" in shown, "· &lt;i&gt;" in shown) == (True, True, True)


def test_the_measures_and_the_comparison_are_shown(html):
    assert re.search(r"40\.0%</b>\s*<span>2/5 · 95% 区间 11\.8–76\.9%", html)  # Wilson for 2 of 5
    assert re.search(r"<td>全部答案</td>\s*<td class=\"wrap\">0</td>\s*<td class=\"wrap\">3 <small>", html)


@pytest.mark.browser
def test_the_page_makes_no_request_and_no_error_in_a_browser(opened):
    assert [url for url in opened.requested if not url.endswith("/report.html")] == []
    assert opened.problems == []


@pytest.mark.browser
def test_failures_are_filtered_by_kind_reason_text_and_what_broke(opened):
    def shown():
        return opened.locator(".failure:visible header b").all_inner_texts()

    assert shown() == ["cited second", "refused", "answered"]
    opened.select_option("#kind", "none")
    assert (shown(), opened.inner_text("#count")) == (["answered"], "1")
    opened.select_option("#kind", "")
    opened.select_option("#why", "refused")
    assert shown() == ["refused"]
    opened.select_option("#why", "")
    opened.fill("#text", "258家")
    assert shown() == ["cited second"]
    opened.fill("#text", "")
    opened.check("#broken")
    assert len(shown()) == 3


def test_a_quote_is_cut_at_its_highlights():
    cited = replace(citation(FIRST), highlights=((4, 6), (2, 4), (3, 5)))
    cut = [(piece.text, piece.marked) for piece in pieces(cited)]
    assert "".join(text for text, _ in cut) == FIRST
    assert [text for text, marked in cut if marked] == [FIRST[2:4], FIRST[4:6]]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("accuracy", Rate(1, 3), "33.3%"),
        ("accuracy", Rate(0, 0), "—"),
        ("f1", 0.5, "50.0%"),
        ("mrr", 0.5, "0.500"),
        ("latency_p50", 12.4, "12 ms"),
        ("questions", 7, "7"),
        ("auroc", None, "—"),
    ],
)
def test_a_measure_is_told(name, value, expected):
    assert show_measure(name, value) == expected


def test_gold_is_told_with_what_belongs_together():
    assert told_gold((("甲", "乙"), "丙"), " 或 ") == "甲 ＋ 乙 或 丙"


def test_there_is_a_word_for_every_kind_reason_and_measure():
    said = words()
    assert set(said["kind"]) == {*KINDS, "all"}
    assert set(said["why"]) == {*(why.value for why in Why), "wrong_citation"}
    assert set(said["measure"]) == set(score([]).to_dict())
