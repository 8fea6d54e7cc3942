"""The role a figure plays: a level, a growth, a change, a share, a target, a completion, or one end of from … to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.figures.model import Role
from qa_bot.figures.naming import is_deed
from qa_bot.figures.slots import Slot
from qa_bot.figures.words import contains, has_comparison, split_growth, without_lead, word_set
from qa_bot.reports.model import Report
from qa_bot.reports.reported_year import is_standing

_SHARE = re.compile(r"占(?!地(?!方|区|级|市)|用|领|道|有率|补)|比重|份额")
_FROM = re.compile(r"(?:由|从|自)[^，。；、由从自]{0,14}$")
_WHEN = r"(?:(?:(?:19|20)\d{2}年|去年|今年|上年|现在|目前|如今)(?:底|末)?的?)?"
_TO = re.compile(rf"^[^，。；]{{0,14}}?(?:到|至|为|成)(?:了)?{_WHEN}$")
_THEN = re.compile(r"(?<=[到至])(?:(?:19|20)\d{2}年|去年|今年|上年)[底末]?的$")
"""When a level was reached, told before it: 提高到2016年的|53.3%."""
_RATE = re.compile(r"(?:增速|[涨增降升跌]幅)(?:均|分别|要|将|目标|预期)*(?:为|达|达到|保持在|控制在)?$")
_AIM = re.compile(
    r"^(?:提前|超额)?(?:占|完成|为|达)?(?:全年|年度|年初|年|市|省|县|区|上级|下达|总|调整)*"
    r"(?:目标|计划|任务|预算|指标)(?:任务)?数?的?$"
)
_DONE = re.compile(r"(?:提前|超额)?(?:占|完成|为|达)")
_NO_PLAN = re.compile(r"回顾|完成情况|成绩|成效|名词|注释|解释")
_TOLD_AS_TARGET = re.compile(r"^(?:年度|年初|全年|预期)目标(?:数|值)?(?:为|是)?$")
"""A figure told in brackets after what came of it: 增长6.5%（年度目标6%以上）."""
_TARGET_TOLD_ASIDE = re.compile(
    r"^(?:已|超额|提前)?完成了?(?:全年|年度|年初|预期|年|总)*(?:目标|任务|计划)(?:任务|数|值)?$"
)
_AFTER_ASIDE = re.compile(r"^[）)]的?$")
"""完成全年目标（4.29亿元）87%: the target is told aside, and how much of it was reached right after."""
_BAND = re.compile(r"^(?:到|至)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a figure say about its role: the role, and what grew or is shared (empty: carried over)."""

    role: Role
    own: str
    carried: bool


def read_role(slot: Slot, following: Slot | None, previous: Role | None) -> Reading:
    """Read the role of one figure from its clause; target sections and target words are looked at by the caller."""
    unit, before = slot.quantity.unit, _THEN.sub("", slot.before.rstrip("“（"))
    ratio = unit in ("%", "％", "‰") or slot.quantity.base.unit in ("倍", "番", "成")
    points = slot.quantity.base.unit.endswith(("百分点", "千分点"))
    if _is_from(before, following):
        return Reading("from", _FROM.sub("", before) + _what_moves(following), carried=False)
    if previous == "from" and slot.joined and _TO.match(_arriving(slot)):
        return Reading("to", "", carried=True)
    if ratio and previous == "target" and slot.joined and _AFTER_ASIDE.match(before):
        return Reading("completion", "", carried=True)
    if ratio and (contains(before, "roles", "completion") or (_DONE.match(before) and _AIM.match(before))):
        own = _AIM.sub("", before)
        return Reading("completion", own, carried=not own)
    if ratio and _RATE.search(before):
        own = _RATE.sub("", before)
        return Reading("growth", own, carried=not own)
    grown = split_growth(before)
    amount = not ratio and not points and not has_comparison(before)
    if grown and amount and (slot.after or is_deed(without_lead(before))):
        grown = None  # 改造提升|11条|市政路; 新建农田3万亩，改造提升|6万亩
    if grown and not grown[2]:
        return _grown(grown[0], grown[1], before, ratio, points)
    if re.match(r"(?:全年|年内|累计)?净[增减]", before) and not ratio:
        return Reading("change", before, carried=False)
    if points or (before.endswith("新增") and has_comparison(before)):
        return Reading("change", "", carried=True)
    if ratio and _SHARE.search(before):
        return _shared(grown[0] if grown else before)
    if grown:
        return Reading("level", grown[0], carried=not grown[0])
    if ratio and re.match(r"^(?:完成|超额完成)", before) and len(before) < 16:
        return Reading("completion", before, carried=False)
    return Reading("level", before, carried=False)


