"""What a question asks to name, and the words that stand before and after the place it asks at.

哪家医院全面托管了县医院 asks to name a 医院, and 托管 follows the place it asks at: the report has the name
before 托管.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qa_bot.questions.asides import without_asides
from qa_bot.questions.deeds import deeds, empty_nouns, is_verb, kind_nouns
from qa_bot.resources import load_lines, load_toml
from qa_bot.text.congress import without_congress
from qa_bot.text.names import tagged
from qa_bot.text.numbers import parse_number
from qa_bot.text.pieces import governing_verbs

_ASKS = re.compile(
    r"(?P<free>哪[里儿]|谁|何处|何地|(?:什么|啥)时[候间]?|何[时日年]|哪一?[天年月日](?:几[点时])?)"
    r"|哪一?(?:些|(?P<counted>(?P<count>[几两二三四五六七八九十俩仨\d]+)?(?:[家个本份项款场所类种座支部位届条篇件张级段批轮次只艘架颗片处名]|大(?=[^学会]))?))"
    r"|(?:什么|啥|何)(?:样的|级别的)?|怎么个"
)
"""Where a question asks, with the number and the measure word; what is asked `free`ly names no noun after it."""
_NOUN = frozenset("nbjlisxzf")
_ADVERBS = frozenset(("全面", "正式", "深度", "先后", "成功"))
_NEVER = frozenset("的了过在是被把和与及从向对于给到将让为有可能会都也还就又由跟同")
_COUNTED = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?P<count>[两二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|\d+)(?![一二三四五六七八九十])(?:[家个本份项款场所类种座支部位条篇件张大名]|(?=[^\d年月日届期%万亿.级号次位角]))"
)
_SEVERAL_COUNTS = re.compile(
    r"“(?:[一两二三四五六七八九][\u4e00-\u9fff]{1,3}){2,4}”(?=(?:都|各|分别|具体|主要|包括|包含|指|是|有|为|的)*$)"
)
"""What sums up things of several sorts: of “一馆两中心” there may be three, or the two."""
_OF_IT = re.compile(r"(?P<verb>[\u4e00-\u9fff]?)的(?:分别|都)?(?:是|有|为|叫)(?:由)?$")
_MADE = re.compile(r"(?:作|当)?[为作](?P<noun>[\u4e00-\u9fff]{2,4}?)(?=[?？，]|$)")
"""以什么为主题: the noun follows 为."""
_BY_NAME = re.compile(r"叫做?(?:什么|啥)|名字|名称|叫啥")
_JOINT = re.compile(r"[和与跟同](?=[省市县区镇乡])")
"""哪所大学和县文化馆: 和县 is a county too, and the segmenter takes it for one."""
_IN_IT = re.compile(r"(?<=..)(?:(?<!以|网|线|海)上|里|[当之]中)$")
"""哪本杂志上: the noun is 杂志."""
_TERM = re.compile(
    r"(?:^|[的里中“”，]|(?<=[\u4e00-\u9fff]{2}))(?P<term>(?:(?![的里中和])[\u4e00-\u9fff]){0,3}?[一两二三四五六七八九十](?!级)[\u4e00-\u9fff]{1,6}?)”?(?:都|分别|各|具体|主要|依次)*(?:是|指|包括|有)的?是?$"
)
_RELATIVE = re.compile(r"(?P<clause>.+?)的[^的，]{1,8}?(?:分别|都)?(?:是|叫做?|有)?$")
"""拿优秀奖的两个作品叫什么: what governs comes before the noun in the question, and after the names in a report."""
_GIVEN = re.compile(r"(?:起|取)了?个?$")
"""专栏起了个什么名字: the noun comes before."""
_WHEN = re.compile(r"^[，,]?(?:在|于)?(?:19|20)\d{2}年(?:度|底|末|初)?")
"""A year between the noun and the deed: 哪个村2023年评上了."""
_LONE_NOUN = re.compile(r"[站村镇乡县市区路街桥楼校院馆园线](?=[的？?，,在是]|$)")
"""哪一站, 哪个镇的: a noun of one character, which the segmenter may take for a verb."""
_FIRST_OF = re.compile(r"^(?:全[国省市区县州球]|国内|省内|市内)(?:首|唯一)(?:[个家座条款支次])?的?")
"""哪个全国首个平台: the noun is 平台."""
_SOURCE = re.compile(r"(?<=..)[，,][^，,]{1,10}(?:里面?|中|上)$")
"""Where it is told says nothing of what: 老人享受的补贴，公报里分成哪几种."""
_NAMED_BY = re.compile(
    r"(?:[里中]|里头|里面|当中|之中)?[，,](?:报告|文件|公报|总结|文中)?(?:里|中|上|里面)?"
    r"(?:点了?名|提到|提及|列出|写到|写明|讲到|举例|举出)(?:了|过)?名?的(?:是|有)?$"
)
"""报告点了名的是哪两只: what the report names says nothing of what."""
_ROLL = re.compile(r"(?<=..)名单$")
_LINKING = re.compile(
    r"(?:都|分别|各|具体|主要|依次)*(?:是|叫做?|为|指的?是?|有|包括|包含|涵盖|划?分[成为]?)+(?:的是)?$"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be named.

    `noun` says what it is (医院, "" where the question does not say), `count` how many there are, None where it does
    not say; `before` and `after` are the content words on either side of the place asked at, the nearest first; `term`
    is the summing-up whose parts are asked for (六稳, 五个环境), "" where there is none; `by_name` tells whether a name
    is asked for in so many words (叫什么); `quality` is what else the noun must be (上海级的 of 哪些上海级的牌子),
    `excepted` what the question leaves out (除了研发服务之外) and `example` one of them that it tells (网络安全那几个).
    """

    noun: str
    count: int | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    term: str = ""
    by_name: bool = False
    quality: str = ""
    excepted: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    tag: str


