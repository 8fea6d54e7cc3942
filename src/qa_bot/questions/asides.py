"""What a question for names says by the way: what it leaves out, which year it means, and one of the names itself."""

from __future__ import annotations

import re

_EXCEPT = re.compile(r"除了?[^，,]{1,24}?(?:之外|以外|外)[，,]?")
_ASIDE = re.compile(r"[（(](?:19|20)\d{2}年?[^（）()]{0,4}[）)]")
_HINT = re.compile(
    r"[（(](?:比如|例如|像|就是|就)?(?P<example>[^（）()，,]{2,10}?)(?:那[几些]|这[几些]|之类|什么的)[个种家项]?(?:的)?[）)]"
)
"""One of them, told by the way: 细分方向有哪些（网络安全那几个）."""


def without_asides(question: str) -> tuple[str, str, str]:
    """Return a question without its asides, what it leaves out (除了甲之外) and the example it gives, "" for none."""
    excepted, hint = "".join(_EXCEPT.findall(question)), _HINT.search(question)
    bare = _ASIDE.sub("", _HINT.sub("", _EXCEPT.sub("", question)))
    return bare, excepted, hint["example"] if hint else ""
