"""What the question before a follow-up was about: its subject, its place and time, its document, what it counted."""

from __future__ import annotations

import re

from qa_bot.questions.understand import content_terms
from qa_bot.resources import load_toml
from qa_bot.text.places import place_names

TIME = re.compile(
    r"(?<![\d〔\[（(])(?:19|20)\d{2}年?(?:[末底]|上半年|下半年|第?[一二三四1-4]季度|[前头][一二三四五六七八九十\d]{1,2}个?月|1[-—~至到]\d{1,2}月(?:份)?)?(?!\d)"
    r"|[“]?[一二三四五六七八九十]{1,2}五[”]?期间"
)
DOCUMENTS = (
    re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[（(](?:19|20)\d{2}[〕\]）)]第?\d+号"),
    re.compile(r"[\u4e00-\u9fff]{0,6}(?:19|20)\d{2}年(?:[\u4e00-\u9fff]{0,4}政府)?(?:工作)?(?:报告|总结|公报)"),
)
_COUNTRY = re.compile(r"全国|我国|中国")
COUNTED = re.compile(r"(?:多少|几)[家个项件份张名场次位条本台所篇款座支户](?P<noun>[^\W\d的了吗呢]{2,12})[?？。]?$")
QUALIFIED = re.compile(COUNTED.pattern.replace("的了吗呢]{2,12}", "了吗呢]{2,20}"))
"""As `COUNTED`, with what says which of them: 尚在谈的合作 of 还有多少个尚在谈的合作."""
_UNCOUNTED = re.compile(r"(?:多少|几)(?P<noun>[^\W\d的了吗呢个家项件]{3,12})[?？。]?$")
_PARTS = re.compile(r"[^，,；;？?]+[，,；;？?]*")
ASKS = re.compile(r"(?:一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几|什么|哪|谁|何|怎|如何)")
_MOVED = re.compile(r"(?<=..)(?<![净新])(?:增长|上涨|上升|提高|增加|下降|下跌|回落|减少|降低|[涨增升降跌减])了?$")
"""What a question asks about how a measure moved: 固定资产投资降了多少 is about 固定资产投资."""
HOW_MANY = re.compile(
    r"(?:占(?:了)?百分之|一共|总共|共|累计)?(?:是|有|达到?|为)?(?:多少|几)(?:[家个项件份张名人场次位条本台所篇款座支户]次?|[万亿]元?|元)?"
)


def subject_of(before: str) -> str:
    """Return what a question is about: its words without 多少家 and the like, or those up to where it asks."""
    if HOW_MANY.search(before):
        return _MOVED.sub("", HOW_MANY.sub("", before).rstrip("?？。"))
    match = ASKS.search(before)
    return before[: match.start()] if match else before.rstrip("?？。")


def predicate(before: str) -> str:
    """Return the end of a question, from where it asks."""
    match = ASKS.search(before)
    return before[match.start() :] if match else "？"


def place_of(text: str) -> str:
    """Return the first place a text names, whole: 河北省易县 is one; "" where it names none."""
    places = place_names(text)
    end = 0
    for place in places:
        if end and place.start != end:
            break
        end = place.end
    country = _COUNTRY.search(text)
    return text[places[0].start : end] if places else country.group() if country else ""


def time_of(text: str) -> str:
    """Return the year, or the part of one, that a text names, "" where it names none or several."""
    times = {match.group() for match in TIME.finditer(text)}
    return times.pop() if len(times) == 1 else ""


def scope_of(before: str) -> str:
    """Return the document, or the place and the time, that a question names."""
    document = next((match.group() for pattern in DOCUMENTS for match in pattern.finditer(before)), "")
    return document or f"{place_of(before)}{time_of(before)}"


def without_document(before: str) -> tuple[str, str]:
    """Return the document a question names at its beginning, and the rest of it."""
    match = next(
        (match for pattern in DOCUMENTS if (match := re.match(rf"(?:{pattern.pattern})[里中]?[，,]?", before))), None
    )
    return (match.group(), before[match.end() :]) if match else ("", before)


def counted(before: str) -> str:
    """Return what a question counts: 高标准农田 of 计划新建多少高标准农田."""
    match = COUNTED.search(before) or _UNCOUNTED.search(before)
    return match["noun"] if match else ""


def owned(before: str) -> str:
    """Return what a question is about without its measure and what follows: 失业保险基金 of 失业保险基金收入多少."""
    subject = subject_of(before)
    heads: tuple[str, ...] = tuple(load_toml("figure_patterns.toml")["metric"]["heads"])
    terms = [term.text for term in content_terms(subject)]
    measure = next((term for term in terms[1:] if term.endswith(heads)), "")
    return subject.partition(measure)[0] if measure else subject


def first_question(text: str) -> str:
    """Return the first question of a line that asks several."""
    parts = _PARTS.findall(text)
    asking = [number for number, part in enumerate(parts) if ASKS.search(part)]
    return "".join(parts[: asking[0] + 1]).rstrip("，,；;") if len(asking) > 1 else text


def asked_of(before: str) -> str:
    """Return a question without the words that ask: 合肥2024年出口增长 of 合肥2024年出口增长多少."""
    return HOW_MANY.sub("", before).rstrip("?？。呢") if HOW_MANY.search(before) else subject_of(before)
