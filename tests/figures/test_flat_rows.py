"""Rows of a flattened table: a quantity is what the cell before it says, of what the row is named for."""

from pathlib import Path

from qa_bot.figures.extract import extract_figures
from qa_bot.reports.catalog import read_report

ROWS = [
    ("1", "市民文化中心项目", "占地面积66.13亩，包括图书馆、档案馆。", "总投资", "3.9亿元", "2022年底", "文旅局"),
    ("2", "职业学校迁建项目", "建筑面积71857平方米，建设教学楼、实训楼。", "总投资", "3.42亿元", "2022年底", "教体局"),
    ("3", "污水深度处理厂", "主要建设提升泵池和配套管网。", "总投资", "1.8亿元", "2022年", "住建局"),
]


def test_figures_of_flattened_rows_are_of_their_project(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    cells = "\n".join(cell for row in ROWS for cell in row)
    path.write_text(f"2022年青河市重点项目计划\n\n一、重点项目\n重点项目共3项，具体如下：\n{cells}\n", encoding="utf-8")
    report = read_report(path)
    found = [figure for figure in extract_figures(report) if figure.unit != "项"]
    assert [(figure.subject, figure.metric, figure.text) for figure in found] == [
        ("市民文化中心项目", "占地面积", "66.13亩"),
        ("市民文化中心项目", "总投资", "3.9亿元"),
        ("职业学校迁建项目", "建筑面积", "71857平方米"),
        ("职业学校迁建项目", "总投资", "3.42亿元"),
        ("污水深度处理厂", "总投资", "1.8亿元"),
    ]
    assert all(figure.subject in figure.sentence.of(report.text) for figure in found)
