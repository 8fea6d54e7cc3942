"""Making a follow-up whole: what it leaves out is taken from the user's question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.questions.asked_before import (
    ASKS,
    DOCUMENTS,
    HOW_MANY,
    TIME,
    asked_of,
    counted,
    first_question,
    owned,
    place_of,
    scope_of,
    subject_of,
    time_of,
    without_document,
)
from qa_bot.questions.ellipsis import (
    ELLIPSIS,
    FOUR_DIGITS,
    YEAR,
    YEAR_EARLIER,
    asked_anew,
    topic_of,
    with_topic,
    without_others,
)
from qa_bot.questions.understand import content_terms
from qa_bot.resources import load_toml
from qa_bot.text.normalize import normalize_query
from qa_bot.text.places import place_names

_BOTH = re.compile(
    r"^(?:那么?|所以|然后)?(?:这|那|它们?|他们)?(?:两者|二者|俩|两个(?:数|数字|增速|比例|指标|城市|年份)?|两年|两边)(?:之间)?(?:的)?"
    r"(?P<ask>(?:差|相差|差距|差额|加起来|合计|一共|总共|之和|哪个|谁).*)$"
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
_ANOTHER_YEAR = re.compile(r"^(?:那么?)?(?P<year>(?:19|20)\d{2})年?的?(?:又)?(?:是|有)?多少呢?[?？]?$")
_BY_THEN = re.compile(
    r"^(?:那么?|然后)?[，, ]?(?:到了?|截?至)?(?P<then>(?:19|20)\d{2})年?(?P<end>[末底初]?)的?(?:时候?)?[，, ]?"
    r"(?:又|一共|总共|累计|比那时)?"
    r"(?P<moved>(?:[多少涨降]|增加|增长|减少|下降|上升|提高)了?(?:多少|几|百分之几).*)$"
)
"""How much something moved to a later year: 那到2024年末多了多少万辆."""
_ANYWHERE = re.compile(r"全[国省市县区州]|我国|中国|国务院|各[省市县区地]|哪[些个]?[省市县区地]")
_ANY_TIME = re.compile(r"前年|今年|本年|明年|历年|近.年|[一二三四五六七八九十]五")
_AND_THEN = re.compile(r"^(?:那么?|然后|还有|再问|另外)[，, ]?")
_ROLE = re.compile(r"^(?:它的?|其|那)?(?P<role>同比(?:增速|增长)?|增速|增长率|增幅|占比|比重|目标|完成率)(?:是?多少)?$")
_ASKS_AT_ONCE = re.compile(r"^(?:是|在|由|到|从)?(?:谁|哪|什么|啥|何|为什么|为啥|怎么)")
"""What begins with what is asked names nothing it is asked of: 哪一天作的."""
_PRONOUN = re.compile(r"^(?:那么?|然后)?(?P<pronoun>它们?|其中?|这?里[头面]|这?当中|这[里其]中|这个|那个|该)")


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
    before = first_question(resolve(history[-1], history[:-1], alone=alone))
    if len(history) > 1 and (both := _BOTH.match(asked)):
        earlier = first_question(resolve(history[-2], history[:-2], alone=alone))
        return (f"{asked_of(earlier)}和{asked_of(before)}{both['ask']}",)
    whole = _completed(asked, before)
    scoped = whole if alone else _of_same_scope(whole, before)
    if topic := topic_of(asked):
        return tuple(dict.fromkeys((scoped, *asked_anew(topic, before))))
    rest = _AND_THEN.sub("", asked)
    if whole == asked and _ASKS_AT_ONCE.match(rest):
        return tuple(dict.fromkeys((scoped, f"{without_others(subject_of(before), rest)}{rest}")))
    if whole != asked or not HOW_MANY.search(asked):  # 今天天气怎么样 is about nothing before it
        return (scoped,)
    owners = (without_others(owned(_of_time_of(before, asked)), asked), f"{scope_of(before)}{counted(before)}")
    return tuple(dict.fromkeys((scoped, *(f"{owner}{rest}" for owner in owners if owner))))


def _of_time_of(before: str, asked: str) -> str:
    """Return the question before without its year where `asked` names its own."""
    return TIME.sub("", before) if YEAR.search(asked) else before


def _completed(asked: str, before: str) -> str:
    """Return a question with what it leaves out taken from the question `before`."""
    if counted_with := _BY_THAT.match(asked):
        rest = asked[counted_with.end() :]
        told = _completed(rest, before)
        return (
            told
            if told != rest or _is_about_the_same(rest, before)
            else f"{without_others(subject_of(before), rest)}{rest}"
        )
    asked = _HOW_LAST.sub("", asked)
    if (match := _BY_THEN.match(asked)) and (moved := _moved_by_then(match, before)):
        return moved
    if (match := _ANOTHER_YEAR.match(asked)) and FOUR_DIGITS.search(before):
        return FOUR_DIGITS.sub(match["year"], before, count=1)
    if YEAR_EARLIER.match(asked) and (year := re.search(r"(?:19|20)\d{2}", before)):
        return f"{before[: year.start()]}{int(year.group()) - 1}{before[year.end() :]}"
    if match := ELLIPSIS.match(asked):
        document, rest = without_document(before)
        return f"{document}{with_topic(rest, match['topic'])}"
    if match := _ROLE.match(asked.rstrip("?？。")):
        return f"{subject_of(before)}{match['role']}多少？"
    if match := _PRONOUN.match(asked):
        return f"{without_others(subject_of(before), asked)}{asked[match.end() :]}"
    bare = _AND_THEN.sub("", asked)
    if bare.startswith(tuple(load_toml("question_patterns.toml")["followup"]["bare"])):
        return f"{without_others(subject_of(before), bare)}{bare}"
    return asked


def _moved_by_then(match: re.Match[str], before: str) -> str:
    """Return how much the one thing asked about before moved from its year to a later one, "" where it has none."""
    year, time = FOUR_DIGITS.search(before), time_of(before)
    asks = ASKS.search(before)
    if not year or not asks or not time or year.group() >= match["then"]:
        return ""
    about = before[: asks.start()].replace(time, "", 1)
    end = match["end"] or time[5:6]
    return f"{about}{match['then']}年{end}比{year.group()}年{end}{match['moved']}"


def _is_about_the_same(asked: str, before: str) -> bool:
    """Tell whether a question names itself what the one before it was about: most of its words are there again."""
    about = [term.text for term in content_terms(subject_of(before)) if term.text not in place_of(before)]
    return sum(word in asked for word in about) * 2 > len(about)


def _of_same_scope(asked: str, before: str) -> str:
    """Return a question of the document, the place and the time that the question before names, where it names none."""
    if documents := [match.group() for pattern in DOCUMENTS for match in pattern.finditer(before)]:
        return asked if documents[0] in asked else f"{documents[0]}{_AND_THEN.sub('', asked)}"
    place = "" if place_names(asked) or _ANYWHERE.search(asked) else place_of(before)
    time = "" if YEAR.search(asked) or _ANY_TIME.search(asked) else time_of(before)
    return f"{place}{time}{_AND_THEN.sub('', asked)}" if place or time else asked
