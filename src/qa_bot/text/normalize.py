"""One spelling for what a document or a question says, so that later stages compare like with like.

Both functions are pure. `normalize` never invents, drops or reorders a visible character: every character that is not
white space becomes exactly one character, so that offsets can be carried across by counting visible characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from qa_bot.resources import load_toml

if TYPE_CHECKING:
    from opencc import OpenCC

# Zero-width marks, joiners, direction marks, word joiner, soft hyphen and the byte-order mark: nothing a reader sees.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f]")
SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FULL_WIDTH |= {ord("％"): ord("%"), ord("＋"): ord("+"), ord("／"): ord("/"), ord("＆"): ord("&")}
_RADICALS_AND_COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# Radicals that Unicode gives no ordinary form, and that a browser writes into its PDFs in their place (增⻓).
_RADICALS = dict(
    zip(
        "⼾⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "户民母虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[．－](?=[0-9])")
_BETWEEN_DIGITS_ASCII = {"．": ".", "－": "-"}
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u20e3]")
_REPEATED = re.compile(r"([?？!！。，,、；;…~～]|(?<![的是吗呢了])[的是吗呢])\1+")
_GAP = re.compile(rf"(?:{SPACE}|[\r\n\v\f\u2028\u2029\u0085])+")
_LATIN = re.compile(r"[A-Za-z]")
# 5 G, PM 2.5, 110 kV, G 207: at most three letters, with no letter of a longer word beside them.
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}$")
_CODE_AFTER = re.compile(r"[A-Za-z]{1,3}(?![A-Za-z]|[ \t]+[A-Za-z])")
_WORD = re.compile(r"[A-Za-z0-9]")


def normalize(text: str) -> str:
    """Return `text` of a document in the canonical spelling; line ends count as white space.

    Full-width digits, letters and ％ become ASCII, radicals and compatibility ideographs their ordinary form, invisible
    characters go, and so does white space around numbers and between Chinese characters. Chinese punctuation and the
    spaces inside an English phrase stay.
    """
    visible = INVISIBLE.sub("", text).translate(_FULL_WIDTH)
    visible = _RADICALS_AND_COMPATIBILITY.sub(_ordinary, visible)
    return _BETWEEN_DIGITS.sub(lambda found: _BETWEEN_DIGITS_ASCII[found.group()], _close_gaps(visible.strip()))


def normalize_query(text: str) -> str:
    """Return a question in the spelling of the documents: as `normalize`, in the words and characters of the mainland.

    Emoji go, and marks or particles typed twice (？？, 的的) are typed once.
    """
    folded = _REPEATED.sub(r"\1", normalize(_PICTURES.sub("", text)))
    if not _may_be_traditional(folded):
        return folded
    simple = _simplifier().convert(folded)
    return simple if simple == folded else _mainland().sub(lambda found: _words()[found.group()], simple)


def simplified(text: str) -> str:
    """Return `text` in Simplified Chinese, character by character: as many characters as before."""
    return "".join(_simplifier().convert(sign) if "\u3400" <= sign <= "\u9fff" else sign for sign in text)


def _ordinary(found: re.Match[str]) -> str:
    radical = _RADICALS.get(found.group())
    folded = radical or unicodedata.normalize("NFKC", found.group())
    return folded if len(folded) == 1 else found.group()


def _close_gaps(text: str) -> str:
    """Take out every gap but those between two words of a Latin phrase, which shrink to one space."""
    pieces: list[str] = []
    position = 0
    for gap in _GAP.finditer(text):
        pieces.append(text[position : gap.start()])
        if _keeps_gap(text, gap.start(), gap.end()):
            pieces.append(" ")
        position = gap.end()
    return "".join(pieces) + text[position:]


def _keeps_gap(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not (_WORD.match(before) and _WORD.match(after)):
        return bool((_LATIN.match(before) and after in "&+(") or (before in "&,.:;)" and _LATIN.match(after)))
    # Between two words or numbers a gap is the only thing that keeps them two; a code or a unit is one with its number.
    if before.isdigit() == after.isdigit():
        return True
    found = _CODE_BEFORE.search(text, max(start - 4, 0), start) if after.isdigit() else _CODE_AFTER.match(text, end)
    return found is None


def _may_be_traditional(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" for character in text)


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _words() -> dict[str, str]:
    return dict(load_toml("traditional.toml")["words"])


@cache
def _mainland() -> re.Pattern[str]:
    """Return the pattern of the words that other Chinese-speaking places have for what the reports call otherwise."""
    return re.compile("|".join(sorted(map(re.escape, _words()), key=len, reverse=True)))
