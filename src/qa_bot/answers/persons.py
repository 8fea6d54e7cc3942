"""Who is asked for by 谁 or 哪位: a person, or a body that did something, and what the person is by calling."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.questions.deeds import alike
from qa_bot.questions.wanted import Wanted

_CHARGED = re.compile(
    r"谁家|由谁|谁(?:来|去|该|应该?|要|得|可以|能)?(?:负责|承担|牵头|出钱|出资|掏钱|付|支付|补(?:足|上|齐|贴|助|$|[?？])|管|审批|批准|核准|受理|办理|认定|监督|买单|主办|承办)"
)
"""Who bears or does what is an office's or an employer's to do."""
_OFFICES = ("长", "书记", "主任", "主席", "代表", "总理", "委员", "负责人")


def unsaid_calling(noun: str, evidence: Evidence) -> tuple[str, ...]:
    """Return what a person is by calling (科学家), where the sentence does not say it: who did it needs no calling.

    An office is another matter: 哪位副市长 is none of the others who were there.
    """
    return (noun,) if noun and not noun.endswith(_OFFICES) and noun not in evidence.text else ()


def may_be_body(to_name: Wanted, asked: Asked) -> bool:
    """Tell whether 谁 may be no person: 谁家, 谁拿了奖; who holds an office (主任是谁) or came to one is a person."""
    if asks_body(asked):
        return True
    return "谁" in asked.question.text and bool(to_name.after) and "获得" in alike(to_name.after[0])


def asks_body(asked: Asked) -> bool:
    """Tell whether a question says 谁家 or who is to bear or manage something (差额谁来补): that is a body."""
    return bool(_CHARGED.search(asked.question.text))
