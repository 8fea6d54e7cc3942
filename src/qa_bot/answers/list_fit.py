"""What speaks for an enumeration as the answer to a question: what its items are, how many, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.asked_kind import BESIDE as NOUN_BESIDE
from qa_bot.answers.asked_kind import ENDING, has_endings, kind_fit, names_open_kind
from qa_bot.answers.beside import besideness, is_receiver
from qa_bot.questions.wanted import Wanted
from qa_bot.text.enumerations import Enumeration
from qa_bot.text.item_counts import ends_in_count
from qa_bot.text.names import tagged
from qa_bot.text.span import Span

KIND, BESIDE, COUNTED = 0.15, 0.25, 0.12
"""What an enumeration gains whose items are of the kind asked for, that stands where the question asks, and whose items
are as many as it says."""
TERM = 0.2
"""What an enumeration gains whose sentence names what sums its items up."""
QUOTED = 0.06
"""What quoted names gain where no ending tells what is asked for."""
STATED = 0.1
"""What an enumeration gains behind which the text counts as many of the thing asked for."""
LOOSE, PAIR, FIGURES = 0.04, 0.06, 0.1
"""What names that stand apart, two things joined by 和, and figures lose against an enumeration that fits as well."""
QUALIFIED = 0.2
"""What items gain that say what else is asked of them."""
EXAMPLE = 0.5
"""What standing beside the question's words gains where the question tells one of the items itself."""
AROUND = 12
"""Characters before and after an enumeration in which its noun is looked for."""
_AMOUNT = re.compile(r"[\d.,]+[万亿]?[\u4e00-\u9fff%％]{1,3}(?:/[\u4e00-\u9fff]{1,2})?")
_KINDS = re.compile(r".{1,2}[类种]")
_LEADS = re.compile(r"(?:[：:是有即为如]|包括|分别|(?:[\d两二三四五六七八九十]+[家个座所项大种条处])?[（(])+$")


def standing(one: Enumeration, text: str, wanted: Wanted) -> float | None:
    """Return what speaks for an enumeration of the sentence `text`, None where nothing says that it is what is asked.

    Something says so where its items are of the kind, it stands beside the question's words, or under what sums it up;
    items that are more or fewer than the question says are others.
    """
    kind, beside = items_fit(one, text, wanted.noun), besideness(one.span, text, wanted)
    summed = bool(wanted.term) and wanted.term in text
    if (
        _is_of_counts(one, wanted)
        or is_receiver(one.span, text, wanted)
        or all(_AMOUNT.fullmatch(item.of(text)) for item in one.items)
        or counted(one, wanted.count) < 0.0
        or (has_endings(wanted.noun) and not (kind or beside or summed))
    ):
        return None
    beside += EXAMPLE if wanted.example and any(wanted.example in item.of(text) for item in one.items) else 0.0
    meant = QUALIFIED if holds_quality(one.items, text, wanted) else 0.0
    return KIND * kind + BESIDE * beside + (TERM if summed else 0.0) + meant + _form(one, text, wanted)


def _is_of_counts(one: Enumeration, wanted: Wanted) -> bool:
    """Tell whether the text counts each item, where a number of single things is asked for and no kinds of them."""
    return one.counted and wanted.count is not None and not _KINDS.match(wanted.term)


def holds_quality(spans: Sequence[Span], text: str, wanted: Wanted) -> bool:
    """Tell whether each span says what the noun asked for must be besides: “青河标准” for 哪些青河的牌子."""
    words = [
        word.of(wanted.quality) for word, tag in tagged(wanted.quality, guess=False) if len(word) > 1 and tag != "uj"
    ]
    return bool(words) and all(any(word in span.of(text) for word in words) for span in spans)


def items_fit(one: Enumeration, text: str, noun: str) -> float:
    """Return how surely the items are what is asked for: told by what follows or introduces them, or by each item."""
    if not noun:
        return 0.0
    whole = kind_fit(noun, text, one.span)
    each = sum(kind_fit(noun, text, item) for item in one.items) / len(one.items)
    return max(_told(one, text, noun), each, whole if whole >= NOUN_BESIDE else 0.0)


def _sums_up(one: Enumeration, text: str, wanted: Wanted) -> bool:
    """Tell whether what is counted after the last item is what the question asks for: 五个国家试点区."""
    after = re.split(r"[，。；、]", text[one.span.end :])[0]
    return bool(wanted.noun) and wanted.noun[-2:] in after[:AROUND]


def counted(one: Enumeration, count: int | None) -> float:
    """Return 1 where the items are as many as the question says, -1 where they are not though none is left out."""
    if count is None:
        return 0.0
    if len(one.items) == count and one.open_ended and one.stated is None:
        return 0.5  # 甲、乙、丙等 may be but some
    if len(one.items) == count:
        return 1.0 if one.stated is None or one.stated <= count else -1.0  # three of seven are not the three
    return 0.5 if one.open_ended and one.stated == count else -1.0


def _told(one: Enumeration, text: str, noun: str) -> float:
    """Return how surely the words around an enumeration say what it is of (3所城区学校：包括…)."""
    before, after = text[: one.span.start], text[one.span.end :]
    if len(noun) > 2 and (_LEADS.sub("", before).endswith(noun) or after.removeprefix("的").startswith(noun)):
        return NOUN_BESIDE
    return ENDING if noun[-2:] in before[-AROUND:] + after[:AROUND] else 0.0


def _form(one: Enumeration, text: str, wanted: Wanted) -> float:
    """Return what the number and the form of the items say for them."""
    pair = len(one.items) == 2 and not one.loose and "、" not in one.span.of(text) and wanted.count != 2
    quoted = names_open_kind(wanted.noun) and all(item.of(text)[0] in "“《" for item in one.items)
    value = COUNTED * counted(one, wanted.count) + (QUOTED if quoted else 0.0)
    value += STATED if wanted.count is not None and one.stated == wanted.count and _sums_up(one, text, wanted) else 0.0
    figures = all(ends_in_count(item.of(text)) for item in one.items)
    return value - (LOOSE if one.loose else 0.0) - (PAIR if pair else 0.0) - (FIGURES if figures else 0.0)
