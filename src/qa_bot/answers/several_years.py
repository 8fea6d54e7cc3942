"""Figures of several years together (五年累计, 年均), which are no answer where one year is asked for."""

from __future__ import annotations

import re

from qa_bot.figures.model import Figure
from qa_bot.questions.model import Question

_SEVERAL = re.compile(r"[两二三四五六七八九十]年来?(?!级|制|期)|累计|年均|以来|十[一二三四]五|过去五年")
_LOOK_BACK = 40


def is_of_several_years(text: str, figure: Figure) -> bool:
    """Tell whether a figure of the report `text` is of several years, by its sentence or its headings."""
    before = text[max(figure.sentence.start, figure.span.start - _LOOK_BACK) : figure.span.start]
    if str(figure.period[:4]) in before:
        return False
    return bool(_SEVERAL.search(f"{''.join(figure.section[-2:])}{before}"))


def asks_for_one_year(question: Question) -> bool:
    """Tell whether a question names one year and nothing of several together."""
    return len(set(question.years)) == 1 and not _SEVERAL.search(question.text)