@cache
def wanted(question: str) -> Wanted:
    """Return what `question` asks to name; without a word that asks, everything stands before it."""
    question, excepted, example = without_asides(question)
    asks = _asking(question)
    if asks is None:
        noun = _trailing_noun(question.rstrip("?？。"))
        anchors = _anchors(_words(question))[::-1]  # on which side the name stands it does not say
        return Wanted(noun, _counted(question), anchors, anchors, excepted=excepted)
    left, right = question[: asks.start()], question[asks.end() :]
    noun, rest = ("", right) if asks["free"] else _leading_noun(right)
    quality = right[: len(right) - len(rest) - len(noun)] if noun else ""
    rest = _WHEN.sub("", rest)
    if made := _MADE.match(right):
        noun, rest = made["noun"], right[made.end() :]
    count = _number(asks["count"] or "")
    before, after = _anchors(_words(left))[::-1], _anchors(_words_from_deed(rest))
    if _says_nothing(noun):
        noun = _trailing_noun(left)
        count = count or _counted(left)
    count = None if _NAMED_BY.search(left) else count  # of five there may be two that the report names
    after = after or _governing(left, before)
    term = _term(left) or (
        f"{asks['counted']}{noun}" if (asks["count"] or "俩") not in "俩仨" and count and noun else ""
    )
    by_name = bool(_BY_NAME.search(question))
    return Wanted(noun, count, before, after, term, by_name, quality, excepted, example)


