"""The tabs 索引 and 评测 in Chromium, and the API over HTTP, over a server of their own with the real encoder."""

import re
import time
from dataclasses import replace

import docx
import pytest

from qa_bot.indexing.standing import standings
from qa_bot.web.holder import Fixed
from qa_bot.web.views.index import reports_html
from qa_bot.web.words import Words
from tests.conftest import REPORTS
from tests.web.managed import managed

LONG = 240_000
"""Milliseconds a build may take here: it loads an encoder in a process of its own."""


class Holder:
    """Holds what a live bot serves."""

    ready = True

    def __init__(self, live):
        self.live = live

    def current(self):
        return self.live.bot


@pytest.fixture(scope="module")
def server(tmp_path_factory, index_dir):
    from qa_bot.web.app import build_app
    from qa_bot.web.server import free_port, launch

    made = managed(tmp_path_factory.mktemp("managed"), REPORTS, index_dir)
    app = build_app(Holder(made.live), made.data.parent / "feedback.jsonl", made.office)
    made.address = launch(app, host="127.0.0.1", port=free_port())
    yield made
    made.office.builder.stop()
    made.office.builder.join(30)
    made.live.close()
    app.close(verbose=False)


@pytest.fixture
def page(browser, server):
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(30_000)
    opened.goto(server.address)
    opened.wait_for_selector("#examples button")
    yield opened
    opened.close()


@pytest.fixture
def index(page):
    page.get_by_role("tab", name="索引").click()
    page.wait_for_selector("#index-reports tbody tr")
    return page


@pytest.fixture(scope="module")
def client(server):
    from gradio_client import Client

    return Client(server.address, verbose=False)


def write_docx(path):
    made = docx.Document()
    made.add_heading("2023年白石镇卫生院工作总结", 0)
    made.add_heading("一、诊疗工作", 1)
    made.add_paragraph("全年收治住院病人1200人次，开展义诊36场。")
    made.save(path)
    return path


@pytest.mark.browser
def test_a_report_is_uploaded_and_asked_while_others_go_on_asking(index, server, client, tmp_path):
    bad = tmp_path / "假.docx"
    bad.write_bytes(b"no Word document")
    index.set_input_files("#index-upload input[type=file]", [write_docx(tmp_path / "卫生院.docx"), bad])
    index.wait_for_selector("#index-told li.error")
    assert "已加入：卫生院.docx" in index.inner_text("#index-told")
    assert "假.docx" in index.inner_text("#index-told li.error")
    index.wait_for_selector("#index-reports .state.new")
    index.click("#rebuild")
    index.wait_for_selector(".build.running")
    assert client.predict("5G室外基站累计开通多少个", [], [], api_name="/ask")["short"] == "2388个"
    index.wait_for_selector(".build.done", timeout=LONG)
    assert "新增：卫生院.docx" in index.inner_text(".build .log")
    index.wait_for_function("document.querySelectorAll('#index-reports .state.indexed').length === 2")
    index.get_by_role("tab", name="问答").click()
    index.fill("#box textarea", "白石镇卫生院开展义诊多少场？")
    index.click("#send")
    index.wait_for_selector("#chat .answer .short")
    assert index.inner_text("#chat .short") == "36场"


@pytest.mark.browser
def test_an_earlier_index_is_gone_back_to_once_it_is_meant(index, server):
    before = server.live.fingerprint
    index.click("#index-earlier button >> nth=0")
    index.wait_for_selector("#index-kept button.act")
    index.click("#index-kept button.act >> nth=0")
    assert server.live.fingerprint == before  # the first press only asks
    index.click("#index-kept button.act.sure")
    index.wait_for_selector("#index-told li")
    deadline = time.monotonic() + 30
    while server.live.fingerprint == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert server.live.fingerprint != before
    assert len(server.live.reports) == 1


@pytest.mark.browser
def test_a_report_is_set_aside_and_put_back(index, server):
    index.locator("#index-reports tr", has_text="卫生院.docx").locator("button.act").click()
    index.click("#index-reports button.act.sure")
    index.wait_for_selector("#index-told li")
    assert not (server.data / "卫生院.docx").exists()
    index.click("#index-aside-fold button >> nth=0")
    index.click("#index-aside button.act >> nth=0")
    index.click("#index-aside button.act.sure")
    index.wait_for_function("document.querySelector('#index-told').textContent.includes('已放回')")
    assert (server.data / "卫生院.docx").exists()


@pytest.mark.browser
def test_on_a_phone_the_reports_are_cards(index):
    index.set_viewport_size({"width": 360, "height": 740})
    index.wait_for_timeout(200)
    assert index.evaluate("document.documentElement.scrollWidth") <= 360
    assert not index.is_visible("#index-reports thead")


