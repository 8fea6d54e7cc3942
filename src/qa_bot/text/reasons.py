"""What a text gives as a reason: 行政区划调整 of 减少的主要原因是行政区划调整."""

from __future__ import annotations

import re

from qa_bot.text.span import Span

_REASON = re.compile(
    r"(?:原因(?:在于|主要是|是|为|有)|(?<!归)因为?|由于|缘于|得益于|受)(?P<why>[^，。；：\n]{2,40}?)(?=等?(?:的?影响|所致|原因)|[，。；：\n]|$)"
)


def reason_spans(text: str) -> list[Span]:
    """Return the spans that a text gives as reasons, in order: after 原因是, 因, 由于, and between 受 and 影响."""
    return [
        Span(*match.span("why"))
        for match in _REASON.finditer(text)
        if not match.group().startswith("受") or re.match(r"等?的?影响", text[match.end("why") :])
    ]
