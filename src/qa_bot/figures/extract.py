"""From a report to its figures: every number with its unit, named, given its role and period, in order of position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.figures import naming, periods
from qa_bot.figures.model import Figure, Role
from qa_bot.figures.naming import Name
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.figures.roles import Reading, is_planned, is_target, plans_from, read_role
from qa_bot.figures.slots import JOINERS, Slot, slots
from qa_bot.figures.tables import table_figures
from qa_bot.figures.words import ends_with, split_growth, without_lead, without_tail
from qa_bot.reports.model import Report
from qa_bot.text.numbers import plain
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

_LONGEST_METRIC = 60
# How many figures back a clause may carry its name over from; a bound, so that one endless sentence takes linear time.
_REACH = 24


@dataclass(slots=True)
class _Named:
    """What has been read of one figure so far."""

    name: Name
    role: Role
    slot: Slot


@dataclass(slots=True)
class _Sentence:
    """The figures read so far in one sentence: what later clauses carry over from."""

    named: list[_Named] = field(default_factory=list)

    def verb(self, before: str) -> str:
        """Return the verb a parallel item goes on with: 新招录1名公务员，|5名事业人员."""
        return (
            self.named[-1].name.verb
            if self.named and before in ("", "、") and len(self.named[-1].name.verb) <= 6
            else ""
        )

    def anchor(self, *, points: bool, unit: str = "") -> _Named | None:
        """Return the figure a clause without a name of its own goes on about."""
        wanted = ("share", "level", "target", "to", "completion") if points else ("level", "target", "to")
        recent = self.named[-_REACH:]
        stated = [n for n in recent if n.role in wanted]
        if points:
            ratios = [n for n in stated if n.slot.quantity.unit in ("%", "‰")]
            return next(reversed(ratios or stated or recent), None)
        same = [n for n in stated if unit and n.slot.quantity.base.unit == unit]
        return next(reversed(same or stated or recent), None)


def extract_figures(report: Report) -> list[Figure]:
    """Return the figures of a report, of its text and of its tables, in order of position.

    Never raises on a report that keeps the model's invariants, and takes time linear in the length of its text.
    """
    found: list[Figure] = []
    state, plans = _Sentence(), plans_from(report)
    for sentence in _sentences(report):
        state = _Sentence(state.named[-8:]) if _goes_on(sentence.of(report.text)) else _Sentence()
        found += _sentence_figures(report, sentence, state, plans)
    for table in report.tables:
        found += table_figures(report, table)
    return sorted(found, key=lambda figure: figure.span)


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence breaks down what the one before stated (其中，夏粮…)."""
    return sentence.startswith(("其中", "分", "从", "——其中"))


def _sentences(report: Report) -> Iterator[Span]:
    for block in report.blocks:
        if block.kind in ("paragraph", "note", "heading"):
            yield from split_sentences(report.text, block.span)


def _sentence_figures(report: Report, sentence: Span, state: _Sentence, plans: int | None) -> list[Figure]:
    counted = _quantities_within(report.text, sentence)
    if not counted:
        return []
    made = slots(report.text, sentence, counted)
    path = report.section_at(sentence.start).path
    planned = is_planned(path, sentence.start, plans, report.metadata.year) or _speaks_of_next_year(report, sentence)
    year = report.metadata.year + 1 if planned and report.metadata.year else report.metadata.year
    whens = periods.assign(sentence.of(report.text), [_local(slot, sentence) for slot in made], year)
    earlier = len(state.named)
    _name_all(made, report.text, sentence, state)
    named = state.named[earlier:]
    return [_figure(report, sentence, path, item, planned, when) for item, when in zip(named, whens, strict=True)]


def _speaks_of_next_year(report: Report, sentence: Span) -> bool:
    """Tell whether 今年 in a report to the people's congress is the year after the one it reports on."""
    return "政府工作报告" in report.title and "今年" in sentence.of(report.text)


def _local(slot: Slot, sentence: Span) -> periods.Stretch:
    start, end = slot.quantity.span.start - sentence.start, slot.quantity.span.end - sentence.start
    return periods.Stretch(start, end, end + len(slot.after))


