"""Whether a report tells of all that a question means: 其中4家 of 8家 denies 每一家都."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from qa_bot.questions.understand import content_terms
from qa_bot.text.numbers import parse_number

Bearing = Literal["says", "denies", "open", "none"]
"""What a text does to a claim: states it, the opposite, neither though it must, or the question claims nothing."""
_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,6}"
_MEASURE = r"[个家项所座名条种人位户件次处辆台场部支]"
_ALL = re.compile(
    r"全部|全都|所有|统统|无一例外|(?<![首成古京陪])都(?![市会城])|(?<![人平年月日户亩])均|每一?[个家项所座名位条种户处](?!月|季|人均)"
    r"|个个(?!月)|家家|无一(?!例外)|(?<![齐健保安完])全(?=[部都取通完被获免上到])"
)
_COUNTED = re.compile(rf"(?P<whole>{_NUMBER})(?P<measure>{_MEASURE})")
_PART_OF = re.compile(
    rf"(?P<whole>\d+)(?P<measure>{_MEASURE})(?P<what>[^。；;]{{0,40}}?)[，,（(]?其中(?:的|有|仅|只有|包括)?(?P<part>\d+)(?P=measure)"
    r"(?P<did>[^，。；;]{0,20})"
)
_OF_ALL = re.compile(r"(?:所有|全部)(?P<what>[\u4e00-\u9fff]{2})")
_LEAVING_OUT = r"(?<![消排解清拆扣免根铲破删])除了?"
_EXCEPTED = re.compile(rf"{_LEAVING_OUT}[^，。；]{{1,25}}外|仅剩|[仍尚还]有[^，。；]{{1,12}}(?:未|没有)")
_THE_REST = re.compile(rf"{_LEAVING_OUT}[^。；;]{{1,30}}外[^。；;]*?其[余他它]")
"""除西部23个村以外，…其余275个村全部改造: what is left out stands clauses before."""
ALSO = 8
"""Characters within which 所有 and what all of is meant may stand apart."""


def of_the_whole(claimed: str, told: str, sentence: str = "") -> Bearing:
    """Tell whether fewer than all that the question means are told, or one is left out.

    37个行业有29个增长; 指导8家申报，其中4家获推荐; 除一个外全部完工. Of what only the rest did, the `sentence` told
    before of what did not.
    """
    if not _ALL.search(claimed):
        return "none"
    if _EXCEPTED.search(told) or _is_of_a_part(claimed, told) or _tells_of_the_rest(told, sentence):
        return "denies"
    for asked in _COUNTED.finditer(claimed):
        part = re.search(rf"{asked['whole']}{asked['measure']}[^，。；]{{0,16}}有(\d+){asked['measure']}", told)
        if part and int(part[1]) < _value(asked["whole"]):
            return "denies"
    for asked in _OF_ALL.finditer(claimed):
        if re.search(r"所有|全部", told) and not re.search(rf"(?:所有|全部)\w{{0,{ALSO}}}{asked['what']}", told):
            return "open"
    return "none"


def _tells_of_the_rest(told: str, sentence: str) -> bool:
    return bool(re.search("其[余他它]", told)) and bool(_THE_REST.search(sentence))


def _is_of_a_part(claimed: str, told: str) -> bool:
    """Tell whether what a question says of all was done by fewer of them: what only the clause of the part says."""
    return any(
        int(found["part"]) < int(found["whole"]) and _says_alone(claimed, found["did"], found["what"])
        for found in _PART_OF.finditer(told)
    )


def _says_alone(claimed: str, did: str, what: str) -> bool:
    asked = [term.text for term in content_terms(claimed)]
    return any(word in did and word not in what for word in asked)


def _value(number: str) -> Decimal:
    return parse_number(number) or Decimal(0)
