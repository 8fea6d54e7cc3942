"""An answer as a reader sees it in a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from qa_bot.answers.model import Answer, Citation
from qa_bot.reports.model import Report
from qa_bot.resources import load_toml
from qa_bot.text.span import Span

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


def print_answer(console: Console, answer: Answer, reports: Mapping[str, Report]) -> None:
    """Print an answer: the short answer, its sentence, each citation with its highlights, the index.

    Of a citation from a page that was read by OCR it says so; `reports` are those of the index, by id.
    """
    if answer.resolved_question != answer.question:
        console.print(Text(f"理解为：{answer.resolved_question}", style="dim"))
    if answer.answered:
        console.print(Text(answer.short or answer.text, style="bold"))
        if answer.short and "\n" in answer.text:  # which value is of which place and year
            console.print(Text(answer.text.partition("\n")[2]))
    else:
        console.print(Text(answer.text, style="yellow"))
    for number, citation in enumerate(answer.citations):
        console.print(_cited(_MARKS[min(number, len(_MARKS) - 1)], citation))
        if reports[citation.report].is_recognized(Span(citation.start, citation.end)):
            console.print(Text(f"  {load_toml('ui/chat.zh.toml')['source']['recognized']}", style="yellow"))
    for passage in answer.nearest:
        where = " › ".join((passage.title, *passage.section))
        console.print(Text(f"最接近的段落（不是答案依据）  {where}\n  {passage.quote}", style="dim"))
    if answer.suggestions:
        console.print(Text("还可以问：" + "　".join(answer.suggestions), style="dim"))
    console.print(Text(f"索引 {answer.index}", style="dim"))


def _cited(mark: str, citation: Citation) -> Text:
    text = Text()
    text.append(f"{mark} {' › '.join((citation.title, *citation.section))}\n", style="dim")
    quote = Text(f"  {citation.quote}")
    for start, end in citation.highlights:
        quote.stylize("bold reverse", start - citation.start + 2, end - citation.start + 2)
    return text.append_text(quote)
