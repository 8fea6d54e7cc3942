"""`qa-bot build`, `check` and `rollback` as an operator meets them."""

import json
import os
import queue
import resource
import signal
import subprocess
import sys
import threading

import pytest
from typer.testing import CliRunner

from qa_bot.cli.commands import app
from qa_bot.indexing import checking
from qa_bot.indexing.build import build_index
from qa_bot.indexing.generations import current_generation, read_manifest
from tests.indexing.conftest import FIRST, SECOND, data, encoder, index  # noqa: F401 - fixtures
from tests.indexing.tiny import TinyEncoder

RUN = CliRunner()


@pytest.fixture
def run(data, index, encoder, monkeypatch):  # noqa: F811
    monkeypatch.setattr(checking, "load_encoder", lambda name: encoder)
    return lambda command, *words: RUN.invoke(app, [command, *words, "--data", str(data), "--index", str(index)])


def test_the_summary_names_every_file_it_touched(run, data):  # noqa: F811
    assert run("build").exit_code == 0
    (data / "甲.txt").rename(data / "改名.txt")
    (data / "乙.txt").write_text(SECOND.replace("56", "57"), encoding="utf-8")
    (data / "新.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")
    (data / "坏.txt").write_bytes(bytes(range(256)) * 20)
    result = run("build")
    for line in ("新增：新.txt", "有改动：乙.txt", "已改名：甲.txt → 改名.txt", "未变：0 份"):
        assert line in result.stdout
    assert "未能读取：坏.txt：" in result.stderr
    assert "另存为" in result.stderr
    assert "沿用上一次" not in result.stderr
    (data / "新.txt").write_bytes(b"")
    result = run("build")
    assert "（沿用上一次读到的内容）" in result.stderr
    (data / "新.txt").unlink()
    assert "已移除：新.txt" in run("build").stdout


def test_ctrl_c_says_that_nothing_was_changed(run, data, index, monkeypatch):  # noqa: F811
    run("build")
    before = read_manifest(index)
    (data / "新.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")

    class Stopped(TinyEncoder):
        def encode_documents(self, texts, progress=None):
            raise KeyboardInterrupt

    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: Stopped())
    result = run("build")
    assert result.exit_code == 1
    assert "stopped; nothing was changed" in result.stderr
    assert read_manifest(index) == before


def test_check_tells_good_stale_and_damaged_apart(run, data, index):  # noqa: F811
    assert run("check").exit_code == 1  # there is none
    run("build")
    good = run("check")
    assert (good.exit_code, good.stdout.startswith("索引完好：2 份报告")) == (0, True)
    (data / "甲.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")
    (data / "乙.txt").unlink()
    (data / "新.txt").write_text(FIRST, encoding="utf-8")
    stale = run("check")
    assert stale.exit_code == 3
    for line in ("文件有改动：甲.txt", "文件已不在：乙.txt", "尚未收入：新.txt", "qa-bot build"):
        assert line in stale.stdout
    run("build")
    (data / "甲.txt").write_bytes(b"")
    run("build")
    assert "文件读不出，沿用旧内容：甲.txt" in run("check").stdout
    current_generation(index).figures.write_bytes(b"")
    damaged = run("check", "--json")
    assert damaged.exit_code == 1
    found = json.loads(damaged.stdout)
    assert found["state"] == "damaged"
    assert "figures.jsonl" in found["damage"][0]
    assert len(found["stale"]) == 1


def test_check_help_tells_the_exit_codes():
    text = " ".join(RUN.invoke(app, ["check", "--help"]).stdout.split())
    assert "0: good. 1: damaged or missing, it cannot be relied on. 3: whole, but" in text


def test_a_disk_that_is_full_is_said_and_the_old_index_serves(data, index):  # noqa: F811
    build_index(data, index)
    before = read_manifest(index)
    (data / "新.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")

    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))  # the background's vectors take more

    words = [sys.executable, "-m", "qa_bot", "build", "--data", str(data), "--index", str(index)]
    done = subprocess.run(words, preexec_fn=little_room, capture_output=True, text=True)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "the index before it still serves. Make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_manifest(index) == before
    assert not list(index.glob(".building*"))  # the room it took is given back
    assert build_index(data, index).added == ("新.txt",)


def test_watch_builds_when_a_report_changes_and_ends_with_ctrl_c(data, index):  # noqa: F811
    words = [sys.executable, "-m", "qa_bot", "build", "--watch", "--data", str(data), "--index", str(index)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    watching = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)
    lines = queue.SimpleQueue()
    threading.Thread(target=lambda: [lines.put(line) for line in watching.stdout], daemon=True).start()

    def wait_for(text):
        while text not in (line := lines.get(timeout=120)):
            pass
        return line

    try:
        wait_for("正在监视")
        wait_for("索引已建好：2 份报告")
        (data / "新.txt").write_text(FIRST.replace("34", "35"), encoding="utf-8")
        wait_for("索引已建好：3 份报告")
        wait_for("新增：新.txt")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 0
    finally:
        watching.kill()


def test_watching_a_folder_that_is_not_there_is_refused(tmp_path):
    result = RUN.invoke(app, ["build", "--watch", "--data", str(tmp_path / "nowhere"), "--index", str(tmp_path / "i")])
    assert result.exit_code == 1
    assert "--data" in result.stderr
