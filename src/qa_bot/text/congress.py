"""Congresses that are called by their number: 党的二十大 counts no things, 二十大民生工程 does."""

from __future__ import annotations

import re

_CONGRESS = re.compile(
    r"党的十[二三四五六七八九]大|党的二十[一二三]?大"
    r"|(?<![一二三四五六七八九])(?:十[六七八九]|二十)大(?=精神|代表|报告(?!文学)|以来|召开|胜利|闭幕|开幕|会议|部署|主题|专题|宣讲|学习|文件|党章|关于|提出)"
)


def without_congress(text: str) -> str:
    """Return a text of the same length in which such names hold no number: 党代会 for 二十大 is none to count by."""
    return _CONGRESS.sub(lambda match: "会" * len(match.group()), text)
