"""Questions across reports and years, over made-up reports of two counties: every member found, or the lack named."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.answers.members import Wanted, routes
from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index
from tests.test_contract import check

FOLDER = Path(__file__).parent / "series"
CASES = [json.loads(line) for line in (FOLDER / "golden.jsonl").read_text(encoding="utf-8").splitlines()]

PARTS = (
    *("青禾县", "白石", "江口市", "黑水县", "2022年", "2023", "21年", "去年", "和", "、", "比", "到", "GDP", "GDP增速"),
    *("民生支出占比", "城镇新增就业", "目标", "实际", "分别", "各多少", "差多少", "几倍", "加起来", "哪个县", "哪年"),
    *("最高", "更低", "高吗", "近几年", "变化", "排名", "从低到高", "多少人", "？"),
)
GENERATED = st.lists(st.sampled_from(PARTS), min_size=2, max_size=8).map("".join)


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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=GENERATED)
def test_the_contract_holds_for_any_question_across_reports(counties, question):
    check(counties, counties.ask(question))


def test_a_county_and_the_zone_of_its_name_report_on_one_place_and_no_city_does(counties):
    """The reports of a namesake are asked after those of the place itself, each for its own year."""
    pool = [
        replace(report, metadata=replace(report.metadata, place="青禾综合实验区" if "2023年" in name else "青禾县"))
        for name, report in counties.reports.items()
        if "青禾" in name
    ]
    wanted = Wanted("青禾县", "青禾", 2022, "")
    asked = [counties.reports[name].metadata.year for ids in routes(wanted, pool) for name in ids]
    assert asked == [2022, 2023]
    city = [replace(report, metadata=replace(report.metadata, place="青禾市")) for report in pool[:1]]
    assert list(routes(wanted, city)) == []
