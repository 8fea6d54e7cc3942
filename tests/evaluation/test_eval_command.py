"""`qa-bot eval` on the real bot, and on bots broken on purpose: each is caught by --baseline."""

import json
from dataclasses import replace

import pytest
import typer
from typer.testing import CliRunner

from qa_bot.bot import QABot
from qa_bot.cli.evaluate import evaluate as command
from qa_bot.evaluation.values import stated
from qa_bot.indexing.encoder import load_encoder
from qa_bot.indexing.store import load_index
from tests.conftest import ROOT

RUN = CliRunner()
APP = typer.Typer(pretty_exceptions_enable=False)
APP.command()(command)
FIGURES, HOPELESS = 26, 16
"""How many questions of either kind are asked: enough for McNemar's test to tell a bot that is broken."""


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    """The first development questions for a figure and those to be refused, of the repository's own file."""
    lines = (ROOT / "data" / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["split"] == "dev"]
    chosen = [row for row in rows if row["kind"] == "figure"][:FIGURES]
    chosen += [row for row in rows if row["kind"] == "none"][:HOPELESS]
    path = tmp_path_factory.mktemp("questions") / "some.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen), encoding="utf-8")
    return path


class Remembering:
    """A bot that answers each question once; what is broken is its answers."""

    def __init__(self, bot):
        self._bot, self._given = bot, {}
        self.reports, self.manifest, self.fingerprint, self.search = (
            bot.reports,
            bot.manifest,
            bot.fingerprint,
            bot.search,
        )

    def ask(self, question, *, history=(), scope=(), question_id=""):
        if question_id not in self._given:
            self._given[question_id] = self._bot.ask(question, history=history, scope=scope, question_id=question_id)
        return self.broken(self._given[question_id])

    def broken(self, answer):
        return answer


class OffByAUnit(Remembering):
    """States every figure ten thousand times too large, or as a count of something else."""

    def broken(self, answer):
        unit = next((value.unit for value in stated(answer.short)), "")
        wrong = answer.short.replace("亿", "万") if "亿" in answer.short else answer.short.replace(unit, "万" + unit)
        return replace(answer, short=wrong if unit else answer.short)


class CitingTheNextSentence(Remembering):
    """Cites as many characters, right after what it should cite."""

    def broken(self, answer):
        return replace(answer, citations=tuple(map(self._moved, answer.citations)))

    def _moved(self, cited):
        text = self.reports[cited.report].text
        start = cited.end if cited.end + len(cited.quote) <= len(text) else 0
        end = start + len(cited.quote)
        return replace(cited, start=start, end=end, quote=text[start:end], highlights=((start, end),))


@pytest.fixture(scope="module")
def real(index_dir):
    return Remembering(QABot.load(index_dir))


@pytest.fixture
def run(monkeypatch, index_dir, questions):
    def run(bot, *words):
        monkeypatch.setattr(QABot, "load", classmethod(lambda *_, **__: bot))
        return RUN.invoke(APP, [str(questions), "--index", str(index_dir), *map(str, words)])

    return run


@pytest.fixture
def baseline(run, real, tmp_path):
    assert run(real, "--output", tmp_path / "first").exit_code == 0
    return tmp_path / "first" / "baseline.json"


def test_the_same_bot_is_no_worse_than_itself(run, real, baseline):
    result = run(real, "--baseline", baseline)
    assert result.exit_code == 0, result.output
    assert "两次都有的题 42 道；本次新增 0 道" in result.output


@pytest.mark.parametrize(
    ("broken", "aspect"), [(OffByAUnit, "answers"), (CitingTheNextSentence, "citations")], ids=["unit", "citation"]
)
def test_a_bot_broken_on_purpose_is_caught(run, real, baseline, broken, aspect):
    result = run(broken(real), "--baseline", baseline)
    assert result.exit_code == 1, result.output
    assert f"worse than the baseline: {aspect} (" in result.stderr


def test_a_bot_that_never_refuses_is_caught_though_it_may_answer_more(run, index_dir, baseline):
    index = load_index(index_dir)
    bot = QABot(index, load_encoder(index.manifest.encoder.name), may_refuse=False)
    result = run(bot, "--baseline", baseline)
    assert result.exit_code == 1, result.output
    assert "none (" in result.stderr


def test_what_is_written_tells_every_question_and_can_be_compared_with(run, real, tmp_path):
    result = run(real, "--output", tmp_path)
    written = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert len(written["questions"]) == FIGURES + HOPELESS == written["overall"]["questions"]
    first = written["questions"][0]
    assert {"id", "question", "gold", "answer", "right", "why"} <= set(first)
    assert {"short", "text", "citations", "confidence"} <= set(first["answer"])
    assert run(real, "--baseline", tmp_path / "results.json").exit_code == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_same_run_writes_the_same_baseline(run, real, baseline, tmp_path):
    run(real, "--output", tmp_path / "second")
    assert (tmp_path / "second" / "baseline.json").read_bytes() == baseline.read_bytes()


def test_fail_under_fails_below_and_passes_at_the_accuracy(run, real, baseline):
    accuracy = json.loads(baseline.read_text(encoding="utf-8"))["accuracy"]
    exact = accuracy["hits"] / accuracy["total"]
    assert run(real, "--fail-under", exact).exit_code == 0
    below = run(real, "--fail-under", min(1.0, exact + 0.001))
    assert below.exit_code == 1
    assert "is below --fail-under" in below.stderr


def test_a_table_and_the_progress_are_shown(run, real):
    result = run(real)
    for said in ("some.jsonl · 全部 · 42 题", "严格正确率", "95% 区间", "nDCG@10", "拒答召回", "总计"):
        assert said in result.stdout
    assert "评测" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--split", "test"], "holds no question of the split test"),
        (["--baseline", "nowhere.json"], "is no earlier run"),
    ],
)
def test_a_failure_is_one_sentence(run, real, words, said):
    result = run(real, *words)
    assert result.exit_code == 1
    assert result.stderr.startswith("qa-bot: ")
    assert said in result.stderr
    assert "Traceback" not in result.output
