"""A follow-up that only names something (那科技服务业呢): what it stands in for in the question before."""

from __future__ import annotations

import re

from qa_bot.questions.asked_before import (
    COUNTED,
    HOW_MANY,
    QUALIFIED,
    owned,
    place_of,
    predicate,
    scope_of,
    subject_of,
    time_of,
)
from qa_bot.questions.understand import content_terms, first_rule, role_rules
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query
from qa_bot.text.places import place_names, province_of

ELLIPSIS = re.compile(r"^(?:那么?|然后|还有|再问|另外)?[，, ]?(?P<topic>.{1,20}?)(?:呢|的?有吗)[?？。]?$")
YEAR_EARLIER = re.compile(
    r"^(?:那么?|再)?(?:前一年|上一年|再上一年|上年|去年)(?:同期)?的?(?:呢|有吗|(?:大概|大约)?[是有]?多少[\u4e00-\u9fff]{0,3})?(?:[?？。，,][^多几哪谁何什]*)?$"
)
_THERE = re.compile(r"(?:那边|那里|那儿|这边|的话|方面)$")
YEAR = re.compile(r"(?:19|20)\d{2}年?|今年|去年|上年")
FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DATED = re.compile(r"^(?P<year>(?:19|20)\d{2})年?的?(?:那[次年份]|(?P<rest>.{2,}))$")
_OF_WHICH = re.compile(r"的(?P<noun>(?![一二两三四五六七八九十几])[^\W\d的]{2,10})$")
_ROLE_AT_END = re.compile(r"的?(?:同比)?(?:增速|增长率|增幅|涨幅|降幅|占比|比重)$")
_AIMED = re.compile(r"(?P<about>[^的，]{2,16}?)(?P<aim>的?(?:增长|增速|增幅)?的?(?:预期|年度)?目标)$")
_SPENT = ("费用", "费", "价", "工资", "金额")
"""How measures end besides the heads of metrics."""


def topic_of(question: str) -> str:
    """Return what a follow-up that only names something asks about: 数字哨兵 of 那数字哨兵呢, "" for another one."""
    match = ELLIPSIS.match(normalize_query(question))
    topic = _THERE.sub("", match["topic"]).removesuffix("的") if match else ""
    named = topic and not FOUR_DIGITS.search(topic) and not YEAR_EARLIER.match(question) and not place_names(topic)
    return topic if named and not first_rule(role_rules(), topic) else ""


def asked_anew(topic: str, before: str) -> tuple[str, ...]:
    """Return what `topic` may ask besides what was asked before: how much it is, of the same owner or by itself."""
    if not HOW_MANY.search(before) or _stands_in(topic, before) or _with_place(before, topic):
        return ()
    scope = scope_of(before)
    return f"{without_others(owned(before), topic)}{topic}多少？", f"{scope}{topic}有多少？"


def _stands_in(topic: str, before: str) -> bool:
    """Tell whether `topic` is of the kind of something asked about before: what is asked of that is asked of it."""
    heads = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    measured = _OF_WHICH.search(subject_of(before))
    owned = measured and not topic.endswith((*heads, *_SPENT)) and _before_of(before, measured["noun"])
    return bool(counterpart(topic, before) or _most_alike(topic, before) or owned)


def with_topic(before: str, topic: str) -> str:
    """Return the question before with its year, role or topic exchanged for `topic`, or its attribute asked for."""
    topic = _THERE.sub("", topic).removesuffix("的")
    if (dated := _DATED.match(topic)) and FOUR_DIGITS.search(before):
        then = FOUR_DIGITS.sub(dated["year"], before, count=1)
        return with_topic(then, dated["rest"]) if dated["rest"] else then
    if moved := _with_place(before, topic):
        return moved
    if YEAR.fullmatch(topic):
        year = topic if topic.endswith("年") else f"{topic}年"
        return YEAR.sub(year, before, count=1) if YEAR.search(before) else f"{year}{before}"
    if (measure := _ROLE_AT_END.sub("", topic)) != topic and _is_another_measure(measure, before):
        return f"{place_of(before)}{time_of(before)}{topic}多少？"
    if first_rule(role_rules(), topic):
        return f"{subject_of(before)}{topic}多少？"
    if replaced := counterpart(topic, before) or _most_alike(topic, before):
        return before.replace(replaced, topic, 1)
    if replaced := _owner(topic, before):
        return before.replace(replaced, topic, 1)
    if not HOW_MANY.search(before):
        return f"{topic}{predicate(before)}"
    if aimed := _aimed(topic, before):
        return f"{place_of(before)}{time_of(before)}{aimed}是多少？"
    if _is_measured_itself(topic, before):
        return f"{place_of(before)}{time_of(before)}{topic}多少？"
    return f"{subject_of(before)}{topic}多少？"


