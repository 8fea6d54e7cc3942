"""What a row is a part of: told by marks, by labels that come again, by sums, by a count; else by nothing."""

from decimal import Decimal

import pytest

from qa_bot.figures.table_names import clean
from qa_bot.figures.table_wholes import LabelledRow, wholes


def parts(*rows: str) -> list[str]:
    """Return the whole of each row `label value unit`; `-` stands for no value."""
    made = []
    for row in rows:
        label, value, unit = row.split(" ")
        made.append(LabelledRow(label, clean(label), None if value == "-" else Decimal(value), unit))
    return wholes(made)


CASES = {
    "marked": (["竣工面积 1460.8 万平方米", "#住宅 897.5 万平方米", "销售面积 3644.1 万平方米"], ["", "竣工面积", ""]),
    "each mark goes back to the row above all parts": (
        ["出口额 382 亿元", "其中：一般贸易 301 亿元", "加工贸易 66 亿元", "其中：机电 189 亿元", "进口额 2464 亿元"],
        ["", "出口额", "出口额", "出口额", ""],
    ),
    "bare rows go on with a mark while they fit": (
        ["贷款余额 45140 亿元", "#短期贷款余额 5412 亿元", "长期贷款余额 25822 亿元", "存款余额 47968 亿元"],
        ["", "贷款余额", "贷款余额", ""],
    ),
    "a row named like the whole, and not like its part, does not go on": (
        ["销售面积 3644.1 万平方米", "#住宅 2614.5 万平方米", "新开工面积 900.0 万平方米"], ["", "销售面积", ""],
    ),
    "nor does one that counts otherwise": (
        ["货物吞吐量 26938 万吨", "其中：外贸吞吐量 3208 万吨", "集装箱吞吐量 310 万标箱"],
        ["", "货物吞吐量", ""],
    ),
    "labels that come again": (
        ["客运量 800 人次", "公路 300 人次", "铁路 200 人次", "周转量 900 人公里", "公路 70 人公里", "铁路 - -"],
        ["", "客运量", "客运量", "", "周转量", "周转量"],
    ),
    "rows adding up": (["支出 40313 元", "食品 10482 元", "居住 29831 元", "收入 6903 元"], ["", "支出", "支出", ""]),
    "rows that add up within rounding": (
        ["生产总值 100.0 亿元", "一产 33.3 亿元", "二产 33.3 亿元", "三产 33.3 亿元"], ["", *["生产总值"] * 3],
    ),
    "things counted add up exactly or not at all": (
        ["机构 100 个", "医院 33 个", "诊所 33 个", "药店 33 个"], [""] * 4,
    ),
    "parts of parts are counted once": (
        ["床位 500 张", "医院 300 张", "公立 200 张", "民营 100 张", "诊所 200 张"],
        ["", "床位", "医院", "医院", "床位"],
    ),
    "two small numbers may add up by chance": (["学校 12 所", "医院 7 所", "剧院 5 所"], ["", "", ""]),
    "a count under a row without one": (
        ["居民消费价格 2.2 %", "一、食品 2.7 %", "二、衣着 1.4 %", "零售价格 2.6 %"],
        ["", "居民消费价格", "居民消费价格", ""],
    ),
    "what is only called a total names no whole": (["合计 300 个", "男 200 个", "女 100 个"], ["", "", ""]),
    "no ground, no whole": (["水泥 640 吨", "生铁 1652 吨", "粗钢 1869 吨"], ["", "", ""]),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), CASES.values(), ids=CASES)
def test_what_each_row_is_a_part_of(rows: list[str], found: list[str]) -> None:
    assert parts(*rows) == found
