"""A question for a number: the figure that fits best, with its unit, from the figure library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from qa_bot.answers.classes import same_class
from qa_bot.answers.constraints import asked_years, year_fits
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_fit import figure_features, figure_fit, figures_within
from qa_bot.answers.model import AnswerFigure
from qa_bot.answers.told_apart import told_apart
from qa_bot.answers.units_asked import unit_fits
from qa_bot.figures.model import Figure
from qa_bot.figures.quantities import quantities
from qa_bot.questions.model import Question
from qa_bot.text.dates import find_dates

APPROXIMATE = ("近", "超过", "超", "约", "逾", "大约", "将近", "接近", "不足", "不到", "至少")
"""Qualifiers before a figure without which it would be wrong to quote it."""
BOUNDS = ("以上", "左右", "以内", "以下", "之内", "上下")
"""Words after a figure without which it would be wrong to quote it."""
_ASKED_ROLE_COUNTS_AS = {
    "growth": ("growth", "change"),
    "change": ("change", "growth"),
    "share": ("share", "to", "from", "level"),
    "target": ("target",),
    "completion": ("completion",),
    "from": ("from",),
    "to": ("to", "level"),
    "level": ("level",),
}
TOLD_APART = 0.4
"""How much it counts for a figure that its name says what tells it apart from the others of its sentence."""
RATES = frozenset(("%", "％", "‰", "百分点", "个百分点", "千分点"))
"""Units of what is no amount."""
_RATE = re.compile(r"增速|增长率|增幅|涨幅|降幅|同比(?:增长|增速)?(?:是|为)?(?:多少|如何|怎|[?？]|$)")
_FROM_TO = re.compile(r"[从由].{0,12}多少.{0,8}到.{0,4}多少")
_TO_COME = re.compile(r"要[^求素]|将|计划|打算|力争|预计|至少|准备|争取")
_MOVES = re.compile(r"[增减升降涨跌]|提高|回落|多了|(?<!多)少了")
"""A question without a word for a movement does not ask for one."""

_VERB_ASKED = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})了?(?=多少|几)")
_REAL = re.compile(r"实际(?![使利]用|到[位账]|投)|真正|最终|最后(?:完成|实现)|到底完成")
"""What came of it is asked for: no target is that."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may answer, the sentence it stands in, and how well it fits (higher is better, at most about 1)."""

    figure: Figure
    evidence: Evidence
    score: float


def figure_answer(asked: Asked) -> Draft | None:
    """Return the best-fitting figure as a draft, or None where no figure of the evidence fits the question.

    A number that the question says itself is not what it asks for.
    """
    given = {(quantity.base.value, quantity.base.unit) for quantity in quantities(asked.question.focus)}
    unsaid = (one for one in candidates(asked) if (one.figure.base_value, one.figure.base_unit) not in given)
    ranked = sorted(unsaid, key=lambda candidate: -candidate.score)
    if not ranked:
        return None
    best = _told_apart(ranked, asked)
    rival = next((other.score for other in ranked if other.figure.text != best.figure.text), 0.0)
    found = figure_features(best.figure, best.evidence, asked)
    draft = figure_draft(asked, best)
    return replace(draft, lead=max(0.0, best.score - rival), called=found.said, ruled_out=found.contrast > 0)


def _told_apart(ranked: list[Candidate], asked: Asked) -> Candidate:
    """Return the best of candidates (best first), or one of its sentence that the question tells apart from it."""
    beside = [one for one in ranked if one.figure.sentence == ranked[0].figure.sentence]
    if len(beside) == 1:
        return beside[0]
    return max(beside, key=lambda one: one.score + TOLD_APART * told_apart(one.figure, one.evidence, asked))


def figure_draft(asked: Asked, best: Candidate) -> Draft:
    """Return a figure, or both ends of the movement it belongs to where the question asks for both, as a draft."""
    evidence = best.evidence
    stated = _both_ends(asked, best) or (best.figure,)
    short = "到".join(quoted_figure(figure, evidence) for figure in stated)
    return Draft(
        kind="figure",
        short=f"从{short}" if len(stated) > 1 else short,
        text=phrase("figure", short=short, quote=statement_around(evidence.report, evidence.span, best.figure.span)),
        citations=(evidence.citation([figure.span for figure in stated]),),
        strength=min(1.0, max(0.0, best.score)),
        figures=tuple(answer_figure(figure, 0) for figure in stated),
        evidence=evidence,
    )


def _both_ends(asked: Asked, best: Candidate) -> tuple[Figure, ...]:
    """Return where a movement began and where it ended, where the question asks for both (从多少到多少)."""
    if not _FROM_TO.search(asked.question.text):
        return ()
    beside = [f for f in asked.figures[best.evidence.report.id] if f.sentence == best.figure.sentence]
    ends = [f for f in beside if f.role in ("from", "to") and f.metric == best.figure.metric]
    return tuple(ends[:2]) if len(ends) >= 2 else ()


def best_figure(asked: Asked) -> Candidate | None:
    """Return the figure of the evidence that fits the question best, the first of equals, or None."""
    return max(candidates(asked), key=lambda candidate: candidate.score, default=None)


