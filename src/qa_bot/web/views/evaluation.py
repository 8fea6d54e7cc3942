"""An evaluation as HTML: how far it is, accuracy by kind with intervals, what changed, and every failure."""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.evaluation.compare import Comparison
from qa_bot.evaluation.page import NONE, pieces, show_interval, show_measure, told_gold
from qa_bot.evaluation.results import Run
from qa_bot.evaluation.run import Outcome
from qa_bot.web.evaluating import EvalStatus
from qa_bot.web.phrases import lines_in, measured_in
from qa_bot.web.views.markup import attribute, text
from qa_bot.web.words import Words

_MEASURES = (
    "citation_hit_1",
    "citation_precision",
    "refusal_precision",
    "refusal_recall",
    "latency_p50",
    "latency_p95",
)
_SHOWN = 200


def progress_html(words: Words, status: EvalStatus) -> str:
    """Return how far an evaluation is, or how it ended; "" before the first."""
    if status.state == "idle":
        return ""
    share = f' value="{status.done}" max="{status.total}"' if status.total else ""
    bar = f"<progress{share} aria-label={attribute(words('eval.running'))}></progress>" if status.running else ""
    count = f"<p>{status.done} / {status.total}</p>" if status.total else ""
    error = f'<p class="error">{text(status.error)}</p>' if status.error else ""
    title = text(words(f"eval.{status.state}"))
    return f'<section class="build run {status.state}" role="status"><h3>{title}</h3>{count}{bar}{error}</section>'


def run_html(words: Words, run: Run) -> str:
    """Return a run: what was asked, the measures by kind, the comparison, the failures."""
    said = measured_in(words)
    about = said["page"]["about"].format(
        file=run.file, split=said["split"].get(run.split, run.split), count=len(run.outcomes), index=run.index
    )
    none = f"<p>{text(words('eval.no_comparison'))}</p>"
    changed = _comparison_html(words, run.comparison) if run.comparison else none
    failures = "".join(_failure(words, outcome) for outcome in run.failures[:_SHOWN])
    count = text(words("eval.failures", count=len(run.failures)))
    return (
        f'<p class="about">{text(about)}</p>{_table(words, run)}<h3>{text(words("eval.compared"))}</h3>{changed}'
        f"<h3>{count}</h3>{failures or text(said['page']['none'])}"
    )


def _table(words: Words, run: Run) -> str:
    said = measured_in(words)
    names = [said["measure"]["questions"], said["measure"]["accuracy"], said["page"]["interval"]]
    names += [said["measure"][name] for name in _MEASURES]
    head = "".join(f'<th scope="col" class="number">{text(name)}</th>' for name in names)
    rows = ""
    for kind, scores in {"all": run.overall, **run.by_kind}.items():
        cells = [str(scores.questions), show_measure("accuracy", scores.accuracy), show_interval(scores.accuracy)]
        cells += [show_measure(name, getattr(scores, name)) for name in _MEASURES]
        body = "".join(f'<td class="number">{text(cell)}</td>' for cell in cells)
        bold = ' class="all"' if kind == "all" else ""
        rows += f'<tr{bold}><th scope="row">{text(said["kind"][kind])}</th>{body}</tr>'
    body = f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="rows" tabindex="0">{body}</div>'


def _comparison_html(words: Words, comparison: Comparison) -> str:
    said = measured_in(words)["compared"]
    names = (said["aspect"], said["fixed"], said["broken"], said["p"])
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in names)
    rows = ""
    for change in (comparison.answers, comparison.citations, *comparison.kinds):
        name = said.get(change.aspect) or measured_in(words)["kind"][change.aspect]
        worse = f" {said['worse']}" if change in comparison.worse else ""
        cells = (name, _ids(change.fixed), _ids(change.broken), f"{change.p_value:.4f}{worse}")
        rows += "<tr>" + "".join(f'<td class="wide">{text(cell)}</td>' for cell in cells) + "</tr>"
    told = said["counted"].format(compared=comparison.compared, added=len(comparison.added), gone=len(comparison.gone))
    table = f'<div class="rows" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return f"<p>{text(told)}</p>{table}"


def _ids(ids: Sequence[str], most: int = 12) -> str:
    return f"{len(ids)}  {' '.join(ids[:most])}{' …' if len(ids) > most else ''}".strip()


def _failure(words: Words, outcome: Outcome) -> str:
    """Return one failure, folded: what was asked, what was due, what was given, and the passage behind it."""
    told, question, answer = measured_in(words), outcome.question, outcome.answer
    said = told["page"]
    why = "wrong_citation" if outcome.verdict.right else outcome.verdict.why.value
    refused = " ".join((said["refused"], "·", *lines_in(words, answer.text)))
    given = (answer.short or answer.text) if answer.answered else refused
    quote = ""
    if answer.citations:
        marks = pieces(answer.citations[0])
        quote = "".join(f"<mark>{text(p.text)}</mark>" if p.marked else text(p.text) for p in marks)
    facts = (
        (said["history"], text(" → ".join(question.history))),
        (said["gold"], text(told_gold(question.gold, said["or"]) or said["refused"])),
        (said["answer"], text(given)),
        (said["evidence"], text(told_gold(question.evidence, said["or"]))),
        (said["citation"], quote or NONE),
    )
    rows = "".join(f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in facts if value)
    kind, reason = told["kind"][question.kind], told["why"][why]
    return (
        f'<details class="failure"><summary><span class="state failed">{text(reason)}</span>'
        f'<span class="kind">{text(kind)}</span>{text(question.question)}</summary><dl>{rows}</dl></details>'
    )
