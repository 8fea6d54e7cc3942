"""Making a follow-up whole: what it leaves out is taken from the user's question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.questions.understand import content_terms
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query
from qa_bot.text.places import place_names, province_of

_ELLIPSIS = re.compile(r"^(?:那么?|然后|还有|再问|另外)?[，, ]?(?P<topic>.{1,20}?)(?:呢|的?有吗)[?？。]?$")
_THERE = re.compile(r"(?:那边|那里|那儿|这边|的话|方面)$")
_YEAR_EARLIER = re.compile(r"^(?:那么?|再)?(?:前一年|上一年|再上一年)(?:的)?(?:呢|有吗)?[?？。]?$")
_AND_THEN = re.compile(r"^(?:那么?|然后|还有|再问|另外)[，, ]?")
_YEAR = re.compile(r"(?:19|20)\d{2}年?|今年|去年|上年")
_ROLE = re.compile(r"^(?:它的?|其|那)?(?P<role>同比(?:增速|增长)?|增速|增长率|增幅|占比|比重|目标|完成率)(?:是?多少)?$")
_PRONOUN = re.compile(r"^(?:那么?|然后)?(?P<pronoun>它们?|其中?|这个|那个|该)")
_ASKS = re.compile(r"(?:一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几|什么|哪|谁|何|怎|如何)")
_HOW_MANY = re.compile(
    r"(?:占(?:了)?百分之|一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几)(?:[家个项件份张名人场次位条本台所篇款座支户]次?|万元|亿元|元)?"
)


def resolve(question: str, history: Sequence[str] = ()) -> str:
    """Return `question` made whole by the last question of `history` (oldest first), or as it is where it already is.

    `那科技服务业呢？` after `软件信息服务业营收多少？` becomes `科技服务业营收多少？`.
    """
    asked = normalize_query(question)
    if not history:
        return asked
    before = resolve(history[-1], history[:-1])
    if _YEAR_EARLIER.match(asked) and (year := re.search(r"(?:19|20)\d{2}", before)):
        return f"{before[: year.start()]}{int(year.group()) - 1}{before[year.end() :]}"
    if match := _ELLIPSIS.match(asked):
        return _with_topic(before, match["topic"])
    if match := _ROLE.match(asked.rstrip("?？。")):
        return f"{_subject(before)}{match['role']}多少？"
    if match := _PRONOUN.match(asked):
        return f"{_subject(before)}{asked[match.end() :]}"
    bare = _AND_THEN.sub("", asked)
    if bare.startswith(tuple(load_toml("question_patterns.toml")["followup"]["bare"])):
        return f"{_subject(before)}{bare}"
    return asked


def _with_topic(before: str, topic: str) -> str:
    """Return the question before with its year, role or topic exchanged for `topic`, or its attribute asked for."""
    topic = _THERE.sub("", topic).removesuffix("的")
    if moved := _with_place(before, topic):
        return moved
    if _YEAR.fullmatch(topic):
        year = topic if topic.endswith("年") else f"{topic}年"
        return _YEAR.sub(year, before, count=1) if _YEAR.search(before) else f"{year}{before}"
    if match := _ROLE.match(topic):
        return f"{_subject(before)}{match['role']}多少？"
    if replaced := _most_alike(topic, before):
        return before.replace(replaced, topic, 1)
    return f"{_subject(before)}{topic}多少？" if _HOW_MANY.search(before) else f"{topic}{_predicate(before)}"


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


def _subject(before: str) -> str:
    """Return what a question is about: its words without 多少家 and the like, or those up to where it asks."""
    if _HOW_MANY.search(before):
        return _HOW_MANY.sub("", before).rstrip("?？。")
    match = _ASKS.search(before)
    return before[: match.start()] if match else before.rstrip("?？。")


def _predicate(before: str) -> str:
    match = _ASKS.search(before)
    return before[match.start() :] if match else "？"
