"""What a page says twice: a teaser of the beginning, its own title, the whole text a second time.

Lines are given squeezed (`furniture.squeeze`), and found lines are returned by their indices.
"""

from __future__ import annotations

import re

from qa_bot.reports.furniture import is_sentence, is_strong

_TEASER_END = re.compile(r"(?:\.{3,}|…+|。{3,})$")
_BARE_DATE = re.compile(
    r"[0-9]{4}(?:年|-|/|\.)[0-9]{1,2}(?:月|-|/|\.)[0-9]{1,2}日?(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)


def teasers(texts: list[str]) -> set[int]:
    """Find the lines that end in dots and only say what the following lines begin with."""
    found: set[int] = set()
    for index, text in enumerate(texts[:40]):
        if len(text) < 30 or not _TEASER_END.search(text):
            continue
        stem = _TEASER_END.sub("", text)
        if stem in "".join(texts[index + 1 : index + 40]):
            found.add(index)
    return found


def second_copy(texts: list[str], drop: set[int]) -> set[int]:
    """Find the second copy of a text that a page holds twice: its lines, in so far as the first copy has them too."""
    first: dict[str, int] = {}
    doubled: list[int] = []
    for index, text in enumerate(texts):
        if len(text) >= 40 and index not in drop:
            if text in first:
                doubled.append(index)
            first.setdefault(text, index)
    if len(doubled) < 3:
        return set()
    start = _copy_start(texts, doubled[0])
    earlier = {text for index, text in enumerate(texts[:start]) if index not in drop}
    body = range(doubled[0], doubled[-1] + 1)
    copied = {index for index in body if texts[index] in earlier}
    # A report may repeat a paragraph; a page that holds it twice repeats nearly every line from there on.
    return set(range(start, doubled[0])) | copied if len(copied) >= 0.8 * len(body) else set()


def _copy_start(texts: list[str], start: int) -> int:
    """Return where the second copy begins: its head (title, date, speaker) reaches up to the site's furniture."""
    head = start
    while head > 0 and not is_strong(texts[head - 1]) and not is_sentence(texts[head - 1]):
        head -= 1
    return head if head > 0 and is_strong(texts[head - 1]) else start


def page_title(texts: list[str], drop: set[int]) -> set[int]:
    """Find the page's own title that only doubles the report's, and the bare date that the page puts under it."""
    found: set[int] = set()
    for index, text in enumerate(texts[:20]):
        if is_sentence(text) and index not in drop:
            break
        rest = "".join(text for place, text in enumerate(texts[index + 1 : index + 12], index + 1) if place not in drop)
        rest = re.sub(r"^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日", "", rest)
        if index not in drop and len(text) >= 10 and rest.startswith(text) and not re.search(r"[。！？；]", text):
            found.add(index)
        if _BARE_DATE.fullmatch(text) and {index - 1, index + 1} & (drop | found):
            found.add(index)
    return found