def _quantities_within(text: str, sentence: Span) -> list[Quantity]:
    shift = sentence.start
    return [
        Quantity(
            Span(q.span.start + shift, q.span.end + shift),
            Span(q.qualified.start + shift, q.qualified.end + shift),
            q.value, q.unit, q.qualifier, q.low, q.high,
        )
        for q in quantities(sentence.of(text))
    ]  # fmt: skip


def _name_all(made: list[Slot], text: str, sentence: Span, state: _Sentence) -> None:
    shared = _distributed(made)
    previous_after = False
    for index, slot in enumerate(made):
        following = made[index + 1] if index + 1 < len(made) else None
        previous = state.named[-1].role if state.named else None
        reading = read_role(slot, following, previous)
        if index in shared:
            reading = shared[index][1]
            name: Name | None = shared[index][0] or _paired(state, shared[index][2], made[index - shared[index][2]])
            previous_after = False
        else:
            name, previous_after = _own_name(slot, following, reading, state, previous_after)
        role = reading.role
        rest = text[slot.quantity.qualified.end : min(sentence.end, slot.quantity.qualified.end + 40)]
        if role not in ("from", "completion") and is_target(slot, rest.lstrip("”、")):
            role = "target"
        state.named.append(_Named(name or _carried(slot, reading, state), role, slot))
    _share_things(state.named)


def _own_name(
    slot: Slot, following: Slot | None, reading: Reading, state: _Sentence, taken: bool
) -> tuple[Name | None, bool]:
    """Return the name a figure's own clause gives it, and whether it stood after the number."""
    unit = slot.quantity.known_unit
    before = reading.own if reading.role == "level" else slot.before
    before = _remainder(before) if taken and slot.joined else before
    if reading.role in ("growth", "change", "share", "completion", "from", "to"):
        return _measured_name(slot, reading, state), False
    core = naming.without_adverbs(without_lead(without_tail(before)))
    ratio = unit is not None and unit.group == "ratio"
    if slot.after.startswith("的") and naming.head_of(core) and not ratio:
        return _owned_name(slot, following, before), False
    counts = unit is not None and unit.group in ("count", "person")
    points_on = not core or naming.ends_in_verb(core) or before.endswith("、")
    if (unit is None or unit.noun) and slot.after and (points_on or counts):
        name = naming.name_after(slot.after, before, state.verb(before))
        if name is not None:
            return name, True
        if points_on and not slot.after.startswith(("、", "，", "和", "及", "与", "的")):
            return _acting(slot, before, state), True
    if taken and slot.joined and before in ("", "、"):
        name = (_classed(slot, state) if counts else None) or naming.name_before(slot.before.removeprefix("以下"))
        return name, False
    if ratio and not slot.before and not slot.after.startswith(("的", "、", "，")) and slot.after:
        return naming.name_after(slot.after, ""), False
    name = naming.name_before(before) if core else None
    if name is None:
        return None, False
    return _completed(name, slot, state), False


def _classed(slot: Slot, state: _Sentence) -> Name | None:
    """Name a count of a class that an amount bounds: 产值超|10亿元|企业|73户 is 产值超10亿元企业."""
    bound = state.named[-1].slot
    unit = bound.quantity.known_unit
    if unit is None or unit.group != "money" or not slot.before:
        return None
    text = f"{plain(bound.quantity.value)}{bound.quantity.unit}"
    return Name(
        without_lead(bound.before) + bound.quantity.qualifier.partition("…")[0] + text + without_tail(slot.before)
    )


def _owned_name(slot: Slot, following: Slot | None, before: str) -> Name:
    """Name the amount of a thing that follows it: 总投资|15亿元|的光伏项目 is 光伏项目总投资."""
    head = naming.head_of(without_tail(before))
    thing = re.split(r"、(?:总|计划)?投资", naming.split_predicate(slot.after[1:])[0])[0]
    if not thing and following is not None and following.joined:
        thing = naming.split_predicate(following.after)[0]
    if not thing:
        return naming.name_before(before) or Name(head)
    return Name(thing + head, subject=thing)


