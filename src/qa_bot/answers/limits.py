"""What a rule allows at most or asks for at least, against the number a question wants allowed.

最多选择其中3个病种 denies 四个病种一起享受; 连续缴费满12个月 denies 只缴了6个月可以申请.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa_bot.answers.polarity import is_negative
from qa_bot.figures.quantities import Quantity, quantities

_MAY = re.compile(
    r"可以|可不可以|允许|准许|能(?!力|源|量|业|动|级)[^，。；？]{0,6}?[享申办领报得拿选免买租住参用入补]|符合|行(?:吗|不行)|够(?:吗|不够)"
)
"""What asks whether a rule lets something be."""
_BEYOND = re.compile(r"超|多|余|以上|高于|大于")
_MOST_BEFORE = re.compile(r"(?:最多|至多|最长|最高|不得?超过|不超|上限|不得?多于)[^，。；、\d]{0,8}$")
_LEAST_BEFORE = re.compile(r"(?:至少|最少|最低|不得?少于|不得?低于|(?<![期圆未])满)[^，。；、\d]{0,6}$")
_MOST_AFTER, _LEAST_AFTER = re.compile(r"及?(?:以内|之内|以下)"), re.compile(r"及?(?:以上)")
_BEFORE = 14
"""Characters before a number in which the word that makes it a limit stands."""
_OF = 2
"""Characters after a measure word that may hold the one the question counts by: 个病种 for 四种."""
_MEMBERS = re.compile(
    r"[^，。；、]{1,12}(?:、[^，。；、]{1,12})*(?:、|和|与|及)[^，。；、]{1,12}?(?=这?[两三四五六七八九十\d]{1,3}[个家项种类])"
)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A number a rule sets, with what it counts; `most` tells whether no more is allowed, else no less."""

    quantity: Quantity
    counts: str
    most: bool

    def allows(self, asked: Quantity) -> bool:
        """Tell whether the number of a question is within the limit; what goes beyond the most allowed is not."""
        own, value = self.quantity.base.value, asked.base.value
        if self.most:
            return value < own or (value == own and not _BEYOND.search(asked.qualifier))
        return value >= own


def is_allowed(claimed: str, told: str) -> bool | None:
    """Tell whether a rule allows the number a question asks to be allowed; None where either names none.

    A rule that sets several limits of one measure decides nothing, nor does it a question whether something is not so.
    """
    if not _MAY.search(claimed) or is_negative(claimed):
        return None
    limits = list(_limits(told))
    for asked in reversed(list(quantities(claimed))):
        of_it = [limit for limit in limits if _counts_alike(asked, limit)]
        if len(of_it) == 1:
            return of_it[0].allows(asked)
    return None


def members_counted(claimed: str) -> tuple[str, ...]:
    """Return what a question counts up by name before it counts it: 甲、乙和丙 of 甲、乙和丙三种病."""
    return tuple(match.group() for match in _MEMBERS.finditer(claimed))


def _limits(told: str) -> Iterator[_Limit]:
    for found in quantities(told):
        before, after = told[max(0, found.span.start - _BEFORE) : found.span.start], told[found.span.end :]
        most = bool(_MOST_BEFORE.search(before) or _MOST_AFTER.match(after))
        if most or _LEAST_BEFORE.search(before) or _LEAST_AFTER.match(after):
            yield _Limit(found, f"{found.unit}{after[:_OF]}", most)


def _counts_alike(asked: Quantity, limit: _Limit) -> bool:
    if asked.base.unit == limit.quantity.base.unit and asked.unit != "个":
        return True
    return bool(asked.unit) and asked.unit in limit.counts
