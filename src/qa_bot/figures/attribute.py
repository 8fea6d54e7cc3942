"""Every figure of a sentence given its name and its role, from left to right."""

from __future__ import annotations

import re

from qa_bot.figures import naming
from qa_bot.figures.completing import acting_name, carried_name, classed_name, completed, owned_name
from qa_bot.figures.naming import Name
from qa_bot.figures.parallel import distributed, paired_name, share_things
from qa_bot.figures.roles import Reading, is_target, is_told_aside, read_role
from qa_bot.figures.slots import Slot
from qa_bot.figures.told import Named, Told
from qa_bot.figures.words import without_lead, without_tail
from qa_bot.text.span import Span

_RATE_DONE = re.compile(r"总?完成(?:率|比例|度|进度)")


def name_all(made: list[Slot], text: str, sentence: Span, state: Told) -> None:
    """Name every slot of `sentence` and give it its role, adding them to `state` in order."""
    shared = distributed(made)
    previous_after = False
    for index, slot in enumerate(made):
        following = made[index + 1] if index + 1 < len(made) else None
        previous = state.named[-1].role if state.named else None
        reading = read_role(slot, following, previous)
        if index and (part := _share_of_amount(made[index - 1], slot, state)) is not None:
            state.named.append(Named(part, "share", slot))
            previous_after = False
            continue
        rest = text[slot.quantity.qualified.end : min(sentence.end, slot.quantity.qualified.end + 40)].lstrip("”、")
        if is_told_aside(slot, rest):
            state.named.append(Named(carried_name(slot, reading, state), "target", slot))
            previous_after = False
            continue
        if index in shared:
            given, reading, place = shared[index]
            length = sum(other - shared[other][2] == index - place for other in shared)
            name: Name | None = given or paired_name(state, place, made[index - place], length)
            previous_after = False
        else:
            name, previous_after = _own_name(slot, following, reading, state, previous_after)
        role = reading.role
        if role not in ("from", "completion") and is_target(slot, rest):
            role = "target"
        state.named.append(Named(name or carried_name(slot, reading, state), role, slot))
    share_things(state.named)


def _share_of_amount(whole: Slot, slot: Slot, state: Told) -> Name | None:
    """Name what part of an amount one told before is: 税收284亿元，占收入|344亿元|的82.4%; None for another figure."""
    unit = slot.quantity.known_unit
    if not (slot.joined and slot.before == "的" and unit is not None and unit.group == "ratio"):
        return None
    if not whole.before.startswith("占") or len(state.named) < 2:
        return None
    of = state.named[-2].name
    return Name(f"{of.noun}{whole.before}", subject=of.subject or of.noun)


def _own_name(
    slot: Slot, following: Slot | None, reading: Reading, state: Told, taken: bool
) -> tuple[Name | None, bool]:
    """Return the name a figure's own clause gives it, and whether it stood after the number."""
    unit = slot.quantity.known_unit
    if (counted := _counted_twice(slot, following)) is not None:
        return counted, True
    before = reading.own if reading.role == "level" else slot.before
    before = before.removeprefix("占") if unit is not None and unit.group == "money" else before
    before = _remainder(before) if taken and slot.joined else before
    if reading.role in ("growth", "change", "share", "completion", "from", "to"):
        return _measured_name(slot, reading, state), False
    core = naming.without_adverbs(without_lead(without_tail(before)))
    ratio = unit is not None and unit.group == "ratio"
    if slot.after.startswith("的") and naming.head_of(core) and not ratio:
        return owned_name(slot, following, before), False
    counts = unit is not None and unit.group in ("count", "person")
    points_on = not core or naming.ends_in_verb(core) or before.endswith("、")
    if (unit is None or unit.noun) and slot.after and (points_on or counts):
        acted_on = slot.after.removeprefix("的") if core and points_on else slot.after
        name = naming.name_after(acted_on, before, state.verb(before))
        if name is not None:
            return name, True
        if points_on and not slot.after.startswith(("、", "，", "和", "及", "与", "的")):
            return acting_name(slot, before, state), True
    if taken and slot.joined and before in ("", "、"):
        name = (classed_name(slot, state) if counts else None) or naming.name_before(slot.before.removeprefix("以下"))
        return name, False
    if ratio and not slot.before and not slot.after.startswith(("的", "、", "，")) and slot.after:
        return naming.name_after(slot.after, ""), False
    follows = counts and slot.joined and bool(state.named) and naming.starts_with_thing(slot.before)
    if follows and (name := classed_name(slot, state)) is not None:
        return name, False
    name = naming.name_before(before) if core else None
    if name is None:
        return None, False
    return completed(name, slot, state), False


def _counted_twice(slot: Slot, following: Slot | None) -> Name | None:
    """Name the first of two counts of one thing that stands after both: 全面完成|10类|42项|社区实事项目; else None."""
    if following is None or not following.joined or following.before or slot.after or not following.after:
        return None
    named = naming.without_adverbs(without_lead(without_tail(slot.before)))
    return naming.name_after(following.after, slot.before) if not named or naming.ends_in_verb(named) else None


def _remainder(before: str) -> str:
    """Return what is left of the words between two figures once the first has taken its name from them."""
    rest = naming.split_predicate(before)[1]
    return rest if rest else ("、" if before.endswith("、") else "")


def _measured_name(slot: Slot, reading: Reading, state: Told) -> Name | None:
    """Name a growth, change, share or completion: its own words, or those of the figure it goes on about."""
    own = without_lead(without_tail(reading.own))
    points = slot.quantity.base.unit.endswith("分点")
    anchor = state.anchor(points=points)
    if reading.role == "share" and reading.carried and anchor is not None:
        return Name(anchor.name.noun + own, subject=anchor.name.subject or anchor.name.noun)
    if reading.carried or not naming.without_adverbs(own):
        return None
    if reading.role == "completion" and anchor is not None and _RATE_DONE.fullmatch(own):
        return Name(anchor.name.noun + own, subject=anchor.name.subject or anchor.name.noun)
    name = naming.name_before(reading.own)
    if name is None:
        return None
    if reading.role == "share" and anchor is not None and own.startswith(("总量", "总数", "总额", "数量", "规模")):
        return Name(anchor.name.noun + own, subject=anchor.name.noun)
    if reading.role == "share":
        return name
    return completed(name, slot, state)
