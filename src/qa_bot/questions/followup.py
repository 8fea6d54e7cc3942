"""Making a follow-up whole: what it leaves out is taken from the user's question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.questions.understand import content_terms, first_rule, role_rules
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query
from qa_bot.text.places import place_names, province_of

_ELLIPSIS = re.compile(r"^(?:那么?|然后|还有|再问|另外)?[，, ]?(?P<topic>.{1,20}?)(?:呢|的?有吗)[?？。]?$")
_BOTH = re.compile(
    r"^(?:那么?|所以|然后)?(?:这|那|它们?|他们)?(?:两者|二者|俩|两个(?:数|数字|增速|比例|指标|城市|年份)?|两年|两边)(?:之间)?(?:的)?"
    r"(?P<ask>(?:差|相差|差距|差额|加起来|合计|一共|总共|之和|哪个|谁).*)$"
)
_THERE = re.compile(r"(?:那边|那里|那儿|这边|的话|方面)$")
_YEAR_EARLIER = re.compile(
    r"^(?:那么?|再)?(?:前一年|上一年|再上一年|上年|去年)(?:同期)?的?(?:呢|有吗|(?:大概|大约)?[是有]?多少[\u4e00-\u9fff]{0,3})?(?:[?？。，,][^多几哪谁何什]*)?$"
)
_TIME = re.compile(
    r"(?<![\d〔\[（(])(?:19|20)\d{2}年?(?:上半年|下半年|第?[一二三四1-4]季度|[前头][一二三四五六七八九十\d]{1,2}个?月|1[-—~至到]\d{1,2}月(?:份)?)?(?!\d)"
    r"|[“]?[一二三四五六七八九十]{1,2}五[”]?期间"
)
_BY_THAT = re.compile(
    r"^(?:那么?)?(?:按照?|用|照|依|以|根据)(?:这个|该|此|上述|这一?)(?:个)?(?:增速|增幅|涨幅|降幅|增长率|速度|比例|占比|比重|完成率|数)"
    r"(?:来)?(?:[倒反逆][推算]|推算|推|折算|换算|算)?(?:回去|一下|下来|出来)?[，, ]?(?=.*(?:多少|几))"
)
"""What was told before is to be counted with: 按这个增速倒推，上一年是多少."""
_HOW_LAST = re.compile(
    r"[，,](?:按照?|用|照|根据|依)[^，,多几哪]{2,12}[倒反逆]?(?:推算?|算)(?:一下|回去)?(?=[?？。]?$)"
)
"""How it is to be worked out, told last: 那2013年呢，按增加的天数倒推."""
_PARTS = re.compile(r"[^，,；;？?]+[，,；;？?]*")
_FOUR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DATED = re.compile(r"^(?P<year>(?:19|20)\d{2})年?的?(?:那[次年份]|(?P<rest>.{2,}))$")
_ANOTHER_YEAR = re.compile(r"^(?:那么?)?(?P<year>(?:19|20)\d{2})年?的?(?:又)?(?:是|有)?多少呢?[?？]?$")
_OF_WHICH = re.compile(r"的(?P<noun>(?![一二两三四五六七八九十几])[^\W\d的]{2,10})$")
_COUNTRY = re.compile(r"全国|我国|中国")
_COUNTED = re.compile(r"(?:多少|几)[家个项件份张名场次位条本台所篇款座支户](?P<noun>[^\W\d的了吗呢]{2,12})[?？。]?$")
_DOCUMENTS = (
    re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[（(](?:19|20)\d{2}[〕\]）)]第?\d+号"),
    re.compile(r"[\u4e00-\u9fff]{0,6}(?:19|20)\d{2}年(?:[\u4e00-\u9fff]{0,4}政府)?(?:工作)?(?:报告|总结|公报)"),
)
_ANYWHERE = re.compile(r"全[国省市县区州]|我国|中国|国务院|各[省市县区地]|哪[些个]?[省市县区地]")
_ANY_TIME = re.compile(r"前年|今年|本年|明年|历年|近.年|[一二三四五六七八九十]五")
_AND_THEN = re.compile(r"^(?:那么?|然后|还有|再问|另外)[，, ]?")
_YEAR = re.compile(r"(?:19|20)\d{2}年?|今年|去年|上年")
_ROLE = re.compile(r"^(?:它的?|其|那)?(?P<role>同比(?:增速|增长)?|增速|增长率|增幅|占比|比重|目标|完成率)(?:是?多少)?$")
_PRONOUN = re.compile(r"^(?:那么?|然后)?(?P<pronoun>它们?|其中?|这个|那个|该)")
_ASKS = re.compile(r"(?:一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几|什么|哪|谁|何|怎|如何)")
_MOVED = re.compile(r"(?<=..)(?<![净新])(?:增长|上涨|上升|提高|增加|下降|下跌|回落|减少|降低|[涨增升降跌减])了?$")
"""What a question asks about how a measure moved: 固定资产投资降了多少 is about 固定资产投资."""
_HOW_MANY = re.compile(
    r"(?:占(?:了)?百分之|一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几)(?:[家个项件份张名人场次位条本台所篇款座支户]次?|[万亿]元?|元)?"
)


def resolve(question: str, history: Sequence[str] = (), *, alone: bool = False) -> str:
    """Return `question` made whole by the last question of `history` (oldest first), or as it is where it already is.

    `那科技服务业呢？` after `软件信息服务业营收多少？` becomes `科技服务业营收多少？`. What names no place and no year
    is of those asked about before, unless there is but one report (`alone`).
    """
    return readings(question, history, alone=alone)[0]


def readings(question: str, history: Sequence[str] = (), *, alone: bool = False) -> tuple[str, ...]:
    """Return what a question may mean, the likelier first.

    That is the question made whole, and where it seemed to need nothing but the place and the time, also the question
    with the owner of the measure that was asked for before (年底累计结余多少 after 失业保险基金收入多少).
    """
    asked = normalize_query(question)
    if not history:
        return (asked,)
    before = _first_question(resolve(history[-1], history[:-1], alone=alone))
    if len(history) > 1 and (both := _BOTH.match(asked)):
        earlier = _first_question(resolve(history[-2], history[:-2], alone=alone))
        return (f"{_asked_of(earlier)}和{_asked_of(before)}{both['ask']}",)
    whole = _completed(asked, before)
    scoped = whole if alone else _of_same_scope(whole, before)
    if whole != asked or not _HOW_MANY.search(asked):  # 今天天气怎么样 is about nothing before it
        return (scoped,)
    return (scoped, f"{_without_others(_owned(before), asked)}{_AND_THEN.sub('', asked)}")


def _asked_of(before: str) -> str:
    """Return a question without the words that ask: 合肥2024年出口增长 of 合肥2024年出口增长多少."""
    return _HOW_MANY.sub("", before).rstrip("?？。呢") if _HOW_MANY.search(before) else subject_of(before)


def _first_question(text: str) -> str:
    """Return the first question of a line that asks several."""
    parts = _PARTS.findall(text)
    asking = [number for number, part in enumerate(parts) if _ASKS.search(part)]
    return "".join(parts[: asking[0] + 1]).rstrip("，,；;") if len(asking) > 1 else text


def _without_others(owner: str, asked: str) -> str:
    """Return `owner` without the words that what is asked now is the other one to: 累计 where 新增 is asked."""
    for group in load_toml("contrasts.toml")["groups"]:
        if any(word in asked for word in group):
            for word in (word for word in group if word not in asked):
                owner = owner.replace(word, "")
    return owner


def _owned(before: str) -> str:
    """Return what a question is about without its measure and what follows: 失业保险基金 of 失业保险基金收入多少."""
    subject = subject_of(before)
    heads: tuple[str, ...] = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    terms = [term.text for term in content_terms(subject)]
    measure = next((term for term in terms[1:] if term.endswith(heads)), "")
    return subject.partition(measure)[0] if measure else subject


def _completed(asked: str, before: str) -> str:
    """Return a question with what it leaves out taken from the question `before`."""
    if counted_with := _BY_THAT.match(asked):
        rest = asked[counted_with.end() :]
        told = _completed(rest, before)
        return (
            told
            if told != rest or _is_about_the_same(rest, before)
            else f"{_without_others(subject_of(before), rest)}{rest}"
        )
    asked = _HOW_LAST.sub("", asked)
    if (match := _ANOTHER_YEAR.match(asked)) and _FOUR.search(before):
        return _FOUR.sub(match["year"], before, count=1)
    if _YEAR_EARLIER.match(asked) and (year := re.search(r"(?:19|20)\d{2}", before)):
        return f"{before[: year.start()]}{int(year.group()) - 1}{before[year.end() :]}"
    if match := _ELLIPSIS.match(asked):
        return _with_topic(before, match["topic"])
    if match := _ROLE.match(asked.rstrip("?？。")):
        return f"{subject_of(before)}{match['role']}多少？"
    if match := _PRONOUN.match(asked):
        return f"{_without_others(subject_of(before), asked)}{asked[match.end() :]}"
    bare = _AND_THEN.sub("", asked)
    if bare.startswith(tuple(load_toml("question_patterns.toml")["followup"]["bare"])):
        return f"{_without_others(subject_of(before), bare)}{bare}"
    return asked


def _is_about_the_same(asked: str, before: str) -> bool:
    """Tell whether a question names itself what the one before it was about: most of its words are there again."""
    about = [term.text for term in content_terms(subject_of(before)) if term.text not in _place_of(before)]
    return sum(word in asked for word in about) * 2 > len(about)


def _of_same_scope(asked: str, before: str) -> str:
    """Return a question of the document, the place and the time that the question before names, where it names none."""
    if documents := [match.group() for pattern in _DOCUMENTS for match in pattern.finditer(before)]:
        return asked if documents[0] in asked else f"{documents[0]}{_AND_THEN.sub('', asked)}"
    place = "" if place_names(asked) or _ANYWHERE.search(asked) else _place_of(before)
    time = "" if _YEAR.search(asked) or _ANY_TIME.search(asked) else _time_of(before)
    return f"{place}{time}{_AND_THEN.sub('', asked)}" if place or time else asked


def _place_of(text: str) -> str:
    """Return the first place a text names, whole: 河北省易县 is one; "" where it names none."""
    places = place_names(text)
    end = 0
    for place in places:
        if end and place.start != end:
            break
        end = place.end
    country = _COUNTRY.search(text)
    return text[places[0].start : end] if places else country.group() if country else ""


def _time_of(text: str) -> str:
    """Return the year, or the part of one, that a text names, "" where it names none or several."""
    times = {match.group() for match in _TIME.finditer(text)}
    return times.pop() if len(times) == 1 else ""


def _with_topic(before: str, topic: str) -> str:
    """Return the question before with its year, role or topic exchanged for `topic`, or its attribute asked for."""
    topic = _THERE.sub("", topic).removesuffix("的")
    if (dated := _DATED.match(topic)) and _FOUR.search(before):
        then = _FOUR.sub(dated["year"], before, count=1)
        return _with_topic(then, dated["rest"]) if dated["rest"] else then
    if moved := _with_place(before, topic):
        return moved
    if _YEAR.fullmatch(topic):
        year = topic if topic.endswith("年") else f"{topic}年"
        return _YEAR.sub(year, before, count=1) if _YEAR.search(before) else f"{year}{before}"
    if first_rule(role_rules(), topic):
        return f"{subject_of(before)}{topic}多少？"
    if replaced := counterpart(topic, before) or _most_alike(topic, before):
        return before.replace(replaced, topic, 1)
    if replaced := _owner(topic, before):
        return before.replace(replaced, topic, 1)
    if not _HOW_MANY.search(before):
        return f"{topic}{_predicate(before)}"
    if _is_measured_itself(topic, before):
        return f"{_place_of(before)}{_time_of(before)}{topic}多少？"
    return f"{subject_of(before)}{topic}多少？"


def _is_measured_itself(topic: str, before: str) -> bool:
    """Tell whether a measure says of what it is (社零总额, 旅游收入): it is none of what was asked about before."""
    heads = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    owned = [term.text for term in content_terms(topic) if not term.text.endswith(heads)]
    return topic.endswith(heads) and bool(owned) and not any(word in before for word in owned)


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

    研发服务 stands in for 智能软件产业 of 智能软件产业1到12月区税; a measure (成交额) for none.
    """
    heads = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    if topic.endswith(heads):
        return ""
    place = _place_of(before)
    counted = _COUNTED.search(before) or _OF_WHICH.search(subject_of(before))
    if counted:
        noun = str(counted["noun"])
        return "" if noun.endswith(heads) else noun
    runs = [run for run in content_runs(before) if run not in place and run.isalpha() and run[:1] not in place]
    owners = [run for run in runs if runs and run.startswith(runs[0])]
    return max(owners, key=len) if owners and runs[-1] not in owners else ""


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


def subject_of(before: str) -> str:
    """Return what a question is about: its words without 多少家 and the like, or those up to where it asks."""
    if _HOW_MANY.search(before):
        return _MOVED.sub("", _HOW_MANY.sub("", before).rstrip("?？。"))
    match = _ASKS.search(before)
    return before[: match.start()] if match else before.rstrip("?？。")


def _predicate(before: str) -> str:
    match = _ASKS.search(before)
    return before[match.start() :] if match else "？"
