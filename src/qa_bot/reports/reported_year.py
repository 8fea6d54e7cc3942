"""Which year a report looks back on: what it says of itself, then its title, then its date."""

from __future__ import annotations

import re
from collections import Counter

from qa_bot.reports.found import Found
from qa_bot.reports.outline import Outline
from qa_bot.text.dates import find_years, to_year

_BACKWARD = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][零〇○一二三四五六七八九]{3})年[^，。；0-9]{0,12}(?:回顾|总结|发展成就|成效|工作情况)"
)
_ANNUAL = re.compile(
    r"((?:19|20)[0-9]{2})(?:年(?:度)?[^，。；]{0,30}(?:总结|公报|白皮书|年报|年鉴|年度报告|述职|情况)|年度[^，。；]{0,30}报告)"
)
_ADDRESS = re.compile(
    r"((?:19|20)[0-9]{2})年[^，。；]{0,16}政府工作报告|政府工作报告[^，。；]{0,4}((?:19|20)[0-9]{2})年?"
)
_STANDING = re.compile(r"(?:通知|通告|公告|办法|规定|意见|标准|清单|决定)(?:[（(][^）)]*[）)])?$")
_YEAR_WORD = r"(?:19|20)[0-9]{2}年"


def is_standing(title: str) -> bool:
    """Tell whether a title is that of a notice, a rule or a standard, which looks back on no year and plans none."""
    return bool(_STANDING.search(title))


def reported_year(title: str, layout: Outline, stem: str, date: str) -> Found[int | None]:
    """Return the year reported on; `stem` is the file's name, `date` the report's, ISO or empty."""
    for section in layout.sections[1:12]:
        if section.kind == "heading" and (told := _BACKWARD.search(section.title)):
            return Found(to_year(told.group(1)), "heading")
    if found := _named(_ANNUAL, title, stem):
        return Found(int(found.value), found.where)
    if is_standing(title):
        return _of_standing(title, layout.text, stem, date)
    if found := _named(_ADDRESS, title, stem.replace("_", "")):
        return Found(_year_of_address(int(found.value), date), found.where)
    if len(named := set(find_years(title))) == 1:
        return Found(named.pop(), "title")
    if date:
        return Found(int(date[:4]) - 1 if int(date[5:7] or 12) <= 6 else int(date[:4]), "date")
    return _in_text(layout.text, stem)


def _named(pattern: re.Pattern[str], title: str, stem: str) -> Found[str] | None:
    """Return the year that `pattern` finds in the title, or else in the file's name."""
    if found := pattern.search(title):
        return Found(next(filter(None, found.groups())), "title")
    if found := pattern.search(stem):
        return Found(next(filter(None, found.groups())), "file_name")
    return None


def _of_standing(title: str, text: str, stem: str, date: str) -> Found[int | None]:
    if years := find_years(title):
        return Found(max(years), "title")
    return Found(int(date[:4]), "date") if date else _in_text(text, stem)


def _year_of_address(named: int, date: str) -> int:
    """Return 2022 for an address of early 2023, whichever of the two years its title names."""
    if date and date[:4].isdigit() and int(date[:4]) > named:
        return named
    return named - 1


def _in_text(text: str, stem: str) -> Found[int | None]:
    if stem_year := re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", stem):
        named = int(stem_year.group())
        return Found(named - 1 if "政府工作报告" in stem else named, "file_name")
    counted = Counter(find_years(re.sub(rf"[比较与从由]{_YEAR_WORD}", "", text[:3000])))
    return Found(counted.most_common(1)[0][0], "text") if counted else Found(None)
