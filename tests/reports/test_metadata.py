"""What a report says about itself, in the many ways reports say it."""

from pathlib import Path

import pytest

from qa_bot.reports.catalog import read_report
from qa_bot.reports.model import Metadata

BODY = (
    "\n一、总体情况\n全年完成各项任务，新建学校3所，新增学位2400个，各项工作取得成效，群众满意度持续提升，位居前列。\n"
)


def metadata(folder: Path, text: str, name: str = "报告") -> Metadata:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path).metadata


NUMBERS = [
    "普科委〔2023〕5号", "青政发[2021]12号", "云教办函（2020）第3号", "沪府规〔2019〕104号",
    "国发2015年第7号", "第12号公告",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_document_number(tmp_path: Path, number: str) -> None:
    assert metadata(tmp_path, f"青河区教育局文件\n{number}\n2022年工作总结{BODY}").document_number == number


YEARS = {
    "annual-summary": ("2022年青河区教育局工作总结" + BODY, "报告", 2022),
    "bulletin": ("青河市2024年国民经济和社会发展统计公报\n2025年3月28日" + BODY, "报告", 2024),
    "address-of-january": ("2023年青河市政府工作报告\n——2023年1月8日在市人民代表大会会议上" + BODY, "报告", 2022),
    "address-titled-by-its-subject": ("2018年青河省政府工作报告\n二〇一九年一月十四日在大会上" + BODY, "报告", 2018),
    "looking-back": ("政府工作报告\n各位代表：\n一、2021年工作回顾" + BODY, "报告", 2021),
    "looking-back-in-words": ("各位代表：\n二〇二四年工作回顾" + BODY, "报告", 2024),
    "five-years-and-one": ("各位代表：\n一、“十三五”时期和2020年工作回顾" + BODY, "报告", 2020),
    "notice-of-its-own-year": ("关于印发2025年救助标准的通知\n2025年3月28日" + BODY, "报告", 2025),
    "notice-by-its-date": ("青河市教育局关于加强管理的通知\n2025年3月28日" + BODY, "报告", 2025),
    "date-only": ("政府工作报告\n（2017年2月26日）" + BODY, "报告", 2016),
    "file-name": ("各位代表：" + BODY, "2021_青河县_政府工作报告", 2020),
    "summary-with-next-years-plan": ("青河街道2015年工作总结和2016年工作安排\n2016-03-07" + BODY, "报告", 2015),
    "heading-that-names-two-years": ("青河街道\n一、2016年工作总结和2017年工作计划" + BODY[1:], "报告", 2016),
    "audit-of-a-year": ("青河市2020年度预算执行的审计工作报告\n——2021年7月29日在大会上" + BODY, "报告", 2020),
    "state-of-work-by-mid-year": ("关于2021年重点工作上半年完成情况的通报\n2021年8月3日" + BODY, "报告", 2021),
    "titled-by-its-year": ("2025年1月1日" + BODY, "青河省2025年医保新措", 2025),
    "nothing": ("各位代表：" + BODY, "报告", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "year"), YEARS.values(), ids=YEARS)
def test_year_reported_on(tmp_path: Path, text: str, name: str, year: int | None) -> None:
    assert metadata(tmp_path, text, name).year == year


PLACES = {
    "county": ("2021年高山县政府工作报告", "高山县"),
    "one-character": ("易县2025年政府工作报告", "易县"),
    "city-and-district": ("保北市徐河区2024年政府工作报告", "保北市徐河区"),
    "city-not-prefecture": ("2022年广州市政府工作报告", "广州市"),
    "department": ("2022年普江区科学技术委员会工作总结", "普江区"),
    "district-that-ends-like-a-word": (
        "云州市南山区粤河街道办事处2023年度法治政府建设情况报告",
        "云州市南山区粤河街道",
    ),
    "town-that-ends-like-a-word": ("云州市青河区石城镇人民政府2021年度报告", "云州市青河区石城镇"),
    "all-of-the-county-names-none": ("2024年上半年全县经济运行情况分析", ""),
    "bureau-of-the-nation": ("国家统计局关于2023年粮食产量数据的公告", "全国"),
    "short-name-first": ("广东2025年医保工作总结", "广东"),
    "within-the-title-it-names": ("关于印发《青河实验区补贴使用管理办法》的通知", "青河实验区"),
    "an-office-of-the-market": ("青河实验区市场监督管理局2024年工作总结", "青河实验区"),
    "autonomous": ("2022年青龙满族自治县政府工作报告", "青龙满族自治县"),
    "nation": ("2024年我国卫生健康事业发展统计公报", "全国"),
    "two-bureaus-of-one-place": ("青河市民政局青河市财政局关于印发标准的通知", "青河市"),
    "a-word-after-the-place": ("青河市住房和城乡建设局关于加强管理的通知", "青河市"),
    "a-verb-before-the-place": ("关于推出供应青河市2025年房源的通告\n青河市住房保障办公室\n2025年3月1日", "青河市"),
    "all-provinces-are-no-place": ("关于加强管理的通知\n各省、自治区人民政府：", ""),
    "a-word-is-no-place": ("城市更新工作总结", ""),
}


@pytest.mark.parametrize(("title", "place"), PLACES.values(), ids=PLACES)
def test_place(tmp_path: Path, title: str, place: str) -> None:
    assert metadata(tmp_path, title + BODY).place == place


def test_the_fullest_name_of_the_place_wins(tmp_path: Path) -> None:
    found = metadata(tmp_path, f"云州市青河区教育局文件\n2022年青河区教育局工作总结{BODY}")
    assert (found.place, found.issuer) == ("云州市青河区", "云州市青河区教育局")


ISSUERS = {
    "letterhead": (f"青河区教育局文件\n2022年工作总结{BODY}", "青河区教育局"),
    "signature": (f"2022年工作总结{BODY}青河区教育局\n2023年1月5日\n", "青河区教育局"),
    "two-bureaus": (
        f"2024年统计公报\n青河市统计局 国家统计局青河调查队\n2025年3月1日{BODY}",
        "青河市统计局、国家统计局青河调查队",
    ),
    "speaker": (f"政府工作报告\n青河县人民政府代县长 丁 某\n各位代表：{BODY}", "青河县人民政府"),
    "office-of-the-place": (
        f"关于2022年度青河市级预算执行的审计工作报告\n市审计局局长 丁某\n主任、各位委员：{BODY}",
        "青河市审计局",
    ),
    "on-behalf": (f"各位代表：\n现在，我代表青河县人民政府，向大会报告工作。{BODY}", "青河县人民政府"),
    "state-council": (f"各位代表：\n现在，我代表国务院，向大会报告政府工作。{BODY}", "国务院"),
    "title-of-a-notice": (f"青河市教育局关于加强管理的通知\n2022年{BODY}", "青河市教育局"),
    "header-field": (f"标题：2021年工作总结\n发文单位：青河市人民政府\n正文：{BODY}", "青河市人民政府"),
}


@pytest.mark.parametrize(("text", "issuer"), ISSUERS.values(), ids=ISSUERS)
def test_issuer(tmp_path: Path, text: str, issuer: str) -> None:
    assert metadata(tmp_path, text).issuer == issuer


DATES = {
    "signature": (f"2022年工作总结{BODY}青河区教育局\n2023年2月21日\n", "2023-02-21"),
    "occasion": (f"政府工作报告\n——2023年1月8日在大会上{BODY}", "2023-01-08"),
    "in-words": (f"政府工作报告\n二〇一九年一月十四日在大会上{BODY}", "2019-01-14"),
    "occasion-before-publication": (f"政府工作报告\n时间：2023-03-30\n——2022年1月27日在大会上{BODY}", "2022-01-27"),
    "occasion-below-a-long-title": (
        f"关于青河县2016年国民经济和社会发展计划执行情况及2017年国民经济和社会发展计划（草案）的报告\n"
        f"—2017年1月10日在青河县人民代表大会第一次会议上\n青河县发展局局长 丁某\n{BODY}",
        "2017-01-10",
    ),
    "published": (f"工作总结\n发布日期：2023-03-30\n正文：{BODY}", "2023-03-30"),
    "a-date-in-a-sentence-is-none": (f"工作总结{BODY}5月22日，首批学校恢复上课。\n", ""),
}


@pytest.mark.parametrize(("text", "date"), DATES.values(), ids=DATES)
def test_date(tmp_path: Path, text: str, date: str) -> None:
    assert metadata(tmp_path, text).date == date


def test_the_occasion_is_no_title(tmp_path: Path) -> None:
    text = f"政府工作报告\n——2022年1月27日在青河市第八届人民代表大会第二次会议上的报告\n各位代表：{BODY}"
    assert metadata(tmp_path, text).title == "政府工作报告"


def test_a_bare_title_gives_way_to_a_file_name_that_says_more(tmp_path: Path) -> None:
    text = f"政府工作报告\n各位代表：{BODY}"
    assert metadata(tmp_path, text, "2021_高山县_政府工作报告").title == "2021年高山县政府工作报告"
    assert metadata(tmp_path, text, "报告").title == "政府工作报告"
