"""Figures in parallel: shared out by 分别 and 各, paired with the run before, or sharing the head of the last."""

from __future__ import annotations

import re

from qa_bot.figures import naming
from qa_bot.figures.naming import Name
from qa_bot.figures.roles import Reading, read_role
from qa_bot.figures.slots import JOINERS, Slot
from qa_bot.figures.told import REACH, Named, Told
from qa_bot.figures.words import ends_with, split_growth, tokens, without_lead, without_tail
from qa_bot.resources import load_toml
from qa_bot.text.words import segmenter

_JOINS_VALUE = re.compile(r"(?:预计|要|将|达到?|为|完成|实现|由|从)+$")


def distributed(made: list[Slot]) -> dict[int, tuple[Name | None, Reading, int]]:
    """Find runs that one clause shares out (分别增长5.3%、8.8%): name, reading and place in the run of each."""
    found: dict[int, tuple[Name | None, Reading, int]] = {}
    index = 0
    while index < len(made):
        end = index + 1
        while end < len(made) and made[end].joined and _goes_on(made[index], made[end].before):
            end += 1
        if end - index >= 2:
            if _shares_out(made[index].before) or _tells_as_many(made[index:end]):
                _share_run(made, index, end, found)
            elif _moves_each(made[index:end]):
                _pair_run(made, index, end, found)
        index = end
    return found


def _goes_on(first: Slot, before: str) -> bool:
    """Tell whether the words before a figure only join it to a run, or say how it moved too: 增长3%|和下降|5%."""
    joiners = JOINERS - {"，", "到", "至"}
    moved = split_growth(before) if first.quantity.unit == "%" and split_growth(first.before) else None
    return before in joiners or (moved is not None and not moved[2] and moved[0] in joiners - {""})


def _moves_each(run: list[Slot]) -> bool:
    """Tell whether a run says how several figures told before moved: 33840元、11821元，同比增长|4.5%、7.7%.

    One figure moves by one rate, so 分别 need not be said.
    """
    if all(slot.quantity.unit == "倍" for slot in run) and re.match(r"是[^，]*的$", run[0].before):
        return True  # 存贷款余额分别达到3亿元、2亿元，是五年前的|1.7倍、1.2倍
    moved = split_growth(run[0].before)
    rates = all(slot.quantity.unit == "%" and slot.before != "" for slot in run)
    return moved is not None and not moved[2] and rates and read_role(run[0], None, None).carried


def _shares_out(before: str) -> bool:
    return "分别" in before or bool(re.search(r"各|依次", before))


def _pair_run(made: list[Slot], index: int, end: int, found: dict[int, tuple[Name | None, Reading, int]]) -> None:
    """Pair the rates of a run with the figures before it, each with the verb it stands after."""
    reading = read_role(made[index], None, None)
    for place, slot in enumerate(made[index:end]):
        reading = read_role(slot, None, None) if split_growth(slot.before) else reading
        found[index + place] = (None, reading, place)


def _tells_as_many(run: list[Slot]) -> bool:
    """Tell whether a run of one unit has just as many names before it: 城镇和农村人均住房面积32.9平方米、37.1平方米.

    城乡 names two.

    What grew is named before the verb: 发案率、受案率同比下降39.41%、23.38%.
    """
    before = run[0].before
    if len({slot.quantity.unit for slot in run}) > 1 or "等" in before:
        return False
    grown = split_growth(before)
    names = share_names(without_lead(grown[0] if grown else before), thing_like=False)
    if len(names) == 1 and len(run) == 2:
        names = both_of(names[0])
    return len(names) == len(run) and not (grown and any(re.search(r"\d", name) for name in names))


