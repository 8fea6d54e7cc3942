"""Names that a clause leaves incomplete, completed from what was told before: owner, thing, measure, or all of it."""

from __future__ import annotations

import re

from qa_bot.figures import naming
from qa_bot.figures.naming import Name
from qa_bot.figures.roles import Reading
from qa_bot.figures.slots import Slot
from qa_bot.figures.told import REACH, Told
from qa_bot.figures.words import ends_with, without_lead, without_tail
from qa_bot.resources import load_toml
from qa_bot.text.numbers import plain

_BESIDE = re.compile(r"(?:[与同和]?(?:上年|去年|往年|上年同期|去年同期)|位于|地处|坐落)")
"""A clause that says where its owner is, or compares it: 园区：位于城西，|总面积2亩; 与上年相比持平，|总产量7吨."""

_ACHIEVED = re.compile(r"(?:共|累计)?(?:完成|实现)")
"""What begins a clause with a measure of its own: 完成招商引资2亿元 leaves none out."""


def owned_name(slot: Slot, following: Slot | None, before: str) -> Name:
    """Name the amount of a thing that follows it: 总投资|15亿元|的光伏项目 is 光伏项目总投资."""
    head = naming.head_of(without_tail(before))
    thing = re.split(r"、(?:总|计划)?投资", naming.split_predicate(slot.after[1:])[0])[0]
    if not thing and following is not None and following.joined:
        thing = naming.split_predicate(following.after)[0]
    if not thing:
        return naming.name_before(before) or Name(head)
    return Name(thing + head, subject=thing)


def classed_name(slot: Slot, state: Told) -> Name | None:
    """Name a count of a class that an amount bounds: 产值超|10亿元|企业|73户 is 产值超10亿元企业."""
    bound = state.named[-1].slot
    unit = bound.quantity.known_unit
    if unit is None or unit.group != "money" or not slot.before:
        return None
    text = f"{plain(bound.quantity.value)}{bound.quantity.unit}"
    word = bound.quantity.qualifier.partition("…")[0]
    bounded = f"{text}{word}" if word in load_toml("figure_patterns.toml")["qualifiers"]["after"] else f"{word}{text}"
    return Name(without_lead(bound.before) + bounded + without_tail(slot.before))


def acting_name(slot: Slot, before: str, state: Told) -> Name:
    """Name a figure whose thing is left out and only acts: 31人|入选名单, 其中4家|获推荐, 600人次|参加."""
    verb = "".join(naming.verbs_at_end(before))
    anchor = state.anchor(points=False, unit=slot.quantity.base.unit)
    if anchor is not None and not anchor.name.acting:
        same = anchor.slot.quantity.base.unit == slot.quantity.base.unit
        if same and "其中" in slot.before:
            return Name(anchor.name.noun, slot.after[:32], anchor.name.subject)
        if len(slot.after) <= 4:
            return Name(anchor.name.noun + slot.after, subject=anchor.name.noun, acting=True)
    return Name((verb + slot.after)[:40], acting=True)


def completed(name: Name, slot: Slot, state: Told) -> Name:
    """Give a name what its clause leaves out: its owner (成交金额), its thing (国家级) or its measure (制造业)."""
    anchor = state.anchor(points=False, unit=slot.quantity.base.unit)
    if name.noun.endswith("投资") and len(name.noun) <= 4 and (thing := naming.object_of(slot.after)):
        return Name(thing + name.noun, name.verb, thing)
    if other := _other_of(name.noun, state):
        return Name(other, name.verb)
    if naming.is_bare(name.noun):
        owner = _owner(state, slot, name.noun)
        return Name(owner + name.noun, name.verb, owner) if owner and owner not in name.noun else name
    if anchor is None:
        return _with_head(name, slot, state)
    same = anchor.slot.quantity.base.unit == slot.quantity.base.unit
    if same and anchor.name.verb and naming.is_deed(name.noun):
        return Name(anchor.name.noun, name.noun, anchor.name.subject)
    if same and naming.is_part(name.noun) and not anchor.name.acting:
        whole = (
            anchor.name.noun.removeprefix(anchor.name.subject)
            if naming.is_part(anchor.name.subject)
            else anchor.name.noun
        )
        return Name(name.noun + naming.without_grade(whole), name.verb or anchor.name.verb, name.noun)
    return _with_head(name, slot, state)


