"""Many people asking at once: `python -m qa_bot.web.load_benchmark [INDEX]`, over HTTP, against a server of its own.

Each person asks one question through the queue the page uses, all begin together; the same is done by one person alone
first. Told are the median of one alone, median, p95 and the slowest of all together, p95 as a multiple of the median
alone, and every failure. Nothing is asserted: how long it takes is the machine's affair.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx
import typer

PEOPLE = 50
ALONE = 15
"""Questions one person asks, one after the other, to have something to compare with."""
SLOWEST = 300.0
"""Seconds after which an answer counts as a failure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked: how long the answer took, in seconds, and what failed ("" where nothing did)."""

    seconds: float
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured; all times in seconds."""

    alone: tuple[Asked, ...]
    together: tuple[Asked, ...]

    @property
    def failures(self) -> tuple[str, ...]:
        """Return what failed."""
        return tuple(asked.failure for asked in (*self.alone, *self.together) if asked.failure)

    @property
    def p95(self) -> float:
        """Return the 95th percentile of all together, by the nearest-rank method."""
        times = sorted(asked.seconds for asked in self.together)
        return times[max(0, -(-95 * len(times) // 100) - 1)]

    @property
    def single(self) -> float:
        """Return the median of one person alone."""
        return statistics.median(asked.seconds for asked in self.alone)

    def report(self) -> dict[str, object]:
        """Return the figures, seconds rounded to milliseconds."""
        times = [asked.seconds for asked in self.together]
        return {
            "people": len(self.together),
            "alone_median": round(self.single, 3),
            "together_median": round(statistics.median(times), 3),
            "together_p95": round(self.p95, 3),
            "together_slowest": round(max(times), 3),
            "p95_over_alone": round(self.p95 / self.single, 1),
            "failures": list(self.failures),
        }


async def measure(address: str, questions: Sequence[str], people: int = PEOPLE) -> Load:
    """Ask `questions`, over and over, at the app's `address`: by one person, then by `people` at the same moment."""
    limits = httpx.Limits(max_connections=2 * people)
    async with httpx.AsyncClient(base_url=address, timeout=SLOWEST, limits=limits, trust_env=False) as client:
        await _ask(client, questions[0])  # the first one warms the process
        alone = [await _ask(client, questions[number % len(questions)]) for number in range(ALONE)]
        together = await asyncio.gather(*(_ask(client, questions[n % len(questions)]) for n in range(people)))
    return Load(tuple(alone), tuple(together))


async def _ask(client: httpx.AsyncClient, question: str) -> Asked:
    started = time.perf_counter()
    try:
        begun = await client.post("/gradio_api/call/ask", json={"data": [question, [], []]})
        begun.raise_for_status()
        told = await client.get(f"/gradio_api/call/ask/{begun.json()['event_id']}")
        failure = _failure(told.text, question)
    except httpx.HTTPError as error:
        failure = f"{question}: {error!r}"
    return Asked(time.perf_counter() - started, failure)


def _failure(stream: str, question: str) -> str:
    """Return what is wrong with the events of an answer: an error, or the answer to something else."""
    data = [line.removeprefix("data: ") for line in stream.splitlines() if line.startswith("data: ")]
    if "event: complete" not in stream or not data:
        return f"{question}: {stream[:200]}"
    answer = json.loads(data[-1])[0]
    return "" if answer.get("question") == question else f"{question}: {str(answer)[:200]}"


def main(
    index: Annotated[Path, typer.Argument(help="The index folder to serve.")] = Path("index"),
    people: Annotated[int, typer.Option(help="How many ask at once.")] = PEOPLE,
) -> None:
    """Serve the index on a free port of this machine, let people ask, and print what was measured."""
    from qa_bot.bot import QABot
    from qa_bot.web.app import build_app
    from qa_bot.web.holder import Fixed
    from qa_bot.web.server import free_port, launch

    bot = QABot.load(index)
    questions = bot.suggestions(12)
    with TemporaryDirectory() as folder:
        app = build_app(Fixed(bot), Path(folder) / "feedback.jsonl")
        address = launch(app, host="127.0.0.1", port=free_port())
        try:
            load = asyncio.run(measure(address, questions, people))
        finally:
            app.close(verbose=False)
    print(json.dumps(load.report(), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    typer.run(main)
