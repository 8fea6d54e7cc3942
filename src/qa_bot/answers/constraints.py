"""What a question names outright — places, bodies, ordinals, years — and whether the evidence is about just that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.draft import Draft
from qa_bot.answers.evidence import Evidence, context_of, superiors_meant
from qa_bot.answers.matching import ABBREVIATION, held
from qa_bot.questions.model import Question
from qa_bot.questions.route import innermost_part, is_innermost, is_short_for, place_stem, superiors
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_years

FRONT = 300
"""Characters a report begins with that say whose it is."""
_PLANNED = re.compile(r"(?<![主需重概纲])要(?!求|点|素|闻|是)|将(?!军)|计划|打算|力争|拟|准备|目标|任务")
_NOTE = re.compile(r"[\[〔【]\d{1,3}[\]〕】][“\"]?[\u4e00-\u9fff“”\"]{2,20}[：:]")
BEHIND = 0.15
"""How much of its score a sentence loses that cannot be of the asked year."""
GOES_ON = 2
"""Characters after a name that tell that it is the beginning of a longer one."""


def unmet_names(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """Return the names of the question that neither the cited sentence nor what stands around it speaks of.

    A place that the report's own place lies in (上海 for a report of 上海市普陀区) is met only by a sentence that names
    it, unless the question names the report's own place too: what holds of a part does not hold of the whole. A name
    that only begins a longer one of the report (上海清华国际创新中心) says nothing of where.
    """
    report = evidence.report
    around = " ".join((context_of(report, evidence.span), report.metadata.issuer, report.metadata.place))
    own = report.metadata.place
    names_own = any(is_innermost(name, own) for name in question.names)
    unmet = []
    for name in question.names:
        if _begins_longer_name(name, question.text, report.text) or _says_where(name, own, question.text):
            continue
        if any(place_stem(name) == place_stem(one) for one in superiors_meant(own, evidence.text)):
            continue  # 全省第三, of the province the question names
        coarse = place_stem(name) in own and not is_innermost(name, own) and not names_own
        where = evidence.text if coarse else around
        as_told = max(held(place_stem(name), where), held(name.replace("第一", "首"), where))
        if as_told < ABBREVIATION and (coarse or not is_short_for(_without(name, own), where)):
            unmet.append(name)
    return tuple(unmet)


def _begins_longer_name(name: str, question: str, text: str) -> bool:
    """Tell whether a name goes on in the question as it does in the report: 上海 of 上海清华国际创新中心."""
    after = question.partition(name)[2][:GOES_ON]
    return len(after) == GOES_ON and not after.isspace() and f"{name}{after}" in text


def _says_where(name: str, place: str, question: str) -> bool:
    """Tell whether a name says in what place the report's own lies: 保定 of 保定顺平县, not 舟山 of 上海市普陀区.

    杭州 does of 上城区望江街道, which lies in it.
    """
    stem = place_stem(name)
    elsewhere = innermost_part(place) != place and stem not in place and stem not in superiors(place)
    told = bool(place) and re.search(rf"{re.escape(name)}市?的?{re.escape(place_stem(place))}", question)
    return bool(told) and not elsewhere


def _without(name: str, place: str) -> str:
    """Return a name without the report's own place before it: 双流机场 of 成都双流机场."""
    stem = place_stem(place)
    rest = name.removeprefix(stem) if stem else name
    return rest if len(rest) > 1 else name


def is_of_asked_year(question: Question, draft: Draft) -> bool:
    """Tell whether a draft can be of a year the question asks for; its figures have periods of their own."""
    if draft.evidence is None:
        return True
    if not _is_named_report(question, draft.evidence.report):
        return False
    return bool(draft.figures) or year_fits(question, draft.evidence)


def _is_named_report(question: Question, report: Report) -> bool:
    """Tell whether a report is of a year the question names its report by (2020年政府工作报告), where it names one."""
    titled = find_years(report.title)
    reported = report.metadata.year
    years = [*(titled or ([reported, reported + 1] if reported else [])), *_read_in(report)]
    return not question.report_years or not years or bool(set(years) & set(question.report_years))


def asked_years(question: Question, report: Report) -> tuple[int, ...]:
    """Return the years a question names; 今年 and 去年 mean what they mean in the report.

    A government work report is read at the year's beginning: it calls the year before it, which it reports on, 去年. A
    summary or a bulletin calls the year it reports on 今年. 前一年 is the year before that, whoever says it and when.
    """
    reported = report.metadata.year
    if question.years or question.years_back is None or reported is None:
        return question.years
    if "前一年" in question.text:
        return (reported - 1,)
    this_year = reported + 1 if report.title.endswith("政府工作报告") and not report.is_read_within_year else reported
    return (this_year - question.years_back,)


def year_fits(question: Question, evidence: Evidence) -> bool:
    """Tell whether a sentence can be about a year the question asks for.

    A sentence that names years is about those and the report's own; one that names none is about the report's own. What
    heads a report is of the year it is read in too, and so is what a work report says is to be done; a note that says
    what a term means is of no year.
    """
    years = asked_years(question, evidence.report)
    reported = evidence.report.year_at(evidence.span.start)
    if not years or reported is None or (_NOTE.match(evidence.text) and not find_years(evidence.text)):
        return True
    named = find_years(evidence.text)
    of_next = (_is_front(evidence) and not named) or _PLANNED.search(question.text) or evidence.tells_plans
    read_in = _read_in(evidence.report) if of_next else ()
    return bool(set(years) & {reported, *read_in, *named, *_heading_years(evidence)})


def by_year(question: Question, found: Sequence[Evidence]) -> list[Evidence]:
    """Return evidence, best first, with what cannot be of a year asked for as if it fitted by `BEHIND` less."""
    return sorted(found, key=lambda one: -one.score if year_fits(question, one) else BEHIND - one.score)


def _is_front(evidence: Evidence) -> bool:
    """Tell whether a sentence stands before the first heading, where a report says who gives it and when."""
    first = next((section.heading.start for section in evidence.report.sections if section.level > 0), 0)
    return evidence.span.end <= max(first, FRONT)


def _read_in(report: Report) -> tuple[int, ...]:
    """Return the year a report is read in: that of its date, and for a work report the one after the year reported."""
    reported, date = report.metadata.year, report.metadata.date
    after = [reported + 1] if reported and report.title.endswith("政府工作报告") else []
    return (*([int(date[:4])] if date[:4].isdigit() else []), *after)


def _heading_years(evidence: Evidence) -> list[int]:
    return [year for title in evidence.section for year in find_years(title)]