def _share_run(made: list[Slot], index: int, end: int, found: dict[int, tuple[Name | None, Reading, int]]) -> None:
    slot = made[index]
    moved = index and index - 1 in found and found[index - 1][1].role == "from"
    reading = read_role(slot, made[end] if end < len(made) else None, "from" if moved else None)
    subject, _, tail = slot.before.partition("分别")
    grown = split_growth(slot.before)
    measured = "" if grown else without_tail(tail)
    told = grown[0] if grown and subject == slot.before else re.sub(r"(?:同比|比上年|较上年).*$", "", subject)
    items = share_names(without_lead(_JOINS_VALUE.sub("", told)), thing_like=False)
    if len(items) == 1 and end - index == 2:
        items = both_of(items[0]) or items
    if len(items) == 1:
        items = _owners_before(made, index, end - index, items[0]) or items
    light = naming.name_before(measured) if measured else None
    for place in range(end - index):
        name = None
        if len(items) == end - index:
            name = Name(items[place] + (light.noun if light else ""), subject=items[place])
        elif items:
            name = Name("".join(without_lead(subject)) + (light.noun if light else ""))
        found[index + place] = (name, reading, place)


def _owners_before(made: list[Slot], index: int, count: int, item: str) -> tuple[str, ...]:
    """Return the names of a run whose owners are told with the figure before: A、B、C的城镇标准为…，其农村标准分别为….

    () where they are not just as many.
    """
    told, of, _ = made[index - 1].before.rpartition("的") if index and item.startswith("其") else ("", "", "")
    owners = share_names(without_lead(told), thing_like=False) if of else ()
    return tuple(f"{owner}{item[1:]}" for owner in owners) if len(owners) == count else ()


def both_of(name: str) -> tuple[str, ...]:
    """Return the two names that one word joins: 城乡居民收入 -> 城镇居民收入, 农村居民收入; () where none is joined."""
    joined = load_toml("figure_patterns.toml")["metric"]["joined"]
    found = next(((word, parts) for word, parts in joined.items() if word in name), None)
    return tuple(name.replace(found[0], part, 1) for part in found[1]) if found else ()


def paired_name(state: Told, place: int, first: Slot, length: int) -> Name | None:
    """Name the figure at `place` of `length` without names (同比分别增长A、B) after the run of levels before them.

    Levels told in clauses of their own (接待A人次，实现B亿元，分别增长…) are as many as the figures.
    """
    levels = [n for n in state.named[-REACH:] if n.role in ("level", "target", "share", "from")]
    run = [n for n in levels if n.slot.quantity.span.start < first.quantity.span.start]
    tail: list[Named] = []
    for item in reversed(run):
        tail.insert(0, item)
        if not (item.slot.joined and item.slot.before in JOINERS):
            break
    told = run[-length:] if len(tail) < length == len(run[-length:]) else tail
    return told[place].name if place < len(told) else None


def share_things(named: list[Named]) -> None:
    """Give parallel counted things the head of the last: 11家移动、8家电信、15家联通营业厅."""
    for index in range(len(named) - 2, -1, -1):
        this, after = named[index], named[index + 1]
        listed = (
            after.slot.joined
            and after.slot.before.endswith("、")
            and this.slot.quantity.unit == after.slot.quantity.unit
        )
        if listed and 0 < len(this.name.noun) <= 4:
            noun = complete(this.name.noun, after.name.noun, thing_like=True)
            named[index].name = Name(noun, this.name.verb or after.name.verb, this.name.subject)


def share_names(words: str, thing_like: bool) -> tuple[str, ...]:
    """Name each item of a list, its shared end given to every one: 城镇、农村居民收入 -> 城镇居民收入, 农村居民收入."""
    items = [item for item in re.split(r"、|和|与|及|以及", words) if item]
    if not items:
        return ()
    return tuple(complete(item, items[-1], thing_like) for item in items)


def complete(item: str, last: str, thing_like: bool) -> str:
    """Give `item` the end of `last` where it has no head of its own and `last` has one."""
    lists = ("metric", "things") if thing_like else ("metric", "heads")
    if len(last) - len(item) < 2 or ends_with(item, *lists) or not ends_with(last, *lists):
        return item
    rest = last[len(item) :]
    if segmenter().FREQ.get(last[: len(item)]) and len(tokens(rest)[0]) > 1:  # 太阳|能发电量 is cut where no word ends
        return item + rest
    return item + (tokens(last)[-1] if thing_like else naming.head_of(last))
