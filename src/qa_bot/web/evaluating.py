"""The one evaluation a server runs at a time, watched by whoever looks; each is kept, so that the next is compared."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from qa_bot.evaluation.compare import Comparison, compare, judged, read_baseline
from qa_bot.evaluation.dataset import GradedQuestion, read_graded
from qa_bot.evaluation.page import render
from qa_bot.evaluation.results import BASELINE, PAGE, Run
from qa_bot.evaluation.run import Bot, Outcome, evaluate
from qa_bot.web.downloads import Downloads
from qa_bot.web.job import Job, State, Stopped

Against = Literal["last", "baseline", "nothing"]


@dataclass(frozen=True, slots=True)
class EvalStatus:
    """Where an evaluation is: `done` of `total` questions asked; `error` is why it failed."""

    state: State = "idle"
    file: str = ""
    split: str = ""
    done: int = 0
    total: int = 0
    error: str = ""

    @property
    def running(self) -> bool:
        """Tell whether an evaluation is running."""
        return self.state == "running"

    def to_dict(self) -> dict[str, Any]:
        """Return the status as plain JSON types."""
        return asdict(self)


class Evaluator:
    """Runs an evaluation in a thread of its own; a second one is not begun while one runs."""

    def __init__(self, questions: Path, results: Path) -> None:
        """Read question files of the folder `questions`, keep runs in the folder `results`."""
        self._questions, self._results = questions, results
        self._status = EvalStatus()
        self._run: Run | None = None
        self._page: Path | None = None
        self._downloads = Downloads()
        self._job = Job("evaluation", self._end)

    @property
    def status(self) -> EvalStatus:
        """Return where the evaluation is now."""
        return self._status

    @property
    def last(self) -> Run | None:
        """Return the last whole run of this server, None before the first."""
        return self._run

    @property
    def page(self) -> Path | None:
        """Return the file of the last run's self-contained page, None before the first."""
        return self._page

    def files(self) -> tuple[str, ...]:
        """Return the names of the question files there are, the main one first."""
        names = sorted(path.name for path in self._questions.glob("*.jsonl"))
        return tuple(sorted(names, key=lambda name: name != "questions.jsonl"))

    def start(self, bot: Bot, file: str, split: str = "all", against: Against = "last") -> bool:
        """Begin to ask `bot` the questions of `file` and return True, or False where an evaluation is running."""
        return self._job.start(lambda: self._begin(file, split), lambda: self._evaluate(bot, file, split, against))

    def stop(self) -> None:
        """End the evaluation that runs; nothing of it is kept."""
        self._job.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the evaluation is over."""
        self._job.join(timeout)

    def _begin(self, file: str, split: str) -> None:
        self._status = EvalStatus("running", file, split)

    def _end(self, state: State, error: str) -> None:
        self._status = replace(self._status, state=state, error=error)

    def _evaluate(self, bot: Bot, file: str, split: str, against: Against) -> None:
        self._run = self._evaluated(bot, file, split, against)

    def _evaluated(self, bot: Bot, file: str, split: str, against: Against) -> Run:
        lines = read_graded(self._questions / Path(file).name, split)
        self._status = replace(self._status, total=len(lines))
        outcomes = self._ask(bot, lines)
        run = Run(
            Path(file).name, split, bot.manifest.fingerprint, outcomes, self._compared(outcomes, file, split, against)
        )
        folder = self._folder(run.file, split)
        run.save(folder)
        self._page = self._downloads.path(f"{folder.name}-{PAGE}")
        self._page.write_text(render(run), encoding="utf-8")
        shutil.copy(self._page, folder / PAGE)
        return run

    def _ask(self, bot: Bot, lines: list[GradedQuestion]) -> list[Outcome]:
        def advance(steps: int) -> None:
            if self._job.stopping:
                raise Stopped
            self._status = replace(self._status, done=self._status.done + steps)

        return evaluate(bot, lines, advance)

    def _compared(self, outcomes: list[Outcome], file: str, split: str, against: Against) -> Comparison | None:
        """Return what changed against the run before, or the baseline; None where there is none to compare with."""
        earlier = {"last": self._folder(file, split) / BASELINE, "baseline": self._questions / BASELINE}.get(against)
        if earlier is None or not earlier.is_file():
            return None
        return compare(judged(outcomes), read_baseline(earlier))

    def _folder(self, file: str, split: str) -> Path:
        return self._results / f"{Path(file).stem}-{split}"
