"""The canonical spelling: what changes, what stays, and that no visible character is ever lost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa_bot.text.normalize import INVISIBLE, normalize, normalize_query

SPELLINGS = {
    "space-before-unit": ("打造了 27 个数字化转型示范项目", "打造了27个数字化转型示范项目"),
    "space-around-latin": ("累计开通 5G 室外基站 2388 个", "累计开通5G室外基站2388个"),
    "torn-generation": ("新增 5 G 基站", "新增5G基站"),
    "torn-codes": ("PM 2.5 与 G 207 线 110 kV 变电站", "PM2.5与G207线110kV变电站"),
    "phrase-with-a-year": ("举办 Smart City 2022 大会", "举办Smart City 2022大会"),
    "page-break": ("打造了\n\n27 个", "打造了27个"),
    "full-width-figures": ("增长７．５％和１１．９％", "增长7.5%和11.9%"),
    "full-width-letters": ("ＰＭ２．５浓度", "PM2.5浓度"),
    "full-width-space": ("　　各位代表：", "各位代表："),
    "no-break-space": ("高唐县县长\u00a0杨某", "高唐县县长杨某"),
    "zero-width": ("各位代表：\u200d\ufeff", "各位代表："),
    "letter-spaced-title": ("政 府 工 作 报 告", "政府工作报告"),
    "english-phrase-stays": ("举办 World  AI Conference 大会", "举办World AI Conference大会"),
    "two-numbers-stay-two": ("规划“1 10 100”战略", "规划“1 10 100”战略"),
    "chinese-punctuation-stays": ("一是（甲）；二是“乙”：丙，丁。", "一是（甲）；二是“乙”：丙，丁。"),
    "ascii-quotes-stay": ('运行"总体平稳、稳中有升"', '运行"总体平稳、稳中有升"'),
    "radicals": ("⼀、⼯作", "一、工作"),
    "radicals without a form of their own": ("居⺠增⻓⼾", "居民增长户"),
    "circled-stays": ("①甲②乙", "①甲②乙"),
    "square-metre-stays": ("面积 120 ㎡", "面积120㎡"),
}


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS.values(), ids=SPELLINGS)
def test_normalize(written: str, canonical: str) -> None:
    assert normalize(written) == canonical


PIECES = st.sampled_from(
    [*"甲乙。，：（）“”12０９．－％%A zＺ", " ", "\u3000", "\n", "\u200b", "\ufeff", "⼯", "㎡", "𠀀"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@settings(deadline=None)
@given(TEXTS)
@example("0 －0")
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@settings(deadline=None)
@given(TEXTS)
@example("甲\u200b \u200b乙")
def test_each_visible_character_stays_one_character(text: str) -> None:
    visible = sum(not character.isspace() for character in INVISIBLE.sub("", text))
    assert sum(not character.isspace() for character in normalize(text)) == visible


QUESTIONS = {
    "traditional": ("2022年首次認定高新技術企業多少家？", "2022年首次认定高新技术企业多少家？"),
    "full-width": ("增长１２％吗？", "增长12%吗？"),
    "spaces": (" 5G 基站   多少 个 ", "5G基站多少个"),
    "latin-only": ("what  is GDP", "what is GDP"),
}


@pytest.mark.parametrize(("asked", "canonical"), QUESTIONS.values(), ids=QUESTIONS)
def test_normalize_query(asked: str, canonical: str) -> None:
    assert normalize_query(asked) == canonical
