"""Which of several things is most or least, by the figures one sentence gives: 11家移动、8家电信、15家联通营业厅."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from qa_bot.answers.constraints import year_fits
from qa_bot.answers.draft import Asked, Draft, phrase, statement_around
from qa_bot.answers.evidence import Evidence
from qa_bot.answers.figure_answer import answer_figure, quoted_figure
from qa_bot.answers.figure_fit import figure_fit, figures_within
from qa_bot.answers.table_rows import highest_row
from qa_bot.figures.derive import signed
from qa_bot.figures.model import Figure

LOOKED_AT = 5
"""Best sentences in which the things are looked for."""
_WHICH = re.compile(r"谁|哪|什么|啥")
_MOST = re.compile(
    r"最为?(?:[多高大快强长贵](?!人民|法院|检察|限额|额度|气温|[能可不只])|(?P<least>[少低小慢短弱])(?!生活|工资|收入|保障|气温|[要得能须]))"
)
"""Not what is called so (最低生活保障, 最高人民法院), and not what is at most or at least (最多能贷)."""
_MOVED_MOST = re.compile(
    r"(?:[增上][长加升涨]|提高|涨|升)(?:得|幅|速)?最|最(?:快|慢)|(?P<fell>(?:下降|减少|下跌|降|跌)(?:得|幅)?最)"
)
_HOW_MANY = re.compile(r"各[是为有自多达]|分别|多少|几")
_PLACES = "省市区县州镇乡村"
_SAYS_SO = re.compile(r"最[^近后终新]|第一(?!产业|季度|[届批期次轮])|首位|居首|榜首|之首")
"""A sentence that ranks its things itself is answered by what it says."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Figures of one sentence that tell the same of several things, and how well they fit the question."""

    evidence: Evidence
    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    fit: float


def which_answer(asked: Asked) -> Draft | None:
    """Return the thing whose figure is the highest (or lowest) of those one sentence gives, None where none does.

    Where the question asks for the most and the least (谁最多、谁最少), or how many, its figure is said with it.
    """
    text = asked.question.focus
    ends = list(dict.fromkeys(bool(most["least"]) for most in _MOST.finditer(text)))
    if not ends or not _WHICH.search(text) or asked.question.target == "date":
        return None
    moved = _MOVED_MOST.search(text)
    run = max(_runs(asked), key=lambda run: run.fit, default=None)
    if run is None:
        grows = bool(moved) or asked.question.role in ("growth", "change")
        fell = bool(moved and moved["fell"])
        return highest_row(asked, least=ends[0] is not fell, moved=grows) if len(ends) == 1 else None
    first = [_extreme(run, least=least is not bool(moved and moved["fell"])) for least in ends]
    if any(len(found) == len(run.figures) for found in first):
        return None
    return _draft(run, first, told=len(ends) > 1 or bool(_HOW_MANY.search(text)))


def _extreme(run: _Run, *, least: bool) -> list[int]:
    """Return which of the figures are the lowest, or the highest."""
    values = [signed(run.evidence.report, figure).base_value for figure in run.figures]
    wanted = min(values) if least else max(values)
    return [index for index, value in enumerate(values) if value == wanted]


def _runs(asked: Asked) -> Iterator[_Run]:
    for evidence in asked.evidence[:LOOKED_AT]:
        if _SAYS_SO.search(evidence.text) or not year_fits(asked.question, evidence):
            continue
        for figures in _alike(asked, evidence):
            names = _own_names(figures)
            if len(figures) > 1 and all(names) and len(set(names)) == len(names):
                fit = sum(figure_fit(figure, evidence, asked) for figure in figures) / len(figures)
                yield _Run(evidence, tuple(figures), names, fit)


def _alike(asked: Asked, evidence: Evidence) -> Iterator[list[Figure]]:
    """Yield the figures of a sentence that count the same and are called alike, of the role that is asked for."""
    grows = bool(_MOVED_MOST.search(asked.question.focus)) or asked.question.role in ("growth", "change")
    groups: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures_within(asked.figures.get(evidence.report.id, ()), evidence.span):
        if (figure.role in ("growth", "change")) is grows and figure.role not in ("target", "completion", "from"):
            groups[figure.role, figure.base_unit, "" if grows else figure.metric[-2:]].append(figure)
    yield from (_without_whole(figures) for figures in groups.values())


def _without_whole(figures: list[Figure]) -> list[Figure]:
    """Return figures without the one that the others are parts of: 企业100家 of 内资企业60家、外资企业40家."""
    values = [figure.base_value for figure in figures]
    return [
        figure
        for figure in figures
        if len(figures) < 3 or not (figure.role == "level" and 2 * figure.base_value == sum(values))
    ]


def _own_names(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return what each figure is called that the others are not: 移动 of 移动营业厅 beside 电信营业厅."""
    metrics = [figure.metric.partition("（")[0] for figure in figures]  # without the deed: 企业（新增）
    head, tail = _shared(metrics), _shared([metric[::-1] for metric in metrics])
    if tail and metrics[0][-tail] in _PLACES:  # 番禺区, not 番禺
        tail -= 1
    names = tuple(metric[head : len(metric) - tail].strip("的、，") for metric in metrics)
    return names if all(len(name) > 1 for name in names) else tuple(metrics)  # 药企, not 药


def _shared(texts: Sequence[str]) -> int:
    """Return how many characters all of `texts` begin with."""
    return sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*texts, strict=False)))


def _draft(run: _Run, ends: Sequence[Sequence[int]], *, told: bool) -> Draft:
    evidence = run.evidence
    first = list(dict.fromkeys(index for found in ends for index in found))
    shown = [run.figures[index] for index in (*first, *(i for i in range(len(run.figures)) if i not in first))]
    names = "；".join("、".join(run.names[index] for index in found) for found in ends)
    full = "；".join(_told(run, found) for found in ends)
    quote = statement_around(evidence.report, evidence.span, shown[0].span)
    return Draft(
        kind="comparison",
        short=full if told else names,
        text=phrase("span", short=full, quote=quote),
        citations=(evidence.citation(sorted((figure.span for figure in shown), key=lambda span: span.start)),),
        strength=min(1.0, max(0.0, run.fit)),
        figures=tuple(answer_figure(figure, 0) for figure in shown),
        evidence=evidence,
    )


def _told(run: _Run, found: Sequence[int]) -> str:
    """Return names with the figure they share: 联通（15家）."""
    return f"{'、'.join(run.names[index] for index in found)}（{quoted_figure(run.figures[found[0]], run.evidence)}）"
