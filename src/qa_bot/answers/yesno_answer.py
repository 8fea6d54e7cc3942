"""A yes/no question: the sentence that decides it, as its ground."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft, phrase
from qa_bot.resources import load_toml

_NEGATED = re.compile(r"未能|没有|尚未|并未|未(?:完成|达到|实现|能)|不(?:足|够|达)")


def yesno_answer(asked: Asked) -> Draft | None:
    """Return 是 or 否 with the sentence it rests on, or None where there is no evidence."""
    best = next((evidence for evidence in asked.evidence if not evidence.heading), None)
    if best is None:
        return None
    words = load_toml("templates.toml")["yesno"]
    denied = bool(_NEGATED.search(best.text)) and not _NEGATED.search(asked.question.text.replace("有没有", ""))
    verdict = words["no"] if denied else words["yes"]
    quote = best.text.rstrip("。；")
    short = f"{verdict}，{quote}"
    return Draft("yesno", short, phrase("yesno", short=verdict, quote=quote), (best.citation(),), best.score)
