"""Which place a report is of: the administrative units of `places.txt`, told from words that only end like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from qa_bot.resources import load_lines
from qa_bot.text.places import known_places

NATION = "全国"
SHORT = 3
"""Characters of a district's or a town's name with what says what it is."""
_BESIDE = re.compile(r"中共|关于|在(?=[\u4e00-\u9fff])|印发|[《》]|[上下]半年|[一二三四]季度|[全我][省市县区镇]")
_DATED = re.compile(r"(?:(?:19|20)[0-9]{2}|[一二][零〇○一二三四五六七八九]{3})(?:年度?)?|[0-9_月日~～—-]+")
_OF_NATION = re.compile(
    r"国务院|中华人民共和国|^国家[\u4e00-\u9fff]{2,8}局|全国人民代表大会|^我国|全国[\u4e00-\u9fff]{2,12}公报|我国[\u4e00-\u9fff]{2,12}公报"
)


def place_in(source: str) -> str:
    """Return the place a title, an issuer or a file name begins with or is about: 上海市普陀区, 保定市, 河北省."""
    cleaned = _DATED.sub(" ", source)
    cleaned = _BESIDE.sub(" ", cleaned)
    parts = cleaned.split()
    places = (_place_chain(part) for part in parts)
    whole = next((place for place in places if place and place not in _no_places()), "")
    return whole or _named_short(parts[0] if parts else "")


def _named_short(text: str) -> str:
    """Return the place that a title begins with by its short name: 广东 of 广东2025年医保新措; "" for none."""
    return next((text[:length] for length in (4, 3, 2) if text[:length] in known_places()), "")


def fullest(places: Sequence[str]) -> str:
    """Return the fullest name of the place that comes first in `places`: 保定市徐水区 of 徐水区 and 保定市徐水区."""
    first = min((place for place in places if _within(places[0], place)), key=len, default=places[0])
    return max((place for place in places if place.endswith(first) and not _within(place, first)), key=len)


def is_of_nation(source: str) -> bool:
    """Tell whether a text speaks for the whole country."""
    return _OF_NATION.search(source) is not None


def _within(longer: str, shorter: str) -> bool:
    """Tell whether what stands before `shorter` in `longer` is no place but other words: 推出供应 of 推出供应广州市."""
    before = longer.removesuffix(shorter)
    return before not in ("", longer) and _place_chain(before) != before


def _place_chain(part: str) -> str:
    """Return the places that `part` begins with, one inside the other: 上海市普陀区 of 上海市普陀区教育局."""
    end = 0
    while found := _place_pattern().match(part, end):
        # 民政局广州市 and 住房和城乡 come after a place and are none: an office, and a word that only ends like one;
        # 南山区 and 石城镇 are.
        ends_like_one = found.group().endswith(tuple(_no_places())) and len(found.group()) != SHORT
        if end and (re.search("[局委厅部]", found.group()) or ends_like_one):
            break
        end = found.end()
    return part[:end]


@cache
def _place_pattern() -> re.Pattern[str]:
    units = [line for line in load_lines("places.txt") if not line.startswith("!")]
    # 广州市 is no 广州 followed by something: a unit's last character is none where another unit's follows.
    longer = "[省县州盟旗长]|区(?!域)|市(?![场容])"  # 市场监督管理局 of 某区 is none of 某区市
    return re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{'|'.join(units)})(?!{longer})")


@cache
def _no_places() -> frozenset[str]:
    return frozenset(line[1:] for line in load_lines("places.txt") if line.startswith("!"))
