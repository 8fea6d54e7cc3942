"""Yes/no questions whether who gave a report held the office in full: 已经是正式县长了吗 against 代县长 at its head."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, Draft
from qa_bot.answers.evidence import weigh
from qa_bot.answers.speaker import speaker_span
from qa_bot.answers.verdicts import stated
from qa_bot.text.span import Span

SURE = 0.9
"""How well a report's own head fits."""
_ASKED = re.compile(
    r"(?P<full>正式的?|转正)(?:当了?|任|是)?(?:了)?(?P<office>[省市县区州镇乡旗盟]长)?|(?P<acting>代理?)[省市县区州镇乡旗盟]长"
)
_OFFICE = re.compile(r"(?P<acting>代理?)?[省市县区州镇乡旗盟]长[ 　：:]*$")
"""What stands before the name of who gives a report."""


def by_office(asked: Asked) -> Draft | None:
    """Return whether the speaker a report's head names held the office in full, None where nothing asks or tells."""
    question = asked.question.focus
    match = _ASKED.search(question)
    if match is None or not asked.evidence or not (match["acting"] or match["office"]):
        return None
    report = asked.evidence[0].report
    name = speaker_span(report)
    office = _OFFICE.search(report.text, 0, name.start) if name else None
    if name is None or office is None or re.sub(r"\s", "", name.of(report.text)) not in question:
        return None
    said = Span(office.start(), name.end)
    evidence = weigh(report, said, SURE, asked.nearness, asked.matcher)
    return stated(evidence, bool(office["acting"]) is bool(match["acting"]), said, SURE)
