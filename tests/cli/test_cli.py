"""The command line: one face, one clear line for every failure."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from qa_bot.cli.commands import app
from qa_bot.cli.terminal import print_answer
from tests.conftest import REPORTS

RUN = CliRunner()


@pytest.fixture
def ask(index_dir):
    return lambda *words: RUN.invoke(app, ["ask", *words, "--index", str(index_dir)])


def test_ask_prints_the_answer_its_passage_the_headings_and_its_index(ask, bot):
    result = ask("全年新增5G室外基站多少个")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith(f"索引 {bot.fingerprint}\n")
    assert result.stdout.startswith("387个")
    assert "五、优化双创环境，努力构建创新活力生态圈 › （五）夯实信息化数字底座" in result.stdout
    assert "全年共新增5G室外基站387个" in result.stdout


def test_ask_json_is_the_answer_object(ask):
    given = json.loads(ask("2022年首次认定高新技术企业多少家？", "--json").stdout)
    assert given["short"] == "76家"
    assert list(given) == [
        "id",
        "question",
        "resolved_question",
        "answered",
        "confidence",
        "kind",
        "short",
        "text",
        "figures",
        "derivation",
        "citations",
        "suggestions",
        "nearest",
        "index",
        "elapsed_ms",
    ]


def test_ask_takes_history_and_a_report(ask):
    name = next(REPORTS.glob("*.txt")).name
    result = ask("那科技服务业呢？", "--history", "软件信息服务业营收多少？", "--report", name, "--json")
    given = json.loads(result.stdout)
    assert given["resolved_question"] == "科技服务业营收多少？"
    assert given["short"] == "178.42亿元"


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["ask", "多少", "--index", "nowhere"], "qa-bot build"),
        (["info", "--index", "nowhere"], "qa-bot build"),
        (["build", "--data", "nowhere", "--index", "{tmp}"], "--data"),
        (["answer", "nowhere.jsonl", "--output", "{tmp}/a.jsonl"], "UTF-8 file of one JSON question a line"),
        (["build", "--config", "nowhere.toml", "--index", "{tmp}"], "correct the file or leave it out"),
    ],
    ids=["no index", "nothing to show", "no data", "no questions", "no settings"],
)
def test_a_failure_is_one_line_with_the_remedy(words, remedy, tmp_path):
    result = RUN.invoke(app, [word.format(tmp=tmp_path) for word in words])
    assert result.exit_code == 1
    assert result.stderr.strip().count("\n") == 0
    assert remedy in result.stderr
    assert "Traceback" not in result.output


def test_a_report_that_is_not_indexed_is_refused(ask):
    result = ask("多少", "--report", "没有这份")
    assert result.exit_code == 1
    assert "qa-bot info" in result.stderr


def test_another_model_than_the_indexs_is_refused(ask):
    result = ask("多少", "--model", "another")
    assert result.exit_code == 1
    assert "qa-bot build --model another" in result.stderr


def test_debug_shows_the_traceback():
    result = RUN.invoke(app, ["info", "--index", "nowhere", "--debug"])
    assert type(result.exception).__name__ == "IndexMissing"


def test_answer_writes_one_object_a_line_with_its_id(index_dir, tmp_path):
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [{"id": "a", "question": "报告文号"}, {"id": "b", "question": "今天天气怎么样", "kind": "none", "gold": []}]
    questions.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    result = RUN.invoke(app, ["answer", str(questions), "--output", str(answers), "--index", str(index_dir)])
    assert result.exit_code == 0, result.stderr
    given = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["answered"]) for line in given] == [("a", True), ("b", False)]


@pytest.mark.parametrize(
    ("line", "what"),
    [('{"id": 1', "line 2: not JSON"), ('{"id": "x"}', "line 2: question"), ("[]", "line 2: the line")],
)
def test_a_bad_question_line_is_named(line, what, tmp_path):
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "a", "question": "多少"}\n' + line + "\n", encoding="utf-8")
    result = RUN.invoke(app, ["answer", str(questions), "--output", str(tmp_path / "a.jsonl")])
    assert result.exit_code == 1
    assert what in result.stderr


def test_info_shows_what_the_index_holds(index_dir):
    result = RUN.invoke(app, ["info", "--index", str(index_dir)])
    assert result.exit_code == 0, result.stderr
    assert "multilingual-e5-small" in result.stdout
    assert "2022年普陀区" in result.stdout


def test_build_says_what_it_did_and_that_nothing_is_left_to_do(tmp_path, monkeypatch):
    from tests.indexing.tiny import TinyEncoder

    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: TinyEncoder())
    words = ["build", "--data", str(REPORTS), "--index", str(tmp_path)]
    assert "索引已建好：1 份报告" in RUN.invoke(app, words).stdout
    assert "索引已是最新" in RUN.invoke(app, words).stdout
    assert "索引已建好" in RUN.invoke(app, [*words, "--force"]).stdout


def test_rollback_lists_what_is_kept_and_goes_back(tmp_path, monkeypatch):
    from qa_bot.indexing.generations import kept_indexes
    from tests.indexing.tiny import TinyEncoder

    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: TinyEncoder())
    for chars in (200, 100):
        (tmp_path / "config.toml").write_text(f"chunk_chars = {chars}\n")
        words = ["--data", str(REPORTS), "--index", str(tmp_path / "index"), "--config", str(tmp_path / "config.toml")]
        assert RUN.invoke(app, ["build", *words]).exit_code == 0
    latest, before = (one.manifest.fingerprint for one in kept_indexes(tmp_path / "index"))
    listed = RUN.invoke(app, ["rollback", "--list", "--index", str(tmp_path / "index")]).stdout
    assert listed.index(latest) < listed.index("正在使用") < listed.index(before)
    assert before in RUN.invoke(app, ["rollback", "--index", str(tmp_path / "index")]).stdout
    assert before in RUN.invoke(app, ["info", "--index", str(tmp_path / "index")]).stdout
    failed = RUN.invoke(app, ["rollback", "--index", str(tmp_path / "index")])
    assert failed.exit_code == 1
    assert "qa-bot rollback --list" in failed.stderr


def test_help_lists_every_command():
    text = RUN.invoke(app, ["--help"]).stdout
    assert all(command in text for command in ("build", "rollback", "ask", "answer", "info", "serve"))


@pytest.mark.parametrize("recognized", [(), (0,)])
def test_a_citation_from_a_page_read_by_ocr_says_so(bot, recognized):
    answer = bot.ask("5G室外基站累计开通多少个")
    reports = {name: replace(report, recognized=recognized) for name, report in bot.reports.items()}
    console = Console(file=StringIO(), width=200)
    print_answer(console, answer, reports)
    assert ("由 OCR 识别" in console.file.getvalue()) is bool(recognized)
