"""Places are told by the administrative units of China, not by how a word ends or a tagger's guess."""

import pytest

from qa_bot.text.places import place_names

NO_PLACES = (
    "示范区建了几个",
    "多少企业上市",
    "都市农业",
    "新建改建道路",
    "试点县有几个",
    "搬迁安置了多少户",
    "城乡融合和平安建设",
    "有哪些惠民政策",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("静安区有多少个基站", ["静安区"]),
        ("静安引进了多少企业", ["静安"]),
        ("合肥和石家庄的GDP", ["合肥", "石家庄"]),
        ("河北省易县的人口", ["河北省", "易县"]),
        ("内蒙古自治区的产量", ["内蒙古自治区"]),
        ("对东盟出口多少", ["东盟"]),
    ],
)
def test_places_are_found(text, names):
    assert [span.of(text) for span in place_names(text)] == names


@pytest.mark.parametrize("text", NO_PLACES)
def test_words_that_look_like_places_are_none(text):
    assert place_names(text) == ()
