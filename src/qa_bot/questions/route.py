"""Which reports a question means: those of the place and the year it names, where the index holds such reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from qa_bot.questions.model import Question, Term
from qa_bot.questions.reckoned import years_told
from qa_bot.reports.model import Report
from qa_bot.text.dates import find_dates, find_years
from qa_bot.text.places import AUTONOMOUS, city_of, province_of

NATIONWIDE = "全国"
"""The place of a report on the whole country, as readers record it."""
_NATIONAL = re.compile(r"全国|国务院|国家|中央政府|我国|中国")
_PART = re.compile(
    r"[^省市区县州盟旗]{2,}?(?:特别行政区|自治[区州县旗]|新区|[省市区县州盟旗]|街道|[镇乡](?![省市区县]))"
)
_BODY = re.compile(r"(?:委|委员会|局|厅|署|办|办公室|政府)$")
_LEFT_OUT = r"[\u4e00-\u9fff]{0,4}?"
"""What a short name leaves out between two of its characters."""
_BRACKETS = re.compile(r"[〔〕\[\]（）()【】 第]")
_ABOUT = re.compile(r"关于.{6,}$")
_ZONE = r"(?:经济|综合|高新|技术|产业|国家级|文化|旅游|生态|科技|自由|贸易|改革|创新|农业|工业|临空|临港|循环)*"
_SUFFIX = re.compile(
    rf"(?<=..)(?:特别行政区|{AUTONOMOUS}|街道|[省市县区州盟旗镇乡]|{_ZONE}(?:实验|试验|开发|示范|管理|度假|合作|先行|保税|园|新)区)$"
)


def route(question: Question, reports: Mapping[str, Report], scope: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids of the reports to ask, in their order: all of `scope` (of the index where empty) that fit.

    A place keeps the reports of just that place, else those that lie in it; a year keeps the reports on it and the one
    before it, which states the year's targets; a report named by its year (2014年…报告), by number or
    by title is that report alone. What no report fits is left to the evidence to refuse.
    """
    pool = [reports[name] for name in (scope or reports)]
    pool = _kept(pool, [report for report in pool if _is_numbered(report, question.text)])
    pool = _kept(pool, [report for report in pool if _is_titled(report, question.text)])
    pool = _kept(pool, _of_place(pool, question))
    pool = _kept(pool, [report for report in pool if set(question.report_years) & set(find_years(report.title))])
    years = (*question.years, *years_told(question.text))
    pool = _kept(pool, [report for report in pool if _reports_on(report, years) or _plans(report, question)])
    return tuple(report.id for report in pool)


def telling_terms(terms: Sequence[Term], reports: Sequence[Report]) -> tuple[Term, ...]:
    """Return the terms that tell the passages of `reports` apart: without the place or body that all of them are of.

    A report names its own place everywhere and nowhere; what names it once (涞源湖) is not nearer to the question.
    """
    pieces = [_pieces_of_place(terms, report) for report in reports]
    telling = tuple(
        term
        for term in terms
        if not all(term in cut or _names_owner(term.text, r) for cut, r in zip(pieces, reports, strict=True))
    )
    return telling or tuple(terms)


def _pieces_of_place(terms: Sequence[Term], report: Report) -> frozenset[Term]:
    """Return the terms that the segmenter cut the name of the report's place into: 青 and 禾 of 青禾市."""
    stem = place_stem(report.metadata.place)
    for start in range(len(terms)):
        for end in range(start + 2, min(len(terms), start + len(stem)) + 1):
            if stem == "".join(term.text for term in terms[start:end]):
                return frozenset(terms[start:end])
    return frozenset()


def _names_owner(term: str, report: Report) -> bool:
    """Tell whether a term names the place a report is of or the body that issued it, written short too (科委).

    Of a document number the segmenter makes terms (青, 卫, 规, 字), which say no more.
    """
    numbered = len(term) == 1 and term in report.metadata.document_number
    return (
        numbered
        or _names_place(term, report)
        or (bool(_BODY.search(term)) and is_short_for(term, report.metadata.issuer))
    )


def is_short_for(name: str, text: str) -> bool:
    """Tell whether a text has a name written out: 区科委 for 普陀区科学技术委员会, 双流机场 for 双流国际机场."""
    return bool(re.search(_LEFT_OUT.join(re.escape(character) for character in name), text))


def _names_place(term: str, report: Report) -> bool:
    place = report.metadata.place
    if place == NATIONWIDE:
        return bool(_NATIONAL.fullmatch(term))
    return len(term) > 1 and bool(place) and (term in place or place_stem(term) == place_stem(place))


def place_stem(place: str) -> str:
    """Return the innermost part of a place without the suffix that says what it is: 普陀 for 上海市普陀区."""
    return _SUFFIX.sub("", innermost_part(place))


def innermost_part(place: str) -> str:
    """Return the innermost part of a place as it is written: 普陀区 for 上海市普陀区."""
    parts = _PART.findall(place)
    return parts[-1] if parts else place


@cache
def superiors(place: str) -> frozenset[str]:
    """Return the stems of the provinces and cities that the parts of a place lie in: 杭州, 浙江 of 上城区望江街道."""
    parts = [*_PART.findall(place), place_stem(place)]
    around = (one for part in parts if part for one in (city_of(part), province_of(part)) if one)
    return frozenset(map(place_stem, around))


def is_innermost(name: str, place: str) -> bool:
    """Tell whether `name` means the innermost part of `place`: 普陀 does of 上海市普陀区, 上海 does not."""
    return bool(place) and place_stem(name) == place_stem(place)


def _is_numbered(report: Report, question: str) -> bool:
    """Tell whether a question names a report by its document number, whatever the brackets."""
    number = _BRACKETS.sub("", report.metadata.document_number)
    return len(number) > 5 and number in _BRACKETS.sub("", question)


def _is_titled(report: Report, question: str) -> bool:
    """Tell whether a question gives a report's title, from 关于 on: what a notice is about is its own."""
    about = _ABOUT.search(report.title)
    return about is not None and about.group() in question


def _kept(pool: list[Report], fitting: list[Report]) -> list[Report]:
    return fitting or pool


def _of_place(pool: list[Report], question: Question) -> list[Report]:
    """Return the reports whose place the question names, without those of a place that another of them lies in."""
    named = [report for report in pool if _is_of(report, question)]
    places = {report.metadata.place for report in named}
    return [report for report in named if not any(_holds(report.metadata.place, place) for place in places)]


def _holds(place: str, other: str) -> bool:
    """Tell whether `other` lies in `place`, as 上海市普陀区 in 上海市; 平潭 is 平潭综合实验区 itself, written short."""
    return bool(place) and other.startswith(place) and place_stem(place) != place_stem(other)


def _is_of(report: Report, question: Question) -> bool:
    place = report.metadata.place
    if not place:
        return any(place_stem(name) in report.title for name in question.names)
    if place == NATIONWIDE:
        return bool(_NATIONAL.search(question.text))
    stem = place_stem(place)
    return len(stem) > 1 and stem in question.text


def _plans(report: Report, question: Question) -> bool:
    """Tell whether a question asks what is to be by a year (到2025年要达到多少) that a report from before plans for."""
    ends = [year for year in question.years if f"到{year}年" in question.text]
    plans = {mention.year for mention in find_dates(report.text) if mention.grain == "years"} if ends else set()
    return any(year in plans and reported < year for year in ends for reported in report.years)


def _reports_on(report: Report, years: Sequence[int]) -> bool:
    return any(reported in (year, year - 1) for reported in report.years for year in years)
