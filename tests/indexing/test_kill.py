"""A build killed at any moment: who asks all along gets right answers, and the index is whole after each."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from qa_bot.indexing.build import build_index
from qa_bot.indexing.checking import check_index
from qa_bot.indexing.generations import read_manifest
from qa_bot.indexing.layout import REMOVING, STAGING
from qa_bot.indexing.store import load_index

HERE = Path(__file__).parent
TIMES = 20
QUESTION = "全年新建雨量站多少座？"
REPORT = "2023年青禾县水利局工作总结\n\n一、防汛工作\n全年新建雨量站{}座，培训防汛人员{}人次。\n"
OTHER = "2023年青禾县林业局工作总结\n\n一、绿化工作\n全年植树{}株。\n"


def start(script, *words):
    command = [sys.executable, str(HERE / script), *map(str, words)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def write(data, number):
    (data / "水利局.txt").write_text(REPORT.format(number, number + 7000), encoding="utf-8")
    (data / "林业局.txt").write_text(OTHER.format(number + 3000), encoding="utf-8")


def build(builder, seconds=None):
    """Let `builder` build, killed after so many seconds; return how long it ran."""
    builder.stdin.write("go\n")
    builder.stdin.flush()
    process, began = int(builder.stdout.readline()), time.monotonic()
    if seconds is not None:
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):  # it was faster
            os.kill(process, signal.SIGKILL)
    assert builder.stdout.readline() == "ended\n"
    return time.monotonic() - began


def test_twenty_builds_killed_while_another_process_asks(tmp_path):
    seed = int(os.environ.get("QA_BOT_SEED", random.SystemRandom().randrange(10**6)))
    print(f"seed {seed} (set QA_BOT_SEED to run it again)")
    moments = random.Random(seed)
    data, index, heard = tmp_path / "data", tmp_path / "index", tmp_path / "answers.jsonl"
    data.mkdir()
    write(data, 100)
    build_index(data, index)
    numbers = {read_manifest(index).fingerprint: "100座"}
    asker = start("ask_all_along.py", index, heard, QUESTION)
    builder = start("build_in_forks.py", data, index)
    write(data, 101)
    whole = build(builder)
    numbers[read_manifest(index).fingerprint] = "101座"
    finished = 0
    for number in range(102, 102 + TIMES):
        write(data, number)
        build(builder, moments.uniform(0, whole * 1.2))
        serving = read_manifest(index).fingerprint
        finished += serving not in numbers
        numbers.setdefault(serving, f"{number}座")
        checked = check_index(index, data)
        assert checked.damage == (), (seed, number)
        assert f"新建雨量站{numbers[serving]}" in load_index(index).reports["水利局"].text, (seed, number)
    write(data, 200)
    last = build_index(data, index)  # the lock of the killed is free, what they left is cleared
    assert not [path for path in index.iterdir() if path.name.startswith((STAGING, REMOVING))]
    assert check_index(index, data).state == "good"
    numbers[last.manifest.fingerprint] = "200座"
    wait_for(heard, last.manifest.fingerprint)
    asker.communicate("stop\n")
    answers = [json.loads(line) for line in heard.read_text(encoding="utf-8").splitlines()]
    print(f"{finished} of {TIMES} builds finished before they were killed; {len(answers)} answers")
    builder.communicate()
    assert (asker.returncode, builder.returncode) == (0, 0)
    assert {row["short"] for row in answers if row["short"] != numbers[row["index"]]} == set(), seed
    assert all(cited == quote for row in answers for cited, quote in row["cited"])
    assert {row["problem"] for row in answers} == {""}
    assert len({row["index"] for row in answers}) > 1


def wait_for(heard, fingerprint, seconds=60):
    """Wait until an answer names the index `fingerprint`."""
    until = time.monotonic() + seconds
    while fingerprint not in heard.read_text(encoding="utf-8"):
        assert time.monotonic() < until, "the newest index was not taken up"
        time.sleep(0.1)