@pytest.mark.browser
def test_an_evaluation_runs_shows_its_failures_and_is_taken_away(page, tmp_path):
    page.get_by_role("tab", name="评测").click()
    page.click("#eval-start")
    page.wait_for_selector(".run.done", timeout=60_000)
    page.wait_for_selector("#eval-result tr.all")
    cells = page.locator("#eval-result tr.all td").all_inner_texts()
    assert cells[:2] == ["3", "66.7%"]
    assert page.locator("#eval-result .failure").count() >= 1
    page.locator("#eval-result .failure", has_text="高新技术企业").locator("summary").click()
    assert "1000家" in page.inner_text("#eval-result .failure[open]")
    with page.expect_download() as waiting:
        page.click("#eval-page")
    waiting.value.save_as(tmp_path / "report.html")
    assert "评测报告" in (tmp_path / "report.html").read_text(encoding="utf-8")
    page.click("#eval-start")
    page.wait_for_selector("#eval-result td.wide", timeout=60_000)  # compared with the run before


def test_every_file_stands_somewhere(server):
    found = standings(server.data, server.live.manifest)
    assert {standing.path for standing in found} >= {path.name for path in REPORTS.iterdir()}


def test_who_may_only_read_is_shown_no_button(server):
    found = standings(server.data, server.live.manifest)
    assert "<button" in reports_html(Words("zh"), found, manage=True)
    assert "<button" not in reports_html(Words("zh"), found, manage=False)


def test_a_read_only_server_has_no_endpoint_that_changes_anything(server):
    from qa_bot.web.app import build_app

    def names(office):
        app = build_app(Fixed(server.live.bot), server.data.parent / "feedback.jsonl", office)
        return {d["api_name"] for d in app.config["dependencies"] if d["api_visibility"] == "public"}

    reading = names(replace(server.office, manage=False))
    changing = {"build", "stop_build", "change", "evaluate", "add_report"}
    assert names(server.office) - reading == changing
    assert {"ask", "figures", "search", "reports", "outline", "report_text", "index_status"} <= reading


def test_the_api_gives_figures_with_their_place(client):
    found = client.predict(query="5G室外基站", role="level", api_name="/figures")
    row = found["rows"][0]
    told = client.predict(row["report"], row["start"], row["end"], api_name="/report_text")
    assert (row["text"], re.sub(r"\s", "", told["text"])) == ("2388个", "2388个")
    everything = client.predict(limit=500, api_name="/figures")
    later = client.predict(limit=500, offset=100, api_name="/figures")
    assert everything["rows"][100:] == later["rows"]
    assert everything["total"] == later["total"] == len(everything["rows"])


def test_the_api_finds_passages_and_lists_reports_and_sections(client):
    best = client.predict("高新技术企业认定", api_name="/search")[0]
    assert best["text"] == client.predict(best["report"], best["start"], best["end"], api_name="/report_text")["text"]
    report = client.predict(api_name="/reports")[0]
    sections = client.predict(report["id"], api_name="/outline")
    assert report["title"]
    assert all(0 <= section["start"] < section["end"] <= report["characters"] for section in sections)
    assert client.predict(report["id"], sections[0]["number"], api_name="/section_questions") is not None
    assert isinstance(client.predict(report["id"], api_name="/checks"), list)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"query": "x", "role": "nonsense"}, "/figures"),
        ({"report": "没有这份报告"}, "/outline"),
        ({"query": " "}, "/search"),
        ({"act": "explode", "name": "x"}, "/change"),
        ({"act": "remove", "name": "../../x.txt"}, "/change"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(client, arguments, name):
    assert client.predict(**arguments, api_name=name)["error"]


def test_the_api_tells_how_the_index_stands(client, server):
    status = client.predict(api_name="/index_status")
    assert status["fingerprint"] == server.live.fingerprint
    assert client.predict(api_name="/build_status")["state"] in ("idle", "done")
    assert client.predict(api_name="/evaluation_status")["files"] == ["questions.jsonl"]


def test_a_file_is_put_in_over_http_and_a_path_of_the_server_is_not_taken(client, server, tmp_path):
    from gradio_client import handle_file

    (tmp_path / "公报.txt").write_text("2023年白石镇公报\n全镇新建桥梁12座。\n", encoding="utf-8")
    assert "公报.txt" in client.predict(handle_file(tmp_path / "公报.txt"), False, api_name="/add_report")["done"]
    assert (server.data / "公报.txt").is_file()
    with pytest.raises(Exception, match=r".*"):
        client.predict({"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}, False, api_name="/add_report")
    assert not (server.data / "hostname").exists()


@pytest.mark.browser
def test_a_build_that_is_told_to_stop_says_that_it_will(index, server):
    before = server.live.fingerprint
    index.check("#force input")
    index.click("#rebuild")
    index.click("#stop-build")
    index.wait_for_function("document.querySelector('#stop-build')?.textContent.trim() === '正在停止…'")
    index.wait_for_selector(".build.stopped", timeout=LONG)
    index.wait_for_selector("#stop-build", state="hidden")
    assert server.live.fingerprint == before
