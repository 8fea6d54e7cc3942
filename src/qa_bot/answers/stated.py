"""What a report states itself of what a question asks to be worked out: then no arithmetic is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.answers.draft import Asked, Draft, statement_around
from qa_bot.answers.figure_answer import Candidate, best_figure, figure_answer
from qa_bot.answers.figure_fit import AFTER, clause_around
from qa_bot.answers.matching import held
from qa_bot.answers.model import AnswerFigure
from qa_bot.answers.operands import Pair
from qa_bot.figures.model import Figure
from qa_bot.figures.quantities import quantities
from qa_bot.questions.arithmetic import Arithmetic, parse_arithmetic
from qa_bot.questions.model import AskedRole
from qa_bot.questions.operand_readings import ALL_OF_IT
from qa_bot.questions.understand import content_terms

SAYS_ALL, SAYS_MOST, SAYS_SOME = 0.75, 0.5, 0.25
"""The least share of a question's terms that a clause must hold to state what would else be worked out; of an average
less will do, which reports call by words of their own (次均费用)."""
RATIOS = frozenset(("%", "％", "‰", "千分点", "倍", "成", "百分点"))
_WHOLE = re.compile(r"占(?P<whole>.{2,}?)(?:的?比[重例])?$")
_EACH = re.compile(r"(?:平均)?每(?:一)?[个家所人户名件]|[人户]均|平均")
"""How the name of an average begins."""
_SUMMED = re.compile(r"加|合计|合起来|之和|总和|一起|一块|[两二三]者")
"""What asks for a sum in so many words: 一共 alone may be of what is one figure."""
_YEARLY = re.compile(r"年均|平均每年|每年")
_JOINT = re.compile(r"[^\W\d]{2}[和及、][^\W\d]{2}")
_PERCENT = re.compile(r"几成(?!立)|百分之[几多]|百分比|百分数")
"""What asks for a share of a hundred: no rate of a thousand answers it."""
_COMPARES = re.compile(r"相当于|等于")
"""Words by which a question sets one thing beside another: no rate of a third answers it."""
_NEVER_STATED = frozenset(
    (
        "difference", "distance", "sum", "remainder", "average", "contribution", "pull", "share_change", "fold",
        "yearly_growth", "yearly_increase", "completion", "shortfall", "conversion", "in_a_year", "yearly_mean",
    )
)  # fmt: skip
"""What no single figure answers that says something else of the same thing."""
_STATED_AS: dict[str, tuple[AskedRole, re.Pattern[str]]] = {
    "sum": ("", re.compile("")),
    "parallel": ("", re.compile(r"合计|共计|总计|一共|共|总|累计")),
    "rate": ("", re.compile(r"率|占")),
    "share": ("share", re.compile(r"占|比重|比例")),
    "multiple": ("", re.compile(r"倍|之比|比值")),
    "average": ("", re.compile(r"均|每")),
    "per_head": ("", re.compile(r"均|每人")),
    "per_many": ("", re.compile(r"每")),
    "contribution": ("", re.compile(r"贡献")),
    "pull": ("", re.compile(r"拉动|带动")),
    "share_change": ("change", re.compile(r"占|比重|比例")),
    "yearly_growth": ("growth", re.compile(r"年均|平均每年|复合")),
    "yearly_increase": ("", re.compile(r"年均|平均每年")),
    "yearly_mean": ("", re.compile(r"年均|平均每年|每年")),
    "completion": ("completion", re.compile(r"完成")),
    "conversion": ("", re.compile(r"折|约合|合(?=\d)")),
    "fold": ("", re.compile(r"倍")),
    "raise": ("change", re.compile("")),
    "rise": ("change", re.compile("")),
    "balance": ("", re.compile(r"顺差|逆差|差额")),
}


def told_answer(asked: Asked) -> Draft | None:
    """Return the figure that states itself the average or multiple a question asks for, None where none does."""
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or wanted.operation not in ("average", "per_head", "per_many", "multiple"):
        return None
    best = best_figure(asked)
    told = best is not None and bool(_EACH.match(best.figure.metric)) and best.figure.unit == asked.question.unit
    return figure_answer(asked) if told or is_stated(asked, wanted) else None


def must_be_worked_out(asked: Asked) -> bool:
    """Tell whether a question asks for what no single stated figure answers: one given for it would be wrong."""
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is None or wanted.operation not in _NEVER_STATED or is_stated(asked, wanted):
        return False
    return wanted.operation != "sum" or bool(_SUMMED.search(asked.question.focus)) or not _is_of_all(asked, wanted)


def _is_of_all(asked: Asked, wanted: Arithmetic) -> bool:
    """Tell whether the best figure is told of all that is to be summed, and called by none of it.

    出台明星企业、科技创新奖励办法，兑现资金5021万元: what was paid by both in all.
    """
    best = best_figure(asked)
    if best is None:
        return False
    statement = statement_around(best.evidence.report, best.evidence.span, best.figure.span)
    every = all(all(held(word, statement) > 0.5 for word in words) for words in wanted.own)
    return every and not any(all(held(word, best.figure.metric) > 0.5 for word in words) for words in wanted.own)


def is_of_asked_sort(asked: Asked, figures: Sequence[AnswerFigure]) -> bool:
    """Tell whether figures may answer as they are stated: a share or a multiple is asked for, and no amount is one.

    Nor is a share of something else, nor a rate what was added over the years, nor a rate of a thousand a share.
    """
    if _PERCENT.search(asked.question.focus) and any(figure.unit == "‰" for figure in figures):
        return False
    wanted = parse_arithmetic(asked.question.focus)
    if wanted is not None and wanted.operation == "rise":
        return bool(wanted.unit) or all(figure.role != "growth" for figure in figures)
    if wanted is None or wanted.operation not in ("share", "multiple", "rate"):
        return True
    ratios = all(figure.unit in RATIOS or figure.role == "share" for figure in figures)
    shares = wanted.operation != "share" or all(_is_share_of(figure.metric, wanted) for figure in figures)
    return ratios and shares and (not _COMPARES.search(asked.question.focus) or _names_a_part(figures, wanted))


def _names_a_part(figures: Sequence[AnswerFigure], wanted: Arithmetic) -> bool:
    """Tell whether what is stated is called by a word of what a question sets beside another thing."""
    own = (*wanted.own[0], *wanted.own[1]) if wanted.own else ()
    return not own or all(any(held(word, figure.metric) > 0.5 for word in own) for figure in figures)


def is_stated(asked: Asked, wanted: Arithmetic) -> bool:
    """Tell whether the report states itself what is to be worked out: a total, a share, a balance of just this."""
    if wanted.operation not in _STATED_AS or (wanted.operation == "conversion" and asked.question.unit == "money"):
        return False  # an amount is told in yuan: in which scale is no statement of its own
    role, words = _STATED_AS[wanted.operation]
    question = replace(asked.question, role=role, unit="" if role else asked.question.unit)
    best = best_figure(replace(asked, question=question))
    if best is None or (role and best.figure.role != role):
        return False
    clause = clause_around(best.evidence, best.figure.span)
    said = f"{best.figure.metric} {best.figure.subject} {clause if role else _slot_of(best, clause)}"
    if wanted.operation in ("rise", "raise") and _YEARLY.search(_slot_of(best, clause)):
        return False  # what came a year is not what came in all
    each = wanted.operation != "sum" or _names_both(said, wanted)
    if wanted.operation == "share" and not _is_share_of(best.figure.metric, wanted):
        return False
    least = {"average": SAYS_MOST, "completion": SAYS_SOME}.get(wanted.operation, SAYS_ALL)
    needed = asked.matcher.without(tuple(word for word in asked.matcher.weights if ALL_OF_IT.fullmatch(word)))
    return each and bool(words.search(clause)) and needed.coverage(said) >= least


def _names_both(said: str, wanted: Arithmetic) -> bool:
    """Tell whether words about one figure name both operands of a sum: what each says that the other does not."""
    first, second = ({term.text for term in content_terms(readings[0])} for readings in (wanted.first, wanted.second))
    asked = f"{wanted.first[0]} {wanted.second[0]}"
    numbered = any(re.search(rf"[一二三四五六七八九十]{term}", asked) for term in first ^ second if len(term) == 1)
    return not numbered and all(held(term, said) > 0.5 for term in first ^ second)  # 产 of 一产 names nothing


def _is_share_of(metric: str, wanted: Arithmetic) -> bool:
    """Tell whether a stated share is of the whole asked for, where it names its whole (占区税比重).

    What several have together is no share of one of them: 二级医院和基层医疗机构占比.
    """
    named = _WHOLE.search(metric)
    part = _WHOLE.sub("", metric).removesuffix("占比")
    if _JOINT.search(part) and not _JOINT.search(wanted.first[0]):
        return False
    if named is None:
        return True
    if wanted.own[1]:
        return all(held(word, named["whole"]) > 0.5 for word in wanted.own[1])
    terms = [term.text for term in content_terms(wanted.second[0]) if not term.text[0].isdigit()]
    return not terms or any(held(word, named["whole"]) > 0.5 for word in terms)


def _slot_of(candidate: Candidate, clause: str) -> str:
    """Return the part of a clause that speaks of one figure alone: from the figure before it to what it counts."""
    own = clause.find(candidate.figure.written)
    start = max((found.span.end for found in quantities(clause) if found.span.end <= own), default=0)
    end = own + len(candidate.figure.written)
    return clause[start:end] + re.split(r"[、，,和]", clause[end : end + AFTER])[0]


def stated_share(figures: Sequence[Figure], pair: Pair, bare_whole: str = "") -> Figure | None:
    """Return the share that the report states right beside the part (113件，占比13.2%), of `figures`, or None.

    Where it names its whole (占区税比重), that must be the whole asked for: 两大产业区税 is part of 区税. The question
    calls it `bare_whole`.
    """
    part, asked_whole = pair.first.figure, pair.second.figure
    beside = [f for f in figures if f.sentence == part.sentence and f.span.start > part.span.end]
    following = next((f for f in beside if f.role != "growth"), None)
    if following is None or following.role != "share" or part.metric not in following.metric:
        return None
    named = _WHOLE.search(following.metric.removeprefix(part.metric))
    if named is None or bare_whole == named["whole"]:
        return following
    whole = named["whole"]
    spoken_of = asked_whole.subject in whole or whole in asked_whole.metric
    return following if spoken_of and len(asked_whole.metric) <= len(whole) + 2 else None
