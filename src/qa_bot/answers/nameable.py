"""Whether a phrase may name one thing, or only says what sort of thing it is, how many there are, or whose."""

from __future__ import annotations

import re

from qa_bot.text.item_counts import ends_in_count
from qa_bot.text.span import Span

_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[两三四五六七八九十\d]+[个家种项类座所]")
"""What counts the things named before it: 高血压、糖尿病两种慢性病."""
_NOTE = re.compile(r"[\[〔【（(]?\d{1,3}[\]〕】）)]")
"""The mark of a footnote."""
_LEVEL = re.compile(r"(?:国家|全国|世界|[省市区县镇乡村])级|[下直所]属|有关|相关|各类?|责任|牵头|主管")
_SEVERAL = ("一批", "一系列", "一些", "部分", "多家", "各类", "各级", "若干")
_OWN = re.compile(r"[全我本各][省市区县州镇乡村国]")
"""What a report calls the whole of its own place, which is none of the things in it."""
_FIRST_OF = re.compile(r"^(?:全[国省市区县]|国内|我[国省市区县]|[省市区县]内)?首[个家座条款支]")
"""首座悬索桥: what it is, and no name."""
_DONE = re.compile(r"进行了?|予以|加以|给予了")
"""What carries a deed (情况进行了督办): a phrase that holds it says what was done and names nothing."""
_COMMON = frozenset(
    ("园区", "社区", "地区", "城区", "辖区", "景区", "小区", "山区", "片区", "农村", "乡村", "城市", "城镇", "乡镇")
)
"""What is a sort of place and no place by name."""
_LEVELS = re.compile(r"[省市区县州镇乡村]{2,}")
"""省市, 市县: bodies of a level, none of them by name."""


def is_label(span: Span, text: str, noun: str) -> bool:
    """Tell whether a phrase only says what kind of thing there is: 责任单位 before its colon, 省级企业 for 哪家企业."""
    said = span.of(text)
    if not noun or not said.endswith(noun) or said[0] in "“《":
        return False
    return text[span.end : span.end + 1] in tuple("：:") or bool(_LEVEL.fullmatch(said.removesuffix(noun)))


def may_name(said: str) -> bool:
    """Tell whether a phrase may name one thing: it does not count several, nor mean the whole of the report's place."""
    return not (
        _NOTE.fullmatch(said)
        or (ends_in_count(said) and not said.endswith("周年"))
        or _COUNTED.search(said)
        or _OWN.fullmatch(said)
        or said in _COMMON
        or _LEVELS.fullmatch(said)
        or _FIRST_OF.match(said)
        or (said[0] not in "“《" and _DONE.search(said))
        or said[0] in "、，—-"
        or said.startswith(_SEVERAL)
    )
