"""What a question is about once its report is found: without the place and the year that only name the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.questions.route import NATIONWIDE, innermost_part, place_stem
from qa_bot.questions.understand import REPORT_OF_YEAR
from qa_bot.reports.model import Report
from qa_bot.text.places import province_of

_LEVEL = "特别行政区|自治[区州县旗]|新区|[省市区县州盟旗]"
_OF_A_NAME = "[湖山河江]"
"""What makes a place's name that of another thing: 涞源湖."""
_REPORT_SAID = re.compile(rf"{REPORT_OF_YEAR.pattern}[里中]?")
_SPEAKER_ASKED = re.compile(
    r"报告人|报告(?:又|都)?(?:是|由)?(?:谁|哪一?[位个])|(?:谁|哪一?[位个])[^，,]{0,10}(?:(?<!工)作|[做念宣读])(?:了|的)?[^，,]{0,10}报告"
    r"|(?:(?<!工)作|[做念宣读])(?:了|的)?[^，,]{0,12}报告的?[^，,]{0,8}(?:谁|哪一?[位个]|叫|名字|[省市县区州旗]长)"
)
_GIVEN = re.compile(r"政府|人代会|人大会|人民代表大会|两会|常委会|审计|法院|检察|[省市县区州旗乡镇局厅院]长|总理")
_OTHER = re.compile(r"辅导|专题|讲座|审议|意见|代表团")
_YEAR_NAMED = re.compile(r"(?<!\d)(?:19|20)\d{2}年(?:度|全年)?")
_OF_THE_NATION = re.compile(r"(?<!占)全国|国务院|[我中]国")
_LEFT_BEFORE = re.compile(r"^[\s，,、的]+")
SUBJECT = 4
"""Characters a question's subject has at least."""


def asks_speaker(question: str) -> bool:
    """Tell whether a question asks who gave a report."""
    return bool(_SPEAKER_ASKED.search(question) and _GIVEN.search(question)) and not _OTHER.search(question)


def subject_of(focus: str, reports: Sequence[Report]) -> str:
    """Return a question's focus without what names its report: its place, its year, that it is a report.

    The report of a year and place names both nowhere or everywhere: to the encoder they are noise that draws a question
    to the few sentences that do. What is left of a question that asks for nothing else is no subject: `focus` is.
    """
    if asks_speaker(focus):
        return focus  # of the report itself
    text = _YEAR_NAMED.sub("", _REPORT_SAID.sub("", focus))
    for place in dict.fromkeys(report.metadata.place for report in reports if report.metadata.place):
        text = _without_place(text, place)
    text = _LEFT_BEFORE.sub("", text)
    return text if len(text) >= SUBJECT else focus


def _without_place(text: str, place: str) -> str:
    """Return `text` without `place`, written whole or short, and without what that lies in before it (河北涞源)."""
    if place == NATIONWIDE:
        return _OF_THE_NATION.sub("", text)
    stem, inner = place_stem(place), innermost_part(place)
    if len(stem) < 2:
        return text
    outer = [place.removesuffix(inner), province_of(inner), province_of(place)]
    around = "|".join(re.escape(form) for name in outer if name for form in (name, place_stem(name)))
    before = f"(?:{around})?" if around else ""
    return re.sub(rf"{before}{re.escape(stem)}(?:{_LEVEL})?(?!{_OF_A_NAME})", "", text)
