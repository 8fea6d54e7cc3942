"""Several questions in one line: 办了多少对，比上年下降多少？ is two, the second about what the first is about."""

from __future__ import annotations

import re

from qa_bot.questions.asked_before import subject_of
from qa_bot.questions.ellipsis import counterpart
from qa_bot.questions.focus import focus_of
from qa_bot.questions.followup import readings
from qa_bot.questions.understand import content_terms, first_rule, role_rules
from qa_bot.text.places import place_names

_CLAUSE = re.compile(r"[^，,；;、？?。]+[，,；;、？?。]*")
_ASKS = re.compile(r"多[少大高长]|几(?!乎)|什么时候|何时|谁|哪一?[天年个家位]|原来呢|增速呢|占比呢|同比呢")
_TWO_COUNTS = re.compile(r"(?:多少|(?<![之成])几)[\u4e00-\u9fff]{1,2}(?=[、和]?(?:多少|几)[\u4e00-\u9fff])")
"""Two counts asked for without a word between them: 立案多少件|多少人."""
_ASIDE = re.compile(r"(?:不用|不必|别)[说管提看]")
_EACH = re.compile(r"^(?P<named>.+?)[，,]?(?:分别|依次|各)(?:自|是|有|为|达到?)*(?P<ask>(?:多少|几).*)$")
_LEAD = re.compile(r"^[^：:，,]{2,14}[：:](?=[^：:]{8,}$)")
"""What a question is for stands before it: 写材料要用：…"""
_THESE = re.compile(
    r"[，,](?:这|以上|上述)(?P<count>[两二三四五六七八九\d])(?:项|个|者|样|种|类|家)(?:指标|数据)?的?(?P<measure>[^，,、]{0,8})$"
)
"""What sums up the things named and says what is asked of each: 甲、乙、丙，这三项年均增速."""
_LISTED = re.compile(
    r"^(?:请|麻烦|帮我|帮忙|给我)*(?:分别|依次|一一|逐一|逐项)?(?:列出|列举|列一下|给出|写出|报一下|说出)(?:一下)?"
    r"(?P<named>[^，,。？?]+?的(?:增加值|产值|产量|收入|支出|增速|增幅|规模|面积|数量|金额|占比|比重|营收|税收|投资额|总额))[?？。]?$"
)
"""A demand for the same figure of each: 请列出一、二、三产业的增加值."""
_SHARED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:余额|增加值|产值|产量|面积|总量|占比|比重|增速|增幅)$")
"""What the last of several says for all: 存款、贷款余额."""
_OF_ALL = re.compile(r"(?<=[\u4e00-\u9fff])的(?P<measure>[^的、，,]{2,6})$")
_AND = re.compile(r"以及|[、和与及跟]")
_YEAR = re.compile(r"(?:19|20)\d{2}|^\d{2}年|[今去前]年")
_BOUND = re.compile(r"(?:19|20)\d{2}年(?:[末底]|全年)?|[的里中]")
_ALL_OF = {
    "一、二、三产业": ("第一产业", "第二产业", "第三产业"),
    "一二三产业": ("第一产业", "第二产业", "第三产业"),
    "三个产业": ("第一产业", "第二产业", "第三产业"),
    "三次产业": ("第一产业", "第二产业", "第三产业"),
    "城乡": ("城镇", "农村"),
}
"""What stands for several things at once."""
_SCOPE = re.compile(r"(?:19|20)\d{2}年(?:[末底]|全年)?|五”?(?:时期|期间|末)|[的里中，,]")
_MEASURE = re.compile(r"(?:收入|支出|结余|支付|增速|增幅|占比|比重|余额|投资|消费|出口|进口|[额量数率值])$")
_DEGREE = re.compile(r"(?:程度|力度)有?多[高大强深]呢?[?？]?$")
MOST = 4
"""Questions of one line that are answered; more are read as one."""


