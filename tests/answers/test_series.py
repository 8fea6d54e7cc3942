"""Questions across reports and years, over made-up reports of two counties: every member found, or the lack named."""

import json
import re
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index
from tests.test_contract import check

FOLDER = Path(__file__).parent / "series"
CASES = [json.loads(line) for line in (FOLDER / "golden.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def counties(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    build_index(FOLDER, folder)
    return QABot.load(folder)


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_golden_series(counties, case):
    answer = counties.ask(case["question"])
    check(counties, answer)
    assert answer.answered is not case.get("refused", False), answer
    assert answer.short == case.get("short", "")
    assert answer.kind == case.get("kind", "none")
    assert all(said in answer.text for said in case["says"]), answer.text


def test_each_line_names_its_place_and_year_and_cites_its_own_report(counties):
    answer = counties.ask("青禾县和白石县2023年GDP分别是多少")
    lines = answer.text.splitlines()[1:]
    assert [line.partition("：")[0] for line in lines] == ["青禾县2023年", "白石县2023年"]
    assert [citation.report for citation in answer.citations] == [
        "2024年青禾县政府工作报告",
        "2024年白石县政府工作报告",
    ]
    assert [figure.citation for figure in answer.figures] == [0, 1]
    assert answer.derivation is None


def test_a_derivation_names_the_figures_it_was_made_of(counties):
    answer = counties.ask("青禾县城镇新增就业2023年比2022年少了多少人")
    used = [answer.figures[index].text for index in answer.derivation.inputs]
    assert sorted(used) == sorted(re.findall(r"\d+人", answer.derivation.expression))
    assert answer.derivation.result == answer.short


def test_a_scope_of_one_report_is_kept(counties):
    answer = counties.ask("青禾县和白石县2023年GDP差多少", scope=["2024年白石县政府工作报告"])
    assert not answer.answered


def test_a_plain_question_is_asked_once(counties, monkeypatch):
    asked = []
    plainly = QABot._asked
    monkeypatch.setattr(QABot, "_asked", lambda bot, text, scope: asked.append(text) or plainly(bot, text, scope))
    counties.ask("青禾县2023年GDP增速是多少")
    assert asked == ["青禾县2023年GDP增速是多少"]


def test_the_answer_stays_the_same(counties):
    first, second = (counties.ask("各县2023年GDP排名") for _ in range(2))
    assert (first.short, first.text, first.citations) == (second.short, second.text, second.citations)
