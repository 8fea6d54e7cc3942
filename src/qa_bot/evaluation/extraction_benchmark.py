"""How long extracting the figures of reports takes beside encoding the same reports; part of `make bench`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from qa_bot.config import Config
from qa_bot.errors import QABotError
from qa_bot.figures.extract import extract_figures
from qa_bot.indexing.chunking import chunk_report
from qa_bot.indexing.encoder import load_encoder
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports


def main(
    data: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of reports.")] = Path("data/reports"),
    limit: Annotated[int, typer.Option("--limit", help="Reports measured at most.", min=1)] = 5,
) -> None:
    """Print, for each report, the seconds of extracting and of encoding its chunks, the first as a share of both."""
    try:
        encoder = load_encoder()
        paths = find_reports(data)[:limit]
        reports = [read_report(path) for path in paths]
    except QABotError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    encoder.encode_documents(["热身"])
    if reports:
        extract_figures(reports[0])  # loads the dictionary and the patterns, which is not what is measured
    for report in reports:
        started = time.perf_counter()
        figures = extract_figures(report)
        extracted = time.perf_counter()
        texts = [chunk.contextual_text for chunk in chunk_report(report, Config())]
        encoder.encode_documents(texts)
        encoded = time.perf_counter()
        extracting, encoding = extracted - started, encoded - extracted
        print(
            f"{report.id}: {len(figures)} figures in {extracting:.3f} s, {len(texts)} chunks encoded in "
            f"{encoding:.2f} s, share {extracting / (extracting + encoding):.2%}"
        )


if __name__ == "__main__":
    typer.run(main)
