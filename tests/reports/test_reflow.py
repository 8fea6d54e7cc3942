"""What is joined across line breaks, and what is left apart."""

import pytest

from qa_bot.reports.readers.text import source_lines
from qa_bot.reports.reflow import reflow

JOINED = {
    "page-break-inside-a-sentence": ("全年打造了\n\n27 个项目。", ["全年打造了27个项目。"]),
    "page-break-after-a-semicolon": ("产值增长5%；\n\n税收增长6%。", ["产值增长5%；税收增长6%。"]),
    "page-break-inside-a-word": ("完成任务。制定规\n\n范性文件3份。", ["完成任务。制定规范性文件3份。"]),
    "page-break-before-a-bracket": ("完成。围绕中以\n\n（上海）园推进。", ["完成。围绕中以（上海）园推进。"]),
    "links-on-their-own-lines": ("审时度势，\n亲自\n指挥、\n亲自\n部署。", ["审时度势，亲自指挥、亲自部署。"]),
    "line-begins-with-a-comma": ("保持全国第一\n，增长5%。", ["保持全国第一，增长5%。"]),
    "line-begins-with-a-closing-quote": ("坚决做到“\n两个维护\n”，提高水平。", ["坚决做到“两个维护”，提高水平。"]),
    "trace-of-an-inline-element": ("让人\n\u200b\n民满意。", ["让人民满意。"]),
    "function-word-at-the-end": ("打造了\n27 个项目。", ["打造了27个项目。"]),
    "footnote-mark-at-the-line-start": ("完成。落实\n〔11〕目标，推进整治。", ["完成。落实〔11〕目标，推进整治。"]),
    "target-cut-before-its-figure": (
        "今年经济社会发展的主要预期目标是：生产总值增长\n7.5%左右。",
        ["今年经济社会发展的主要预期目标是：生产总值增长7.5%左右。"],
    ),
    "open-bracket": ("各类院校59所（含\n成人高校）。", ["各类院校59所（含成人高校）。"]),
    "latin-words": ("甲。举办World\nConference大会。", ["甲。举办World Conference大会。"]),
    "name-after-office": ("青河县人民政府县长\n刘某", ["青河县人民政府县长刘某"]),
}  # fmt: skip

_PAGES = "完成3项。新建学\n\n校5所。\n\n完成6项。引进企\n\n业7家。"
JOINED["page-break-inside-a-heading"] = (
    f"{_PAGES}\n\n（五）以法治为保障，筑牢科\n\n技工作基础\n\n完成普法任务。",
    ["完成3项。新建学校5所。", "完成6项。引进企业7家。", "（五）以法治为保障，筑牢科技工作基础", "完成普法任务。"],
)

APART = {
    "heading-and-paragraph": "一、总则\n全年完成3项任务。",
    "heading-after-heading": "一、总则\n（一）任务",
    "plain-heading": "2022年工作回顾\n2022年，全县完成3项任务。",
    "numbered-items-after-semicolons": "一是抓项目；\n二是抓产业；\n三是抓民生。",
    "dashes-after-semicolons": "——增长5%；\n——增长6%。",
    "notes": "[1]甲：指乙\n[2]丙：指丁",
    "occasion-and-speaker": "在青河县第二届人民代表大会第二次会议上\n青河县人民政府区长李某某",
    "sentences": "全年完成3项任务。\n新增5家企业。",
}


@pytest.mark.parametrize(("text", "paragraphs"), JOINED.values(), ids=JOINED)
def test_joined(text: str, paragraphs: list[str]) -> None:
    assert [paragraph.text for paragraph in reflow(list(source_lines(text)))] == paragraphs


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_left_apart(text: str) -> None:
    assert [paragraph.text for paragraph in reflow(list(source_lines(text)))] == text.split("\n")


def test_bold_marks_go_and_leave_their_spans() -> None:
    [paragraph] = reflow(list(source_lines("完成 3 项。**落 实责任。**推进 5 件。**加**\n\n**强保障。**新增 1 处。")))
    assert paragraph.text == "完成3项。落实责任。推进5件。加强保障。新增1处。"
    assert [span.of(paragraph.text) for span in paragraph.bold] == ["落实责任。", "加", "强保障。"]


def test_lines_filled_to_a_width_are_joined_up_to_the_short_one() -> None:
    line = "全市上下坚持稳中求进工作总基调全面贯彻各项决策部署推"
    text = "\n".join(["一、综合", *[line] * 12, "进。", *[line] * 10, "成。"])
    assert [paragraph.text for paragraph in reflow(list(source_lines(text)))] == [
        "一、综合",
        line * 12 + "进。",
        line * 10 + "成。",
    ]