def _shared(own: str) -> Reading:
    at = _SHARE.search(own)
    return Reading("share", own, carried=at is None or at.start() == 0)


def _grown(own: str, verb: str, before: str, ratio: bool, points: bool) -> Reading:
    if verb in ("高", "低", "多", "少", "快") and not has_comparison(before):
        return Reading("level", before, carried=False)
    role: Role = "change" if points or not ratio else "growth"
    return Reading(role, own, carried=not own)


def _is_from(before: str, following: Slot | None) -> bool:
    if following is None or not following.joined:
        return False
    between = _arriving(following)
    arrives = _TO.match(between) is not None and not _BAND.match(between)
    verb = re.search(r"(?:到|至|为|成)", between)
    moved = (arrives and verb is not None and contains(between, "roles", "growth")) or bool(
        re.search(r"降[到至为]|[增升]至|调整?[为到]", between)
    )
    return bool(_FROM.search(before) and arrives) or (moved and between.startswith("的"))


def _arriving(slot: Slot) -> str:
    """Return the words before a figure with the 为 that joins them to it: 整合为 of 从36家整合|为24家."""
    silent = slot.quantity.qualified.start < slot.quantity.span.start and not slot.quantity.qualifier
    return f"{slot.before}为" if silent and slot.joined else slot.before


def _what_moves(following: Slot | None) -> str:
    """Return the measure between the two ends of a move: 税率 of 16%|的税率降至|13%."""
    match = re.match(
        r"的([^，。；]{1,8}?)(?:由|从|降|提|升|增|减|调|下|上|压|缩|扩)", following.before if following else ""
    )
    return match.group(1) if match else ""


def is_target(slot: Slot, text_after: str) -> bool:
    """Tell whether the words around a figure make it a target: 力争60家, 提升两个百分点的年度目标."""
    before = slot.before
    if slot.quantity.qualifier.startswith("力争") or re.search(
        r"(?:力争|预期目标|目标为|确保|计划完成|争取(?:到|达|实现|完成)|拟(?!制|定))[^，。；]{0,18}$", before
    ):
        return not re.search(r"完成[^，。；]{0,10}(?:目标|计划)", before) and "规划" not in before[-4:]
    if _TOLD_AS_TARGET.match(before):
        return True
    return re.match(r"[^，。；(（]{0,10}的?[^，。；(（]{0,6}目标", text_after) is not None


def is_told_aside(slot: Slot, text_after: str) -> bool:
    """Tell whether a figure is the target of what was done, told in brackets: 完成全年目标（|4.29亿元|）."""
    return text_after.startswith(("）", ")")) and _TARGET_TOLD_ASIDE.match(slot.before) is not None


def plans_from(report: Report) -> int | None:
    """Return where the part of a report begins that says what will be done, None where there is none.

    It begins with the first top section whose heading sets targets or names a year after the one reported on; what
    follows it is plans too, though its headings (四、协调推动经济增长) do not say so. A notice has no such part.
    """
    if is_standing(report.title):
        return None
    for section in sorted(report.sections, key=lambda section: section.span.start):
        if len(section.path) == 1 and _sets_targets(section.title, report.year_at(section.span.start)):
            return section.span.start
    return None


def is_planned(path: tuple[str, ...], position: int, plans: int | None, year: int | None) -> bool:
    """Tell whether a sentence at `position` under the headings `path` states plans; reviews and glossaries do not."""
    if any(_NO_PLAN.search(title) for title in path[:1]):
        return False
    return (plans is not None and position >= plans) or any(_is_of_later_year(title, year) for title in path)


def _sets_targets(title: str, year: int | None) -> bool:
    if _NO_PLAN.search(title):
        return False
    return _is_of_later_year(title, year) or any(word in title for word in word_set("roles", "target_sections"))


def _is_of_later_year(title: str, year: int | None) -> bool:
    years = [int(found) for found in re.findall(r"(20\d{2})年(?!\d{1,2}月)", title)]
    return year is not None and bool(years) and min(years) > year
