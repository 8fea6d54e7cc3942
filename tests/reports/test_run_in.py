"""Which sentences are run-in headings, and which only look like them."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report

FIGURES = "全年新建学校3所，新增学位2400个。"
RUN_INS = {
    "bold": (f"**落实责任。**{FIGURES}", ["落实责任"]),
    "first-sentence-beside-bold-ones": (f"压实责任。{FIGURES}**推进建设。**{FIGURES}", ["压实责任", "推进建设"]),
    "bold-torn-by-a-page": (f"{FIGURES}**加**\n\n**强保障。**{FIGURES}", ["加强保障"]),
    "a-bold-last-sentence-heads-nothing": (f"{FIGURES}**以上各项均已完成。**", []),
    "a-bold-figure-is-none": (f"**新建学校3所。**{FIGURES}", []),
    "marked": (f"一是落实责任。{FIGURES}二是推进建设。{FIGURES}", ["一是落实责任", "二是推进建设"]),
    "marked-after-a-colon": (
        f"主要有：一是落实责任。{FIGURES}二是推进建设。{FIGURES}",
        ["一是落实责任", "二是推进建设"],
    ),
    "a-list-of-bare-items": (f"不足有：一是基础差。二是投入少。三是人才缺。{FIGURES}", []),
    "dashed": (f"——经济稳中有进。{FIGURES}", ["——经济稳中有进"]),
    "a-habit-of-the-section": (f"落实责任。{FIGURES}\n推进建设。{FIGURES}", ["落实责任", "推进建设"]),
    "one-short-opening-is-chance": (f"落实责任。{FIGURES}\n全年完成投资3亿元。{FIGURES}", []),
    "two-among-many-are-chance": (
        f"落实责任。{FIGURES}\n推进建设。{FIGURES}" + f"\n全年完成投资3亿元。{FIGURES}" * 3,
        [],
    ),
    "statements-are-none": (f"开放是动力之源。{FIGURES}\n就业是民生之本。{FIGURES}\n今年成效明显。{FIGURES}", []),
    "parallel-statements-are": (
        "".join(f"这五年，是{what}的五年。{FIGURES}\n" for what in ("奋进", "开放", "惠民")),
        ["这五年，是奋进的五年", "这五年，是开放的五年", "这五年，是惠民的五年"],
    ),
    "address": (f"各位代表！让我们奋斗。{FIGURES}\n各位代表。让我们努力。{FIGURES}", []),
}


@pytest.mark.parametrize(("body", "titles"), RUN_INS.values(), ids=RUN_INS)
def test_run_in_headings(tmp_path: Path, body: str, titles: list[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"一、工作情况\n{body}\n", encoding="utf-8")
    report = read_report(path)
    assert [section.title for section in report.sections if section.kind == "run_in"] == titles


def test_a_run_in_heading_reaches_to_the_next_or_the_paragraphs_end(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"一、工作情况\n**甲责任。**{FIGURES}**乙建设。**{FIGURES}\n{FIGURES}", encoding="utf-8")
    report = read_report(path)
    spans = [section.span.of(report.text) for section in report.sections if section.kind == "run_in"]
    assert spans == [f"甲责任。{FIGURES}", f"乙建设。{FIGURES}"]


def test_a_numbered_heading_that_runs_in_heads_the_paragraphs_after_it(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        f"一、工作情况\n（一）抓投资扩内需。{FIGURES}\n{FIGURES}\n（二）抓创新。{FIGURES}", encoding="utf-8"
    )
    report = read_report(path)
    assert [section.path[-1] for section in map(report.section_at, (20, 45))] == ["（一）抓投资扩内需"] * 2
    assert report.section_at(len(report.text) - 1).title == "（二）抓创新"
