"""An answer as a reader sees it in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from qa_bot.answers.model import Answer, Citation

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


def print_answer(console: Console, answer: Answer) -> None:
    """Print an answer: the short answer, its sentence, each citation with its highlights, the index."""
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
