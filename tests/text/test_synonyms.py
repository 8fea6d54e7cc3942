"""The lexicon is well formed: each word in one group, every entry reachable, nothing that rules another out."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from qa_bot.resources import load_toml, names
from qa_bot.text.synonyms import FOLDER, same, senses, vocabulary
from qa_bot.text.words import segmenter

FILES = names(FOLDER)
GROUPS = [(name, tuple(group)) for name in FILES for group in load_toml(name)["groups"]]
ONEWAY = [(name, word, tuple(others)) for name in FILES for word, others in load_toml(name)["oneway"].items()]
ONE_MEASURE = frozenset(("营收", "营业收入"))
"""Two words of a contrasting group that are one and the same measure."""


def test_the_lexicon_is_large_and_of_many_domains():
    assert len(FILES) >= 10
    assert len(GROUPS) + len(ONEWAY) > 1000


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_is_about_and_holds_nothing_else(name):
    text = (files("qa_bot.resources") / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert set(tomllib.loads(text)) <= {"groups", "compounds", "oneway"}


def test_no_word_stands_in_two_groups():
    counts = Counter(word.lower() for _, group in GROUPS for word in group)
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_word_has_two_entries():
    counts = Counter(word.lower() for _, word, _ in ONEWAY)
    assert [word for word, count in counts.items() if count > 1] == []


def test_groups_have_several_words_in_place_of_none_or_one():
    assert [group for _, group in GROUPS if len({word.lower() for word in group}) < 2] == []


def test_no_word_maps_to_itself_or_to_what_means_the_same_already():
    assert [(word, sense) for _, word, others in ONEWAY for sense in others if sense.lower() in same(word)] == []
    assert [word for _, word, others in ONEWAY if len(set(others)) < len(others)] == []


def test_senses_are_no_single_characters_which_stand_inside_other_words():
    assert [(word, sense) for _, word, others in ONEWAY for sense in others if len(sense) < 2] == []


def test_no_sense_holds_its_word_for_it_is_found_by_the_word_itself():
    long = [(word, others) for _, word, others in ONEWAY if len(word) > 1]
    assert [(word, sense) for word, others in long for sense in others if word in sense] == []


def test_what_contrasts_stands_for_nothing():
    contrasts = [frozenset(group) for group in load_toml("contrasts.toml")["groups"]]
    pairs = {(word, other) for word in vocabulary() for other in (*same(word), *senses(word)) if word != other}
    ruled_out = {pair for pair in pairs for group in contrasts if group.issuperset(pair)}
    assert [pair for pair in sorted(ruled_out) if not ONE_MEASURE.issuperset(pair)] == []


def test_a_question_that_has_the_word_of_an_entry_is_cut_so_that_it_is_found():
    unreachable = [word for _, word, _ in ONEWAY if list(segmenter().cut(word, HMM=False)) != [word]]
    assert unreachable == []


@pytest.mark.parametrize(
    ("word", "other"),
    [("进口", "出口"), ("申请", "授权"), ("认定", "申报"), ("营收", "利润"), ("室内", "室外"), ("签约", "开工"),
     ("开工", "竣工"),
     ("门诊", "住院"), ("收入", "支出"), ("贷款", "存款"), ("总产值", "增加值"), ("失业", "就业"),
     ("结婚", "离婚"), ("产量", "产值"), ("常住人口", "户籍人口"), ("获批", "申报"), ("旅客", "货物")],
)  # fmt: skip
def test_words_that_merely_relate_stand_for_nothing(word, other):
    assert other not in (*same(word), *senses(word))
    assert word not in (*same(other), *senses(other))
