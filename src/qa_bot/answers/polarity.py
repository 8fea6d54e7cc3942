"""Whether a question or what a report tells is turned round: 还没通车吗 against 通车, 还继续发行吗 against 不再发行."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answers.matching import SENSE, held
from qa_bot.resources import load_toml


def is_negative(claimed: str) -> bool:
    """Tell whether a question asks whether something is not so; what it only hangs on (有没有) is no negation."""
    words = load_toml("claims.toml")["polarity"]
    return bool(re.search(words["asked"], re.sub(words["hung_on"], "", claimed)))


def is_turned(claimed: str, clause: str, terms: Sequence[str]) -> bool:
    """Tell whether a clause denies what `terms` speak of: one of them stands behind a word that turns it round.

    What was ended (取消备案) is denied where the question is whether it goes on; what is barred (基金不予支付) needs
    its subject only.
    """
    words = load_toml("claims.toml")["polarity"]
    if is_barred(clause, terms):
        return True
    goes_on = re.search(words["goes_on"], claimed) and not re.search(words["ended"], claimed)
    turning = f"{words['negated']}|{words['ended']}" if goes_on else words["negated"]
    turned = (clause[match.end() :] for match in re.finditer(turning, clause))
    return any(held(term, rest) >= SENSE for rest in turned for term in terms)


def is_barred(clause: str, terms: Sequence[str]) -> bool:
    """Tell whether a clause about one of `terms` bars something, whatever it calls that."""
    barred = load_toml("claims.toml")["polarity"]["barred"]
    return bool(re.search(barred, clause)) and any(held(term, clause) >= SENSE for term in terms)
