"""What a report says about itself: title, issuer, place, document number, date, the year it reports on.

Each is looked for where it is most surely right: in the header fields, then in the front and the signature, then in the
first sentences and headings, and last in the file's name. What is found nowhere stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qa_bot.reports.found import Found
from qa_bot.reports.front import Front
from qa_bot.reports.model import Metadata, Origins, Where
from qa_bot.reports.outline import Outline
from qa_bot.reports.places import NATION, fullest, is_of_nation, place_in
from qa_bot.reports.reported_year import reported_year
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
_GIVEN_AT = re.compile(
    r"^[—\-―－\s（(]*(?P<day>[12一二][^\n，。]{6,12}日)在[^\n，。]{2,40}(?:会议|大会|全会)", re.MULTILINE
)
_OPENING = 600
"""Characters a report begins with in which it is told when it was given."""
_TITLE_END = re.compile(r"——|--|[\[〔][0-9]+[\]〕]$")


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of a report, and where each field of it was found."""

    metadata: Metadata
    origins: Origins


def find_metadata(layout: Outline, front: Front, fields: dict[str, str], stem: str) -> About:
    """Return the metadata of a report from its header fields, its front, its text and, last, its file name."""
    tail = [block.span.of(layout.text) for block in layout.blocks[-3:] if block.kind == "paragraph"]
    title = _title(front, fields, stem)
    date = _occasion(layout.text[:_OPENING]) or _date(front.lines, tail, fields)
    issuer = _issuer(front.lines, tail, fields, layout.text[:1500], stem, title.value)
    place = _place(title, issuer, fields, front.lines, stem, layout.text[:300])
    issuer = Found(_of_place(issuer.value, place.value), issuer.where)
    number = _document_number(front.lines, fields)
    year = reported_year(title.value, layout, stem, date.value)
    source = fields.get("source", "")
    return About(
        Metadata(title.value, issuer.value, place.value, number.value, date.value, year.value, source),
        Origins(
            title.where, issuer.where, place.where, number.where, date.where, year.where, "header" if source else ""
        ),
    )


def _title(front: Front, fields: dict[str, str], stem: str) -> Found[str]:
    """Return the title that says most: the front's line, or the header field where that adds year or place."""
    written: tuple[Found[str], ...] = (Found(front.title, "front"), Found(fields.get("title", ""), "header"))
    bare = [Found(_TITLE_END.split(normalize(title.value))[0], title.where) for title in written]
    found = [title for title in bare if title.value]
    named = _title_of_name(stem)
    if not found:
        return Found(named, "file_name")
    if not any(find_years(title.value) or place_in(title.value) for title in found) and find_years(named):
        return Found(named, "file_name")
    return max(found, key=lambda item: (bool(find_years(item.value)), bool(place_in(item.value)), item == found[0]))


def _title_of_name(stem: str) -> str:
    """Return 2021年高唐县政府工作报告 for a file named 2021_高唐县_政府工作报告, in whichever order its parts stand."""
    parts = [part for part in re.split(r"[_\s]+", stem) if part]
    years = [part for part in parts if re.fullmatch(r"(?:19|20)[0-9]{2}年?", part)]
    if len(years) != 1 or len(parts) < 2:
        return stem
    return years[0].rstrip("年") + "年" + "".join(part for part in parts if part != years[0])


def _issuer(
    lines: list[str], tail: list[str], fields: dict[str, str], opening: str, stem: str, title: str
) -> Found[str]:
    if fields.get("issuer"):
        return Found(fields["issuer"], "header")
    sources: Iterable[tuple[list[str], Where]] = ((tail[::-1], "signature"), (lines, "front"))
    for texts, where in sources:
        for part in (part for line in texts for part in line.split()):
            if found := _ISSUER_LINE.match(part):
                return Found(re.sub(r"(?<=局)(?=国家统计局)", "、", found.group(1)), where)
    if found := next(filter(None, map(_SPEAKER.match, lines)), None):
        return Found(found.group(1), "speaker")
    if found := _SPEAKS_FOR.search(opening):
        return Found(_with_place(found.group(1), [*lines, stem]), "opening")
    if place := place_in(stem) if "政府工作报告" in stem else "":
        return Found(f"{place}人民政府", "file_name")
    return _issuer_by_name(title, fields.get("publisher", ""))


def _issuer_by_name(title: str, publisher: str) -> Found[str]:
    """Return who a title says it is of (某某局关于…的通知), or else the office whose page it is on."""
    if found := _ISSUER_OF_TITLE.match(title):
        return Found(found.group(1), "title")
    found = _ISSUER_LINE.match(re.sub(r"(?:门户)?(?:官网|网站)$|^本网", "", publisher.strip()))
    return Found(found.group(1), "header") if found else Found("")


def _with_place(body: str, sources: list[str]) -> str:
    """Return 容城县人民政府 for 县人民政府 where one of `sources` names the place."""
    if body == "国务院":
        return body
    if len(re.sub(rf"{_BODY}$", "", body)) > 1:
        return body
    place = next((found for source in sources if (found := place_in(source))), "")
    return f"{place}人民政府" if place else body


def _of_place(issuer: str, place: str) -> str:
    """Return 宁波市审计局 for 市审计局 where the report is of 宁波市."""
    level = issuer[:1]
    return f"{place}{issuer[1:]}" if level and level in "省市州盟区县旗" and place.endswith(level) else issuer


def _place(
    title: Found[str], issuer: Found[str], fields: dict[str, str], lines: list[str], stem: str, opening: str
) -> Found[str]:
    """Return the fullest name of the place, with the first of the sources that names it, or the nation, or nothing."""
    named: list[tuple[str, Where]] = [
        (title.value, title.where), (issuer.value, issuer.where), (fields.get("title", ""), "header"),
        *((line, "front") for line in lines), (stem, "file_name"),
    ]  # fmt: skip
    places = [Found(place, where) for source, where in named if (place := place_in(source))]
    if places:
        chosen = fullest([place.value for place in places])
        return next(place for place in places if place.value == chosen)
    of_nation = next((where for source, where in named if is_of_nation(source)), None)
    if of_nation or is_of_nation(opening):
        return Found(NATION, of_nation or "opening")
    return Found("")


def _document_number(lines: list[str], fields: dict[str, str]) -> Found[str]:
    if fields.get("document_number"):
        return Found(normalize(fields["document_number"]), "header")
    number = next((found.group() for line in lines[:8] if (found := _NUMBER.search(line))), "")
    return Found(number, "front" if number else "")


def _occasion(opening: str) -> Found[str] | None:
    """Return the day of the meeting a report was given at (——2026年1月15日在…大会上), None where none is told."""
    match = _GIVEN_AT.search(opening)
    mention = next(iter(find_dates(match["day"])), None) if match else None
    return Found(mention.start, "front") if mention and mention.grain == "day" else None


def _date(lines: list[str], tail: list[str], fields: dict[str, str]) -> Found[str]:
    """Return the date a report was given or signed: its own lines before what a page says of its publication."""
    sources: Iterable[tuple[list[str], Where]] = ((lines, "front"), (tail[::-1], "signature"))
    for texts, where in sources:
        for mention in (mention for line in texts if len(line) <= 60 for mention in find_dates(line)):
            if mention.grain == "day" and not mention.start.startswith("-"):
                return Found(mention.start, where)
    for name in ("date", "published"):
        for mention in find_dates(fields.get(name, "")):
            if mention.grain in ("day", "month"):
                return Found(mention.start, "header")
    return Found("")
