"""What a report says about itself: title, issuer, place, document number, date, the year it reports on.

Each is looked for where it is most surely right: in the header fields, then in the front and the signature, then in the
first sentences and headings, and last in the file's name. What is found nowhere stays empty.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from qa_bot.reports.front import Front
from qa_bot.reports.model import Metadata
from qa_bot.reports.outline import Outline
from qa_bot.resources import load_lines
from qa_bot.text.dates import find_dates, find_years
from qa_bot.text.normalize import normalize

_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}[〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)][\u4e00-\u9fff]{0,3}第?[0-9]{1,4}号)"
    r"|(?:[\u4e00-\u9fff]{2,10}(?:19|20)[0-9]{2}年?第[0-9]{1,4}号)|(?:第[0-9]{1,4}号(?:令|公告))"
)
_BODY = r"(?:人民政府办公[厅室]|人民政府|国务院|委员会|调查队|办公[厅室]|人民法院|检察院|研究院|[委局厅部办]|中心)"
_ISSUER_LINE = re.compile(rf"^([\u4e00-\u9fff（）]{{2,40}}{_BODY})(?:文件)?$")
_ISSUER_OF_TITLE = re.compile(rf"^([\u4e00-\u9fff（）]{{2,60}}{_BODY})关于")
_SPEAKS_FOR = re.compile(r"我(?:谨)?(?:代表|受)([\u4e00-\u9fff]{0,20}?(?:人民政府|国务院|政府|委员会|法院|检察院))")
_SPEAKER = re.compile(rf"^([\u4e00-\u9fff]{{2,20}}{_BODY})(?:代)?(?:省长|市长|县长|区长|旗长|州长|总理|主任|局长|主席)")
_BACKWARD = re.compile(
    r"(?:(?:19|20)[0-9]{2}|[一二][零〇○一二三四五六七八九]{3})年[^，。；0-9]{0,12}(?:回顾|总结|发展成就|成效|工作情况)"
)
_ANNUAL = re.compile(r"((?:19|20)[0-9]{2})年(?:度)?[^，。；]{0,30}(?:总结|公报|白皮书|年报|年度报告|述职|情况)")
_ADDRESS = re.compile(
    r"((?:19|20)[0-9]{2})年[^，。；]{0,16}政府工作报告|政府工作报告[^，。；]{0,4}((?:19|20)[0-9]{2})年?"
)
_STANDING = re.compile(r"(?:通知|通告|公告|办法|规定|意见|标准|清单|决定)(?:[（(][^）)]*[）)])?$")
_TITLE_END = re.compile(r"——|--|[\[〔][0-9]+[\]〕]$")
_YEAR_WORD = r"(?:19|20)[0-9]{2}年"
_NATION = re.compile(
    r"国务院|中华人民共和国|全国人民代表大会|^我国|全国[\u4e00-\u9fff]{2,12}公报|我国[\u4e00-\u9fff]{2,12}公报"
)


def find_metadata(layout: Outline, front: Front, fields: dict[str, str], stem: str) -> Metadata:
    """Return the metadata of a report from its header fields, its front, its text and, last, its file name."""
    lines = front.lines
    tail = [block.span.of(layout.text) for block in layout.blocks[-3:] if block.kind == "paragraph"]
    opening = layout.text[:1500]
    title = _title(front, fields, stem)
    date = _date(lines, tail, fields)
    issuer = _issuer(lines, tail, fields, opening, stem, title)
    return Metadata(
        title=title,
        issuer=issuer,
        place=_place([title, issuer, fields.get("title", ""), *lines, stem], opening),
        document_number=_document_number(lines, fields),
        date=date,
        year=_year(title, layout, stem, date),
        source=fields.get("source", ""),
    )


def is_standing(title: str) -> bool:
    """Tell whether a title is that of a notice, a rule or a standard, which looks back on no year and plans none."""
    return bool(_STANDING.search(title))


def _title(front: Front, fields: dict[str, str], stem: str) -> str:
    """Return the title that says most: the front's line, or the header field where that adds year or place."""
    written = (normalize(title) for title in (front.title, fields.get("title", "")))
    found = [bare for title in written if (bare := _TITLE_END.split(title)[0])]
    named = _title_of_name(stem)
    if not found:
        return named
    if not any(find_years(title) or _names_place(title) for title in found) and find_years(named):
        return named
    return max(found, key=lambda title: (bool(find_years(title)), _names_place(title), title == found[0]))


def _title_of_name(stem: str) -> str:
    """Return 2021年高唐县政府工作报告 for a file named 2021_高唐县_政府工作报告, in whichever order its parts stand."""
    parts = [part for part in re.split(r"[_\s]+", stem) if part]
    years = [part for part in parts if re.fullmatch(r"(?:19|20)[0-9]{2}年?", part)]
    if len(years) != 1 or len(parts) < 2:
        return stem
    return years[0].rstrip("年") + "年" + "".join(part for part in parts if part != years[0])


def _names_place(title: str) -> bool:
    return bool(_place_in(title))


def _issuer(lines: list[str], tail: list[str], fields: dict[str, str], opening: str, stem: str, title: str) -> str:
    if fields.get("issuer"):
        return fields["issuer"]
    for line in [*reversed(tail), *lines]:
        for part in line.split():
            if found := _ISSUER_LINE.match(part):
                return re.sub(r"(?<=局)(?=国家统计局)", "、", found.group(1))
    for line in lines:
        if found := _SPEAKER.match(line):
            return found.group(1)
    if found := _SPEAKS_FOR.search(opening):
        return _with_place(found.group(1), [*lines, stem])
    if place := _place_in(stem) if "政府工作报告" in stem else "":
        return f"{place}人民政府"
    return _issuer_by_name(title, fields.get("publisher", ""))


