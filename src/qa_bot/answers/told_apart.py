"""Figures of one sentence: what it says before them holds of all, so the question's other words tell them apart.

推动与分院深化合作，已有项目14个、意向10个，其中6个正与分院合作: of the 意向 with 分院 it is 10, though 6 is called
by more of the question's words.
"""

from __future__ import annotations

from qa_bot.answers.draft import Asked
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_fit import clause_of, figures_beside
from qa_bot.answers.matching import ABBREVIATION, held
from qa_bot.figures.model import Figure

MOST_LEFT = 0.9
"""The most, by weight, of a question's terms that a sentence's beginning may lack and still be about what is asked."""


def told_apart(figure: Figure, evidence: Evidence, asked: Asked) -> float:
    """Return the share, by weight, that a figure's name holds of the question's terms its sentence does not begin with.

    A sentence's beginning is what stands before the clause of its first figure. In [0, 1]; 0 where it says nothing of
    the question.
    """
    first = next(iter(figures_beside(figure, asked)), figure)
    beginning = evidence.report.text[evidence.span.start : clause_of(evidence, first.span).start]
    weights = asked.matcher.weights
    left = {term: weight for term, weight in weights.items() if held(term, beginning) < ABBREVIATION}
    total = sum(left.values())
    if not 0.0 < total <= MOST_LEFT:
        return 0.0
    name = f"{figure.metric} {figure.subject}"
    return sum(weight for term, weight in left.items() if held(term, name) >= ABBREVIATION) / total
