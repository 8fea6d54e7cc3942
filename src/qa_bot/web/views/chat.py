"""The conversation as HTML: questions, what came back, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from qa_bot.reports.model import Report
from qa_bot.web.feedback import REASONS, REFUSAL_REASONS
from qa_bot.web.series import series_of
from qa_bot.web.turns import Conversation, Turn
from qa_bot.web.views.answer import answer_html, copy_text, refusal_html
from qa_bot.web.views.icons import icon
from qa_bot.web.views.markup import attribute, question_button, text
from qa_bot.web.views.shell import in_both
from qa_bot.web.words import Words


def chat_html(words: Words, conversation: Conversation, reports: Mapping[str, Report]) -> str:
    """Return the conversation, oldest turn first."""
    last = len(conversation.turns) - 1
    turns = "".join(
        turn_html(words, turn, number, reports, last=number == last) for number, turn in enumerate(conversation.turns)
    )
    return f'<div class="turns" role="log" aria-label={attribute(words("answer.conversation"))}>{turns}</div>'


def start_html(words: Words) -> str:
    """Return what a reader sees before the first question."""
    said = f"<h2>{text(words('start.title'))}</h2><p>{text(words('start.lead'))}</p>"
    return f'<section class="start">{said}</section>'


def examples_html(words: Words, examples: Sequence[str]) -> str:
    """Return questions to start with, which the page shows until the first one is asked."""
    buttons = "".join(f"<li>{question_button(example)}</li>" for example in examples)
    return (
        f'<section class="start"><h3>{text(words("start.examples"))}</h3><ul>{buttons}</ul></section>'
        if buttons
        else ""
    )


def loading_html() -> str:
    """Return what a reader sees while the reports are being loaded, whatever their language."""
    return f'<section class="start loading" role="status"><p>{in_both("app.loading")}</p></section>'


def turn_html(words: Words, turn: Turn, number: int, reports: Mapping[str, Report], *, last: bool) -> str:
    """Return one turn; `number` is its place in the conversation, which its buttons carry.

    Only the `last` one still offers what could be asked next.
    """
    return (
        f'<article class="turn" data-turn="{number}">{_asked(words, turn, reports)}'
        f"{_reply(words, turn, number, reports, last)}</article>"
    )


def _asked(words: Words, turn: Turn, reports: Mapping[str, Report]) -> str:
    edit = "" if turn.pending else _tool("edit", words("answer.edit"))
    titles = [reports[name].title if name in reports else name for name in turn.scope]
    scope = f'<p class="scope">{text(words("answer.scope", titles="、".join(titles)))}</p>' if titles else ""
    return (
        f'<div class="asked"><div class="question"><span class="sr">{text(words("answer.you"))}</span>'
        f'<span class="said">{text(turn.question)}</span></div>{edit}</div>{scope}'
    )


def _reply(words: Words, turn: Turn, number: int, reports: Mapping[str, Report], last: bool) -> str:
    if turn.problem:
        told = f"<h3>{text(words('problem.title'))}</h3><p>{text(turn.problem)}</p>"
        return f'<div class="reply problem" role="alert">{told}{_tools(words, turn, reports)}</div>'
    answer = turn.answer
    if answer is None:
        return f'<div class="reply pending" role="status">{text(words("answer.pending"))}</div>'
    show = answer_html if answer.answered else refusal_html
    title = words("answer.suggestions") if answer.answered else words("refusal.suggestions")
    offered = _suggestions(answer.suggestions, title) if last else ""
    kind = "answer" if answer.answered else "refusal"
    body = f"{_resolved(words, turn)}{show(words, answer, number, reports)}"
    return f'<div class="reply {kind}">{body}{_tools(words, turn, reports)}</div>{offered}'


def _resolved(words: Words, turn: Turn) -> str:
    """Return how a follow-up was understood, where it was made whole."""
    answer = turn.answer
    if answer is None or answer.resolved_question.rstrip("?？。") == turn.question.strip().rstrip("?？。"):
        return ""
    return f'<p class="resolved">{text(words("answer.resolved", question=answer.resolved_question))}</p>'


def _tools(words: Words, turn: Turn, reports: Mapping[str, Report]) -> str:
    """Return what can be done with a reply: copy, share, judge, chart, ask again."""
    answer = turn.answer
    link = "?" + urlencode([("q", turn.question), *(("report", name) for name in turn.scope)])
    tools = [_tool("again", words("answer.again")), _tool("share", words("answer.share"), link=link)]
    if answer is None:
        return f'<div class="tools">{tools[0]}</div>'
    if answer.answered:
        tools.insert(0, _tool("copy", words("answer.copy"), copy=copy_text(words, answer, reports)))
    if series_of(answer):
        tools.append(_tool("chart", words("answer.chart")))
    return f'<div class="tools">{"".join(tools)}{_judging(words, turn)}</div>{_reasons(words, answer.answered)}'


def _tool(name: str, label: str, *, copy: str = "", link: str = "") -> str:
    carried = f" data-text={attribute(copy)}" if copy else f" data-link={attribute(link)}" if link else ""
    return (
        f'<button type="button" class="tool {name}"{carried} title={attribute(label)}>'
        f'{icon(name)}<span class="name">{text(label)}</span></button>'
    )


def _judging(words: Words, turn: Turn) -> str:
    """Return the thumbs, the reader's own pressed."""
    buttons = "".join(
        f'<button type="button" class="tool {name}" aria-pressed="{str(turn.opinion == name).lower()}" '
        f"title={attribute(words(f'judge.{name}'))}>{icon(name)}"
        f'<span class="sr">{text(words(f"judge.{name}"))}</span></button>'
        for name in ("up", "down")
    )
    thanks = f'<span class="thanks" role="status">{text(words("judge.thanks"))}</span>' if turn.opinion else ""
    return f'<span class="judge">{buttons}{thanks}</span>'


def _reasons(words: Words, answered: bool) -> str:
    """Return the form, hidden at first, that asks what is wrong with an answer."""
    choices = "".join(
        f'<label><input type="radio" name="reason" value="{reason}">{text(words(f"judge.{reason}"))}</label>'
        for reason in (REASONS if answered else REFUSAL_REASONS)
    )
    return (
        f'<form class="reasons" hidden><fieldset><legend>{text(words("judge.title"))}</legend>{choices}</fieldset>'
        f'<input type="text" name="comment" maxlength="500" aria-label={attribute(words("judge.comment"))} '
        f"placeholder={attribute(words('judge.comment'))}>"
        f'<div class="row"><button type="submit" class="tool">{text(words("judge.send"))}</button>'
        f'<button type="button" class="tool never-mind">{text(words("judge.cancel"))}</button></div></form>'
    )


def _suggestions(questions: Sequence[str], title: str) -> str:
    if not questions:
        return ""
    buttons = "".join(f"<li>{question_button(question)}</li>" for question in questions)
    return f'<div class="suggestions"><h4>{text(title)}</h4><ul>{buttons}</ul></div>'
