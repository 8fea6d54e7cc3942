"""The word lists of `resources/figure_patterns.toml`, and how they are stripped from the ends of a phrase."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qa_bot.resources import load_toml
from qa_bot.text.words import segmenter

_DATE = (
    r"(?:截至|截止|到|至|自|从|是)?(?:(?:19|20)\d{2}|二〇[〇一二三四五六七八九]{2})(?:[-—–~至]\d{4})?年?(?:统计年度|年度|度|底|末|初|以来|期间|全年|上半年)?"
    r"(?:\d{1,2}(?:月?[-—–~至到]\d{1,2})?月份?(?:\d{1,2}日)?(?:底|末|初)?)?|\d{1,2}(?:月?[-—–~至到]\d{1,2})?月份?(?:\d{1,2}日)?(?:底|末|初)?|\d{1,2}[.、．](?=[\u4e00-\u9fff])|是?[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|以来|末|初)"
)
_COMPARISON = (
    r"(?:按[^，。；]{1,8}(?:计算|口径)|(?:与|比|较|同)(?:(?:19|20)\d{2}年|上年|去年|前年|年初|上月|上届|同期|计划|预算|全国|全省|全市|全县|上一年|前期|"
    r"基期|下达|20\d\d)[^，。；]{0,8}?(?:同期|相比|平均水平|平均|预算|底|末|初|均值|数)?|同比|环比|(?:按)?可比(?:价格?|口径)?|同口径|实际|名义|年均|月均|分别)"
)


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """Return the words of one list of the resource."""
    return frozenset(load_toml("figure_patterns.toml")[section][name])


@cache
def _alternatives(section: str, name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(word_set(section, name), key=lambda word: (-len(word), word)))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:{_DATE}|{_alternatives('metric', 'leading')})")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('metric', 'trailing')})$")


@cache
def _growth() -> re.Pattern[str]:
    verbs, arrival = _alternatives("roles", "growth"), _alternatives("roles", "arrival")
    return re.compile(
        rf"(?P<lead>{_COMPARISON})?[^，。；、\u4e00-\u9fff\w]{{0,2}}(?P<adverbs>(?:{_COMPARISON}|将|再|又|要|也|(?<![人户年日月])均|都|累计|平均|共|仅|只|大幅|进一步)*)"
        rf"(?<!新)(?<!自然)(?P<verb>{verbs})(?:率|幅|幅度|速度)?了?(?P<arrival>{arrival})?(?:约|近|超|达|达到|超过|了)?$"
    )


def without_lead(words: str) -> str:
    """Return `words` without dates and without words at its start that say when or how (全年, 其中, 累计达)."""
    while match := _leading().match(words):
        if match.end() == 0 or _inside_word(words, match.end(), at_end=False):
            break
        words = words[match.end() :]
    return words


def _inside_word(words: str, length: int, *, at_end: bool) -> bool:
    """Tell whether the one Han character stripped next is part of a longer word (拟 of 拟制, 单 of 工单)."""
    if length != 1 or not re.match(r"[\u4e00-\u9fff]", words[-1] if at_end else words[0]):
        return False
    cut = tokens(words[-10:] if at_end else words[:10])
    return len(cut[-1 if at_end else 0]) > 1


@lru_cache(maxsize=8192)
def tokens(words: str) -> tuple[str, ...]:
    """Return the words of a short phrase."""
    return tuple(segmenter().cut(words))


def without_tail(words: str) -> str:
    """Return `words` without the words at its end that join a name and its value (达, 为, 共计)."""
    while match := _trailing().search(words):
        if _inside_word(words, len(words) - match.start(), at_end=True):
            break
        words = words[: match.start()]
    return words


def split_growth(words: str) -> tuple[str, str, bool] | None:
    """Split what stands before a figure at a verb of growth: what grew, the verb, whether the figure is its end.

    全市进出口比上年增长 -> (全市进出口, 增长, False); 占比提高到 -> (占比, 提高, True); None without such a verb.
    """
    tail = words[-40:]
    match = _growth().search(tail)
    if match is None:
        return None
    head = words[: len(words) - len(tail)] + tail[: match.start()]
    return re.sub(rf"{_COMPARISON}[，、]?$", "", head), match["verb"], bool(match["arrival"])


def has_comparison(words: str) -> bool:
    """Tell whether `words` compare with another time or place (同比, 比上年, 比2007年)."""
    return re.search(rf"{_alternatives('roles', 'comparison')}|[比较](?:19|20)\d{{2}}年", words) is not None


def ends_with(words: str, section: str, name: str) -> str:
    """Return the longest word of the list that `words` ends with, or an empty string."""
    ending = re.search(rf"(?:{_alternatives(section, name)})$", words)
    return ending.group() if ending else ""


def contains(words: str, section: str, name: str) -> bool:
    """Tell whether a word of the list stands in `words`."""
    return re.search(_alternatives(section, name), words) is not None
