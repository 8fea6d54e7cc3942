"""Names in a text as spans: people, places and organisations, by jieba's part-of-speech tags, and quoted names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa_bot.resources import load_lines
from qa_bot.text.span import Span
from qa_bot.text.synonyms import same, senses, vocabulary
from qa_bot.text.words import segmenter

if TYPE_CHECKING:
    from jieba.posseg import POSTokenizer

_QUOTED = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”|「[^「」]{1,40}」")
_TITLE_BEFORE = re.compile(
    r"(?:[省市县区局厅部处科院校所会镇乡村行司队][长委]|书记|代表|主任|主席|总理|委员|院士|教授|总统|部长|司令|董事长|经理"
    r"|同志|报告人|负责人|专家)[ 　：:]*$"
)
_PERSON_AFTER = re.compile(r"(?:同志|先生|女士|教授|院士|出席|担任|任|主持|致辞|作|代表|带队|率队|指出|强调|调研|驻守)")
_PARTNER = re.compile(
    r"(?:与|由|同|会同|联合|携手)(?P<who>[^，。；、与由同：]{2,20}?)(?=合作|联合|共同|一起|联手|举办|承办|主办|开展|组织|牵头|成立|共建|签)"
    r"|(?:联合|携手)(?P<those>[^，。；、]{2,20}(?:、[^，。；、]{2,20})+)(?=，?(?:共同|合作)?(?:成立|组建|共建|举办|发起|打造|建设|签))"
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届期批次轮名位]?|首[届批次期]")
_PHONE = re.compile(
    r"(?<![\d.])(?P<number>(?:0\d{2,3}|[48]00)[-—－ ]?\d{3,4}[-—－ ]?\d{4}|1[3-9]\d{9})(?!\d)"
    r"|(?:电话|热线|号码|拨打)[：: ]?“?(?P<short>1\d{4,5}|9\d{4,5}|\d{7,8})(?!\d)"
    r"|“?(?P<line>1\d{4}|9\d{4,5})”?(?=[^\d，。；]{0,8}热线)"
)
_NAMES = ("nr", "nrt", "nrfg", "nz")
"""Tags of names the dictionary takes for none of a place."""
_DISTRICTS = frozenset("州省市县区镇乡")
_JOINT = re.compile(r"[、，,/或和]")
_HAN = re.compile(r"^[\u4e00-\u9fff·]+$")


@cache
def _tagger() -> POSTokenizer:
    from jieba.posseg import POSTokenizer

    tagger = POSTokenizer(segmenter())
    tags = tagger.word_tag_tab
    for word in vocabulary():  # what the dictionary does not hold is of the sort of the words it stands for
        tags.setdefault(word, next((tags[other] for other in (*same(word), *senses(word)) if other in tags), "n"))
    return tagger


def tagged(text: str, *, guess: bool = True) -> list[tuple[Span, str]]:
    """Return the words of `text` with their part-of-speech tags (ICTCLAS letters: nr person, ns place, nt body).

    `guess` tells whether words the dictionary does not hold may be guessed (by jieba's hidden Markov model).
    """
    return list(_tagged(text, guess))


@lru_cache(maxsize=8192)  # the same sentences of a report are asked about again and again
def _tagged(text: str, guess: bool) -> tuple[tuple[Span, str], ...]:
    found: list[tuple[Span, str]] = []
    position = 0
    for pair in _tagger().cut(text, HMM=guess):
        found.append((Span(position, position + len(pair.word)), str(pair.flag)))
        position += len(pair.word)
    return tuple(found)


def person_spans(text: str) -> list[Span]:
    """Return the spans of personal names, in order: words tagged nr beside a title or what only a person does.

    The tagger takes parts of company and place names for people too, and those stand beside no title.
    """
    return [
        span
        for span in name_spans(text)
        if _TITLE_BEFORE.search(text[: span.start]) or _PERSON_AFTER.match(text[span.end :])
    ]


def name_spans(text: str) -> list[Span]:
    """Return the spans of words tagged as personal names, in order, though nothing beside them says they are."""
    return [span for span in _names(text) if 2 <= len(span) <= 4 and _HAN.match(span.of(text))]


def is_personal_name(text: str) -> bool:
    """Tell whether two to four Chinese characters begin with a surname."""
    return 2 <= len(text) <= 4 and bool(_HAN.match(text)) and text.startswith(_surnames())


def begins_word(text: str, position: int) -> bool:
    """Tell whether a word of `text` begins at `position`."""
    return any(span.start == position for span, _ in tagged(text))


@cache
def _surnames() -> tuple[str, ...]:
    single, *double = load_lines("surnames.txt")
    return (*single, *" ".join(double).split())


def _names(text: str) -> list[Span]:
    """Return the words tagged as names; a lone surname takes the word after it: 陈 and 广林."""
    words = tagged(text)
    found: list[Span] = []
    for (span, tag), (after, _) in zip(words, [*words[1:], (Span(0, 0), "")], strict=True):
        if tag in ("nr", "nrfg"):
            lone = len(span) == 1 and len(after) <= 2 and after.start == span.end
            found.append(Span(span.start, after.end) if lone else span)
    return found


def partner_spans(text: str) -> list[Span]:
    """Return the spans of those a thing was done with or by: X of 与X合作, 会同X开展, 由X主办; 联合X、Y，成立."""
    return [Span(*match.span(match.lastgroup or 0)) for match in _PARTNER.finditer(text)]


def ordinal_spans(text: str) -> list[Span]:
    """Return the spans of ordinals, in order: 第八届, 第三, 首批."""
    return [Span(*match.span()) for match in _ORDINAL.finditer(text)]


def place_spans(text: str) -> list[Span]:
    """Return the spans of place names, in order, neighbouring ones joined (上海 + 市 + 普陀区)."""
    return _joined(_with_districts([(span, tag) for span, tag in tagged(text)], text))


def _with_districts(words: list[tuple[Span, str]], text: str) -> list[Span]:
    """Return the words tagged as places, and those of a name that go on with what it is: 俄罗斯|图拉|州."""
    found: list[Span] = []
    for number, (span, tag) in enumerate(words):
        inner, level = words[number - 1 : number], words[number + 1 : number + 2]
        goes_on = bool(inner and level) and inner[0][1] == "ns" and level[0][0].of(text) in _DISTRICTS
        if goes_on and tag in _NAMES:
            found.append(Span(span.start, level[0][0].end))
        elif tag == "ns":
            found.append(span)
    return found


def body_spans(text: str) -> list[Span]:
    """Return the spans of organisations, in order."""
    return _joined([span for span, tag in tagged(text) if tag == "nt"])


def phone_spans(text: str) -> list[Span]:
    """Return the spans of telephone numbers, in order: 400-893-9111, 020-83555988, “12345”热线."""
    return [Span(*match.span(match.lastgroup or 0)) for match in _PHONE.finditer(text)]


def phones_together(text: str) -> list[Span]:
    """Return the spans of telephone numbers, those side by side as one: 020-83555988、83555989."""
    return _joined(phone_spans(text), text)


def quoted_spans(text: str) -> list[Span]:
    """Return the spans of quoted names and titles (《…》, “…”), marks included, in order."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def _joined(spans: list[Span], text: str = "") -> list[Span]:
    """Return spans with those joined that nothing parts, or, where the `text` is given, nothing but a joint."""
    merged: list[Span] = []
    for span in spans:
        if merged and (merged[-1].end == span.start or _JOINT.fullmatch(text[merged[-1].end : span.start])):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
