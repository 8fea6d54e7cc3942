"""The commands of `qa-bot`; what is imported inside them is what makes a start slow."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from qa_bot.cli.building import build, print_live, rollback
from qa_bot.cli.check import check
from qa_bot.cli.common import (
    DATA,
    INDEX,
    DataOption,
    DebugOption,
    IndexOption,
    ModelOption,
    failures,
    out,
    progress_bar,
)
from qa_bot.cli.evaluate import evaluate
from qa_bot.cli.figures import figures
from qa_bot.cli.show import show

if TYPE_CHECKING:
    from qa_bot.indexing.manifest import Manifest

app = typer.Typer(
    name="qa-bot",
    help="问报告: cited answers to questions about Chinese government reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(build)
app.command()(rollback)
app.command()(check)
app.command()(figures)
app.command()(show)
app.command("eval")(evaluate)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in your own words.")],
    history: Annotated[
        list[str] | None, typer.Option("--history", help="An earlier question, oldest first; may be repeated.")
    ] = None,
    report: Annotated[
        list[str] | None, typer.Option("--report", help="Ask only this report (id or file name); may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer object as JSON.")] = False,
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    model: ModelOption = None,
    debug: DebugOption = False,
) -> None:
    """Answer one question."""
    with failures(debug):
        from qa_bot.bot import QABot
        from qa_bot.cli.terminal import print_answer

        bot = QABot.load(index, model=model)
        answer = bot.ask(question, history=history or (), scope=report or ())
    if as_json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
    else:
        print_answer(out, answer, bot.reports)


@app.command()
def answer(
    questions: Annotated[Path, typer.Argument(help="A file of question lines (JSON).", metavar="QUESTIONS.jsonl")],
    output: Annotated[Path, typer.Option("--output", help="Where the answers go.", metavar="ANSWERS.jsonl")],
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    model: ModelOption = None,
    debug: DebugOption = False,
) -> None:
    """Answer many questions: one answer object a line, each with its question's id."""
    with failures(debug), progress_bar() as bar:
        from qa_bot.bot import QABot
        from qa_bot.evaluation.dataset import read_questions

        lines = read_questions(questions)
        bot = QABot.load(index, model=model)
        bar.start("回答问题", len(lines))
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("w", encoding="utf-8") as answers:
            for line in lines:
                given = bot.ask(line.question, history=line.history, scope=line.scope, question_id=line.id)
                answers.write(json.dumps(given.to_dict(), ensure_ascii=False) + "\n")
                bar.advance(1)
    out.print(f"{len(lines)} 个问题的回答已写入 {escape(str(output))}。")


@app.command()
def info(data: DataOption = DATA, index: IndexOption = INDEX, debug: DebugOption = False) -> None:
    """Show what the index holds."""
    with failures(debug):
        from qa_bot.indexing.generations import read_manifest

        manifest = read_manifest(index)
    out.print(f"索引 {escape(str(index))}，指纹 {manifest.fingerprint}，建于 {manifest.built_at}")
    out.print(
        f"编码器 {escape(manifest.encoder.name)}（{escape(manifest.encoder.revision)}，"
        f"{manifest.encoder.dimensions} 维），"
        f"{manifest.chunks} 个段落，{manifest.figures} 条数据"
    )
    out.print(_reports(manifest))
    if any(entry.stated for entry in manifest.reports):
        out.print("* 由 reports.toml 指定")
    for failed in manifest.failed:
        out.print(f"未能读取：{escape(failed.file_name)}：{escape(failed.reason)}")


def _reports(manifest: Manifest) -> Table:
    """Return a row for each report; what an operator states of it has a star."""
    table = Table("报告", "标题", "地区", "年份", "段落", "数据")
    for entry in manifest.reports:
        about = {"title": entry.title, "place": entry.place or "—", "year": str(entry.year or "—")}
        told = [escape(text) + ("*" if name in entry.stated else "") for name, text in about.items()]
        table.add_row(escape(entry.id), *told, str(entry.chunks), str(entry.figures))
    return table


@app.command()
def serve(
    data: DataOption = DATA,
    index: IndexOption = INDEX,
    model: ModelOption = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to listen on.")] = 7860,
    manage: Annotated[
        bool | None,
        typer.Option(
            "--manage/--read-only",
            help="Whether reports and index may be changed on the page; by default only on 127.0.0.1.",
        ),
    ] = None,
    mcp: Annotated[bool, typer.Option("--mcp", help="Offer ask, figures and search as MCP tools too.")] = False,
    feedback: Annotated[
        Path | None,
        typer.Option("--feedback", help="Where readers' opinions are kept (default: feedback/ beside the reports)."),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Serve the web app; it takes up a new index by itself."""
    with failures(debug):
        from qa_bot.serving import LiveBot
        from qa_bot.web.holder import Serving

        # loaded beside the import of gradio, which takes seconds
        holder = Serving(lambda: LiveBot.load(index, model=model, told=print_live))
        from qa_bot.web.office import Office, is_local
        from qa_bot.web.server import serve as serve_app

        opinions = feedback or data.parent / "feedback" / "feedback.jsonl"
        allowed = is_local(host) if manage is None else manage
        office = Office.open(data, index, manage=allowed, model=model)
        serve_app(holder, host=host, port=port, feedback=opinions, office=office, mcp=mcp)


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line on `words` (the process's own where None).

    Every failure is one sentence on stderr and a non-zero exit code.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    app(args=words)
