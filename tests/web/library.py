"""A bot over three small reports whose figures are really extracted: what the tabs show, without an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.model import Figure
from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Report
from tests.web.fakes import FakeBot

FLOODS = """# 2023年青禾县水利局工作总结

## 一、防汛抗旱

全年新建雨量站45座、水位站18座。全年完成水利投资3.6亿元，同比增长12.5%。<b>夜间</b>值守120人次。

## 二、农村供水

### （一）供水工程

全年完成水利投资3.9亿元，超额完成力争3亿元的年度目标。新增供水人口2.4万人，其中脱贫人口0.6万人。

### （二）水费收缴

**一是**规范收费。水费收缴率达到96.2%。
"""
HARVEST = """# 青禾县2021～2023年国民经济统计资料

## 一、农业

表1 主要农产品产量

| 指标 | 2021年 | 2022年 | 2023年 |
| --- | --- | --- | --- |
| 粮食产量（万吨） | 30.1 | 31.5 | 32.8 |
| 油料产量（万吨） | 2.1 | 2.3 | 2.2 |
| 蔬菜产量（万吨） | 11.0 | 12.4 | 13.9 |

## 二、工业

"""
WORKS = "".join(
    f"第{name}村新建水井{number}口，投资{number}.5万元。\n\n"
    for number, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", 11)
)
CLINIC = """# 2022年白石镇卫生院工作总结

## 一、诊疗

全年门诊3.2万人次，住院1200人次。
"""


def texts() -> dict[str, str]:
    """Return the reports' sources by file name."""
    return {"水利局.md": FLOODS, "统计资料.md": HARVEST + WORKS, "卫生院.md": CLINIC}


class LibraryBot(FakeBot):
    """Holds the three reports; answers as the fake does."""

    fingerprint = "library1"

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        with TemporaryDirectory() as folder:
            for name, text in texts().items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            read = [read_report(Path(folder) / name) for name in texts()]
        return {report.id: report for report in read}

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return [figure for report in self.reports.values() for figure in extract_figures(report)]
