"""What a question counts: the noun after its measure word (几条工作措施), or before 有多少 (地方标准有多少项)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qa_bot.figures.units import units

_ENDS = r"(?=[了呢吗啊呀？?。，,；;（(]|$)"
_BEFORE = re.compile(
    r"(?P<thing>[\u4e00-\u9fff“”]{2,12}?)(?:一共|总共|共|累计|大概|大约|目前|现在|已经|已)*(?:是|有|为|达到?|到|高达|完成)?了?(?:多少|几)"
)
_LEFT = re.compile(r"[的”“里中]")
LEAST = 0.6
"""The least likeness that counts: 医师 is not 口腔医师."""
MOST = 6
"""Characters of a thing's name that count: what stands further in front may be a verb."""


@lru_cache(maxsize=64)
def asked_thing(focus: str) -> str:
    """Return what a question counts, "" where it does not say so beside its 多少 or 几."""
    if (match := _after().search(focus)) or (match := _BEFORE.search(focus)):
        return _LEFT.split(match["thing"])[-1]
    return ""


@cache
def _after() -> re.Pattern[str]:
    measures = "|".join(sorted((re.escape(unit) for unit in (*units(), "个") if unit.isalpha()), key=len, reverse=True))
    return re.compile(rf"(?:多少|几)[万亿]*(?:{measures})的?(?P<thing>[\u4e00-\u9fff“”]{{2,12}}?){_ENDS}")


def likeness(thing: str, name: str) -> float:
    """Return how much of a thing and a name is the same, where one of them ends with the other; in [0, 1].

    建筑业产值 ends as 制造业产值 does, and is another.
    """
    shorter, longer = sorted((thing, name), key=len)
    if len(shorter) < 2 or not longer.endswith(shorter):
        return 0.0
    share = len(shorter) / max(len(name), min(len(thing), MOST))
    return share if share >= LEAST else 0.0
