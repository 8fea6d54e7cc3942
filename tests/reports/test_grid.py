"""Merged cells say what they say in each place they cover; what stands across a whole table is a line of its own."""

import pytest

from qa_bot.reports.readers.grid import GridCell, grid_rows, table_lines

LONG = "对符合条件的困难残疾人按照规定的标准逐月发放生活补贴资金"
GRIDS = {
    "down": ([[GridCell("甲", 2), GridCell("1")], [GridCell("2")]], [("甲", "1"), ("甲", "2")]),
    "across": ([[GridCell("人数", 1, 2), GridCell("比重")]], [("人数", "人数", "比重")]),
    "both": (
        [[GridCell("甲", 2, 2), GridCell("1")], [GridCell("2")], [GridCell("乙"), GridCell("丙"), GridCell("3")]],
        [("甲", "甲", "1"), ("甲", "甲", "2"), ("乙", "丙", "3")],
    ),
    "at-the-end": ([[GridCell("甲"), GridCell("长期", 2)], [GridCell("乙")]], [("甲", "长期"), ("乙", "长期")]),
    "prose-is-said-once": ([[GridCell(LONG, 2), GridCell("1")], [GridCell("2")]], [(LONG, "1"), ("", "2")]),
}


@pytest.mark.parametrize(("rows", "texts"), GRIDS.values(), ids=GRIDS)
def test_merged_cells_are_repeated(rows: list[list[GridCell]], texts: list[tuple[str, ...]]) -> None:
    assert grid_rows(rows) == texts


def test_a_span_larger_than_any_table_is_cut() -> None:
    assert len(grid_rows([[GridCell("甲", 1, 100_000)]])[0]) == 60


def test_a_caption_and_a_note_across_the_table_are_lines_and_a_groups_name_is_a_row() -> None:
    rows = [
        [GridCell("学校情况", 1, 2)],
        [GridCell("指标"), GridCell("数量")],
        [GridCell("公办", 1, 2)],
        [GridCell("小学"), GridCell("12")],
        [GridCell(""), GridCell("")],
        [GridCell("注：初步统计数。", 1, 2)],
    ]
    assert [(line.kind, line.text) for line in table_lines(rows)] == [
        ("line", "学校情况"),
        ("cells", "指标 | 数量"),
        ("cells", "公办"),
        ("cells", "小学 | 12"),
        ("line", "注：初步统计数。"),
    ]
