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
     ("结婚", "离婚"), ("产量", "产值"), ("常住人口", "户籍人口"), ("获批", "申报"), ("旅客", "货物"),
     ("结转", "结余"), ("立案", "结案"), ("受理", "办结"), ("查封", "扣押"), ("吊销", "注销"), ("罚款", "没收"),
     ("批捕", "起诉"), ("起诉", "不起诉"), ("败诉", "纠错"), ("楼面价", "溢价率"),
     ("一般公共预算收入", "政府性基金收入"),
     ("主动公开", "依申请公开"), ("来信", "来访"), ("播种面积", "产量"), ("种植", "养殖"), ("巡视", "巡察"),
     ("低保", "特困"), ("Ⅱ类", "Ⅲ类"), ("管委会", "国有资产监督管理委员会")],
)  # fmt: skip
def test_words_that_merely_relate_stand_for_nothing(word, other):
    assert other not in (*same(word), *senses(word))
    assert word not in (*same(other), *senses(other))


@pytest.mark.parametrize(
    ("asked", "said"),
    [("罚款", "处罚金额"), ("拆违建", "违法建设"), ("违法建筑", "拆违"), ("送饭", "助餐"), ("欠工资", "工资拖欠"),
     ("临时工", "编外人员"), ("没花完", "结转"), ("上缴", "上划"), ("卖地款", "土地出让价款"),
     ("出让金", "土地出让收入"), ("修水库", "除险加固"), ("荒地", "撂荒耕地"), ("渣土", "建筑垃圾"),
     ("违停", "违章停车"), ("鞭炮", "烟花爆竹"),
     ("收案", "受理案件"), ("结案", "审结"), ("集访", "集体上访"), ("信息公开申请", "依申请公开"), ("入孵", "在孵"),
     ("孵化", "入孵"), ("降成本", "降本"), ("三类水", "iii类"), ("偷税", "涉税违法"), ("网吧", "上网服务场所"),
     ("市监局", "市场监督管理局"), ("资规局", "自然资源和规划局"), ("文旅局", "文化和旅游局"),
     ("卫健委", "卫生健康委员会"), ("人社局", "人力资源和社会保障局"), ("城管局", "城市管理局"),
     ("应急局", "应急管理局"), ("行审局", "行政审批局"),
     ("投促局", "投资促进局"), ("海渔局", "海洋与渔业局"), ("安委办", "安全生产委员会办公室")],
)  # fmt: skip
def test_what_readers_ask_for_meets_what_reports_of_any_bureau_call_it(asked, said):
    assert said in (*same(asked), *senses(asked))


@pytest.mark.parametrize(
    "word", [word for name in FILES for word in load_toml(name).get("compounds", ())] + ["在孵企业", "拆违", "楼面价"]
)
def test_a_compound_is_one_word(word):
    assert list(segmenter().cut(word, HMM=False)) == [word]
