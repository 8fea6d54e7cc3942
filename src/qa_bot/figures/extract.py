"""From a report to its figures: every number with its unit, named, given its role and period, in order of position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.figures import naming, periods
from qa_bot.figures.model import Figure, Role
from qa_bot.figures.naming import Name
from qa_bot.figures.quantities import Quantity, quantities
from qa_bot.figures.roles import Reading, in_target_section, is_target, read_role
from qa_bot.figures.slots import JOINERS, Slot, slots
from qa_bot.figures.words import split_growth, without_lead, without_tail
from qa_bot.reports.model import Report
from qa_bot.text.dates import DateMention
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

_LONGEST_METRIC = 60


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
    group: list[Name] = field(default_factory=list)

    def anchor(self, *, points: bool, unit: str = "") -> _Named | None:
        """Return the figure a clause without a name of its own goes on about."""
        wanted = ("share", "level", "target", "to", "completion") if points else ("level", "target", "to")
        stated = [n for n in self.named if n.role in wanted]
        if points:
            ratios = [n for n in stated if n.slot.quantity.unit in ("%", "‰")]
            return (ratios or stated or self.named or [None])[-1]
        same = [n for n in stated if unit and n.slot.quantity.base.unit == unit]
        return (same or stated or self.named or [None])[-1]


def extract_figures(report: Report) -> list[Figure]:
    """Return the figures of a report's text in order of position; tables are read by `tables.table_figures`.

    Never raises on a report that keeps the model's invariants, and takes time linear in the length of its text.
    """
    found: list[Figure] = []
    for sentence in _sentences(report):
        found += _sentence_figures(report, sentence)
    return sorted(found, key=lambda figure: figure.span)


def _sentences(report: Report) -> Iterator[Span]:
    for block in report.blocks:
        if block.kind in ("paragraph", "note", "heading"):
            yield from split_sentences(report.text, block.span)


def _sentence_figures(report: Report, sentence: Span) -> list[Figure]:
    counted = _quantities_within(report.text, sentence)
    if not counted:
        return []
    made = slots(report.text, sentence, counted)
    path = report.section_at(sentence.start).path
    planned = in_target_section(path, report.metadata.year)
    year = report.metadata.year + 1 if planned and report.metadata.year else report.metadata.year
    dates = periods.mentions(sentence.of(report.text), year)
    named = _name_all(made, report.text, sentence)
    return [_figure(report, sentence, path, item, planned, dates, year) for item in named]


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


def _name_all(made: list[Slot], text: str, sentence: Span) -> list[_Named]:
    state = _Sentence()
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
            name, previous_after = _own_name(slot, reading, state, previous_after)
        role = reading.role
        rest = text[slot.quantity.qualified.end : min(sentence.end, slot.quantity.qualified.end + 40)]
        if role not in ("from", "completion") and is_target(slot, rest.lstrip("”、")):
            role = "target"
        state.named.append(_Named(name or _carried(slot, reading, state), role, slot))
    _share_things(state.named)
    return state.named


def _own_name(slot: Slot, reading: Reading, state: _Sentence, taken: bool) -> tuple[Name | None, bool]:
    """Return the name a figure's own clause gives it, and whether it stood after the number."""
    unit = slot.quantity.known_unit
    before = slot.before
    if taken and slot.joined:
        before = _remainder(before)
    if reading.role in ("growth", "change", "share", "completion", "from", "to"):
        return _measured_name(slot, reading, state), False
    may_follow = unit is None or unit.noun
    core = without_lead(without_tail(before)) if before else ""
    if may_follow and slot.after and (not core or naming.ends_in_verb(before) or before.endswith("、")):
        name = naming.name_after(slot.after, before)
        if name is not None:
            return name, True
    if not core and slot.after and may_follow and not slot.after.startswith(tuple("、，和及与的")):
        return _acting(slot, state), True
    name = naming.name_before(before)
    if name is None:
        return None, False
    return _with_head(name, slot, state), False


def _remainder(before: str) -> str:
    """Return what is left of the words between two figures once the first has taken its name from them."""
    noun, rest = naming.split_predicate(before)
    return rest if rest else ("、" if before.endswith("、") else "")


def _acting(slot: Slot, state: _Sentence) -> Name:
    """Name a figure whose thing is left out and only acts: 31人|入选名单, 其中4家|获推荐."""
    anchor = state.anchor(points=False, unit=slot.quantity.base.unit)
    same = anchor is not None and anchor.slot.quantity.base.unit == slot.quantity.base.unit
    if anchor is not None and same:
        return Name(anchor.name.noun, slot.after[:20], anchor.name.subject)
    return Name(slot.after[:40])


def _measured_name(slot: Slot, reading: Reading, state: _Sentence) -> Name | None:
    """Name a growth, change, share or completion: its own words, or those of the figure it goes on about."""
    own = without_lead(without_tail(reading.own))
    points = slot.quantity.base.unit.endswith("分点")
    anchor = state.anchor(points=points)
    if reading.role == "share" and reading.carried and anchor is not None:
        subject = anchor.name.subject or _without_head(anchor.name.noun)
        return Name(subject + own, subject=subject)
    if reading.carried or not own:
        return None
    name = naming.name_before(reading.own)
    return None if name is None else _with_head(name, slot, state)


def _without_head(noun: str) -> str:
    head = naming.head_of(noun)
    return noun.removesuffix(head) if head and len(noun) > len(head) + 1 else noun


def _with_head(name: Name, slot: Slot, state: _Sentence) -> Name:
    """Give a name without a measured quantity the one of the parallel clause before: 制造业 -> 制造业增加值."""
    unit = slot.quantity.known_unit
    measured = unit is not None and unit.group in ("ratio", "money", "mass", "energy")
    if not measured or naming.head_of(name.noun) or name.verb or not state.named:
        return name
    head = next((h for n in reversed(state.named) if (h := naming.head_of(n.name.noun))), "")
    if not head or head.endswith(("率", "比重", "占比", "比例")) or not re.search(r"[业品类户区县市营资油粮稻车]$", name.noun):
        return name
    return Name(name.noun + head, name.verb, name.noun)


def _carried(slot: Slot, reading: Reading, state: _Sentence) -> Name:
    """Name a figure whose clause names nothing by what was spoken of before."""
    points = slot.quantity.base.unit.endswith("分点")
    anchor = state.anchor(points=points, unit=slot.quantity.base.unit)
    unit = slot.quantity.known_unit
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
    """Find runs of figures that one clause shares out (分别增长5.3%、8.8%): their names, reading, and place in the run."""
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
    levels = [n for n in state.named if n.role in ("level", "target", "share")]
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
        listed = after.slot.joined and after.slot.before.endswith("、") and this.slot.quantity.unit == after.slot.quantity.unit
        if listed and 0 < len(this.name.noun) <= 4:
            noun = naming.complete(this.name.noun, after.name.noun, thing_like=True)
            named[index].name = Name(noun, this.name.verb or after.name.verb, this.name.subject)


def _figure(
    report: Report, sentence: Span, path: tuple[str, ...], item: _Named, planned: bool, dates: list[DateMention], year: int | None
) -> Figure:
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
        period=periods.period_at(dates, quantity.span.start - sentence.start, year),
        place=report.metadata.place,
        sentence=sentence,
        span=quantity.span,
        section=path,
        written=quantity.span.of(report.text),
        low=quantity.low,
        high=quantity.high,
    )


def _tidy(name: str) -> str:
    return re.sub(r"\s+", "", name).strip("，。；、：")[:_LONGEST_METRIC]
