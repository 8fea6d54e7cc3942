"""Figures of tables: header, row label, unit, and no two lines merged into one fact."""

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.reports.model import Block, Cell, Metadata, Report, Section, Table
from qa_bot.text.span import Span


def figures(rows: list[str], *, caption: str = "", unit: str = "") -> list[Figure]:
    """Return the figures of a table with rows `a | b`, the first a header."""
    text = "\n".join(rows)
    cells, blocks, start = [], [], 0
    for row, line in enumerate(rows):
        blocks.append(Block("table", Span(start, start + len(line)), 0))
        at = start
        for column, cell in enumerate(line.split(" | ")):
            cells.append(Cell(Span(at, at + len(cell)), row, column, header=row == 0))
            at += len(cell) + 3
        start += len(line) + 1
    table = Table(Span(0, len(text)), tuple(cells), caption, unit)
    root = Section("", 0, "root", (), Span(0, 0), Span(0, len(text)), None)
    report = Report("表", "表.md", "0" * 64, text, Metadata(year=2021), (root,), tuple(blocks), (table,))
    return extract_figures(report)


def read(rows: list[str], *, caption: str = "", unit: str = "") -> list[tuple[str, str, str, str, str]]:
    """Return (metric, text, unit, role, period) of each figure of a table."""
    return [(f.metric, f.text, f.unit, f.role, f.period) for f in figures(rows, caption=caption, unit=unit)]


def subjects(rows: list[str]) -> list[tuple[str, str]]:
    """Return (metric, subject) of each figure of a table."""
    return [(figure.metric, figure.subject) for figure in figures(rows)]


def test_units_come_from_the_header():
    assert read(["指标 | 2021年（亿元） | 比上年增长（%）", "第一产业 | 582.8 | 4.8", "第二产业 | 6114.3 | -8.2"]) == [
        ("第一产业", "582.8", "亿元", "level", "2021"),
        ("第一产业", "4.8", "%", "growth", "2021"),
        ("第二产业", "6114.3", "亿元", "level", "2021"),
        ("第二产业", "-8.2", "%", "growth", "2021"),
    ]


def test_units_come_from_a_unit_column():
    assert read(["产品名称 | 单位 | 产量", "汽车 | 万辆 | 62.6", "水泥 | 万吨 | 1,355.8"]) == [
        ("汽车产量", "62.6", "万辆", "level", "2021"),
        ("水泥产量", "1,355.8", "万吨", "level", "2021"),
    ]


def test_units_come_from_the_cell_or_the_table():
    assert read(["产品 | 1995年产量", "原煤 | 13.61亿吨"]) == [("原煤产量", "13.61亿吨", "亿吨", "level", "1995")]
    assert read(["地区 | 产值", "东部 | 12"], unit="亿元") == [("东部产值", "12", "亿元", "level", "2021")]


def test_a_short_header_is_spread_over_its_columns():
    rows = ["经济类型 | 资产(%) | 产值(%)", " | 1985 | 1995 | 1985 | 1995", "国有 | 74.6 | 53.7 | 64.9 | 34.0"]
    assert [(metric, text, period) for metric, text, _, _, period in read(rows)] == [
        ("国有资产", "74.6", "1985"),
        ("国有资产", "53.7", "1995"),
        ("国有产值", "64.9", "1985"),
        ("国有产值", "34.0", "1995"),
    ]


def test_where_columns_cannot_be_told_nothing_is_claimed():
    assert read(["地区 | 产值(亿元) | 税收(亿元)", "东部 | 1 | 2 | 3"]) == []


def test_ranks_and_numbers_without_a_unit_are_no_figures():
    assert read(["行业 | 产值（亿元） | 位次", "煤炭 | 6.4 | 7"]) == [("煤炭产值", "6.4", "亿元", "level", "2021")]
    assert read(["指标 | 指数", "居民消费价格 | 100.5"]) == []


def test_a_cell_of_prose_is_read_as_a_sentence():
    rows = ["项目 | 内容", "县医院 | 规划占地面积66372.13平方米，设床位500张。"]
    assert [(text, role) for _, text, _, role, _ in read(rows)] == [("66372.13平方米", "level"), ("500张", "level")]


def test_a_quantity_with_what_it_is_for_is_its_cells_value():
    rows = ["病种 | 职工医保 | 居民医保", "高血压病 | 200元/月 | 50元/月", "糖尿病 | —— | 无"]
    assert [(metric, text, unit) for metric, text, unit, _, _ in read(rows)] == [
        ("高血压病职工医保", "200元/月", "元"),
        ("高血压病居民医保", "50元/月", "元"),
    ]


def test_a_running_number_names_no_row():
    rows = ["序号 | 镇街 | 人口（万人）", "1 | 东城街道 | 5.1", "2 | 西城街道 | 4.3"]
    assert [metric for metric, *_ in read(rows)] == ["东城街道人口", "西城街道人口"]


def test_numbers_side_by_side_in_a_cell_are_no_number():
    assert read(["指标 | 数量（个）", "省级 | 34 4 23", "地级 | 333"]) == [("地级", "333", "个", "level", "2021")]