def _other_of(noun: str, state: Told) -> str:
    """Return a measure's whole name where it is the other one to that of the figure before: 进口 after 自营出口额."""
    before = state.named[-1].name.noun if state.named else ""
    pairs: list[list[str]] = load_toml("figure_patterns.toml")["metric"]["counterparts"]
    others = (word for pair in pairs if noun in pair for word in pair if word != noun and word in before)
    return next((before.replace(word, noun, 1) for word in others if before != word and "进出口" not in before), "")


def _owner(state: Told, slot: Slot, measure: str) -> str:
    """Return what a bare measure belongs to: the subject of the figure before, or of the clause before.

    Where it goes on with the end of the name before, that is its beginning: 研发投入8亿元，投入强度 is 研发投入强度.
    """
    told = [clause for clause in slot.earlier if not _BESIDE.match(clause)]
    if name := naming.clause_subject(told[-1] if told else ""):
        return name
    if state.named:
        last = state.named[-1].name
        begun = naming.first_word(measure)
        if begun != measure and last.noun.endswith(begun):
            return last.noun.removesuffix(begun)
        return (
            last.subject
            if len(last.subject) > 1 and not naming.is_bare(last.subject)
            else naming.without_head(last.noun)
        )
    return ""


def _with_head(name: Name, slot: Slot, state: Told) -> Name:
    """Give a name without a measure the one of the parallel clause or the topic before: 制造业 -> 制造业增加值."""
    ratio = slot.quantity.known_unit is not None and slot.quantity.known_unit.group == "ratio"
    if naming.head_of(name.noun) or name.verb or len(name.noun) > 12 or _ACHIEVED.match(without_lead(slot.before)):
        return name
    topic = next((clause.removesuffix("中") for clause in reversed(slot.earlier) if clause.endswith("中")), "")
    if ratio and naming.head_of(topic):
        return Name(name.noun + naming.head_of(topic), name.verb, name.noun)
    base = slot.quantity.base.unit
    stated = [n for n in state.named[-REACH:] if ratio or n.slot.quantity.base.unit == base]
    head = next((h for n in reversed(stated) if (h := naming.head_of(n.name.noun))), "")
    if not ends_with(head, "metric", "shared_heads"):
        return name
    return Name(name.noun + head, name.verb, name.noun)


def carried_name(slot: Slot, reading: Reading, state: Told) -> Name:
    """Name a figure whose clause names nothing by what was spoken of before."""
    if state.named and (reading.role == "to" or (slot.joined and not slot.before and not slot.after)):
        return state.named[-1].name
    if state.named and reading.role == "completion" and slot.joined and state.named[-1].role == "target":
        return state.named[-1].name  # 完成全年目标（4.29亿元）|87%
    reached = reading.role == "level" and reading.carried and slot.quantity.unit in ("%", "‰")  # 占比50%，提高到60%
    points = slot.quantity.base.unit.endswith("分点") or reached
    of_amount = reading.role in ("growth", "completion") and state.tells_amount()
    anchor = state.anchor(points=points, unit="" if of_amount else slot.quantity.base.unit)
    unit = slot.quantity.known_unit
    for clause in reversed(slot.earlier):
        if measure := naming.clause_measure(clause):
            return Name(measure)
    if anchor is not None:
        other = anchor.slot.quantity.known_unit
        money = unit is not None and unit.group == "money" and other is not None and other.group != "money"
        if reading.role == "level" and money:
            return Name(f"{anchor.name.noun}{anchor.name.verb}金额", subject=anchor.name.subject)
        return anchor.name
    for clause in reversed(slot.earlier):
        if name := naming.clause_name(clause):
            return Name(name)
    return Name(without_lead(without_tail(slot.before)) or slot.after[:20] or slot.before or naming.UNNAMED)
