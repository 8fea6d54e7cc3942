"""Several questions in one line: 办了多少对，比上年下降多少？ is two, the second about what the first is about."""

from __future__ import annotations

import re

from qa_bot.questions.followup import resolve

_CLAUSE = re.compile(r"[^，,；;？?。]+[，,；;？?。]*")
_ASKS = re.compile(r"多少|几(?!乎)|什么时候|何时|谁|哪一?[天年个家位]|原来呢|增速呢|占比呢|同比呢")
MOST = 3
"""Questions of one line that are answered; more are read as one."""


def several(text: str) -> tuple[str, ...]:
    """Return the questions of `text`, each made whole by the one before it; () where it is one."""
    parts: list[str] = []
    begun = ""
    for clause in _CLAUSE.findall(text):
        begun += clause
        if _ASKS.search(clause):
            parts.append(begun.strip("，,；; "))
            begun = ""
    if not 2 <= len(parts) <= MOST or begun:
        return ()
    whole = [parts[0]]
    for part in parts[1:]:
        whole.append(resolve(part, [whole[-1]]))
    return tuple(whole)
