"""Many people asking at once, and during a rebuild: `python -m qa_bot.web.load_benchmark [INDEX] [--data DIR]`.

It goes over HTTP, against a server of its own. A round is one person who asks a few questions, one after the other,
through the queue the page uses; then many who ask at the same moment. There is one round in quiet, and several in each
phase of a full rebuild of a copy of the index. Told are the median of one alone, median, p95 and the slowest of all
together, p95 as a multiple of the median alone, how many times as long p95 is while the index is rebuilt, and every
failure. Nothing is asserted: how long it takes is the machine's affair.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import httpx
import typer

if TYPE_CHECKING:
    from qa_bot.web.building import Builder

PEOPLE = 50
ALONE = 20
"""Questions one person asks, one after the other, to have something to compare with."""
ROUNDS = 2
"""Rounds in each phase of a rebuild."""
BOUND = 300.0
"""Seconds of a rebuild after which no further round begins; the rebuild is then ended."""
SLOWEST = 300.0
"""Seconds after which an answer counts as a failure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked: how long the answer took, in seconds, and what failed ("" where nothing did)."""

    seconds: float
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured in one round, or in several; all times in seconds."""

    alone: tuple[Asked, ...] = ()
    together: tuple[Asked, ...] = ()

    def __add__(self, other: Load) -> Load:
        return Load(self.alone + other.alone, self.together + other.together)

    @property
    def failures(self) -> tuple[str, ...]:
        """Return what failed."""
        return tuple(asked.failure for asked in (*self.alone, *self.together) if asked.failure)

    @property
    def p95(self) -> float:
        """Return the 95th percentile of all together."""
        return percentile(self.together)

    @property
    def single(self) -> float:
        """Return the median of one person alone."""
        return statistics.median(asked.seconds for asked in self.alone)

    def report(self) -> dict[str, object]:
        """Return the figures, seconds rounded to milliseconds."""
        times = [asked.seconds for asked in self.together]
        return {
            "asked": len(self.alone) + len(times),
            "alone_median": round(self.single, 3),
            "alone_p95": round(percentile(self.alone), 3),
            "together_median": round(statistics.median(times), 3),
            "together_p95": round(self.p95, 3),
            "together_slowest": round(max(times), 3),
            "p95_over_alone": round(self.p95 / self.single, 1),
            "failures": list(self.failures),
        }


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was measured in quiet, and in each round while the index was rebuilt, with the phase the round began in."""

    quiet: Load
    rounds: tuple[tuple[str, Load], ...]

    def report(self) -> dict[str, object]:
        """Return the figures of both, and how many times as long p95 is while the index is rebuilt."""
        told: dict[str, object] = {"quiet": self.quiet.report()}
        if self.rounds:
            busy = sum((load for _, load in self.rounds), Load())
            times = {
                "alone_p95_times": round(percentile(busy.alone) / percentile(self.quiet.alone), 2),
                "together_p95_times": round(busy.p95 / self.quiet.p95, 2),
            }
            phases = dict(Counter(phase for phase, _ in self.rounds))
            told["rebuilding"] = {"rounds": phases, **times, **busy.report()}
        return told


def percentile(asked: Sequence[Asked], percent: int = 95) -> float:
    """Return a percentile of the seconds, by the nearest-rank method."""
    times = sorted(one.seconds for one in asked)
    return times[max(0, -(-percent * len(times) // 100) - 1)]


async def measure(address: str, questions: Sequence[str], people: int = PEOPLE) -> Load:
    """Ask `questions`, over and over, at the app's `address`: by one person, then by `people` at the same moment."""
    async with _client(address, people) as client:
        for question in questions:  # what is done once only (words loaded, patterns compiled) is no answer's time
            await _ask(client, question)
        return await _round(client, questions, people)


async def measure_while(
    phase: Callable[[], str], address: str, questions: Sequence[str], people: int = PEOPLE, seconds: float = BOUND
) -> tuple[tuple[str, Load], ...]:
    """Do the same `ROUNDS` times in each phase that `phase` tells of, until it tells "" or `seconds` are over."""
    rounds: list[tuple[str, Load]] = []
    until = time.perf_counter() + seconds
    async with _client(address, people) as client:
        while (now := phase()) and time.perf_counter() < until:
            if sum(began == now for began, _ in rounds) < ROUNDS:
                rounds.append((now, await _round(client, questions, people)))
            else:
                await asyncio.sleep(0.2)
    return tuple(rounds)


def _client(address: str, people: int) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=2 * people)
    return httpx.AsyncClient(base_url=address, timeout=SLOWEST, limits=limits, trust_env=False)


async def _round(client: httpx.AsyncClient, questions: Sequence[str], people: int) -> Load:
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
    index: Annotated[Path, typer.Argument(help="The index folder whose copy is served.")] = Path("index"),
    data: Annotated[Path, typer.Option(help="The reports it was built from.")] = Path("data/reports"),
    people: Annotated[int, typer.Option(help="How many ask at once.")] = PEOPLE,
    seconds: Annotated[float, typer.Option(help="How long a rebuild is measured; 0: not at all.")] = BOUND,
) -> None:
    """Serve the index on a free port of this machine, let people ask, rebuild it, and print what was measured."""
    from qa_bot.serving import LiveBot
    from qa_bot.web.app import build_app
    from qa_bot.web.holder import Serving
    from qa_bot.web.office import Office
    from qa_bot.web.server import free_port, launch

    with TemporaryDirectory() as folder:
        copied = shutil.copytree(index, Path(folder) / "index")
        holder = Serving(lambda: LiveBot.load(copied))
        office = Office.open(data, copied, manage=True, questions=Path(folder))
        questions = holder.current().suggestions(12)
        app = build_app(holder, Path(folder) / "feedback.jsonl", office)
        address = launch(app, host="127.0.0.1", port=free_port())
        try:
            quiet = asyncio.run(measure(address, questions, people))
            office.builder.start(force=True)
            rounds = asyncio.run(measure_while(lambda: _phase(office.builder), address, questions, people, seconds))
        finally:
            office.builder.stop()
            office.builder.join()
            app.close(verbose=False)
    print(json.dumps(Rebuilt(quiet, rounds).report(), ensure_ascii=False, indent=1))


def _phase(builder: Builder) -> str:
    """Return what a build does now, "" where it is over."""
    status = builder.status
    return (status.phase or "…") if status.running else ""


if __name__ == "__main__":
    typer.run(main)