def _aimed(topic: str, before: str) -> str:
    """Return the target of another measure after that of one: 冰柿产能目标 of 产能 after 冰柿产值目标, else ""."""
    words = load_toml("figure_patterns.toml")["metric"]
    match = _AIMED.match(subject_of(before).replace(place_of(before), "", 1).replace(time_of(before), "", 1))
    if not match or not topic.endswith((*words["heads"], "GDP", "gdp")):
        return ""
    measure = next(
        (head for head in sorted(words["heads"], key=len, reverse=True) if match["about"].endswith(head)), ""
    )
    owner = match["about"].removesuffix(measure) if topic in words["bare"] and measure else ""
    return f"{owner}{topic}{match['aim']}"


def _is_measured_itself(topic: str, before: str) -> bool:
    """Tell whether a measure says of what it is (社零总额, 旅游收入): it is none of what was asked about before."""
    heads = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    owned = [term.text for term in content_terms(topic) if not term.text.endswith(heads)]
    return topic.endswith(heads) and bool(owned) and not any(word in before for word in owned)


def _is_another_measure(measure: str, before: str) -> bool:
    """Tell whether a measure is whole (固定资产投资) and none of its words was asked about before."""
    words = load_toml("figure_patterns.toml")["metric"]
    told = [term.text for term in content_terms(measure)]
    whole = measure.endswith(tuple(words["heads"])) and measure not in words["bare"]
    return whole and not any(word in before for word in told)


def _with_place(before: str, topic: str) -> str:
    """Return the question before asked of another place, "" where `topic` is none; 全省 is that of its place."""
    places = place_names(before)
    region = province_of(places[0].of(before)) if places and topic in ("全省", "省里", "全区") else ""
    named = region or topic
    if [span.of(named) for span in place_names(named)] != [named]:
        return ""
    if not places:
        return f"{named}{before}"
    last = places[0]
    for place in places[1:]:  # 河北省易县 is one place
        last = place if place.start == last.end else last
    return f"{before[: places[0].start]}{named}{before[last.end :]}"


def _most_alike(topic: str, before: str) -> str:
    """Return the run of content words that `topic` stands in for: of its kind, as the first or last character says.

    科技服务业 stands in for 软件信息服务业, 静安区 for 普陀区, 线上 for 线下; 成交额 for nothing of 认定了多少技术合同.
    """
    runs = content_runs(before)
    alike = [run for run in runs if run[-1] == topic[-1]] or [
        run for run in runs if run[0] == topic[0] and len(run) == len(topic)
    ]
    return max(alike, key=len, default="")


def counterpart(topic: str, before: str) -> str:
    """Return the word of the question before that `topic` is the other one to: 城镇 for 农村, 出口 for 进口."""
    groups: list[list[str]] = load_toml("contrasts.toml")["groups"]
    others = [word for group in groups if topic in group for word in group if word != topic and word in before]
    return max(others, key=len, default="")


def _owner(topic: str, before: str) -> str:
    """Return the words of the question before that say whose the measure is, where `topic` names another owner.

    研发服务 stands in for 智能软件产业 of 智能软件产业1到12月区税, 已有的项目 for 尚在谈的合作; a measure (成交额)
    for none.
    """
    heads = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    if topic.endswith(heads):
        return ""
    place = place_of(before)
    told = QUALIFIED if "的" in topic else COUNTED  # what says which of them goes with its noun
    counted = told.search(before) or _OF_WHICH.search(subject_of(before))
    if counted:
        noun = str(counted["noun"])
        return _before_of(before, noun) if noun.endswith((*heads, *_SPENT)) else noun
    runs = [run for run in content_runs(before) if run not in place and run.isalpha() and run[:1] not in place]
    owners = [run for run in runs if runs and run.startswith(runs[0])]
    return max(owners, key=len) if owners and runs[-1] not in owners else ""


def _before_of(before: str, measure: str) -> str:
    """Return whose measure a question asks for: 医院 of 2024年医院的次均住院费用是多少, "" where it does not say."""
    owner = before.partition(f"的{measure}")[0]
    runs = [run for run in content_runs(owner) if owner.endswith(run) and run not in place_of(before)]
    return max(runs, key=len, default="")


def content_runs(text: str) -> list[str]:
    """Return the maximal runs of neighbouring content words of `text`, cut so that each prefix ends a word."""
    runs: list[str] = []
    current, position = "", -1
    for term in (found.text for found in content_terms(text)):
        start = text.find(term)
        if start == position and current:
            runs.append(current)
            current += term
        else:
            current = term
        runs.append(current)
        position = start + len(term)
    return list(dict.fromkeys(runs))


def without_others(owner: str, asked: str) -> str:
    """Return `owner` without the words that what is asked now is the other one to: 累计 where 新增 is asked."""
    for group in load_toml("contrasts.toml")["groups"]:
        if any(word in asked for word in group):
            for word in (word for word in group if word not in asked):
                owner = owner.replace(word, "")
    return owner
