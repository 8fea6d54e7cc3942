"""English questions are read as the Chinese ones the reports answer, exactly as far as they are understood."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.questions.english import EnglishReader, is_english
from qa_bot.questions.english_values import take_times, with_chinese_amounts
from qa_bot.questions.glossary import read_words
from qa_bot.resources import load_lines, load_toml

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "golden" / "english.jsonl").read_text("utf-8").splitlines()
]
EXAMPLES = [example for frame in load_toml("english_frames.toml")["frame"] for example in frame["examples"]]


@pytest.fixture(scope="module")
def english():
    return EnglishReader(["青禾", "普陀"], lambda: ["海纳小镇"], lambda word: True)


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        (
            "How many couples got divorced in 2021, per the civil affairs statistical bulletin?",
            "2021年离婚多少对？",
        ),
        (
            "What was the forest coverage rate in 2013, according to the 2014 government work report?",
            "2014年政府工作报告，2013年森林覆盖率是多少？",
        ),
        ("What was the growth rate of residents'income?", "居民收入增速多少？"),
        ("How many people died of AIDS?", "死亡艾滋病多少人？"),
        ("What share of GDP did services account for?", "服务业占GDP比重多少？"),
    ],
)
def test_the_document_comes_first_and_forms_are_told_apart(question, chinese, english):
    assert english.read(question) == chinese


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_an_english_question_gets_the_chinese_answer(case, bot, bulletin_bot):
    asked = bulletin_bot if case["over"] == "fixture" else bot
    answer = asked.ask(case["question"], history=case.get("history", ()))
    assert answer.question == case["question"]
    if case["kind"] == "none":
        assert not answer.answered, answer.text
        return
    said = answer.short or answer.text
    wanted = [gold if isinstance(gold, list) else [gold] for gold in case["gold"]]
    assert any(all(part in said for part in parts) for parts in wanted), (answer.resolved_question, answer.text)


@pytest.mark.parametrize(("question", "chinese"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_every_frame_reads_its_examples(question, chinese, english):
    assert english.read(question) == chinese


@pytest.mark.parametrize(
    ("typed", "chinese"),
    [
        ("100 billion yuan", "1000亿元"),
        ("2.5 million people", "250万人"),
        ("RMB 1,256.8 million", "RMB 12.568亿"),
        ("1.2 trillion yuan", "12000亿元"),
        ("12,345 yuan", "1.2345万元"),
        ("950 enterprises", "950 enterprises"),
        ("5G and PM2.5", "5G and PM2.5"),
        ("0.1 percent", "0.1%"),
        ("3 percentage points", "3个百分点"),
    ],
)
def test_amounts_are_exact(typed, chinese):
    assert with_chinese_amounts(typed) == chinese


@given(st.integers(1, 10**7), st.sampled_from(["thousand", "million", "billion"]))
def test_an_amount_keeps_its_value(number, scale):
    power = {"thousand": 3, "million": 6, "billion": 9}[scale]
    written = with_chinese_amounts(f"{number} {scale} yuan")
    value, chinese = re.fullmatch(r"([\d.]+)([万亿]?)元", written).groups()
    whole, _, rest = value.partition(".")
    zeros = {"": 0, "万": 4, "亿": 8}[chinese]
    assert int(whole + rest.ljust(zeros, "0")) == number * 10**power


@pytest.mark.parametrize(
    ("question", "times", "rest"),
    [
        ("the GDP in 2023", "2023年", "the GDP"),
        ("the population at the end of 2023", "2023年末", "the population"),
        ("the visitors in May 2022", "2022年5月", "the visitors"),
        ("what happened on May 22", "5月22日", "what happened"),
        ("the exports in the first quarter of 2022", "2022年一季度", "the exports"),
        ("the rate last year", "去年", "the rate"),
    ],
)
def test_times_are_taken_out(question, times, rest):
    assert take_times(question) == (times, rest)


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("How many technology contracts were certified in Putuo District?", "普陀区认定技术合同多少？"),
        ("How many technology contracts were certified in Jing'an District?", "静安区认定技术合同多少？"),
        ("What was Hefei's GDP in 2024?", "2024年合肥GDP是多少？"),
        ("How many hospitals are there in Xuzhou City?", "徐州市医院多少？"),
        ("How many zeppelins are there in Qinghe?", "青禾zeppelins多少？"),
        ("When was Haina Town unveiled?", "海纳小镇挂牌是什么时候？"),
        ("and in 2021?", "那2021年呢？"),
        ("By what percent did exports fall in Chengdu?", "成都出口同比下降多少？"),
        ("What is the GDP of Shanxi Province?", "山西省GDP是多少？"),
        ("What is the GDP of Shaanxi?", "陕西GDP是多少？"),
        ("Can you tell me how many museums there are?", "博物馆多少？"),
    ],
)
def test_names_times_and_what_is_not_understood_are_kept(question, chinese, english):
    assert english.read(question) == chinese


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("GDP是多少", False),
        ("How many 技术合同 were certified?", True),
        ("5G基站多少个", False),
        ("GDP growth", True),
        ("AI", False),
        ("", False),
        ("PM2.5", False),
    ],
)
def test_what_is_english(text, english):
    assert is_english(text) is english


def test_inflection_and_spelling_do_not_matter():
    for typed in ("technology contracts", "Technology Contract", "the technology contract's"):
        assert [word.chinese for word in read_words(typed) if word.kind == "noun"] == [("技术合同",)]
    assert read_words("urbanisation rate")[0].chinese == ("城镇化率",)
    assert read_words("research centres")[-1].chinese == ("中心",)


def test_the_glossary_is_whole_and_each_term_stands_once():
    lines = load_lines("english_glossary.txt")
    assert len(lines) > 700
    for line in lines:
        english, sign, chinese = line.partition(" = ")
        assert english, line
        assert sign, line
        assert all(re.fullmatch(r"[\u4e00-\u9fffA-Z0-9（）“”.+]+", word) for word in chinese.split("/")), line
    forms = [
        form for line in lines if not line.startswith(("to ", "~")) for form in line.partition(" = ")[0].split(", ")
    ]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_a_word_is_first_looked_for_as_it_is_written():
    assert [word.chinese[0] for word in read_words("urban roads")] == ["城市", "道路"]
    assert read_words("urbanization")[0].chinese[0] == "城镇化率"
