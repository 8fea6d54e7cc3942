"""Files that hold the reports of several years, one after the other: where the next begins, and which year it is of.

The next one begins with its title, which is that of the first but for the year; or, where the titles were left out,
with the issuer and the date that stand under the first title too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:[0-9]{1,2}日)?")
_SHORTEST_TITLE = 8
_SHORTEST_ISSUER = 4


def begins_report(line: str, above: str, title: str, front: Sequence[str]) -> bool:
    """Tell whether `line` begins a report of another year; the first has `title` and the `front` lines."""
    return same_but_year(line, title) or signed_again(line, above, front)


def same_but_year(text: str, title: str) -> bool:
    """Tell whether `text` is the title of the same report of another year: 某市2023年公报 beside 某市2024年公报."""
    named = _YEAR.search(text) and _YEAR.search(title)
    long = len(title) >= _SHORTEST_TITLE
    return bool(named) and long and text != title and _YEAR.sub("", text) == _YEAR.sub("", title)


def signed_again(line: str, above: str, front: Sequence[str]) -> bool:
    """Tell whether a date `line` and the issuer's line `above` it are those of the `front`, of another time."""
    if not _DATE.fullmatch(line) or len(above) < _SHORTEST_ISSUER or line in front:
        return False
    dated = any(_DATE.fullmatch(other) for other in front)
    return dated and any(other.endswith(above) for other in front)


def title_of(title: str, year: int, other: int) -> str:
    """Return the title of the report on the year `other` in a file whose first is `title`, on `year`."""
    return _YEAR.sub(lambda match: str(int(match.group()) + other - year), title)


def year_of(heading: str, title: str, year: int | None) -> int | None:
    """Return the year that the part under `heading` reports on, in a file whose `title` and `year` are the first's."""
    if year is not None and same_but_year(heading, title):
        return year + int(_YEAR.findall(heading)[0]) - int(_YEAR.findall(title)[0])
    if found := _DATE.fullmatch(heading):
        # What is issued in the first half of a year reports on the year before.
        return int(found.group(1)) - (int(found.group(2)) <= 6)
    return year