def test_a_year_names_a_row_and_is_no_part_of_the_metric():
    assert read(["年份 | 优良水质比例（%）", "2017年 | 73.8", "2018 | 78.6"]) == [
        ("优良水质比例", "73.8", "%", "level", "2017"),
        ("优良水质比例", "78.6", "%", "level", "2018"),
    ]


def test_a_header_word_that_the_label_ends_with_is_not_said_twice():
    assert read(["指标 | 机构（个）", "养老机构 | 12"])[0][0] == "养老机构"


def test_what_a_row_is_a_part_of_is_its_subject():
    rows = [
        "指标 | 2021年（万平方米）",
        "竣工面积 | 1460.8",
        "#住宅 | 897.5",
        "其中：办公楼 | 20.1",
        "销售面积 | 3644.1",
    ]
    assert subjects(rows) == [("竣工面积", ""), ("住宅", "竣工面积"), ("办公楼", "竣工面积"), ("销售面积", "")]


def test_a_name_over_several_rows_is_the_subject_of_each():
    rows = ["类别 | 医院 | 床位（张）", "公立 | 综合医院 | 7023", "公立 | 中医医院 | 1200", "民营 | 综合医院 | 860"]
    assert subjects(rows) == [("综合医院床位", "公立"), ("中医医院床位", "公立"), ("综合医院床位", "民营")]


def test_a_caption_says_what_columns_headed_by_years_only_hold():
    rows = ["指标 | 2020年 | 2021年", "居民消费价格 | 2.3 | 1.5"]
    assert [(text, role, period) for _, text, _, role, period in read(rows, caption="价格涨跌幅度（单位：%）")] == [
        ("2.3", "growth", "2020"),
        ("1.5", "growth", "2021"),
    ]


def test_a_quantity_that_goes_on_in_words_is_no_value():
    assert read(["项目 | 成果", "孵化器 | 12家企业入驻"]) == []


def test_tables_side_by_side_are_two():
    rows = [
        "指标 | 数量（个） | 指标 | 数量（个）",
        "地级 | 333 | 乡级 | 38558",
        "地级市 | 293 | 镇 | 21322",
        "盟 | 3 |  | ",
    ]
    assert [(metric, text) for metric, text, *_ in read(rows)] == [
        ("地级", "333"),
        ("乡级", "38558"),
        ("地级市", "293"),
        ("镇", "21322"),
        ("盟", "3"),
    ]


def test_a_share_is_of_what_its_header_names():
    rows = ["行业 | 资产比重(%) | 产值比重(%)", "纺织 | 7.7 | 12.1"]
    assert [(metric, text, role) for metric, text, _, role, _ in read(rows)] == [
        ("纺织资产", "7.7", "share"),
        ("纺织产值", "12.1", "share"),
    ]


def test_where_labels_name_rates_the_columns_are_what_they_are_of():
    rows = ["指标 | 东部 | 西部", "“八五”时期平均每年增长(%) | 23.4 | 15.8", "1990年比重(%) | 62.7 | 11.9"]
    assert [(metric, text, role, period) for metric, text, _, role, period in read(rows)] == [
        ("东部", "23.4", "growth", "1991/1995"),
        ("西部", "15.8", "growth", "1991/1995"),
        ("东部", "62.7", "share", "1990"),
        ("西部", "11.9", "share", "1990"),
    ]


def test_a_caption_tells_that_percentages_are_shares():
    rows = ["类型 | 1985 | 1995", "国有 | 74.6 | 53.7"]
    assert [(text, role) for _, text, _, role, _ in read(rows, caption="工业经济类型结构变化情况（%）")] == [
        ("74.6", "share"),
        ("53.7", "share"),
    ]


def test_an_uneven_header_gives_way_to_a_row_that_names_every_column():
    rows = [
        " | 在总计中： |  | 在总计中：",
        " | 国有 | 集体 | 私营 | 个体 | 三资",
        "东部 | 27.3 | 39.5 | 2.7 | 11.7 | 19.6",
    ]
    assert [(metric, text) for metric, text, *_ in read(rows, unit="%")][3] == ("东部个体", "11.7")
    doubled = [" | 出口： |  | 进口：", " | 额 | 增长 | 额 | 增长 | 额", "东部 | 27.3 | 39.5 | 2.7 | 11.7 | 19.6"]
    assert read(doubled, unit="%") == []


def test_a_unit_that_nobody_knows_is_taken_from_its_column():
    rows = ["产品名称 | 计量单位 | 产量", "光电子器件 | 万只（片、套） | 13574", "电堆 | 兆瓦套 | 7"]
    assert [(text, unit) for _, text, unit, *_ in read(rows)] == [("13574", "万只"), ("7", "兆瓦套")]


def test_a_total_is_called_by_what_its_column_counts():
    rows = ["指标 | 机构（个） | 床位（张）", "合计 | 42 | 530", "发电量 | 1 | 2"]
    assert [metric for metric, *_ in read(rows)][:2] == ["机构", "床位"]
    assert read(["产品 | 单位 | 产量", "发电量 | 亿千瓦时 | 592.4"])[0][0] == "发电量"
