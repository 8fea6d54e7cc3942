"""Dates, years and periods in Chinese text: where they stand and what they mean. Pure functions.

What a text leaves out (the year of 5月22日, of 1-12月, of 去年) is taken from `year`, the year the text reports on;
without one, the ISO form starts with `--`, as ISO 8601 wrote a month or day of no given year: `--05-22`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa_bot.text.span import Span

Grain = Literal["day", "month", "months", "quarter", "half", "year", "years"]

_HAN_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
}
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][零〇○O一二三四五六七八九]{3})"
_NUMBER = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"[-—–~～至到]{1,2}"

_PATTERNS = re.compile(
    "|".join(
        (
            r"(?P<iso>(?<![0-9.])(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12][0-9]|0?[1-9])(?![0-9.]))",
            rf"(?P<years>(?<![0-9]){_YEAR}年?{_DASH}{_YEAR}年(?![度]?内))",
            r"(?P<early_plan>[“\"][六七八九]五[”\"](?:时期|计划|期间))",
            r"(?P<plan>[“\"]?十(?P<ordinal>[一二三四五六七八九])五[”\"]?(?:时期|规划|期间|开局之年|末|初)?)",
            rf"(?P<months>(?:{_YEAR}年)?(?<![0-9.]){_NUMBER}月?{_DASH}{_NUMBER}月(?:份)?(?!{_NUMBER}?日))",
            rf"(?P<quarter>(?:{_YEAR}年)?(?:第?[一二三四1-4]季度|前三季度))",
            rf"(?P<half>(?:{_YEAR}年)?[上下]半年)",
            rf"(?P<day>(?:{_YEAR}年)?(?<![0-9.]){_NUMBER}月{_NUMBER}[日号])",
            rf"(?P<month>{_YEAR}年{_NUMBER}月(?:份|底|末|初)?|(?<![0-9.个]){_NUMBER}月份?(?![0-9]))",
            rf"(?P<year>(?<![0-9.]){_YEAR}年(?:度|底|末|初)?)",
            r"(?P<relative>前年|去年|上年|今年|本年|明年|当年|全年)",
        )
    )
)
_RELATIVE = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "全年": 0, "明年": 1}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period: where it stands, its first and last day or month in ISO form, and how fine it is.

    `start` and `end` are inclusive and equal for a single day, month or year: 1-12月 of 2022 is 2022-01 to 2022-12,
    2016-2020年 is 2016 to 2020, 上半年 of 2023 is 2023-01 to 2023-06, “十三五”时期 is 2016 to 2020.
    """

    span: Span
    text: str
    start: str
    end: str
    grain: Grain

    @property
    def year(self) -> int | None:
        """Return the year of the mention's end, or None where the text gives none."""
        return int(self.end[:4]) if self.end[:4].isdigit() else None


def find_dates(text: str, year: int | None = None) -> list[DateMention]:
    """Return the dates and periods of `text` in order; `year` fills in where the text leaves the year out."""
    mentions = (_resolve(found, year) for found in _PATTERNS.finditer(text))
    return [mention for mention in mentions if mention is not None]


def find_years(text: str) -> list[int]:
    """Return the years `text` names outright, in order: 2022年, 二〇一九年; not 去年, and no bare number."""
    return [to_year(found) for found in re.findall(rf"(?<![0-9.])({_YEAR})年", text)]


def to_year(digits: str) -> int:
    """Return 2019 for 2019, 二〇一九 and 二○一九."""
    return int("".join(_HAN_DIGITS.get(character, character) for character in digits))


def to_number(digits: str) -> int:
    """Return 21 for 21 and 二十一 (two digits at most, as months and days have)."""
    if digits.isascii():
        return int(digits)
    if "十" not in digits:
        return int(_HAN_DIGITS[digits])
    tens, ones = digits.split("十")
    return int(_HAN_DIGITS.get(tens, "1")) * 10 + int(_HAN_DIGITS.get(ones, "0"))


def _resolve(found: re.Match[str], year: int | None) -> DateMention | None:
    kind = found.lastgroup or ""
    if found.group("ordinal"):
        kind = "plan"
    resolved = _RESOLVERS[kind](found.group(), year)
    if resolved is None:
        return None
    start, end, grain = resolved
    return DateMention(Span(found.start(), found.end()), found.group(), start, end, grain)


_Resolved = tuple[str, str, Grain] | None


def _own_year(text: str, year: int | None) -> tuple[str, str]:
    """Return the ISO year (`--` where unknown, followed by no dash) and what stands after the year."""
    found = re.match(rf"({_YEAR})年(?!度)", text)
    if found:
        return f"{to_year(found.group(1))}-", text[found.end() :]
    return (f"{year}-" if year else "--"), text


def _iso(text: str, _: int | None) -> _Resolved:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    iso = f"{year}-{month:02d}-{day:02d}"
    return iso, iso, "day"


def _day(text: str, year: int | None) -> _Resolved:
    own, rest = _own_year(text, year)
    month, day = (to_number(part) for part in re.findall(_NUMBER, rest)[:2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    iso = f"{own}{month:02d}-{day:02d}"
    return iso, iso, "day"


def _month(text: str, year: int | None) -> _Resolved:
    own, rest = _own_year(text, year)
    month = to_number(re.findall(_NUMBER, rest)[0])
    return (f"{own}{month:02d}", f"{own}{month:02d}", "month") if 1 <= month <= 12 else None


def _months(text: str, year: int | None) -> _Resolved:
    own, rest = _own_year(text, year)
    first, last = (to_number(part) for part in re.findall(_NUMBER, rest)[:2])
    if not 1 <= first < last <= 12:
        return None
    return f"{own}{first:02d}", f"{own}{last:02d}", "months"


def _quarter(text: str, year: int | None) -> _Resolved:
    own, rest = _own_year(text, year)
    if rest.startswith("前三"):
        return f"{own}01", f"{own}09", "months"
    number = to_number(re.findall(r"[一二三四1-4]", rest)[0])
    return f"{own}{number * 3 - 2:02d}", f"{own}{number * 3:02d}", "quarter"


def _half(text: str, year: int | None) -> _Resolved:
    own, rest = _own_year(text, year)
    return (f"{own}01", f"{own}06", "half") if rest.startswith("上") else (f"{own}07", f"{own}12", "half")


def _years(text: str, _: int | None) -> _Resolved:
    first, last = (to_year(part) for part in re.findall(_YEAR, text)[:2])
    return (str(first), str(last), "years") if first < last else None


def _year(text: str, _: int | None) -> _Resolved:
    year = str(to_year(re.findall(_YEAR, text)[0]))
    return year, year, "year"


def _plan(text: str, _: int | None) -> _Resolved:
    # The eleventh five-year plan ran from 2006 to 2010, and one follows the other.
    ordinal = re.findall(r"十([一二三四五六七八九])五", text)[0]
    first = 2006 + 5 * (to_number(ordinal) - 1)
    return str(first), str(first + 4), "years"


def _early_plan(text: str, _: int | None) -> _Resolved:
    # The sixth five-year plan ran from 1981 to 1985.
    first = 1981 + 5 * (to_number(text[1]) - 6)
    return str(first), str(first + 4), "years"


def _relative(text: str, year: int | None) -> _Resolved:
    if year is None:
        return None
    resolved = str(year + _RELATIVE[text])
    return resolved, resolved, "year"


_RESOLVERS = {
    "iso": _iso,
    "years": _years,
    "plan": _plan,
    "early_plan": _early_plan,
    "months": _months,
    "quarter": _quarter,
    "half": _half,
    "day": _day,
    "month": _month,
    "year": _year,
    "relative": _relative,
}
