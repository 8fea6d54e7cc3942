"""Whether a name is of the kind a question asks for: 河北医科大学附属第二医院 for 哪家医院."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qa_bot.resources import load_toml
from qa_bot.text.names import tagged
from qa_bot.text.pieces import pieces
from qa_bot.text.places import known_places
from qa_bot.text.span import Span

BESIDE, LITERAL, ENDING, PART, OPEN, LOOSE, UNKNOWN = 1.0, 1.0, 0.8, 0.6, 0.5, 0.3, 0.2
"""How sure the kind is: its noun stands beside the name, ends it, an ending tells it, part of it does (of a kind
not known the last character: 高架桥 for 斜拉桥), none can; nothing is told of some kinds, or of one not known."""
_PLACES = ("", "城市", "地方", "国家", "省份", "地区", "地点", "省市")
"""What may be any place."""
_HEADS_ANOTHER = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:活动|会|大会|宣传|展|日|周|月|课|讲座|教育)")
"""What a noun after a quotation only leads to: “…”主题宣传活动 names an activity, no motto."""
_MADE = re.compile(r"[”》」]?[为作]")
"""以“…”为主题: whatever follows, the quotation is what it is called."""
_MARKS = "“”《》「」 "
_BEFORE_NAME = "“《「：:是为叫名即"


@dataclass(frozen=True, slots=True)
class _Kind:
    endings: tuple[str, ...]
    loose: bool
    unless: tuple[str, ...] = ()


def kind_fit(noun: str, text: str, span: Span) -> float:
    """Return how surely `span` of `text` names a `noun`, in [0, 1]: 0 where it names something else.

    A question that asks for no kind of thing ("" as `noun`) takes any name.
    """
    if not noun:
        return OPEN
    name = span.of(text).strip(_MARKS)
    last, others = _words(noun)
    if any(kind.unless and name.endswith(kind.unless) for kind in _kinds(noun, last)):
        return 0.0
    if _stands_beside(last, noun, text, span):
        return BESIDE
    if name.endswith(last) and len(name) > len(last):
        return LITERAL
    if any(
        kind.endings and (name.endswith(kind.endings) or span.of(text).endswith(kind.endings))
        for kind in _kinds(noun, last)
    ) or _is_titled(noun, text, span):
        return 0.0 if pieces(name)[-1].part == "deed" else ENDING
    if any(name.endswith(other) and len(name) > len(other) for other in (*others, noun[-2:])) and len(noun) > 2:
        return PART
    if noun in _open() or last in _open():
        return OPEN
    kinds = _kinds(noun, last)
    if not kinds:
        return PART if name.endswith(last[-1]) and len(name) > 2 else UNKNOWN if len(last) > 1 else 0.0
    loose = any(kind.loose for kind in kinds) and not name.endswith(tuple(load_toml("wanted.toml")["no_body"]))
    return LOOSE if loose else 0.0


def place_fit(noun: str, text: str, span: Span) -> float:
    """Return how surely a place name is of the kind asked for: any is a 城市, only one that says so a 镇."""
    if (
        noun not in _PLACES and f"{span.of(text)}{noun[-1:]}" in known_places()
    ):  # 邯郸 is a 市 though it does not say so
        return ENDING
    fit = OPEN if noun in _PLACES else kind_fit(noun, text, span)
    return fit if fit > UNKNOWN else 0.0


def names_open_kind(noun: str) -> bool:
    """Tell whether no ending tells a name of the kind asked for: a title, a motto, an honour."""
    return not noun or noun in _open() or _words(noun)[0] in _open()


def endings(noun: str) -> tuple[str, ...]:
    """Return what names of the kind asked for end in, none where it is not known or many of them end in no such way."""
    kinds = _kinds(noun, _words(noun)[0]) if noun else ()
    return tuple(ending for kind in kinds if not kind.loose for ending in kind.endings)


def nouns_of_kind(noun: str) -> frozenset[str]:
    """Return the nouns for what is of the kind asked for, none of which names one: 博览会 for 展会."""
    entries = load_toml("wanted.toml")["type"]
    return frozenset(name for entry in entries if noun in entry["nouns"] for name in entry["nouns"])


def has_endings(noun: str) -> bool:
    """Tell whether endings are known by which names of the kind asked for are told."""
    return bool(noun) and bool(_kinds(noun, _words(noun)[0]))


def _stands_beside(last: str, noun: str, text: str, span: Span) -> bool:
    """Tell whether the noun follows the name (《…》杂志) or introduces it (专栏“…”, 主题为“…”)."""
    quoted = span.of(text)[:1] in tuple("“《「") or text[span.start - 1 : span.start] in tuple("“《「")
    if re.search(rf"{re.escape(last)}[—―]{{1,2}}$", text[: span.start]):
        return True
    after = text[span.end :].lstrip("”》」的号为作" if quoted else "号")
    before = text[: span.start].rstrip(_BEFORE_NAME)
    modified = quoted and bool(re.match(rf"[^，。；、：的“《]{{1,6}}{re.escape(last)}", after))  # “…”微信公众号
    leads_on = quoted and not _MADE.match(text, span.end) and _HEADS_ANOTHER.match(after[len(last) :])
    called = after.startswith((last, noun)) and not leads_on
    return modified or called or (quoted and (last in before[-len(last) - 1 :] or before.endswith(noun)))


def _is_titled(noun: str, text: str, span: Span) -> bool:
    """Tell whether a written work is asked for and the name is in title marks."""
    titles = any("》" in kind.endings for kind in _kinds(noun, _words(noun)[0]))
    return titles and span.of(text).startswith("《")


@cache
def _words(noun: str) -> tuple[str, tuple[str, ...]]:
    """Return the last word of a noun phrase and the words before it."""
    words = [span.of(noun) for span, _ in tagged(noun, guess=False)]
    return words[-1], tuple(word for word in words[:-1] if len(word) > 1)


@cache
def _kinds(noun: str, last: str) -> tuple[_Kind, ...]:
    entries = load_toml("wanted.toml")["type"]
    named: list[dict[str, Any]] = []
    for name in (noun, last, noun[-2:]):
        named = named or [entry for entry in entries if name in entry["nouns"]]
    return tuple(
        _Kind(tuple(entry["endings"]), bool(entry.get("loose")), tuple(entry.get("unless", ()))) for entry in named
    )


@cache
def _open() -> frozenset[str]:
    return frozenset(load_toml("wanted.toml")["open"])