def _governing(left: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the deed and what it governs that a question puts before the place it asks at, a report after the name."""
    if of_it := _OF_IT.search(left):
        return () if _ends_in_verb(left[: of_it.start("verb") + 1]) else _from_deed(before[::-1])
    relative = _RELATIVE.search(left)
    if relative is None or _ends_in_verb(relative["clause"]):
        return ()
    words = _anchors(_words(relative["clause"]))
    return _from_deed(words) if any(is_verb(word) for word in words) else ()


def _asking(question: str) -> re.Match[str] | None:
    return next(_ASKS.finditer(question), None)


def _leading_noun(text: str) -> tuple[str, str]:
    """Return the noun phrase `text` begins with, and what follows it."""
    text = _FIRST_OF.sub("", text.removeprefix("的"))
    if lone := _LONE_NOUN.match(text):
        return lone.group(), text[lone.end() :]
    if known := _known_noun(text):
        return known, text[len(known) :]
    words = _words(text)
    end = 0
    for number, word in enumerate(words):
        if not _inside_noun(word, words[number + 1 :], first=end == 0):
            break
        end += len(word.text)
    if open_kind := re.match(rf".{{0,2}}的(?P<noun>{'|'.join(load_toml('wanted.toml')['open'])})", text[end:]):
        return open_kind["noun"], text[end + open_kind.end() :]  # 艺术之乡的称号 is a 称号
    if joint := _JOINT.search(text[:end]):
        end = joint.start()
    if (place := _IN_IT.search(text[:end])) is not None:
        end = place.start()
    return text[:end], text[end:]


def _known_noun(text: str) -> str:
    """Return the noun of a known kind that `text` begins with where a deed follows, "" where there is none.

    The segmenter takes 书评上了 for 书评, 上, 了.
    """
    done = tuple(word for word in deeds() if len(word) > 1)
    return next((noun for noun in kind_nouns() if text.startswith(noun) and text[len(noun) :].startswith(done)), "")


def _inside_noun(word: _Word, rest: list[_Word], *, first: bool) -> bool:
    """Tell whether a word belongs to the noun that is asked for; a deed does that the noun begins with (合作项目)."""
    if word.text in deeds() or word.text in governing_verbs() or word.text in _ADVERBS:
        return first and bool(rest) and (rest[0].tag[0] == "n" or rest[0].tag == "zg")
    if word.text in _NEVER or not word.text[0].isalnum():
        return False
    if first and word.tag == "v" and _heads(rest):  # 示范单位, 创新园
        return True
    lone = (
        len(word.text) == 1 and word.tag != "v" and bool(rest) and (rest[0].tag[0] in "ng" or rest[0].tag == "vn")
    )  # 自 of 自贸试验区, 之 of 艺术之乡, not 负 of 哪级政府负总责
    return lone or word.tag == "vn" or word.tag[0] in _NOUN


def _heads(rest: list[_Word]) -> bool:
    """Tell whether the word after a verb is the noun asked for, which the verb only says more of: no object of it."""
    noun, after = rest[:1], rest[1:2]
    is_noun = bool(noun) and (noun[0].tag[0] == "n" or noun[0].tag == "zg")
    return is_noun and (
        not after or after[0].text in _NEVER or not after[0].text[0].isalnum() or is_verb(after[0].text)
    )


def _trailing_noun(text: str) -> str:
    """Return the noun before 叫什么, 的名字是什么 or 是哪里: 专栏 of 廉政文化专栏叫什么."""
    text = _NAMED_BY.sub("", text)
    text = _SOURCE.sub("", _GIVEN.sub("", _LINKING.sub("", text))).removesuffix("的")
    for word in reversed(_words(text)):
        if word.text in empty_nouns() or not word.text[0].isalnum() or word.text == "的":
            continue
        if (word.tag[0] in _NOUN or word.tag == "vn") and not is_verb(word.text):
            return _ROLL.sub("", word.text)
        return next((noun for noun in kind_nouns() if len(noun) > 1 and text.endswith(noun)), "")
    return ""


def _term(text: str) -> str:
    """Return what sums up the things asked for: 六稳 of 六稳指的是什么, 两园 of “两园一基地”里的两园分别是什么."""
    match = _TERM.search(without_congress(text.rstrip("”")))
    return match["term"] if match else ""


def _ends_in_verb(text: str) -> bool:
    words = _words(text)
    return bool(words) and words[-1].tag == "v"


def _anchors(words: list[_Word]) -> tuple[str, ...]:
    """Return the words that may stand beside the answer, in order: nouns, verbs and numbers that mean something."""
    stop = frozenset(load_lines("stopwords.txt")) - deeds()
    return tuple(word.text for word in words if word.text not in stop and _is_anchor(word))


def _is_anchor(word: _Word) -> bool:
    if word.text in deeds():
        return True
    counts = word.tag[0] in "mq" and (len(word.text) == 1 or word.text[0].isdigit() or word.text == "一个")
    return word.tag[0] in "nvbjlisxzamfeq" and word.text[0].isalnum() and not counts


def _from_deed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words from the first that is a deed on: 入选, 名录 of 保定2024年入选名录的."""
    first = next((i for i, word in enumerate(words) if word in deeds() or word in governing_verbs()), 0)
    return words[first:]


def _words(text: str) -> list[_Word]:
    return [_Word(span.of(text), tag) for span, tag in tagged(text, guess=False)]


def _words_from_deed(text: str) -> list[_Word]:
    """Return the words of a text; a deed it begins with is one, though the segmenter may cut it (评上)."""
    words = _words(text)
    deed = max((deed for deed in deeds() if len(deed) > 1 and text.startswith(deed)), key=len, default="")
    return [_Word(deed, "v"), *_words(text[len(deed) :])] if deed and not is_verb(words[0].text) else words


def _says_nothing(noun: str) -> bool:
    return not noun or noun in empty_nouns()


def _counted(text: str) -> int | None:
    """Return the number of things a question says there are before it asks (三座口袋公园叫什么), None for none."""
    if _SEVERAL_COUNTS.search(text):
        return None
    found = [match["count"] for match in _COUNTED.finditer(without_congress(text))]
    return _number(found[-1]) if found else None


def _number(text: str) -> int | None:
    """Return what a small count says, None for 几 and for nothing."""
    if not text or text == "几":
        return None
    value = parse_number(text.replace("两", "二").replace("俩", "二").replace("仨", "三"))
    return int(value) if value is not None and 1 < value < 60 else None
