"""Yes/no questions that turn on a number: a threshold, a rank, a movement, one figure against another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from qa_bot.answers.classes import class_spans, says_class
from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.figure_answer import Candidate, best_figure, candidates
from qa_bot.answers.operands import best_pair
from qa_bot.answers.polarity import is_negative
from qa_bot.answers.verdicts import Undecided, decided, stated
from qa_bot.answers.yesno_evidence import comparable, ground
from qa_bot.answers.yesno_target import TARGET_WORD
from qa_bot.figures.arithmetic import counts_alike
from qa_bot.figures.derive import fell, signed
from qa_bot.figures.model import Figure
from qa_bot.figures.quantities import quantities
from qa_bot.figures.units import scaled
from qa_bot.questions.model import AskedRole
from qa_bot.questions.operand_readings import operand_questions
from qa_bot.text.numbers import parse_number
from qa_bot.text.span import Span

MORE = Decimal("0.001")
"""What a figure that is said to be exceeded (突破100家) counts above itself."""
THING = 2
"""Characters by which what is counted is told."""
_THING = re.compile(r"[\u4e00-\u9fff]{2}")
LOOKED_AT = 5
"""Best sentences in which a rank is looked for."""
_MORE_THAN = frozenset(("超", "超过", "突破", "逾", "余", "多", "以上"))
_END = r"(?:了|的)?(?:吗|吧|么|没有|没|对不对|是不是|对[吗吧不]|是[吗吧不])?[?？。]?$"
_ASKS = r"(?:是不是|是否|有没有|真的|究竟|到底|难道)?"
_COMPARED = re.compile(
    rf"^(?P<a>.+?){_ASKS}(?:明显|显著|确实)?(?:(?<![占同环对相])比(?![重例上去同率值])(?P<b>.+?)(?:还|更|要)*(?P<how>多|高|少|低|快|慢|大|小|强)"
    rf"(?:一些|一点|点|得多)?|(?P<verb>超过|高于|大于|多于|快于|[多高快大]过|低于|少于|小于|慢于|赶上|不如|跑赢|领先于?|跑输|落后于?)了?(?P<other>[^\d]+?)){_END}"
)
_RUNNING = re.compile(r"[\u4e00-\u9fff]得$")
_BEFORE = re.compile(r"^(?:上|去|前|20\d\d)[一]?年")
_MOVED = re.compile(
    rf"(?:(?P<up>增长|上升|提高|增加|上涨|涨|增|多|高)|(?P<down>下降|减少|降低|回落|下滑|下跌|跌|降|少|低))(?:的|了|没有|没)*{_END}"
)
_THAN_BEFORE = re.compile(r"[，,]?(?:(?:高于|超过|多于|大于)|(?P<below>低于|少于|小于))(?:上年|去年|上一年)")
_SMALLER = ("少", "低", "慢", "小", "不", "跑输", "落后")
_OF_ALL_PLACES = re.compile(r"^(?P<level>全[国省市州区县])(?:的)?(?:平均)?(?:水平|增速|增幅)?的?$")
_SAID_ABOVE = re.compile(r"(?:(?:高|快|好|优|大|多)(?:于|过)|高出|超过|领先|跑赢)(?P<than>[^，。；]{0,10})")
_SAID_BELOW = re.compile(r"(?:(?:低|慢|少)于|落后|不及|跑输)(?P<than>[^，。；]{0,10})")
_NOTHING_NAMED = re.compile(r"别|其[他它余]|同类|一般|平均")
_COMPARISONS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], bool]], ...] = (
    (re.compile(r"不到|不足|低于|少于|小于|未达"), lambda found, asked: found < asked),
    (re.compile(r"超过?|突破|高于|多于|大于|过了|破了?|[^经不通]过"), lambda found, asked: found > asked),
    (re.compile(r"达(?!标)到?|至少|以上|不低于|不少于|有没有到|[有够]|到了?"), lambda found, asked: found >= asked),
)
_COMPARING = re.compile(r"超额|超过|突破|达到|不到|不足|低于|高于|多于|少于|完成|任务|目标|指标")
"""Words of a question that comparing two numbers answers."""
_BOUNDED = re.compile(r"(?:超过?|突破|[高多大]于|过了|不[到足]|[低少小]于)(?=[\d一二两三四五六七八九十百半])|以[上下]")
_WHERE = re.compile(r"(?:不到|不足|超过|低于|高于|以[上下])[^，,]{0,8}的[，,]|\d%(?:[那这]一?|一)?档")
"""不到200元的，按200元发; 6%那一档: a number that says where something holds is none to compare with."""
_OF_ALL = re.compile(r"[那这]\d|全[都部]?[^国市区省县]|[都均]|按时|如期")
_FRACTION = re.compile(
    r"(?P<parts>[一二三四五六七八九十\d]+)分之(?P<one>[一二三四五六七八九十\d]+)|(?P<tenths>[一二三四五六七八九\d])成|(?P<half>一半|半数|过半)"
)
_ALONE = re.compile(
    r"(?:超过?|突破|高于|多于|过了?|达到?|到了?|不到|不足|低于|少于|够|破)\s*(?P<number>\d[\d,]*(?:\.\d+)?)(?=了|没|吗|么|以上|[?？]|$)"
)
_BARE = re.compile(r"(?P<number>[\d.]*[一二两三四五六七八九十]*[十百千]*)(?P<scale>万亿|[万亿])(?![元人次吨户家个名])")


@dataclass(frozen=True, slots=True)
class _Threshold:
    """The number a question names: `value` in `unit` (base units; "" where it names none), written at `span`."""

    span: Span
    value: Decimal
    unit: str
    asked: str


def by_comparison(asked: Asked) -> Draft | None:
    """Compare the two figures that a question sets side by side (A 比 B 多吗)."""
    clauses = (_COMPARED.search(clause) for clause in re.split(r"[？?。；;]", asked.question.focus))
    match = next((found for found in clauses if found), None)
    if match is None:
        return None
    b, how = match["b"] or match["other"], match["how"] or match["verb"]
    if _BEFORE.match(b) or _NOTHING_NAMED.match(b) or TARGET_WORD.search(b) or next(_thresholds(match.group()), None):
        return None
    if level := _OF_ALL_PLACES.match(b):
        return _beside_all(asked, level["level"], smaller=how.startswith(_SMALLER))
    rate = "增速" if how[0] in "快慢" else ""
    first, second = operand_questions(_RUNNING.sub("", match["a"]), b, f"{rate}多少")
    pair = best_pair(asked, first, second, lambda one, other: _comparable(one.figure, other.figure))
    if pair is None:
        raise Undecided
    smaller = how.startswith(_SMALLER)
    one, other = (signed(side.evidence.report, side.figure).base_value for side in (pair.first, pair.second))
    holds = one < other if smaller else one > other
    joint = "低于" if one < other else "高于" if one > other else "等于"
    return decided([pair.first, pair.second], holds, joint=joint, strength=pair.strength)


def _beside_all(asked: Asked, level: str, *, smaller: bool) -> Draft | None:
    """Return the verdict where a sentence says outright that a thing is above or below all of a level: 高于全国.

    What it does not say, two figures may tell (全国 in another sentence): then `Undecided` where they are not there.
    """
    for evidence in comparable(asked):
        for said, below in ((_SAID_ABOVE, False), (_SAID_BELOW, True)):
            if any(level in match["than"] for match in said.finditer(evidence.text)):
                return stated(evidence, below is smaller, ground(asked, evidence))
    raise Undecided


def by_threshold(asked: Asked) -> Draft | None:
    """Compare the figure the question is about with the number it names; the same number counts as reached."""
    text = asked.question.focus
    threshold = next(_thresholds(text), None)
    if said := _by_numbers_said(asked):
        return said
    negative = is_negative(text)
    said_how = text.replace("有没有", "") if negative else text  # 有没有没完成的 asks for no number
    compare = next((holds for word, holds in _COMPARISONS if word.search(said_how)), None)
    if threshold is None or _WHERE.search(text) or (compare is None and (_OF_ALL.search(text) or negative)):
        return None
    about = text[: threshold.span.start] + text[threshold.span.end :].strip()
    role: AskedRole = "share" if threshold.unit == "%" and re.search(r"占(?!地|用|领|道)", text) else ""
    question = replace(asked.question, text=about, kind="figure", unit=threshold.asked, role=role)
    best = _of_unit(replace(asked, question=question), threshold.unit)
    if best is None or not says_class(text, best.evidence.text):
        raise Undecided
    value = best.figure.base_value + (MORE if best.figure.qualifier in _MORE_THAN else 0)
    holds = compare(value, threshold.value) if compare else value == threshold.value
    return replace(decided([best], holds), worked_out=tuple(_COMPARING.findall(text)))


def _by_numbers_said(asked: Asked) -> Draft | None:
    """Return 是 where a question says several numbers and a sentence has them in that order, else None.

    In another order they may be of other things: 否 where the sentence counts another number of one of them.
    """
    text = asked.question.focus
    told = [(found.span.start, found.base) for found in quantities(text) if found.known_unit is not None]
    told += [(match.start(), scaled(_percent(match), "%")) for match in _FRACTION.finditer(text)]
    said = [base for _, base in sorted(told, key=lambda one: one[0])]
    if len(said) < 2 or _BOUNDED.search(text):
        return None
    for evidence in asked.evidence[:LOOKED_AT]:
        given = iter([quantity.base for quantity in quantities(evidence.text)])
        if all(one in given for one in said):  # each is looked for behind the one before it
            return stated(evidence, True)
        if _counts_them_otherwise(text, evidence.text):
            return stated(evidence, False)
    return None


def _counts_them_otherwise(question: str, sentence: str) -> bool:
    """Tell whether a sentence counts just the things a question counts, and one of them by another number."""
    asked, given = _counted(question), _counted(sentence)
    things = set(asked) & set(given)
    return len(asked) > 1 and things == set(asked) and any(asked[thing] != given[thing] for thing in things)


def _counted(text: str) -> dict[str, Decimal]:
    """Return the numbers of the things that `text` counts by unit and name: 家茶企 of 5家茶企."""
    named = ((found, text[found.span.end : found.span.end + THING]) for found in quantities(text))
    return {f"{found.unit}{name}": found.base.value for found, name in named if _THING.fullmatch(name)}


def _of_unit(asked: Asked, unit: str) -> Candidate | None:
    """Return the best figure that counts in base unit `unit`, or in anything but a rate where that is ""."""
    fitting = (c for c in candidates(asked) if (c.figure.base_unit == unit if unit else "%" not in c.figure.base_unit))
    return max(fitting, key=lambda candidate: candidate.score, default=None)


def _thresholds(text: str) -> Iterator[_Threshold]:
    """Yield the numbers a question names: with a unit, as a part (四分之一, 三成), as 百亿, or alone (过3000了没)."""
    classes = class_spans(text)
    for quantity in quantities(text):
        tenths = bool(_FRACTION.match(text, quantity.span.start))  # 八成 is 80%, whatever else 成 counts
        if quantity.known_unit is not None and not tenths and not any(one.covers(quantity.span) for one in classes):
            money = quantity.base.unit.startswith("元")
            yield _Threshold(
                quantity.span, quantity.base.value, quantity.base.unit, "money" if money else quantity.unit
            )
            return
    for match in _FRACTION.finditer(text):
        yield _Threshold(Span(*match.span()), _percent(match), "%", "%")
    for match in _BARE.finditer(text):
        number = parse_number(f"{match['number'] or '一'}{match['scale']}") or parse_number(f"一{match.group()}")
        if number:
            yield _Threshold(Span(*match.span()), number, "", "")
    for match in _ALONE.finditer(text):
        yield _Threshold(Span(*match.span("number")), Decimal(match["number"].replace(",", "")), "", "")


def _percent(match: re.Match[str]) -> Decimal:
    if match["half"]:
        return Decimal(50)
    if match["tenths"]:
        return 10 * (parse_number(match["tenths"]) or Decimal(0))
    return 100 * (parse_number(match["one"]) or Decimal(0)) / (parse_number(match["parts"]) or Decimal(1))


def by_direction(asked: Asked) -> Draft | None:
    """Compare the way a figure moved with the way the question says it did."""
    moved = _MOVED.search(asked.question.focus)
    if moved is None:
        return None
    if said := _by_year_before(asked, down=bool(moved["down"])):
        return said
    best = best_figure(replace(asked, question=replace(asked.question, kind="figure", unit="", role="growth")))
    if best is None:
        return None
    down = fell(best.evidence.report, best.figure) or best.figure.value < 0
    return decided([best], down is bool(moved["down"]))


def _by_year_before(asked: Asked, *, down: bool) -> Draft | None:
    """Return the verdict where the report says right after the figure that it was above or below the year before's."""
    best = best_figure(replace(asked, question=replace(asked.question, kind="figure", unit="", role="")))
    if best is None or best.figure.role == "target":
        return None
    match = _THAN_BEFORE.match(best.evidence.report.text, best.figure.span.end)
    if match is None:
        return None
    said = Span(best.figure.span.start, match.end())
    return stated(best.evidence, bool(match["below"]) is down, said, best.score)


def _comparable(one: Figure, other: Figure) -> bool:
    return counts_alike(one, other) and one.role == other.role