def _remainder(before: str) -> str:
    """Return what is left of the words between two figures once the first has taken its name from them."""
    rest = naming.split_predicate(before)[1]
    return rest if rest else ("、" if before.endswith("、") else "")


def _acting(slot: Slot, before: str, state: _Sentence) -> Name:
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


def _measured_name(slot: Slot, reading: Reading, state: _Sentence) -> Name | None:
    """Name a growth, change, share or completion: its own words, or those of the figure it goes on about."""
    own = without_lead(without_tail(reading.own))
    points = slot.quantity.base.unit.endswith("分点")
    anchor = state.anchor(points=points)
    if reading.role == "share" and reading.carried and anchor is not None:
        return Name(anchor.name.noun + own, subject=anchor.name.subject or anchor.name.noun)
    if reading.carried or not naming.without_adverbs(own):
        return None
    name = naming.name_before(reading.own)
    if name is None:
        return None
    if reading.role == "share" and anchor is not None and own.startswith(("总量", "总数", "总额", "数量", "规模")):
        return Name(anchor.name.noun + own, subject=anchor.name.noun)
    if reading.role == "share":
        return name
    return _completed(name, slot, state)


def _completed(name: Name, slot: Slot, state: _Sentence) -> Name:
    """Give a name what its clause leaves out: its owner (成交金额), its thing (国家级) or its measure (制造业)."""
    anchor = state.anchor(points=False, unit=slot.quantity.base.unit)
    if name.noun.endswith("投资") and len(name.noun) <= 4 and (thing := naming.object_of(slot.after)):
        return Name(thing + name.noun, name.verb, thing)
    if naming.is_bare(name.noun):
        owner = _owner(state, slot)
        return Name(owner + name.noun, name.verb, owner) if owner and owner not in name.noun else name
    if anchor is None:
        return name
    same = anchor.slot.quantity.base.unit == slot.quantity.base.unit
    if same and naming.is_part(name.noun) and not anchor.name.acting:
        whole = (
            anchor.name.noun.removeprefix(anchor.name.subject)
            if naming.is_part(anchor.name.subject)
            else anchor.name.noun
        )
        return Name(name.noun + naming.without_grade(whole), name.verb or anchor.name.verb, name.noun)
    return _with_head(name, slot, state)


def _owner(state: _Sentence, slot: Slot) -> str:
    """Return what a bare measure belongs to: the subject of the figure before, or of the clause before."""
    clause = slot.earlier[-1] if slot.earlier else ""
    if name := naming.clause_subject(clause):
        return name
    if state.named:
        last = state.named[-1].name
        return last.subject if last.subject and not naming.is_bare(last.subject) else naming.without_head(last.noun)
    return ""


def _with_head(name: Name, slot: Slot, state: _Sentence) -> Name:
    """Give a name without a measure the one of the parallel clause or the topic before: 制造业 -> 制造业增加值."""
    ratio = slot.quantity.known_unit is not None and slot.quantity.known_unit.group == "ratio"
    if naming.head_of(name.noun) or name.verb or len(name.noun) > 12:
        return name
    topic = next((clause.removesuffix("中") for clause in reversed(slot.earlier) if clause.endswith("中")), "")
    if ratio and naming.head_of(topic):
        return Name(name.noun + naming.head_of(topic), name.verb, name.noun)
    base = slot.quantity.base.unit
    stated = [n for n in state.named[-_REACH:] if ratio or n.slot.quantity.base.unit == base]
    head = next((h for n in reversed(stated) if (h := naming.head_of(n.name.noun))), "")
    if not ends_with(head, "metric", "shared_heads"):
        return name
    return Name(name.noun + head, name.verb, name.noun)


