"""Yes/no questions whether who gave a report held the office in full: 已经是正式县长了吗 against 代县长 at its head."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import weigh
from qa_bot.answers.verdicts import stated
from qa_bot.text.span import Span

FRONT = 400
"""Characters of a report's head in which its speaker stands."""
SURE = 0.9
"""How well a report's own head fits."""
_ASKED = re.compile(
    r"(?P<full>正式的?|转正)(?:当了?|任|是)?(?:了)?(?P<office>[省市县区州镇乡旗盟]长)?|(?P<acting>代理?)[省市县区州镇乡旗盟]长"
)
_SPEAKER = re.compile(
    r"(?P<acting>代理?)?[省市县区州镇乡旗盟]长[ 　：:]*"
    r"(?P<name>[\u4e00-\u9fff][ 　]*[\u4e00-\u9fff](?:[ 　]*[\u4e00-\u9fff])?)(?=\s|$)"
)


def by_office(asked: Asked) -> Draft | None:
    """Return whether the speaker a report's head names held the office in full, None where nothing asks or tells."""
    question = asked.question.focus
    match = _ASKED.search(question)
    if match is None or not asked.evidence or not (match["acting"] or match["office"]):
        return None
    report = asked.evidence[0].report
    for said in _SPEAKER.finditer(report.text[:FRONT]):
        if re.sub(r"\s", "", said["name"]) in question:
            evidence = weigh(report, Span(*said.span()), SURE, asked.nearness, asked.matcher)
            holds = bool(said["acting"]) is bool(match["acting"])
            return stated(evidence, holds, Span(*said.span()), SURE)
    return None