def several(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the questions of `text`, each in its readings, made whole by the one before it; () where it is one."""
    return _of_each(text) or _in_turn(focus_of(text).text)


def _in_turn(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the questions of a line whose clauses ask one after the other, each in the ways it may be read."""
    parts: list[str] = []
    begun = ""
    for clause in _CLAUSE.findall(_TWO_COUNTS.sub(r"\g<0>，", text)):
        if _ASIDE.search(clause):
            return ()
        begun += clause
        if _ASKS.search(clause):
            parts.append(begun.strip("，,；;、 "))
            begun = ""
    if not 2 <= len(parts) <= MOST or content_terms(begun):
        return ()
    parts[0] = f"{begun.strip('，,；;、？?。 ')}{parts[0]}"  # a year that is named last (…，2022年) is the year of all
    whole: list[tuple[str, ...]] = [(parts[0],)]
    for part in parts[1:]:
        before = whole[-1][0]
        told = (f"{subject_of(before)}{part}",) if _names_nothing(part) else readings(part, [before])
        whole.append(tuple(dict.fromkeys(told)))
    return tuple(whole)


def asks_degree(text: str) -> bool:
    """Tell whether a question asks how much there is in general (程度有多高): the figure asked for next tells."""
    return bool(_DEGREE.search(text))


def _names_nothing(part: str) -> bool:
    """Tell whether a part of a line says only what is asked, not of what: 涨了多少, 增幅多大."""
    role = first_rule(role_rules(), part)
    return all(term.emphasis < 1.0 or (role and role.found.search(term.text)) for term in content_terms(part))


def _of_each(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the questions of a line that asks the same of each of several things: 收入和支出各多少.

    Each is read with what may qualify the first only (代料食用菌、生猪), and without it. Places and years are no such
    things: a table answers for them.
    """
    text = _LEAD.sub("", text)
    listed = _LISTED.match(text)
    match = listed or _EACH.match(text)
    if match is None or len(_ASKS.findall(text)) > 1:
        return ()
    named, ask = match["named"], "多少" if listed else match["ask"]
    these = _THESE.search(named)
    if these:
        named, ask = named[: these.start()], f"{these['measure']}{ask}"
    elif (shared := _OF_ALL.search(named)) and any(mark in named for mark in "、和与及"):
        named, ask = named[: shared.start()], f"{shared.group()}{ask}"
    elif (last := _SHARED.search(named)) and not any(_MEASURE.search(one) for one in _AND.split(named)[:-1]):
        named, ask = named[: last.start()], f"{last.group()}{ask}"
    for word, parts in _ALL_OF.items():
        if word in named:
            return tuple((f"{named.replace(word, part)}{ask}",) for part in parts)
    first, *others = [part.strip() for part in _AND.split(named)]
    if not 1 <= len(others) < MOST or any(not o or _YEAR.search(o) or place_names(o) for o in others):
        return ()
    item = _like(others[0], first)
    if not item:
        return ()
    head, scope = first.removesuffix(item), first[: _scope_end(first)]
    return ((f"{first}{ask}",), *(_each_way(other, head, scope, ask) for other in others))


def _each_way(other: str, head: str, scope: str, ask: str) -> tuple[str, ...]:
    """Return the ways to ask for one more thing; a measure (支出) is of what the first is of."""
    whole = f"{head}{other}{ask}"
    if head == scope or not scope or _MEASURE.search(other):
        return (whole,)
    return (whole, f"{scope}{other}{ask}")


def _like(other: str, first: str) -> str:
    """Return the end of `first` that is what `other` is one more of: 收入 of 失业保险基金收入 beside 支出.

    What ends as the other does is taken whole, but for the place and the year before it.
    """
    if (beside := counterpart(other, first)) and first.endswith(beside):
        return beside
    if "，" in first or "," in first:
        return re.split("[，,]", first)[-1]
    terms = [term.text for term in content_terms(first)]
    if first[-1:] == other[-1:] or len(content_terms(other)) >= len(terms):
        return first[_scope_end(first) :]
    kept = terms[-len(content_terms(other)) :]
    return first[first.rfind(kept[0]) :] if kept and first.endswith(kept[-1]) else ""


def _scope_end(first: str) -> int:
    """Return where the place and the time end that a line is about."""
    ends = [place.end for place in place_names(first)]
    return max([0, *ends, *(found.end() for found in _SCOPE.finditer(first) if found.end() < len(first) - 1)])