def _issuer_by_name(title: str, publisher: str) -> str:
    """Return who a title says it is of (某某局关于…的通知), or else the office whose page it is on."""
    if found := _ISSUER_OF_TITLE.match(title):
        return found.group(1)
    found = _ISSUER_LINE.match(re.sub(r"(?:门户)?(?:官网|网站)$|^本网", "", publisher.strip()))
    return found.group(1) if found else ""


def _with_place(body: str, sources: list[str]) -> str:
    """Return 容城县人民政府 for 县人民政府 where one of `sources` names the place."""
    if body == "国务院":
        return body
    if len(re.sub(rf"{_BODY}$", "", body)) > 1:
        return body
    place = next((found for source in sources if (found := _place_in(source))), "")
    return f"{place}人民政府" if place else body


def _document_number(lines: list[str], fields: dict[str, str]) -> str:
    if fields.get("document_number"):
        return normalize(fields["document_number"])
    return next((found.group() for line in lines[:8] if (found := _NUMBER.search(line))), "")


def _date(lines: list[str], tail: list[str], fields: dict[str, str]) -> str:
    """Return the date a report was given or signed: its own lines before what a page says of its publication."""
    for line in [*lines, *reversed(tail)]:
        if len(line) > 60:
            continue
        for mention in find_dates(line):
            if mention.grain == "day" and not mention.start.startswith("-"):
                return mention.start
    for name in ("date", "published"):
        for mention in find_dates(fields.get(name, "")):
            if mention.grain in ("day", "month"):
                return mention.start
    return ""


def _year(title: str, layout: Outline, stem: str, date: str) -> int | None:
    """Return the year reported on: what the report says it looks back on, then its title, then its date."""
    for section in layout.sections[1:12]:
        if section.kind == "heading" and _BACKWARD.search(section.title):
            return max(find_years(section.title))
    for source in (title, stem):
        if found := _ANNUAL.search(source):
            return int(found.group(1))
    if is_standing(title):
        return max(find_years(title), default=int(date[:4]) if date else _year_in_text(layout.text, stem))
    for source in (title, stem.replace("_", "")):
        if found := _ADDRESS.search(source):
            return _year_of_address(int(found.group(1) or found.group(2)), date)
    if date:
        return int(date[:4]) - 1 if int(date[5:7] or 12) <= 6 else int(date[:4])
    return _year_in_text(layout.text, stem)


def _year_of_address(named: int, date: str) -> int:
    """Return 2022 for an address of early 2023, whichever of the two years its title names."""
    if date and date[:4].isdigit() and int(date[:4]) > named:
        return named
    return named - 1


def _year_in_text(text: str, stem: str) -> int | None:
    if stem_year := re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", stem):
        named = int(stem_year.group())
        return named - 1 if "政府工作报告" in stem else named
    counted = Counter(find_years(re.sub(rf"[比较与从由]{_YEAR_WORD}", "", text[:3000])))
    return counted.most_common(1)[0][0] if counted else None


@cache
def _place_pattern() -> re.Pattern[str]:
    units = [line for line in load_lines("places.txt") if not line.startswith("!")]
    # 广州市 is no 广州 followed by something: a unit's last character is none where another unit's follows.
    return re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{'|'.join(units)})(?![省市县区州盟旗长])")


@cache
def _no_places() -> frozenset[str]:
    return frozenset(line[1:] for line in load_lines("places.txt") if line.startswith("!"))


def _place(sources: list[str], opening: str) -> str:
    places = [found for source in sources if (found := _place_in(source))]
    if places:
        first = min((place for place in places if _within(places[0], place)), key=len, default=places[0])
        return max((place for place in places if place.endswith(first) and not _within(place, first)), key=len)
    if any(_NATION.search(source) for source in (*sources, opening[:300])):
        return "全国"
    return ""


def _within(longer: str, shorter: str) -> bool:
    """Tell whether what stands before `shorter` in `longer` is no place but other words: 推出供应 of 推出供应广州市."""
    before = longer.removesuffix(shorter)
    return before not in ("", longer) and _place_chain(before) != before


def _place_in(source: str) -> str:
    """Return the place a title, an issuer or a file name begins with or is about: 上海市普陀区, 保定市, 河北省."""
    cleaned = re.sub(r"(?:(?:19|20)[0-9]{2}|[一二][零〇○一二三四五六七八九]{3})年?|[0-9_月日~～—-]+", " ", source)
    cleaned = re.sub(r"中共|关于|在(?=[\u4e00-\u9fff])|印发", " ", cleaned)
    places = (_place_chain(part) for part in cleaned.split())
    return next((place for place in places if place and place not in _no_places()), "")


def _place_chain(part: str) -> str:
    """Return the places that `part` begins with, one inside the other: 上海市普陀区 of 上海市普陀区教育局."""
    end = 0
    while found := _place_pattern().match(part, end):
        # 民政局广州市 and 住房和城乡 come after a place and are none: an office, and a word that only ends like one.
        if end and (re.search("[局委厅部]", found.group()) or found.group().endswith(tuple(_no_places()))):
            break
        end = found.end()
    return part[:end]
