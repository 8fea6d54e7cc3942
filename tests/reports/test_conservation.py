"""No report loses or doubles a sentence: on the fixtures, and on every real report laid out beside the repository."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.furniture import rule_for, squeeze
from tests.reports.conservation import Balance, balance, content, is_subsequence

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "reports"
OWN = [*find_reports(FIXTURES), *find_reports(ROOT / "data" / "reports")]
NOTHING_LOST = Balance(lost="", made_up="", in_order=True, doubled=())


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_nothing_is_lost_or_doubled(path: Path) -> None:
    assert balance(path, read_report(path)) == NOTHING_LOST


def test_the_balance_sees_a_lost_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、总则\n全年新增企业12家。\n全年新增岗位30个。\n", encoding="utf-8")
    report = read_report(path)
    path.write_text("一、总则\n全年新增企业12家。\n全年新增岗位30个。\n多出一句。\n", encoding="utf-8")
    assert sorted(balance(path, report).lost) == sorted("多出一句。")


def test_the_balance_sees_a_wrong_order() -> None:
    assert is_subsequence("甲丙", "甲乙丙")
    assert not is_subsequence("丙甲", "甲乙丙")


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["county", "province", "state", "bulletin", "html"])
def test_no_real_report_loses_or_doubles_a_sentence(shared: Path, folder: str) -> None:
    balances = {path.name: balance(path, read_report(path)) for path in find_reports(shared / "reports" / folder)}
    assert balances
    assert {name: found for name, found in balances.items() if found != NOTHING_LOST} == {}


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["county", "province", "state", "bulletin", "html"])
def test_no_real_report_keeps_navigation_as_content(shared: Path, folder: str) -> None:
    for path in find_reports(shared / "reports" / folder):
        report = read_report(path)
        lines = [block.span.of(report.text) for block in report.blocks]
        assert [line for line in lines if rule_for(squeeze(line)) is not None] == []


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["county", "province", "state", "bulletin", "html"])
def test_no_sentence_of_a_real_report_is_dropped_but_for_copies(shared: Path, folder: str) -> None:
    for path in find_reports(shared / "reports" / folder):
        report = read_report(path)
        text = content(report.text)
        sentences = [content(line) for line in report.dropped if len(line) >= 40 and "。" in line]
        kept_back = [line for line in sentences if line.rstrip(".") not in text and "公有领域" not in line]
        assert [line for line in kept_back if not _is_notice(line)] == []


def _is_notice(line: str) -> bool:
    return rule_for(line) is not None or "官方正式译文" in line