def quoted_figure(figure: Figure, evidence: Evidence) -> str:
    """Return value and unit as the report writes them, with the words that make them approximate or a bound."""
    text = evidence.report.text
    before = text[max(evidence.span.start, figure.span.start - 3) : figure.span.start].rstrip()
    after = text[figure.span.end : figure.span.end + 2]
    word = next((word for word in APPROXIMATE if before.endswith(word)), "")
    tail = next((tail for tail in BOUNDS if after.startswith(tail)), "")
    unit = "" if figure.origin == "text" or figure.unit in figure.text else figure.unit  # a table's stands apart
    return f"{word}{figure.text}{unit}{tail}"


def answer_figure(figure: Figure, citation: int) -> AnswerFigure:
    """Return a figure of the library as a figure of the answer, resting on citation number `citation`."""
    return AnswerFigure(
        metric=figure.metric,
        value=str(figure.to_row()["value"]),
        unit=figure.unit,
        qualifier=figure.qualifier,
        role=figure.role,
        period=figure.period,
        text=figure.text,
        citation=citation,
    )


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield every figure of the evidence that may answer, with how well it fits."""
    for evidence in asked.evidence:
        for figure in figures_within(asked.figures.get(evidence.report.id, ()), evidence.span):
            if evidence.span.covers(figure.span) and _may_answer(figure, asked.question, evidence):
                yield Candidate(figure, evidence, figure_fit(figure, evidence, asked))


def _may_answer(figure: Figure, question: Question, evidence: Evidence) -> bool:
    """Tell whether a figure's role, unit and year are what was asked for: a look-alike is worse than no answer."""
    if not _role_fits(figure, question, evidence):
        return False
    if not same_class(question.focus, figure.metric):
        return False
    return unit_fits(figure, question) and _year_fits(figure, question, evidence) and _day_fits(figure, question)


def _role_fits(figure: Figure, question: Question, evidence: Evidence) -> bool:
    """Tell whether a figure has the role asked for; a year still to come at the report's time has targets only."""
    if figure.role == "target" and question.role != "target" and _REAL.search(question.focus):
        return False
    own = evidence.report.year_at(evidence.span.start)
    to_come = own is not None and any(year > own for year in asked_years(question, evidence.report))
    if figure.role == "target" and question.role in ("growth", "change") and _TO_COME.search(question.focus):
        return _is_growth(figure, evidence)
    if to_come and figure.role == question.role and question.role in ("from", "to"):
        return True  # what is to be moved, and to where, is told as such in a plan too
    if to_come or question.role == "target":
        return figure.role == "target" and (not to_come or not _is_growth(figure, evidence) or _asks_growth(question))
    if question.role == "growth" and _RATE.search(question.focus) and figure.unit not in RATES:
        return False
    if question.role:
        return figure.role in _ASKED_ROLE_COUNTS_AS[question.role] or _is_moved_amount(figure, question)
    return figure.role not in ("growth", "change") or bool(_MOVES.search(question.text))


def _is_moved_amount(figure: Figure, question: Question) -> bool:
    """Tell whether a figure counts what the asked verb was done to: 改造提升60公里, of 改造提升了多少公里."""
    verb = _VERB_ASKED.search(question.focus)
    counted = bool(question.unit) and question.unit not in ("money", "%") and figure.unit.endswith(question.unit)
    return verb is not None and counted and figure.role == "level" and figure.metric.endswith(verb["verb"])


def _is_growth(figure: Figure, evidence: Evidence) -> bool:
    """Tell whether a target is one of growth (年均增长11.5%): it says nothing of the level."""
    before = evidence.report.text[max(evidence.span.start, figure.span.start - 6) : figure.span.start]
    return figure.unit in RATES and bool(_MOVES.search(before))


def _asks_growth(question: Question) -> bool:
    return bool(question.role in ("growth", "change", "target") or question.unit == "%" or _MOVES.search(question.text))


def _day_fits(figure: Figure, question: Question) -> bool:
    """Tell whether a figure of one day or month is of the one the question names, if it names one."""
    named = _days_named(question.text)
    if not named or "-" not in figure.period or "/" in figure.period:
        return True
    return any(_same_day(figure.period[4:], day) for day in named)


@lru_cache(maxsize=64)
def _days_named(text: str) -> tuple[str, ...]:
    """Return the days and months a question names, without their years: -06-01, -06."""
    return tuple(mention.start[4:] for mention in find_dates(text, 2000) if mention.grain in ("day", "month"))


def _same_day(one: str, other: str) -> bool:
    """Tell whether two days or months (-06-01, -06) are the same, or one lies in the other."""
    return one.startswith(other) or other.startswith(one)


_WHOLE_YEAR = re.compile(r"全年(?!的?(?:目标|任务|计划|预算|指标))")
_PART_OF_YEAR = re.compile(r"(?P<year>\d{4})-(?:0[1-9]|1[0-2])/(?P=year)-(?:0[1-9]|1[01])")
"""A period that ends before its year does: what holds of it is none of the whole year."""


def _year_fits(figure: Figure, question: Question, evidence: Evidence) -> bool:
    years = asked_years(question, evidence.report)
    if not years:
        return True
    if figure.period:
        part = _WHOLE_YEAR.search(question.text) and _PART_OF_YEAR.fullmatch(figure.period)
        return not part and any(str(year) in figure.period for year in years)
    return year_fits(question, evidence)
