"""A question told by how its answer is worked out, as one that asks outright what it is about.

照A县2024年投资和增速推算，2023年是多少 asks for A县投资 in 2023: the subject stands in the clause that says how.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_RECKON = r"(?:推算|[倒反逆][推算]|来算|来推|往回[推算])(?:一下|回去|的话)?"
_HOW_FIRST = re.compile(
    rf"^(?:请|可以)?(?:根据|按照?|用|依据?|照|由|以|靠|拿|从)(?P<told>[^，,；;]{{2,}}?){_RECKON}[，,；;](?P<asks>[^；;]+)$"
)
_HOW_AFTER = re.compile(
    r"^(?P<asks>[^；;]*?(?:多少|几|多[大高])[^，,；;。？?]{0,8})[？?。，,；;]+(?:可以|可|能|能够|请|就|要|麻烦)?"
    r"(?:根据|按照?|用|依据?|照|由|以|靠|拿|从)(?P<told>[^，,；;。？?]{2,}?)"
    r"(?:(?:里面?|中)?(?:来|去|往回|[倒反逆])?推算?|(?<=[数告报结析幅速率额])(?:里面?|中)?(?:来|去|往回|[倒反逆])?算)"
    r"(?:一?下|出来?|回去|得出?|即可|就[行好]|试试|的话)?[。.！!]?$"
)
"""What is told after the question: …有多少？根据2014年的数和增幅推一下. 按现价算 tells of which measure, not how."""
_ITS_REPORT = re.compile(r"(?<=\d年)的?(?:报告|总结|公报)$")
_HOW_THEN = re.compile(rf"^(?P<told>[^；;]{{4,}}?)[，,；;](?:那么?|请)?{_RECKON}(?P<asks>[^；;]{{4,}})$")
_HOW_WITHIN = re.compile(
    rf"^(?P<told>[^，,；;]{{4,}}?)(?:根据|按照?|用|依据?|照|由|以)[^，,；;]{{2,8}}?{_RECKON}[，,；;](?P<asks>[^；;]+)$"
)
_ASKED_LAST = re.compile(
    r"^(?P<told>(?:(?!多少|几|哪|谁|何|什么)[^，,])*(?:19|20)\d{2}年(?:(?!多少|几|哪|谁|何|什么)[^，,])*)"
    r"[，,](?:那么?|(?=(?:19|20)\d{2}年[末底]?的?(?:大约|大概)?(?:是|有|为|达)?(?:多少|几)))"
    r"(?P<asks>[^，,]*(?:19|20)\d{2}年[^，,]*(?:多少|几)[^，,]*)$"
)
"""What is told of one year leads to what is asked of another: 2023年涨了六成，那2022年是多少."""
_DOCUMENT = re.compile(r"报告|公报|总结")
_ASKS = re.compile(r"多少|几|多[大高]")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年度?(?:[末底初](?!期))?的?")
_YEAR_BEFORE = re.compile(r"(?:上|前|去)一?年(?:同期|[末底])?的?")
_SAYS_NOTHING = re.compile(
    rf"{_YEAR.pattern.replace('?P<year>', '?:')}|{_YEAR_BEFORE.pattern}|[这那该其](?:一|个|项)?|那么?|比重|占比|比例"
    r"|份额|数[字值]?|目标|任务|指标|计划|当初|原来|原本|本来|当时|年初|原?[定设]的?|(?:是|有|为|达|大?约|大概|差不多)+"
    r"|(?:多少|几).{0,3}$|[的了呀呢啊吧?？]"
)
"""What of the clause that asks says which figure is meant, and not of what."""
_GIVEN = re.compile(
    r"(?:(?:19|20)\d{2}年?)?(?:[比较][^，,]{2,8}?)?(?:多|少|增长?|减少?|高|低|涨|下?降|提高|完成|达到?|是|有|为|只|仅)+"
    r"[了到出]?[近约]?\d[\d.,]*[^，,、和与及]*$|[，,]占?[^，,]{0,8}的?\d[\d.]*%$|\d[\d.,]*[万亿]?[元个家户人亩吨]$"
)
"""A number the question tells itself: 2016年比2011年多了3838元, 完成了148%."""
_MEANS = r"(?:增速|增幅|增长率|增量|幅度|涨幅|降幅|完成率|完成比例|达成率|完成情况|变化|点数|增加[数额]?|新增数|同比)"
_BY_MEANS = re.compile(
    rf"(?:及其?|以及|[和与跟、的])[^和与及跟、的]{{0,8}}{_MEANS}$|(?<=..){_MEANS}$|的?(?:总[额量数值])$|[和与及、的]$"
)
"""What it is worked out with, beside what it is about: 和增速, 及其提高幅度."""


@dataclass(frozen=True, slots=True)
class _Told:
    told: str
    asks: str


def how_first(text: str) -> str:
    """Return a question with how its answer is worked out told before it, where that is told after it."""
    match = _HOW_AFTER.match(text)
    if match is None:
        return text
    told = _ITS_REPORT.sub("的数", match["told"])  # a report to reckon from is not the one that is asked about
    return f"根据{told}推算，{match['asks']}？"


def outright(text: str) -> str:
    """Return a question whose asking clause names no subject with that of the clause that says how; else as it is."""
    found = _taken_apart(text)
    if found is None or len(_SAYS_NOTHING.sub("", found.asks)) > 1 or _DOCUMENT.search(found.told):
        return text
    subject = _subject(found.told)
    year = _YEAR.search(subject)
    asks = re.sub(r"[这那该](?:一|个|项)?(?:比重|占比|比例|数[字值])", "", found.asks)
    if year and _YEAR_BEFORE.search(asks):
        asks = _YEAR_BEFORE.sub(f"{int(year['year']) - 1}年", asks, count=1)
    return f"{_YEAR.sub('', subject) if _YEAR.search(asks) else subject}{asks}"


def asking_clause(text: str) -> str:
    """Return the clause of a question that asks, where another before it says how it is worked out; else all of it."""
    found = _taken_apart(text)
    return found.asks if found else text


def years_told(text: str) -> tuple[int, ...]:
    """Return the years named in the clause that says how: of the reports that the answer is reckoned from."""
    found = _taken_apart(text)
    return tuple(int(match["year"]) for match in _YEAR.finditer(found.told)) if found else ()


def _taken_apart(text: str) -> _Told | None:
    match = _HOW_FIRST.match(text) or _HOW_WITHIN.match(text) or _HOW_THEN.match(text) or _ASKED_LAST.match(text)
    if match is None or not _ASKS.search(match["asks"]) or _ASKS.search(match["told"]):
        return None
    return _Told(match["told"], match["asks"])


def _subject(told: str) -> str:
    """Return what a clause that tells how is about, without what it is worked out with and the numbers it tells."""
    for pattern in (_GIVEN, _BY_MEANS):
        shorter = pattern.sub("", told)
        while shorter != told:
            told, shorter = shorter, pattern.sub("", shorter)
    return told