def _carried(slot: Slot, reading: Reading, state: _Sentence) -> Name:
    """Name a figure whose clause names nothing by what was spoken of before."""
    if reading.role == "to" and state.named:
        return state.named[-1].name
    points = slot.quantity.base.unit.endswith("分点")
    anchor = state.anchor(points=points, unit=slot.quantity.base.unit)
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
    return Name(without_lead(without_tail(slot.before)) or slot.after[:20] or slot.before or "（未指明）")


def _distributed(made: list[Slot]) -> dict[int, tuple[Name | None, Reading, int]]:
    """Find runs that one clause shares out (分别增长5.3%、8.8%): name, reading and place in the run of each."""
    found: dict[int, tuple[Name | None, Reading, int]] = {}
    index = 0
    while index < len(made):
        end = index + 1
        while end < len(made) and made[end].joined and made[end].before in JOINERS - {"，", "到", "至"}:
            end += 1
        if end - index >= 2 and _shares_out(made[index].before):
            _share_run(made, index, end, found)
        index = end
    return found


def _shares_out(before: str) -> bool:
    return "分别" in before or bool(re.search(r"各|依次", before))


def _share_run(made: list[Slot], index: int, end: int, found: dict[int, tuple[Name | None, Reading, int]]) -> None:
    slot = made[index]
    reading = read_role(slot, None, None)
    subject, _, tail = slot.before.partition("分别")
    grown = split_growth(slot.before)
    measured = "" if grown else without_tail(tail)
    items = naming.share_names(without_lead(re.sub(r"(?:同比|比上年|较上年).*$", "", subject)), thing_like=False)
    light = naming.name_before(measured) if measured else None
    for place in range(end - index):
        name = None
        if len(items) == end - index:
            name = Name(items[place] + (light.noun if light else ""), subject=items[place])
        elif items:
            name = Name("".join(without_lead(subject)) + (light.noun if light else ""))
        found[index + place] = (name, reading, place)


def _paired(state: _Sentence, place: int, first: Slot) -> Name | None:
    """Name the figure at `place` of a run without names (同比分别增长A、B) after the run of levels before it."""
    levels = [n for n in state.named[-_REACH:] if n.role in ("level", "target", "share")]
    run = [n for n in levels if n.slot.quantity.span.start < first.quantity.span.start]
    tail: list[_Named] = []
    for item in reversed(run):
        tail.insert(0, item)
        if not (item.slot.joined and item.slot.before in JOINERS):
            break
    return tail[place].name if place < len(tail) else None


def _share_things(named: list[_Named]) -> None:
    """Give parallel counted things the head of the last: 11家移动、8家电信、15家联通营业厅."""
    for index in range(len(named) - 2, -1, -1):
        this, after = named[index], named[index + 1]
        listed = (
            after.slot.joined
            and after.slot.before.endswith("、")
            and this.slot.quantity.unit == after.slot.quantity.unit
        )
        if listed and 0 < len(this.name.noun) <= 4:
            noun = naming.complete(this.name.noun, after.name.noun, thing_like=True)
            named[index].name = Name(noun, this.name.verb or after.name.verb, this.name.subject)


def _figure(report: Report, sentence: Span, path: tuple[str, ...], item: _Named, planned: bool, period: str) -> Figure:
    quantity = item.slot.quantity
    base = quantity.base
    role: Role = "target" if planned and item.role in ("level", "growth", "share") else item.role
    return Figure(
        report=report.id,
        metric=_tidy(item.name.text),
        subject=_tidy(item.name.subject or item.name.noun),
        value=quantity.value,
        unit=quantity.unit,
        base_value=base.value,
        base_unit=base.unit,
        qualifier=quantity.qualifier,
        role=role,
        period=period,
        place=report.metadata.place,
        sentence=sentence,
        span=quantity.span,
        section=path,
        written=quantity.span.of(report.text),
        low=quantity.low,
        high=quantity.high,
    )


def _tidy(name: str) -> str:
    name = re.sub(r"(?<=[\u4e00-\u9fff]{2})占$", "占比", name)
    return re.sub(r"\s+", "", name).replace("〖", "（").replace("〗", "）").strip("，。；、：")[:_LONGEST_METRIC]
