"""Endpoints about the index: how it stands, and where managing is allowed, what changes it."""

from __future__ import annotations

from typing import Any

from qa_bot.errors import QuestionError
from qa_bot.indexing.generations import kept_indexes
from qa_bot.indexing.standing import standings
from qa_bot.reports.folder import aside
from qa_bot.web.api.rows import standing_row
from qa_bot.web.evaluating import Against
from qa_bot.web.holder import Holder
from qa_bot.web.office import Office
from qa_bot.web.tabs.evaluation import AGAINST, SPLITS
from qa_bot.web.tabs.index import ACTS


class Watching:
    """Endpoints that tell where things stand."""

    def __init__(self, holder: Holder, office: Office) -> None:
        """Watch the index of `holder` and what `office` does."""
        self._holder, self._office = holder, office

    def index_status(self) -> dict[str, Any]:
        """Return which index answers, how the report files stand to it, which are kept, and whether one is built."""
        manifest = self._holder.current().manifest
        kept = [
            {"fingerprint": one.manifest.fingerprint, "built_at": one.manifest.built_at, "serves": one.serves}
            for one in kept_indexes(self._office.index_dir)
        ]
        return {
            "fingerprint": manifest.fingerprint,
            "built_at": manifest.built_at,
            "files": [standing_row(standing) for standing in standings(self._office.data_dir, manifest)],
            "set_aside": list(aside(self._office.data_dir)),
            "kept": kept,
            "build": self._office.builder.status.to_dict(),
        }

    def build_status(self) -> dict[str, Any]:
        """Return where the build is: state, phase, done, total, remaining seconds, log, error."""
        return self._office.builder.status.to_dict()

    def evaluation_status(self) -> dict[str, Any]:
        """Return where the evaluation is, the question files there are, and the last run's measures."""
        run = self._office.evaluator.last
        return {
            **self._office.evaluator.status.to_dict(),
            "files": list(self._office.evaluator.files()),
            "last": None if run is None else run.to_dict(),
        }


class Managing:
    """Endpoints that change something."""

    def __init__(self, holder: Holder, office: Office) -> None:
        """Have `office` do it, with the index of `holder`."""
        self._holder, self._office = holder, office

    def build(self, force: bool = False) -> dict[str, Any]:
        """Begin to bring the index up to date; `build_status` tells how far it is, questions are answered meanwhile."""
        begun = self._office.builder.start(force=force)
        return {"begun": begun, **self._office.builder.status.to_dict()}

    def stop_build(self) -> dict[str, Any]:
        """End the build that runs; the index that serves stays."""
        self._office.builder.stop()
        return self._office.builder.status.to_dict()

    def change(self, act: str, name: str) -> dict[str, Any]:
        """Set a report aside (`remove`, its path), put one back (`put_back`), go `back` to an index (fingerprint)."""
        if act not in ACTS:
            raise QuestionError(f"there is nothing called {act} to do; known are {', '.join(ACTS)}.")
        return {"done": act, "name": ACTS[act](self._office, name)}

    def evaluate(self, file: str, split: str = "all", against: str = "last") -> dict[str, Any]:
        """Begin to ask the questions of a file (all, dev, test); compared with the last run, baseline or nothing."""
        if split not in SPLITS or against not in AGAINST:
            raise QuestionError(f"split is one of {', '.join(SPLITS)}, against one of {', '.join(AGAINST)}.")
        other: Against = "last" if against == "last" else "baseline" if against == "baseline" else "nothing"
        begun = self._office.evaluator.start(self._holder.current(), file, split, other)
        return {"begun": begun, **self._office.evaluator.status.to_dict()}
