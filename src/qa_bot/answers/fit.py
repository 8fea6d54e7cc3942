"""How well a span of a sentence fits a question: one measure for every kind of span."""

from __future__ import annotations

import re

from qa_bot.answers.draft import Asked, statement_of
from qa_bot.answers.evidence import Evidence, context_of
from qa_bot.answers.matching import held
from qa_bot.questions.deeds import is_verb
from qa_bot.questions.wanted import wanted
from qa_bot.text.pieces import pieces
from qa_bot.text.sentences import split_clauses
from qa_bot.text.span import Span

NEAR, CLAUSE, AROUND = 0.4, 0.35, 0.25
"""What counts for a span: its statement's nearness, the question's terms in its clause, and in its sentence."""
_MOST_ASKED = re.compile(r"最[多少高低大小快慢早晚长短好]")
_MOST_SAID = re.compile(r"最|第一|首位|居首|榜首|之首|前[两三四五六七八九十\d]+[位名]")
_FIRST_ASKED = re.compile(r"最[早先]|率先")
_FIRST_SAID = re.compile(r"最[早先]|首|第一|率先|先期|启动|开始")
_QUOTED = re.compile("“([^“”]{2,12})”")
NEIGHBOURS = 0.3
"""The share of the clause's part that the clauses beside it have: they often name the subject."""

ALONE = 2
"""Characters besides a date (its comma) that a clause may have to be no clause of its own."""


def span_fit(span: Span, evidence: Evidence, asked: Asked) -> float:
    """Return how well `span` (in characters of the report) fits the question, in [0, 1]."""
    report, text = evidence.report, evidence.report.text
    near = asked.nearness.within(report.id, statement_of(report, evidence.span, span))
    clauses = _clauses(span, evidence)
    own = next((i for i, clause in enumerate(clauses) if clause.start <= span.start < clause.end), 0)
    beside = "".join(clause.of(text) for clause in clauses[max(0, own - 1) : own + 2])
    coverage = asked.matcher.coverage
    in_clause = (1.0 - NEIGHBOURS) * coverage(clauses[own].of(text)) + NEIGHBOURS * coverage(beside)
    return NEAR * near + CLAUSE * in_clause + AROUND * coverage(context_of(report, evidence.span))


def _clauses(span: Span, evidence: Evidence) -> list[Span]:
    """Return the clauses of the sentence; one that is nothing but `span` (4月9日，新平台上线) goes with the next."""
    clauses = split_clauses(evidence.report.text, evidence.span)
    own = next((i for i, clause in enumerate(clauses) if clause.start <= span.start < clause.end), 0)
    if 0 <= len(clauses[own]) - len(span) <= ALONE and own + 1 < len(clauses):
        clauses[own : own + 2] = [Span(clauses[own].start, clauses[own + 1].end)]
    return clauses


def deed_fit(span: Span, evidence: Evidence, asked: Asked) -> float:
    """Return the share of the deeds asked for that stand in the clause of `span`, in [0, 1]; 0 where there are none.

    They are those after the place asked at (2017年开工的基地什么时候建成), or else all of the question.
    """
    text = evidence.report.text
    clause = _clause_of(span, evidence)
    verbs = [word for word in wanted(asked.question.text).after if is_verb(word)]
    verbs = verbs or [term.text for term in asked.question.terms if is_verb(term.text)]
    return sum(held(verb, clause.of(text)) >= 1.0 for verb in verbs) / len(verbs) if verbs else 0.0


def _clause_of(span: Span, evidence: Evidence) -> Span:
    return next((c for c in _clauses(span, evidence) if c.start <= span.start < c.end), evidence.span)


def part_loss(span: Span, evidence: Evidence, asked: Asked) -> float:
    """Return how much less of the question the part of `span` holds than another part in which the same is done.

    支持甲市举办旅发大会、乙市举办园博会: for 园博会 the part of 甲市 says less. 0 where the parts do no one thing.
    """
    clause = _clause_of(span, evidence)
    parts = [
        Span(clause.start + m.start(), clause.start + m.end()) for m in re.finditer("[^、]+", _of(clause, evidence))
    ]
    own = next((part for part in parts if part.start <= span.start < part.end), None)
    done = [
        {one.span.of(_of(part, evidence)) for one in pieces(_of(part, evidence)) if one.part == "deed"}
        for part in parts
    ]
    if own is None or len(parts) < 2 or not set.intersection(*done):
        return 0.0
    shares = {part: asked.matcher.coverage(_of(part, evidence)) for part in parts}
    return max(shares.values()) - shares[own]


def _of(span: Span, evidence: Evidence) -> str:
    return span.of(evidence.report.text)


def shares_quoted(text: str, question: str) -> float:
    """Return the share of the set phrases a question quotes (“三创四建”) that `text` holds, 0 where it quotes none."""
    quoted = _QUOTED.findall(question)
    return sum(phrase in text for phrase in quoted) / len(quoted) if quoted else 0.0


def place_of(span: Span, evidence: Evidence) -> Span:
    """Return where `span` of a sentence stands, in characters of the report."""
    return Span(evidence.span.start + span.start, evidence.span.start + span.end)


def may_be_most(span: Span, evidence: Evidence, asked: Asked) -> bool:
    """Tell whether the statement of `span` (in characters of the report) says what is the most, where that is asked.

    What is the earliest its own clause must say: 5月22日首批营业厅恢复营业，6月1日全面复工.
    """
    if _FIRST_ASKED.search(asked.question.text) and asked.question.target == "date":
        return bool(_FIRST_SAID.search(_clause_of(span, evidence).of(evidence.report.text)))
    if not _MOST_ASKED.search(asked.question.text):
        return True
    return bool(_MOST_SAID.search(statement_of(evidence.report, evidence.span, span).of(evidence.report.text)))
